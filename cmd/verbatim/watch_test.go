package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/settings"
)

// TestWatchedCorpus adds an article to the folder of a running bot, which serves it without a reindex by hand.
func TestWatchedCorpus(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	guild := discord.World.AddGuild("Harbour")
	channel, member := discord.World.AddChannel(guild, "news"), discord.World.AddUser("quillon")
	discord.World.Join(guild, member)
	folder := t.TempDir()
	add := func(name, words string) {
		text := "Talks go on\n\nHARBOUR TOWN (Harbour Wire) - \"" + words + ",\" Oskar Brandvold said.\n"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	add("one.txt", "No one asked us")
	b := startBot(t, discord, settings.Config{Watch: settings.LeastWatch}, "--corpus", folder, "--data", t.TempDir())
	b.becomes(200, "ok")

	add("two.txt", "The lighthouse stays dark")
	b.servesArticles("", 2)
	if got := b.says(channel, member, "!who-said lighthouse"); !strings.Contains(got, "stays dark") {
		t.Errorf("the answer is %q", got)
	}
	b.end("lighthouse")
	if !strings.Contains(b.log.String(), "two.txt is new; indexed") {
		t.Errorf("the log does not say why the corpus was read:\n%s", &b.log)
	}
}
