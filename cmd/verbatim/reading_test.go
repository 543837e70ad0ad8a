package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
)

// newHarbour starts a fake Discord with a server, and returns a member and a channel of it.
func newHarbour(t *testing.T) (*discordtest.Server, *discordtest.Channel, discordtest.User) {
	t.Helper()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2", InteractionDeadline: patience})
	t.Cleanup(discord.Close)
	guild := discord.World.AddGuild("Harbour")
	channel, member := discord.World.AddChannel(guild, "news"), discord.World.AddUser("ines")
	discord.World.Join(guild, member)
	return discord, channel, member
}

// TestBotConnectsBeforeTheCorpusIsRead starts a bot that can't index anything yet. It is connected, says so, and
// answers over the same connection once there is an index.
func TestBotConnectsBeforeTheCorpusIsRead(t *testing.T) {
	t.Parallel()
	discord, channel, member := newHarbour(t)
	data := t.TempDir()
	lock, err := index.TryLock(data)
	if err != nil {
		t.Fatal(err)
	}
	b := startBot(t, discord, settings.Config{}, "--data", data)
	b.wait(isConnected(discord))
	b.wait(discord.Commands.Registered)
	b.becomes(503, "the corpus is being read for the first time")
	slash := func() string {
		x, err := discord.Slash(channel, member, "who-said", map[string]any{"words": "launcher"})
		if err != nil {
			t.Fatal(err)
		}
		return answerTo(t, x)
	}
	const reading = "I'm still reading the articles. Try again in a moment."
	for _, got := range []string{slash(), b.says(channel, member, "!who-said launcher")} {
		if got != reading {
			t.Errorf("the answer is %q, want %q", got, reading)
		}
	}
	for command, want := range map[string]string{
		"help": "who-said", "about": "still reading the articles", "status": "A reindex has been running since",
	} {
		if got := b.says(channel, member, discord.Mention()+" "+command); !strings.Contains(got, want) {
			t.Errorf("%s is answered with %q", command, got)
		}
	}
	lock.Unlock()
	b.becomes(200, "ok")
	if got := slash(); !strings.Contains(got, "Walter Osgood") {
		t.Errorf("with an index, the answer is %q", got)
	}
	if n := discord.Gateway.Identifies(); n != 1 {
		t.Errorf("the bot has identified %d times", n)
	}
	b.end()
}

// TestBotServesTheIndexOfAnEarlierStart starts a bot whose corpus has changed since, and can't be indexed yet.
func TestBotServesTheIndexOfAnEarlierStart(t *testing.T) {
	t.Parallel()
	discord, channel, member := newHarbour(t)
	folder, data := t.TempDir(), t.TempDir()
	add := func(name, words string) {
		text := "Talks go on\n\nHARBOUR TOWN (Harbour Wire) - \"" + words + ",\" Oskar Brandvold said.\n"
		must(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	add("one.txt", "No one asked us")
	b := startBot(t, discord, settings.Config{}, "--corpus", folder, "--data", data)
	b.becomes(200, "ok")
	b.end()

	b = startBot(t, discord, settings.Config{}, "--corpus", folder, "--data", data)
	b.wait(b.log.has("is used again"))
	b.end()
	const line = `level=INFO msg="the index of .* is used again: 1 article, 1 quote, checked in [\d.]+ s"`
	reused := regexp.MustCompile(line)
	if n := len(reused.FindAllString(b.log.String(), -1)); n != 1 || strings.Contains(b.log.String(), "indexed ") {
		t.Errorf("%d lines say that the index is used again; the log:\n%s", n, &b.log)
	}

	add("two.txt", "The lighthouse stays dark")
	lock, err := index.TryLock(data)
	if err != nil {
		t.Fatal(err)
	}
	b = startBot(t, discord, settings.Config{}, "--corpus", folder, "--data", data)
	b.becomes(200, "ok")
	if got := b.says(channel, member, "!who-said asked"); !strings.Contains(got, "No one asked us") {
		t.Errorf("from the earlier index, the answer is %q", got)
	}
	lock.Unlock()
	b.servesArticles("", 2)
	if strings.Contains(b.log.String(), "used again") {
		t.Errorf("the log says that an index is used again that was built:\n%s", &b.log)
	}
	if got := b.says(channel, member, "!who-said lighthouse"); !strings.Contains(got, "stays dark") {
		t.Errorf("from the new index, the answer is %q", got)
	}
	b.end()
}

// TestBotWithoutArticlesDoesNotConnect starts a bot whose corpus folder is missing: a session that begins with each
// attempt of a supervisor would use up those that Discord allows.
func TestBotWithoutArticlesDoesNotConnect(t *testing.T) {
	t.Parallel()
	discord, _, _ := newHarbour(t)
	quiet := &terminal.Screen{W: io.Discard}
	a := &cli.App{Out: quiet, Err: quiet, Config: settings.Config{Token: "hunter2", DiscordAPI: discord.URL}}
	folder := filepath.Join(t.TempDir(), "gone")
	err := cli.Run(t.Context(), a, []string{"bot", "--corpus", folder, "--data", t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "gone") {
		t.Errorf("the bot ended with %v", err)
	}
	if n := discord.Gateway.Identifies(); n > 0 {
		t.Errorf("the bot has identified %d times", n)
	}
}

// TestBotEndsIfTheCorpusCantBeRead removes the corpus folder before a connected bot has read it.
func TestBotEndsIfTheCorpusCantBeRead(t *testing.T) {
	t.Parallel()
	discord, _, _ := newHarbour(t)
	folder, data := filepath.Join(t.TempDir(), "articles"), t.TempDir()
	must(t, os.Mkdir(folder, 0o700))
	lock, err := index.TryLock(data)
	if err != nil {
		t.Fatal(err)
	}
	b := startBot(t, discord, settings.Config{}, "--corpus", folder, "--data", data)
	b.wait(isConnected(discord))
	must(t, os.Remove(folder))
	lock.Unlock()
	if err := <-b.ended; err == nil || !strings.Contains(err.Error(), folder) {
		t.Errorf("the bot ended with %v", err)
	}
}
