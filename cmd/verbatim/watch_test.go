package main

import (
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestWatchedCorpus puts an article into the folder of a running bot, which serves it without being told.
func TestWatchedCorpus(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	guild := discord.World.AddGuild("Harbour")
	channel, member := discord.World.AddChannel(guild, "news"), discord.World.AddUser("quillon")
	discord.World.Join(guild, member)
	folder := t.TempDir()
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("Talks go on\n\nHARBOUR TOWN (Harbour Wire) - \""+text+",\" Oskar Brandvold said.\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("one.txt", "Nobody asked us")

	var log lockedBuffer
	at := make(chan net.Addr, 1)
	a := &cli.App{Out: &terminal.Screen{W: io.Discard}, Err: &terminal.Screen{W: &log}, Listening: func(addr net.Addr) { at <- addr },
		Config: settings.Config{Token: "hunter2", DiscordAPI: discord.URL, Prefix: bot.DefaultPrefix, HTTP: "127.0.0.1:0", Watch: settings.LeastWatch}}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- cli.Run(ctx, a, []string{"bot", "--corpus", folder, "--data", t.TempDir()}) }()
	base := "http://" + (<-at).String()
	becomes(t, base, 200, "ok")

	put("two.txt", "The lighthouse stays dark")
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		_, body := getFrom(t, base, "/metrics")
		if strings.Contains(body, "\nverbatim_snapshot_articles 2\n") {
			explained(t, body) // here all there are are served
			break
		}
		if time.Now().After(end) {
			t.Fatalf("the new article is not served; the log:\n%s", &log)
		}
	}
	if got := answerTo(t, discord.Say(channel, member, "!who-said lighthouse")); !strings.Contains(bot.Unescape(got), "stays dark") {
		t.Errorf("the answer is %q", got)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("the bot ended with %v", err)
	}
	if !strings.Contains(log.String(), "two.txt is new; indexed") {
		t.Errorf("the log does not say why the corpus was read:\n%s", &log)
	}
	if strings.Contains(log.String(), "lighthouse") || strings.Contains(log.String(), "hunter2") {
		t.Errorf("the log has what it must not:\n%s", &log)
	}
}
