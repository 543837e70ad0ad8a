package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"verbatim/bot"
	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/gateway"
	"verbatim/cmd/verbatim/internal/cli"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/index"
)

// fetch asks a server of health and metrics for a path.
func getFrom(t *testing.T, base, path string) (status int, body string) {
	t.Helper()
	resp, err := http.Get(base + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

// becomes waits until readiness is told with a status and words. Nothing tells a test when a bot goes from one state to the next, so it asks.
func becomes(t *testing.T, base string, status int, words string) {
	t.Helper()
	var code int
	var body string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if code, body = getFrom(t, base, "/readyz"); code == status && strings.Contains(body, words) {
			return
		}
	}
	t.Fatalf("%s answers %d %q, want %d %q", "/readyz", code, body, status, words)
}

// TestHealthOfABot takes a whole bot through its states: no snapshot, no connection, ready, a connection that is cut.
func TestHealthOfABot(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	guild := discord.World.AddGuild("Harbour")
	channel, member := discord.World.AddChannel(guild, "news"), discord.World.AddUser("quillon")
	discord.World.Join(guild, member)
	silent := make(chan bool, 1) // whether the gateway says nothing to whoever connects
	silent <- true
	discord.Gateway.OnDial(func(int) gateway.Outcome {
		quiet := <-silent
		silent <- quiet
		return gateway.Outcome{Silent: quiet}
	})

	data := t.TempDir()
	lock, err := index.TryLock(data) // so that nothing can be indexed yet
	if err != nil {
		t.Fatal(err)
	}
	var log lockedBuffer
	at := make(chan net.Addr, 1)
	a := &cli.App{Out: &terminal.Screen{W: io.Discard}, Err: &terminal.Screen{W: &log}, Listening: func(addr net.Addr) { at <- addr },
		Config: settings.Config{Token: "hunter2", DiscordAPI: discord.URL, Prefix: bot.DefaultPrefix, HTTP: "127.0.0.1:0", Log: debugLog(t)}}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- cli.Run(ctx, a, []string{"bot", "--data", data}) }()
	base := "http://" + (<-at).String()

	becomes(t, base, 503, "the corpus is being read for the first time")
	if code, body := getFrom(t, base, "/healthz"); code != 200 || body != "ok\n" {
		t.Errorf("%s answers %d %q", "/healthz", code, body)
	}
	if _, body := getFrom(t, base, "/metrics"); !strings.Contains(body, "verbatim_snapshot_open 0") {
		t.Errorf("without a snapshot the metrics are\n%s", body)
	}
	lock.Unlock()
	becomes(t, base, 503, "not connected to Discord yet")
	<-silent
	silent <- false
	discord.Gateway.Cut() // the silent one
	becomes(t, base, 200, "ok")

	answerTo(t, discord.Say(channel, member, "!who-said launcher"))
	answerTo(t, discord.Say(channel, member, "!who-said xylophonist"))
	_, body := getFrom(t, base, "/metrics")
	readable(t, body)
	for _, line := range []string{
		`verbatim_commands_total{command="who-said",outcome="found"} 1`, `verbatim_commands_total{command="who-said",outcome="nothing"} 1`,
		`verbatim_gateway_ready 1`, `verbatim_gateway_connects_total{session="new"} 1`, `verbatim_gateway_identifies_left 999`,
		`verbatim_own_seconds_count 2`, `verbatim_rest_requests_total{route="channels",status="2xx"} `, `verbatim_snapshot_open 1`,
		`verbatim_snapshot_articles 12`, `verbatim_alerts_waiting 0`, `verbatim_dropped_events_total 0`, `go_goroutines `, `process_resident_memory_bytes `,
	} {
		if !strings.Contains(body, "\n"+line) {
			t.Errorf("the metrics lack %s", line)
		}
	}
	for _, private := range []string{"launcher", "xylophonist", "hunter2", "quillon", guild.ID, channel.ID, member.ID, data} {
		if strings.Contains(body, private) {
			t.Errorf("the metrics have %q", private)
		}
	}

	<-silent
	silent <- true
	discord.Gateway.Cut()
	becomes(t, base, 503, "connection to Discord was lost")
	<-silent
	silent <- false
	discord.Gateway.Cut()
	becomes(t, base, 200, "ok")
	if _, body := getFrom(t, base, "/metrics"); !strings.Contains(body, `verbatim_gateway_disconnects_total 1`) {
		t.Error("the lost connection is not counted")
	}

	stop()
	if err := <-ended; err != nil {
		t.Errorf("the bot ended with %v", err)
	}
	for _, private := range []string{"launcher", "xylophonist", "hunter2", "quillon", channel.ID, member.ID} {
		if strings.Contains(log.String(), private) {
			t.Errorf("the log has %q:\n%s", private, &log)
		}
	}
	if _, err := net.DialTimeout("tcp", strings.TrimPrefix(base, "http://"), time.Second); err == nil {
		t.Error("health is served after the bot has ended")
	}
}

// sampleLine is a line of the text format of Prometheus with a value.
var sampleLine = regexp.MustCompile(`^[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\.)*",? ?)*\})? [-+]?([0-9.]+(e[-+]?[0-9]+)?|Inf|NaN)$`)

// readable fails unless each line can be read by Prometheus, and each metric is told once of what type it is.
func readable(t *testing.T, text string) {
	t.Helper()
	types := map[string]bool{}
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "# TYPE "):
			if types[line] {
				t.Errorf("twice: %s", line)
			}
			types[line] = true
		case strings.HasPrefix(line, "# HELP "):
		case !sampleLine.MatchString(line):
			t.Errorf("no line of the text format: %s", line)
		}
	}
	if len(types) < 10 {
		t.Errorf("types are told of %d metrics", len(types))
	}
}

// debugLog is the value of VERBATIM_LOG that logs everything.
func debugLog(t *testing.T) (l settings.LogSpec) {
	t.Helper()
	if err := l.Decode("debug"); err != nil {
		t.Fatal(err)
	}
	return l
}
