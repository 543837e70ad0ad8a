package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/cmd/verbatim/internal/settings"
)

// A lossTest is a running bot whose corpus folder is taken away, like a disk that is no longer mounted.
type lossTest struct {
	*runningBot
	folder            string
	channel, reports  *discordtest.Channel
	member, moderator discordtest.User
}

// newLossTest starts a bot with twelve articles.
func newLossTest(t *testing.T) *lossTest {
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	t.Cleanup(discord.Close)
	world := discord.World
	guild := world.AddGuild("Harbour")
	l := &lossTest{
		folder:  filepath.Join(t.TempDir(), "articles"),
		channel: world.AddChannel(guild, "news"), reports: world.AddChannel(guild, "reports"),
		member: world.AddUser("quillon"), moderator: world.AddUser("bea"),
	}
	world.Join(guild, l.member)
	world.Join(guild, l.moderator, world.AddRole(guild, "managers", discordtest.PermManageGuild))
	must(t, os.Mkdir(l.folder, 0o700))
	for i := range 12 {
		text := fmt.Sprintf("No %d\n\n\"The lighthouse number %d stays dark,\" Oskar Brandvold said.\n", i, i)
		must(t, os.WriteFile(filepath.Join(l.folder, fmt.Sprintf("%d.txt", i)), []byte(text), 0o600))
	}
	c := settings.Config{Watch: settings.LeastWatch, HomeGuilds: []string{guild.ID}, ReportChannel: l.reports.ID}
	l.runningBot = startBot(t, discord, c, "--corpus", l.folder, "--data", t.TempDir())
	l.becomes(200, "ok")
	return l
}

// must ends a test on an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// posted returns the next report that the bot posts.
func (l *lossTest) posted() string {
	l.t.Helper()
	ctx, cancel := context.WithTimeout(l.t.Context(), patience)
	defer cancel()
	m, err := l.discord.Messages.Posted(ctx, l.reports)
	if err != nil {
		l.t.Fatalf("nothing is reported: %v; the log:\n%s", err, &l.log)
	}
	return show.Unescape(m.Text())
}

// hide lets the moderator hide a quote, and returns its id.
func (l *lossTest) hide(words string) (id string) {
	l.t.Helper()
	found := l.says(l.channel, l.member, "!who-said "+words)
	end := strings.LastIndex(found, "`")
	id = found[end-10 : end]
	if got := l.says(l.channel, l.moderator, "!verbatim hide "+id+" it is lit"); !strings.Contains(got, "hidden") {
		l.t.Fatalf("the answer to hide is %q", got)
	}
	return id
}

// TestLossUnderABot removes the corpus folder of a running bot and restores it. The bot answers all the time, a
// hidden quote stays hidden, and the report channel gets one report of the loss and one of its end.
func TestLossUnderABot(t *testing.T) {
	t.Parallel()
	l := newLossTest(t)
	id := l.hide(`"lighthouse number 7"`)
	must(t, os.Rename(l.folder, l.folder+"-away"))
	// The quote is hidden even before the bot has noticed the loss.
	if got := l.says(l.channel, l.member, `!who-said "lighthouse number 7"`); strings.Contains(got, id) {
		t.Errorf("the hidden quote is shown:\n%s", got)
	}
	l.becomes(200, "ok\nthe corpus folder with its 12 articles can't be read")
	got := l.posted()
	for _, want := range []string{"The corpus folder with its 12 articles can't be read", "!reindex"} {
		if !strings.Contains(got, want) || strings.Contains(got, l.folder) {
			t.Errorf("the report is\n%s", got)
		}
	}
	must(t, os.Mkdir(l.folder, 0o700)) // the empty mount point
	l.becomes(200, "12 of 12 articles are gone")
	_, body := l.get("/metrics")
	for _, line := range []string{"\nverbatim_corpus_articles_gone 12\n", "\nverbatim_snapshot_articles 12\n"} {
		if !strings.Contains(body, line) {
			t.Errorf("the metrics are\n%s", body)
		}
	}
	l.checkAnswers(id)

	must(t, os.Remove(l.folder))
	must(t, os.Rename(l.folder+"-away", l.folder))
	if got := l.posted(); !strings.Contains(got, "in order again") {
		t.Errorf("the second report is\n%s", got)
	}
	if got := l.says(l.channel, l.member, "!verbatim status"); strings.Contains(got, "gone") {
		t.Errorf("the status is\n%s", got)
	}
	l.end()
	if n := strings.Count(l.log.String(), "most articles are gone"); n != 1 {
		t.Errorf("the log reports the loss %d times:\n%s", n, &l.log)
	}
}

// checkAnswers checks the answers while the articles are gone. The quote with the id is hidden.
func (l *lossTest) checkAnswers(id string) {
	l.t.Helper()
	for _, c := range []struct {
		by           discordtest.User
		typed        string
		want, absent string
	}{
		{l.member, `!who-said "lighthouse number 8"`, "number 8 stays dark", ""},
		{l.member, `!who-said "lighthouse number 7"`, "", id},
		{l.member, "!verbatim status", "12 of 12 articles are gone from the corpus folder", "accept-loss"},
		{l.moderator, "!verbatim status", "--accept-loss", ""},
		{l.moderator, "!reindex", "12 of 12 articles are gone from the corpus folder", ""},
		{l.moderator, "!verbatim unhide " + id + " why not", "Nothing can be changed", ""},
	} {
		got := l.says(l.channel, c.by, c.typed)
		if !strings.Contains(got, c.want) || c.absent != "" && strings.Contains(got, c.absent) {
			l.t.Errorf("%s is answered with\n%s", c.typed, got)
		}
	}
}
