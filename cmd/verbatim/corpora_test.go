package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/form"
	"verbatim/bot/show"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/index"
)

// TestCorpusPerServer runs one bot for two servers, each with a corpus of its own: what is asked, changed, reported and
// posted in one is of that corpus.
func TestCorpusPerServer(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	town := func(name string) (guild *discordtest.Guild, news *discordtest.Channel, mod discordtest.User) {
		guild = discord.World.AddGuild(name)
		news, mod = discord.World.AddChannel(guild, "news"), discord.World.AddUser("mod"+strings.ToLower(name))
		discord.World.Join(guild, mod, discord.World.AddRole(guild, "managers", discordtest.PermManageGuild))
		return guild, news, mod
	}
	harbour, quay, ines := town("Harbour")
	market, stalls, bo := town("Market")
	_, mill, ada := town("Mill") // not at home
	reports := discord.World.AddChannel(harbour, "reports")

	folders := map[string]string{"main": t.TempDir(), "market": t.TempDir()}
	write := func(corpus, file, speaker, words string) {
		text := "Talks go on\n\nHARBOUR TOWN (Harbour Wire) - \"" + words + ",\" " + speaker + " said on December 17, 2021.\n"
		if err := os.WriteFile(filepath.Join(folders[corpus], file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("main", "one.txt", "Oskar Brandvold", "The ferry waits for the ice")
	write("market", "one.txt", "Petra Lindqvist", "The ferry brings too few people")
	config := settings.Config{
		Corpora:       []string{"market=" + folders["market"]},
		HomeGuilds:    []string{harbour.ID, market.ID + "=market"},
		ReportChannel: reports.ID, Watch: settings.LeastWatch, PlainText: true,
	}
	b := startBot(t, discord, config, "--corpus", folders["main"], "--data", t.TempDir())
	b.becomes(200, "ok")
	b.servesArticles(`{corpus="market"}`, 1)

	ask := func(at *discordtest.Channel, by discordtest.User, typed, want string) {
		t.Helper()
		if got := b.says(at, by, typed); !strings.Contains(got, want) {
			t.Errorf("%s answers %q with %q, want %q in it", at.Name, typed, got, want)
		}
	}
	ask(quay, ines, "!who-said ferry", "waits for the ice")
	ask(stalls, bo, "!who-said ferry", "too few people")
	ask(mill, ada, "!who-said ferry", "waits for the ice")
	ask(mill, ada, "!verbatim settings", "main, market")
	ask(mill, ada, "!verbatim settings corpus markt", "Did you mean market?")
	ask(mill, ada, "!verbatim settings corpus market", "market")
	ask(mill, ada, "!who-said ferry", "too few people")

	// A home server changes its own corpus, and no other.
	ask(quay, ines, "!verbatim settings corpus market", "market")
	ask(quay, ines, "!who-said ferry", "too few people")
	ask(quay, ines, "!reindex", "settings corpus main")
	ask(stalls, bo, "!reindex", "1 article")

	// An alert of a channel follows its server.
	ask(quay, ines, "!verbatim subscribe lighthouse --where here", "lighthouse")
	ask(quay, ines, "!verbatim settings corpus default", "default")
	write("main", "two.txt", "Oskar Brandvold", "The lighthouse stays dark")
	write("market", "two.txt", "Petra Lindqvist", "The lighthouse is not ours")
	b.servesArticles("", 2)
	b.servesArticles(`{corpus="market"}`, 2)
	for got := ""; !strings.Contains(got, "stays dark"); { // after the answers there
		if got = show.Unescape(b.posted(quay).Text()); strings.Contains(got, "not ours") {
			t.Fatalf("posted was %q", got)
		}
	}

	// A report of another server's quote is settled in that corpus.
	asked, err := discord.Say(stalls, bo, "!who-said few people").Answer(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b.fill(asked, bo, "Wrong speaker?", map[string]string{form.Reason: "She was not there."})
	report := b.posted(reports)
	for report.Buttons() == nil { // the reindex is reported too
		report = b.posted(reports)
	}
	if !strings.Contains(report.Text(), "corpus market") {
		t.Errorf("the report does not name the corpus:\n%s", report.Text())
	}
	b.fill(report, ines, "It was someone else …", map[string]string{form.Speaker: "Ada Marsh"})
	ask(stalls, bo, "!who-said few people", "Ada Marsh")

	const watched = `verbatim_watch_reindexes_total{corpus="market",outcome="done"} 1`
	_, metrics := b.get("/metrics")
	for end := time.Now().Add(patience); !strings.Contains(metrics, watched) && time.Now().Before(end); {
		time.Sleep(20 * time.Millisecond) // the index is served a moment before it is counted
		_, metrics = b.get("/metrics")
	}
	explained(t, metrics) // this bot serves all of them
	for _, want := range []string{
		fmt.Sprintf("verbatim_server_requests_total{server=%q,corpus=\"market\"}", market.ID),
		watched,
		`verbatim_snapshot_quotes{corpus="market"} 2`,
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("the metrics have no %s", want)
		}
	}
	if n := strings.Count(metrics, "# TYPE verbatim_snapshot_open "); n != 1 {
		t.Errorf("a metric has %d types", n)
	}
	b.end()
}

// posted returns the next message that the bot posts into a channel.
func (b *runningBot) posted(in *discordtest.Channel) (m discordtest.Message) {
	b.t.Helper()
	b.wait(func(ctx context.Context) (err error) {
		m, err = b.discord.Messages.Posted(ctx, in)
		return err
	})
	return m
}

// fill presses the button with a label, fills in the form that it opens, and waits for the answer.
func (b *runningBot) fill(m discordtest.Message, by discordtest.User, label string, values map[string]string) {
	b.t.Helper()
	id := ""
	for _, button := range m.Buttons() {
		if button.Label == label {
			id = button.CustomID
		}
	}
	b.wait(func(ctx context.Context) error {
		x, err := b.discord.Press(m, by, id)
		if err != nil {
			return fmt.Errorf("pressing %s below %q: %w", label, m.Text(), err)
		}
		opened, err := x.Modal(ctx)
		if err == nil {
			x, err = b.discord.SubmitModal(opened, by, values)
		}
		if err == nil {
			_, err = x.Answer(ctx)
		}
		return err
	})
}

// TestCorpusThatCannotBeRead checks that the bot answers from one corpus while another can't be read, and says so.
func TestCorpusThatCannotBeRead(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	guild := discord.World.AddGuild("Harbour")
	channel, member := discord.World.AddChannel(guild, "news"), discord.World.AddUser("ines")
	discord.World.Join(guild, member)
	folder, data := t.TempDir(), t.TempDir()
	text := "Talks go on\n\nHARBOUR TOWN (Harbour Wire) - \"The ferry waits,\" Oskar Brandvold said.\n"
	if err := os.WriteFile(filepath.Join(folder, "one.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(data, "corpora", "market")
	if err := os.MkdirAll(other, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, index.CurrentFile), []byte("nowhere"), 0o600); err != nil {
		t.Fatal(err)
	}
	config := settings.Config{Corpora: []string{"market=" + t.TempDir()}}
	b := startBot(t, discord, config, "--corpus", folder, "--data", data)
	b.becomes(200, "the corpus market is not read yet")
	if got := b.says(channel, member, "!who-said ferry"); !strings.Contains(got, "The ferry waits") {
		t.Errorf("the answer is %q", got)
	}
	b.end()
}
