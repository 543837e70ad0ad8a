package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// A patient is a setup that the doctor examines: a folder of articles, a data folder, a Discord, and settings that fit.
type patient struct {
	*discordtest.Server
	guild   *discordtest.Guild
	channel *discordtest.Channel
	role    discordtest.Role
	folder  string
	indexed bool // the data folder holds an index or a lock
	app     *cli.App
	out     bytes.Buffer
}

func newPatient(t *testing.T, o discordtest.Options) *patient {
	t.Helper()
	o.Token = "hunter2"
	p := &patient{Server: discordtest.Start(o), folder: t.TempDir()}
	t.Cleanup(p.Close)
	p.guild = p.World.AddGuild("Harbour")
	p.channel, p.role = p.World.AddChannel(p.guild, "reports"), p.World.AddRole(p.guild, "desk", 0)
	p.write(t, "talks.txt", "Talks go on\n\nHARBOUR TOWN (Harbour Wire) - \"No one asked us,\" Oskar Brandvold said.\n")
	screen := &terminal.Screen{W: &p.out}
	p.app = &cli.App{Out: screen, Err: screen, Config: settings.Config{
		Token: "hunter2", DiscordAPI: p.URL, Prefix: "!", Corpus: p.folder, Data: t.TempDir(),
		HomeGuilds: []string{p.guild.ID}, ModeratorRoles: []string{p.role.ID}, ReportChannel: p.channel.ID,
	}}
	return p
}

func (p *patient) write(t *testing.T, name, text string) {
	t.Helper()
	name = filepath.Join(p.folder, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// index indexes the folder.
func (p *patient) index(t *testing.T) {
	t.Helper()
	p.indexed = true
	if err := cli.Run(t.Context(), p.app, []string{"reindex"}); err != nil {
		t.Fatal(err)
	}
}

// see runs the doctor, and checks its exit code and that it prints each of the lines.
func (p *patient) see(t *testing.T, code int, lines ...string) {
	t.Helper()
	p.out.Reset()
	err := cli.Run(t.Context(), p.app, []string{"doctor"})
	if got := problem.ExitCode(err); got != code {
		t.Errorf("the exit code is %d (%v), want %d", got, err, code)
	}
	for _, line := range lines {
		if !regexp.MustCompile(`(?m)^` + line).MatchString(p.out.String()) {
			t.Errorf("there is no line %q in\n%s", line, &p.out)
		}
	}
	if strings.Contains(p.out.String(), "hunter2") || strings.Contains(p.out.String(), "sesame") {
		t.Errorf("the token is printed:\n%s", &p.out)
	}
	if left, _ := filepath.Glob(filepath.Join(p.app.Config.Data, "*")); !p.indexed && len(left) > 0 {
		t.Errorf("it leaves %q in the data folder", left)
	}
	if r := p.API.Refusals(); code == 0 && len(r) > 0 {
		t.Errorf("Discord refused %+v", r)
	}
}

func TestDoctorFindsNothingWrong(t *testing.T) {
	p := newPatient(t, discordtest.Options{})
	p.see(t, 0, `ok       settings:`, `ok       corpus: .* holds 1 article$`, `ok       moderators:`, `ok       data:`,
		`ok       index: there is no index yet`, `ok       alerts: alerts\.db does not exist yet`,
		`ok       server settings: servers\.db does not exist yet`,
		`ok       token: it belongs to verbatim`, `ok       intents:`, `ok       sessions: 1000 of 1000`, `ok       clock:`,
		`ok       server: .*Harbour`, `ok       role: desk`, `ok       reports: .*reports`,
		`ok       invite: https://discord\.com/oauth2/authorize`)
	if strings.Contains(p.out.String(), "warning") {
		t.Errorf("it prints a warning:\n%s", &p.out)
	}
	if n := strings.Count(p.out.String(), " settings: "); n != 2 || strings.Count(p.out.String(), "   settings: ") != 1 {
		t.Errorf("the environment's settings and the servers' have the same name:\n%s", &p.out)
	}
	p.index(t)
	p.see(t, 0, `ok       index: built on .* with 1 article and 1 quote; it matches the corpus`)
	p.write(t, "more.txt", "More\n")
	p.see(t, 0, `warning  index: .*more\.txt is new`)
	texts, err := filepath.Glob(filepath.Join(p.app.Config.Data, "snapshot-*", "texts.dat"))
	if err != nil || len(texts) != 1 {
		t.Fatal(texts, err)
	}
	b, err := os.ReadFile(texts[0])
	if err != nil {
		t.Fatal(err)
	}
	b[20] ^= 1
	if err := os.WriteFile(texts[0], b, 0o600); err != nil {
		t.Fatal(err)
	}
	p.see(t, 0, `warning  index: verifying snapshot .*: texts\.dat: damaged`, `         to do: run verbatim reindex`)
}
