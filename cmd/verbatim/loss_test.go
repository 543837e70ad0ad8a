package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/bot"
	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestLossUnderABot takes the folder away from a running bot, as a disk that is no longer mounted, and brings it back:
// the bot answers all the time, what is hidden stays so, and the report channel hears of the loss once and of its end
// once.
func TestLossUnderABot(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	guild := discord.World.AddGuild("Harbour")
	channel, reports, member := discord.World.AddChannel(guild, "news"), discord.World.AddChannel(guild, "reports"), discord.World.AddUser("quillon")
	moderator := discord.World.AddUser("bea")
	discord.World.Join(guild, member)
	discord.World.Join(guild, moderator, discord.World.AddRole(guild, "managers", discordtest.PermManageGuild))
	folder := filepath.Join(t.TempDir(), "articles")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		text := fmt.Sprintf("No %d\n\n\"The lighthouse number %d stays dark,\" Oskar Brandvold said.\n", i, i)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var log lockedBuffer
	at := make(chan net.Addr, 1)
	a := &cli.App{Out: &terminal.Screen{W: io.Discard}, Err: &terminal.Screen{W: &log}, Listening: func(addr net.Addr) { at <- addr },
		Config: settings.Config{Token: "hunter2", DiscordAPI: discord.URL, Prefix: bot.DefaultPrefix, HTTP: "127.0.0.1:0", Watch: settings.LeastWatch,
			HomeGuilds: []string{guild.ID}, ReportChannel: reports.ID}}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- cli.Run(ctx, a, []string{"bot", "--corpus", folder, "--data", t.TempDir()}) }()
	base := "http://" + (<-at).String()
	becomes(t, base, 200, "ok")

	says := func(by discordtest.User, typed string) string {
		t.Helper()
		return bot.Unescape(answerTo(t, discord.Say(channel, by, typed)))
	}
	found := says(member, `!who-said "lighthouse number 7"`)
	id := found[strings.LastIndex(found, "`")-10 : strings.LastIndex(found, "`")]
	if got := says(moderator, "!hide "+id+" it is lit"); !strings.Contains(got, "hidden") {
		t.Fatalf("hiding is answered with %q", got)
	}
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	// Before anything has looked at the folder, too:
	if got := says(member, `!who-said "lighthouse number 7"`); strings.Contains(got, id) {
		t.Errorf("what was hidden is shown:\n%s", got)
	}
	becomes(t, base, 200, "ok\nthe corpus folder with its 12 articles can't be read")
	posted := func() string {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		m, err := discord.Messages.Posted(ctx, reports)
		if err != nil {
			t.Fatalf("nothing is reported: %v; the log:\n%s", err, &log)
		}
		return bot.Unescape(m.Content)
	}
	if got := posted(); !strings.Contains(got, "The corpus folder with its 12 articles can't be read") || !strings.Contains(got, "!reindex") || strings.Contains(got, folder) {
		t.Errorf("reported is\n%s", got)
	}
	if err := os.Mkdir(folder, 0o700); err != nil { // the empty mount point
		t.Fatal(err)
	}
	becomes(t, base, 200, "12 of 12 articles are gone")
	if _, body := getFrom(t, base, "/metrics"); !strings.Contains(body, "\nverbatim_corpus_articles_gone 12\n") || !strings.Contains(body, "\nverbatim_snapshot_articles 12\n") {
		t.Errorf("the metrics are\n%s", body)
	}
	for _, c := range []struct {
		by          discordtest.User
		typed       string
		want, wants string // what must be in the answer, and what not
	}{
		{member, `!who-said "lighthouse number 8"`, "number 8 stays dark", ""},
		{member, `!who-said "lighthouse number 7"`, "", id},
		{member, "!status", "12 of 12 articles are gone from the corpus folder", "accept-loss"},
		{moderator, "!status", "--accept-loss", ""},
		{moderator, "!reindex", "12 of 12 articles are gone from the corpus folder", ""},
		{moderator, "!unhide " + id + " why not", "Nothing can be changed", ""},
	} {
		got := says(c.by, c.typed)
		if !strings.Contains(got, c.want) || c.wants != "" && strings.Contains(got, c.wants) {
			t.Errorf("%s is answered with\n%s", c.typed, got)
		}
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(folder+"-away", folder); err != nil {
		t.Fatal(err)
	}
	if got := posted(); !strings.Contains(got, "in order again") {
		t.Errorf("reported a second time is\n%s", got)
	}
	if got := says(member, "!status"); strings.Contains(got, "gone") {
		t.Errorf("the status is\n%s", got)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("the bot ended with %v", err)
	}
	if n := strings.Count(log.String(), "most articles are gone"); n != 1 {
		t.Errorf("the log tells of the loss %d times:\n%s", n, &log)
	}
}
