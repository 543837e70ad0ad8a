package main

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestBotEndToEnd runs the bot with the built-in sample, and checks that all ways to ask it give the answer of the
// terminal, also after the connection was cut.
func TestBotEndToEnd(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2", InteractionDeadline: patience})
	defer discord.Close()
	guild := discord.World.AddGuild("Harbour")
	channel, member := discord.World.AddChannel(guild, "news"), discord.World.AddUser("ines")
	discord.World.Join(guild, member)
	data := t.TempDir()
	b := startBot(t, discord, settings.Config{}, "--data", data)
	b.wait(discord.Commands.Registered)
	b.wait(isConnected(discord))
	b.becomes(200, "ok")

	want := answerTo(t, discord.Say(channel, member, "!who-said launcher"))
	for _, words := range terminalAnswer(t, data, "launcher") {
		if !strings.Contains(flat(show.Unescape(want)), flat(words)) {
			t.Errorf("the terminal answers %q, which is missing in\n%s", words, want)
		}
	}
	slash, err := discord.Slash(channel, member, "who-said", map[string]any{"words": "launcher"})
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]*discordtest.Exchange{
		"mention":        discord.Say(channel, member, discord.Mention()+" who said launcher?"),
		"direct message": discord.DM(member, "who said launcher?"),
		"slash":          slash,
	} {
		if got := answerTo(t, x); got != want {
			t.Errorf("%s: the answer is\n%s\nwant\n%s", name, got, want)
		}
	}
	discord.Gateway.Cut()
	b.wait(isConnected(discord))
	if got := answerTo(t, discord.Say(channel, member, "!who-said launcher")); got != want {
		t.Errorf("after the connection was cut, the answer is\n%s\nwant\n%s", got, want)
	}
	b.end()
}

// terminalAnswer returns the words of each quote that the terminal answers.
func terminalAnswer(t *testing.T, data, words string) []string {
	t.Helper()
	var out bytes.Buffer
	a := &cli.App{Out: &terminal.Screen{W: &out}, Err: &terminal.Screen{W: io.Discard}}
	if err := cli.Run(t.Context(), a, []string{"who-said", "--json", "--data", data, words}); err != nil {
		t.Fatal(err)
	}
	var found struct{ Answers []struct{ Text string } }
	if err := json.Unmarshal(out.Bytes(), &found); err != nil {
		t.Fatal(err)
	}
	if len(found.Answers) == 0 {
		t.Fatal("the terminal finds nothing")
	}
	var all []string
	for _, answer := range found.Answers {
		all = append(all, answer.Text)
	}
	return all
}

// flat returns s without what differs between a channel and the terminal: marks, highlights and line breaks.
func flat(s string) string {
	isMark := func(r rune) bool { return strings.ContainsRune(" \n\r\t*_>“”\"'’‘…", r) }
	return strings.Join(strings.FieldsFunc(s, isMark), " ")
}
