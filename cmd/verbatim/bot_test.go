package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/discordtest"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// TestBotEndToEnd runs the program's bot, with the built-in sample, against a fake Discord, and holds all ways to ask to one
// answer: the terminal's.
func TestBotEndToEnd(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2", InteractionDeadline: patience})
	defer discord.Close()
	guild := discord.World.AddGuild("Harbour")
	channel, member := discord.World.AddChannel(guild, "news"), discord.World.AddUser("ines")
	discord.World.Join(guild, member)

	data := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	var log lockedBuffer
	a := &cli.App{Out: &terminal.Screen{W: io.Discard}, Err: &terminal.Screen{W: &log},
		Config: settings.Config{Token: "hunter2", DiscordAPI: discord.URL, Prefix: bot.DefaultPrefix}}
	ended := make(chan error, 1)
	go func() { ended <- cli.Run(ctx, a, []string{"bot", "--data", data}) }()
	wait(t, &log, discord.Commands.Registered)
	connected := func(ctx context.Context) error {
		_, err := discord.Gateway.Connected(ctx)
		return err
	}
	wait(t, &log, connected)

	want := answerTo(t, discord.Say(channel, member, "!who-said launcher"))
	for _, words := range terminalAnswer(t, data, "launcher") {
		if !strings.Contains(flat(bot.Unescape(want)), flat(words)) {
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
	wait(t, &log, connected)
	if got := answerTo(t, discord.Say(channel, member, "!who-said launcher")); got != want {
		t.Errorf("behind a cut connection the answer is\n%s\nwant\n%s", got, want)
	}

	stop()
	if err := <-ended; err != nil {
		t.Errorf("the bot ended with %v", err)
	}
	if strings.Contains(log.String(), "hunter2") {
		t.Errorf("the token is in the log:\n%s", &log)
	}
}

// terminalAnswer returns the words that the terminal answers, a string a quote.
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
		t.Fatal("the terminal answers nothing")
	}
	var all []string
	for _, answer := range found.Answers {
		all = append(all, answer.Text)
	}
	return all
}

// flat leaves letters, digits and single spaces of s: marks, highlights and line breaks are shown otherwise in a channel.
func flat(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n\r\t*_>“”\"'’‘…", r) }), " ")
}

// patience is how long a test waits for what comes at once unless something is broken; a bot connects again after a second.
const patience = 3 * time.Minute

func wait(t *testing.T, log *lockedBuffer, f func(context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := f(ctx); err != nil {
		t.Fatalf("%v; the log:\n%s", err, log)
	}
}

func answerTo(t *testing.T, x *discordtest.Exchange) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	m, err := x.Answer(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return m.Content
}

// A lockedBuffer is a buffer that one goroutine may write while another reads.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
