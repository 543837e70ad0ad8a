package main

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
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
		`ok       token: it belongs to verbatim`, `ok       intents:`, `ok       sessions: 1000 of 1000`, `ok       clock:`,
		`ok       server: .*Harbour`, `ok       role: desk`, `ok       reports: .*reports`,
		`ok       invite: https://discord\.com/oauth2/authorize`)
	if strings.Contains(p.out.String(), "warning") {
		t.Errorf("it prints a warning:\n%s", &p.out)
	}
	p.index(t)
	p.see(t, 0, `ok       index: of .* with 1 article and 1 quote; it fits the corpus`)
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

func TestDoctorOfDiscord(t *testing.T) {
	const starts = `{"url":"wss://gateway.example",` +
		`"session_start_limit":{"total":1000,"remaining":3,"reset_after":7200000}}`
	for name, c := range map[string]struct {
		options discordtest.Options
		change  func(*patient)
		code    int
		lines   []string
	}{
		"no token": {
			change: func(p *patient) { p.app.Config.Token = "" },
			lines:  []string{`warning  token: no token is set, so Discord was not asked`},
		},
		"a wrong token": {
			change: func(p *patient) { p.app.Config.Token = "sesame" },
			code:   2, lines: []string{`failure  token: Discord rejects it`},
		},
		"no content": {
			options: discordtest.Options{NoMessageContent: true},
			lines:   []string{`warning  intents: Message Content is off`},
		},
		"another server": {
			change: func(p *patient) { p.app.Config.HomeGuilds = []string{"7"} },
			code:   2, lines: []string{
				`failure  server: VERBATIM_HOME_GUILDS: the bot is not in 7: .*Unknown Guild`,
				`warning  role:`, `warning  reports: .*no one may decide`,
			},
		},
		"no role": {
			change: func(p *patient) { p.app.Config.ModeratorRoles = []string{"8"} },
			lines:  []string{`warning  role: VERBATIM_MODERATOR_ROLES: no server .* has the role 8`},
		},
		"muted": {
			change: func(p *patient) { p.World.Deny(p.channel, discordtest.PermSendMessages) },
			code:   2, lines: []string{`failure  reports: .*lacks these permissions: Send Messages$`},
		},
		"blind": {
			change: func(p *patient) { p.World.Deny(p.channel, discordtest.PermViewChannel) },
			code:   2, lines: []string{`failure  reports: .*Missing Access`},
		},
		"no channel": {
			change: func(p *patient) { p.app.Config.ReportChannel = "9" },
			code:   2, lines: []string{`failure  reports: .*Unknown Channel`},
		},
		"a thread": {
			change: func(p *patient) { p.app.Config.ReportChannel = p.World.AddThread(p.channel, "doubts").ID },
			lines:  []string{`ok       reports: .*doubts`},
		},
		"too few permissions": {
			change: func(p *patient) { p.World.PermitBot(p.guild, discordtest.PermViewChannel) },
			lines: []string{
				`warning  server: .*lack these permissions: Send Messages, Send Messages in Threads, Read Message History`,
			},
		},
		"a clock that is ahead": {
			change: func(p *patient) { p.at(-time.Hour) },
			lines:  []string{`warning  clock: it is (5[0-9]m[0-9]+s|1h0m[0-9]+s) ahead`},
		},
		"a clock that is behind": {
			change: func(p *patient) { p.at(time.Hour) },
			lines:  []string{`warning  clock: it is (5[0-9]m[0-9]+s|1h0m[0-9]+s) behind`},
		},
		"few starts": {
			change: func(p *patient) { p.answer("/gateway/bot", starts) },
			lines:  []string{`warning  sessions: 3 of 1000 sessions are left; all are available again in 2h0m0s`},
		},
		"a category": {
			change: func(p *patient) { p.answer("/channels/"+p.channel.ID, `{"id":"1","type":4,"name":"all"}`) },
			code:   2, lines: []string{`failure  reports: .*not a text channel`},
		},
		"no JSON": {
			change: func(p *patient) { p.answer("/gateway/bot", `<html>`) },
			code:   2, lines: []string{`failure  Discord: `},
		},
		"out of reach": {
			change: func(p *patient) { p.app.Config.DiscordAPI = "http://127.0.0.1:1/api/v9" },
			code:   2, lines: []string{
				`failure  Discord: .*connection refused`, `         to do: check this machine's connection to Discord`,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPatient(t, c.options)
			if c.change != nil {
				c.change(p)
			}
			p.see(t, c.code, c.lines...)
		})
	}
}

// at makes Discord's clock wrong by off. The doctor's finding includes how long the call takes on a busy machine.
func (p *patient) at(off time.Duration) {
	p.API.Intercept(func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Date", time.Now().Add(off).UTC().Format(http.TimeFormat))
		return false
	})
}

// answer makes Discord answer a path with body.
func (p *patient) answer(path, body string) {
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.HasSuffix(r.URL.Path, path) {
			return false
		}
		_, _ = w.Write([]byte(body)) // the test fails without it
		return true
	})
}

func TestDoctorOfFiles(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*testing.T, *patient)
		code   int
		line   string
	}{
		"no corpus": {func(_ *testing.T, p *patient) {
			p.app.Config.Corpus = filepath.Join(p.folder, "gone")
		}, 2, `failure  corpus: .*gone`},
		"the sample": {func(_ *testing.T, p *patient) {
			p.app.Config.Corpus = ""
		}, 0, `warning  corpus: no folder is set`},
		"no articles": {func(t *testing.T, p *patient) {
			p.app.Config.Corpus = t.TempDir()
		}, 2, `failure  corpus: .*holds no article`},
		"left out": {func(t *testing.T, p *patient) {
			p.write(t, "empty.txt", "")
		}, 0, `warning  corpus: 1 file can't be an article: empty\.txt: `},
		"no data yet": {func(_ *testing.T, p *patient) {
			p.app.Config.Data = filepath.Join(p.app.Config.Data, "a", "b")
		}, 0, `ok       data: .* does not exist yet; the bot creates it`},
		"indexing now": {lockData, 0, `ok       data: another process is indexing`},
		"data is a file": {func(_ *testing.T, p *patient) {
			p.app.Config.Data = filepath.Join(p.folder, "talks.txt")
		}, 2, `failure  data: .*is not a folder`},
		"another corpus": {func(t *testing.T, p *patient) {
			p.index(t)
			p.app.Config.Corpus = t.TempDir()
			p.folder = p.app.Config.Corpus
			p.write(t, "a.txt", "One\n")
		}, 2, `failure  index: the data folder .* holds the index of .*, not of`},
		"a damaged index": {func(t *testing.T, p *patient) {
			p.index(t)
			truncate(t, filepath.Join(p.app.Config.Data, "*", "quotes*"))
		}, 0, `warning  index: verifying snapshot`},
		"a damaged manifest": {func(t *testing.T, p *patient) {
			p.index(t)
			truncate(t, filepath.Join(p.app.Config.Data, "*", "manifest.json"))
		}, 2, `failure  index: the data folder .* holds the index of an unknown corpus`},
		"no alerts": {func(t *testing.T, p *patient) {
			p.indexed = true
			alerts := filepath.Join(p.app.Config.Data, local.AlertsFile)
			if err := os.WriteFile(alerts, []byte("something else altogether"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, 2, `failure  alerts: .*not an SQLite database`},
		"open data": {func(t *testing.T, p *patient) {
			if err := os.Chmod(p.app.Config.Data, 0o777); err != nil {
				t.Fatal(err)
			}
		}, 0, `warning  data: others can write to`},
		"corrections are a folder": {func(t *testing.T, p *patient) {
			p.write(t, ".verbatim/corrections.jsonl/x", "")
		}, 0, `warning  moderators: the corpus can't be written to`},
		"no moderators": {func(_ *testing.T, p *patient) {
			p.app.Config.HomeGuilds, p.app.Config.ModeratorRoles = nil, nil
		}, 0, `ok       moderators: the corpus can't be changed from Discord`},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPatient(t, discordtest.Options{})
			p.app.Config.Token = ""
			c.change(t, p)
			p.see(t, c.code, c.line)
		})
	}
}

// lockData takes the lock of the data folder until the test ends.
func lockData(t *testing.T, p *patient) {
	t.Helper()
	lock, err := index.TryLock(p.app.Config.Data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lock.Unlock() })
	p.indexed = true
}

// truncate damages the first file that fits a pattern.
func truncate(t *testing.T, pattern string) {
	t.Helper()
	files, _ := filepath.Glob(pattern)
	if len(files) == 0 {
		t.Fatalf("no file fits %s", pattern)
	}
	if err := os.Truncate(files[0], 3); err != nil {
		t.Fatal(err)
	}
}

func TestDoctorOfSettings(t *testing.T) {
	for name, c := range map[string]struct {
		set    string // NAME=value
		change func(*settings.Config)
		code   int
		lines  []string
	}{
		"misspelt": {set: "VERBATIM_TOKN=sesame", lines: []string{
			`warning  settings: VERBATIM_TOKN is set, but verbatim does not read it`, ` +to do: did you mean VERBATIM_TOKEN\?`,
		}},
		"unknown": {set: "VERBATIM_SUMMARISER=yes", lines: []string{
			`warning  settings: VERBATIM_SUMMARISER`, ` +to do: \.env\.example`,
		}},
		"quoted": {set: `VERBATIM_TOKEN="sesame"`, code: 2, lines: []string{
			`failure  settings: VERBATIM_TOKEN begins and ends with quotation marks`,
		}},
		"both tokens": {change: func(c *settings.Config) { c.TokenFile = "doctor_test.go" }, lines: []string{
			`warning  settings: both VERBATIM_TOKEN and`, `warning  settings: other users can read the token file`,
		}},
		"no ids": {change: func(c *settings.Config) { c.HomeGuilds = []string{"1", "sesame"} }, code: 2, lines: []string{
			`failure  settings: VERBATIM_HOME_GUILDS: entry 2 is not an id`,
		}},
		"only roles": {change: func(c *settings.Config) { c.HomeGuilds = nil }, lines: []string{
			`warning  settings: VERBATIM_MODERATOR_ROLES has no effect`,
		}},
		"no port": {change: func(c *settings.Config) { c.HTTP = "localhost" }, code: 2, lines: []string{
			`failure  settings: VERBATIM_HTTP is "localhost"`,
		}},
		"open to all": {change: func(c *settings.Config) { c.HTTP = ":8080" }, lines: []string{
			`warning  settings: VERBATIM_HTTP can be reached from other machines`,
		}},
		"a hasty watch": {change: func(c *settings.Config) { c.Watch = time.Millisecond }, code: 2, lines: []string{
			`failure  settings: VERBATIM_WATCH is 1ms, which is too short`,
		}},
		"a loopback": {change: func(c *settings.Config) { c.HTTP = "[::1]:8080" }, lines: []string{`ok       settings: `}},
		"no address": {change: func(c *settings.Config) { c.DiscordAPI = "sesame" }, code: 2, lines: []string{
			`failure  settings: VERBATIM_DISCORD_API is not an address`,
		}},
		"no problem": {set: "VERBATIM_COOLDOWN=3s", lines: []string{`ok       settings: 1 variable set`}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPatient(t, discordtest.Options{})
			if name, value, ok := strings.Cut(c.set, "="); ok {
				t.Setenv(name, value)
			}
			if c.change != nil {
				c.change(&p.app.Config)
			}
			p.see(t, c.code, c.lines...)
		})
	}
}
