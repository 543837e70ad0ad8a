package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
)

// patience is how long a test waits for something that happens at once unless it is broken.
const patience = 8 * time.Minute

// A runningBot is the program's bot, run in the test's process against a fake Discord.
type runningBot struct {
	t       *testing.T
	discord *discordtest.Server
	log     lockedBuffer
	health  string // the base address of health and metrics
	stop    context.CancelFunc
	ended   chan error
}

// startBot runs the bot with settings, to which it adds what every bot of a test needs. The arguments follow "bot". It
// returns when health is served.
func startBot(t *testing.T, discord *discordtest.Server, c settings.Config, args ...string) *runningBot {
	t.Helper()
	c.Token, c.DiscordAPI, c.Prefix, c.HTTP = "hunter2", discord.URL, bot.DefaultPrefix, "127.0.0.1:0"
	b := &runningBot{t: t, discord: discord, ended: make(chan error, 1)}
	listening := make(chan net.Addr, 1)
	app := &cli.App{
		Out: &terminal.Screen{W: io.Discard}, Err: &terminal.Screen{W: &b.log}, Config: c,
		Listening: func(address net.Addr) { listening <- address },
	}
	ctx, stop := context.WithCancel(t.Context())
	b.stop = stop
	go func() { b.ended <- cli.Run(ctx, app, append([]string{"bot"}, args...)) }()
	select {
	case address := <-listening:
		b.health = "http://" + address.String()
	case err := <-b.ended:
		t.Fatalf("the bot ended with %v; the log:\n%s", err, &b.log)
	}
	return b
}

// end stops the bot, and fails if it ends with an error or if its log has one of the private words.
func (b *runningBot) end(private ...string) {
	b.t.Helper()
	b.stop()
	if err := <-b.ended; err != nil {
		b.t.Errorf("the bot ended with %v", err)
	}
	for _, word := range append(private, "hunter2") {
		if strings.Contains(b.log.String(), word) {
			b.t.Errorf("the log has %q:\n%s", word, &b.log)
		}
	}
}

// wait waits until f returns.
func (b *runningBot) wait(f func(context.Context) error) {
	b.t.Helper()
	wait(b.t, &b.log, f)
}

// get requests a path of health and metrics.
func (b *runningBot) get(path string) (status int, body string) {
	b.t.Helper()
	resp, err := http.Get(b.health + path)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

// becomes waits until /readyz answers with a status and words. The bot does not announce a change of its state, so this
// asks again and again.
func (b *runningBot) becomes(status int, words string) {
	b.t.Helper()
	var code int
	var body string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if code, body = b.get("/readyz"); code == status && strings.Contains(body, words) {
			return
		}
	}
	b.t.Fatalf("/readyz answers %d %q, want %d %q; the log:\n%s", code, body, status, words, &b.log)
}

// servesArticles waits until the bot serves an index with n articles of the corpus that has these labels in the metrics;
// it is "" for the usual one.
func (b *runningBot) servesArticles(labels string, n int) {
	b.t.Helper()
	want := fmt.Sprintf("\nverbatim_snapshot_articles%s %d\n", labels, n)
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if _, metrics := b.get("/metrics"); strings.Contains(metrics, want) {
			return
		}
	}
	b.t.Fatalf("no index has%s; the log:\n%s", want, &b.log)
}

// says returns what the bot answers to a message, without the backslashes of Markdown.
func (b *runningBot) says(channel *discordtest.Channel, by discordtest.User, typed string) string {
	b.t.Helper()
	return show.Unescape(answerTo(b.t, b.discord.Say(channel, by, typed)))
}

// answerTo waits for the answer to a message or an interaction.
func answerTo(t *testing.T, x *discordtest.Exchange) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	m, err := x.Answer(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return m.Text()
}

// wait waits until f returns, and shows the log if that takes too long.
func wait(t *testing.T, log *lockedBuffer, f func(context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := f(ctx); err != nil {
		t.Fatalf("%v; the log:\n%s", err, log)
	}
}

// isConnected returns a function that waits until a bot is connected to a fake Discord.
func isConnected(discord *discordtest.Server) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := discord.Gateway.Connected(ctx)
		return err
	}
}

// A lockedBuffer is a buffer that one goroutine may write while another reads.
type lockedBuffer struct {
	mu    sync.Mutex
	b     bytes.Buffer
	wrote chan struct{} // closed at the next Write, if someone waits for it
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.wrote != nil {
		close(l.wrote)
		l.wrote = nil
	}
	return l.b.Write(p)
}

// has returns a function that waits until the buffer has a text.
func (l *lockedBuffer) has(text string) func(context.Context) error {
	return func(ctx context.Context) error {
		for {
			l.mu.Lock()
			if strings.Contains(l.b.String(), text) {
				l.mu.Unlock()
				return nil
			}
			if l.wrote == nil {
				l.wrote = make(chan struct{})
			}
			wrote := l.wrote
			l.mu.Unlock()
			select {
			case <-wrote:
			case <-ctx.Done():
				return fmt.Errorf("there is no line %q: %w", text, ctx.Err())
			}
		}
	}
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
