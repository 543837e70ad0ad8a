package main

import (
	"bufio"
	"net"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/gateway"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/index"
)

// TestHealthOfABot takes a bot through its states: without an index, without a connection, ready, and with a lost
// connection.
func TestHealthOfABot(t *testing.T) {
	t.Parallel()
	discord := discordtest.Start(discordtest.Options{Token: "hunter2"})
	defer discord.Close()
	guild := discord.World.AddGuild("Harbour")
	channel, member := discord.World.AddChannel(guild, "news"), discord.World.AddUser("quillon")
	discord.World.Join(guild, member)
	var silent atomic.Bool // the gateway accepts connections and says nothing
	silent.Store(true)
	discord.Gateway.OnDial(func(int) gateway.Outcome { return gateway.Outcome{Silent: silent.Load()} })
	reconnect := func(toSilent bool) {
		silent.Store(toSilent)
		discord.Gateway.Cut()
	}

	data := t.TempDir()
	lock, err := index.TryLock(data) // so that nothing can be indexed yet
	if err != nil {
		t.Fatal(err)
	}
	b := startBot(t, discord, settings.Config{Log: debugLog(t)}, "--data", data)
	b.becomes(503, "the corpus is being read for the first time")
	if code, body := b.get("/healthz"); code != 200 || body != "ok\n" {
		t.Errorf("/healthz answers %d %q", code, body)
	}
	if _, body := b.get("/metrics"); !strings.Contains(body, "verbatim_snapshot_open 0") {
		t.Errorf("without an index the metrics are\n%s", body)
	}
	lock.Unlock()
	b.becomes(503, "not connected to Discord yet")
	reconnect(false)
	b.becomes(200, "ok")

	answerTo(t, discord.Say(channel, member, "!who-said launcher"))
	answerTo(t, discord.Say(channel, member, "!who-said xylophonist"))
	private := []string{"launcher", "xylophonist", "quillon", channel.ID, member.ID}
	checkMetrics(t, b, append(private, "hunter2", guild.ID, data))

	reconnect(true)
	b.becomes(503, "connection to Discord was lost")
	reconnect(false)
	b.becomes(200, "ok")
	if _, body := b.get("/metrics"); !strings.Contains(body, `verbatim_gateway_disconnects_total 1`) {
		t.Error("the lost connection is not counted")
	}
	b.end(private...)
	if _, err := net.DialTimeout("tcp", strings.TrimPrefix(b.health, "http://"), time.Second); err == nil {
		t.Error("health is served after the bot has ended")
	}
}

// checkMetrics checks the metrics of a bot that has answered two searches, one of them with a quote. They may not
// have any private word.
func checkMetrics(t *testing.T, b *runningBot, private []string) {
	t.Helper()
	_, body := b.get("/metrics")
	checkFormat(t, body)
	for _, line := range []string{
		`verbatim_commands_total{command="who-said",outcome="found"} 1`,
		`verbatim_commands_total{command="who-said",outcome="nothing"} 1`,
		`verbatim_gateway_ready 1`, `verbatim_gateway_connects_total{session="new"} 1`,
		`verbatim_gateway_identifies_left 999`, `verbatim_own_seconds_count 2`,
		`verbatim_rest_requests_total{route="channels",status="2xx"} `, `verbatim_snapshot_open 1`,
		`verbatim_snapshot_articles 12`, `verbatim_alerts_waiting 0`, `verbatim_dropped_events_total 0`,
		`go_goroutines `, `process_resident_memory_bytes `,
	} {
		if !strings.Contains(body, "\n"+line) {
			t.Errorf("the metrics lack %s", line)
		}
	}
	for _, word := range private {
		if strings.Contains(body, word) {
			t.Errorf("the metrics have %q", word)
		}
	}
}

// sampleLine matches a line with a value in the text format of Prometheus.
var sampleLine = regexp.MustCompile(`^[a-zA-Z_:][a-zA-Z0-9_:]*` +
	`(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\.)*",? ?)*\})? [-+]?([0-9.]+(e[-+]?[0-9]+)?|Inf|NaN)$`)

// checkFormat fails unless Prometheus can read each line, and each metric has its help and its type once, before its
// lines, which stand together.
func checkFormat(t *testing.T, text string) {
	t.Helper()
	helps, types := map[string]bool{}, map[string]string{}
	family := ""
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		line := lines.Text()
		words := strings.SplitN(line, " ", 4)
		switch {
		case strings.HasPrefix(line, "# HELP "):
			if family = words[2]; helps[family] || len(words) < 4 || len(words[3]) < 10 {
				t.Errorf("help that says nothing, or is there twice: %q", line)
			}
			helps[family] = true
		case strings.HasPrefix(line, "# TYPE "):
			if types[words[2]] != "" || words[2] != family || len(words) != 4 {
				t.Errorf("the line %q is there twice, or does not follow its help", line)
			}
			types[family] = words[3]
		case !sampleLine.MatchString(line):
			t.Errorf("not a line of the text format: %q", line)
		case !belongs(line, family, types[family]):
			t.Errorf("%q follows the help of %s, a %s", line, family, types[family])
		}
	}
	if len(types) < 10 || len(types) != len(helps) {
		t.Errorf("only %d metrics have a type, and %d have help", len(types), len(helps))
	}
}

// belongs reports whether a line has a value of a metric of that type.
func belongs(line, name, kind string) bool {
	rest, ok := strings.CutPrefix(line, name)
	if !ok {
		return false
	}
	suffix := strings.FieldsFunc(rest, func(r rune) bool { return r == '{' || r == ' ' })[0]
	if rest[0] == '{' || rest[0] == ' ' {
		suffix = ""
	}
	switch kind {
	case "histogram":
		return suffix == "_bucket" || suffix == "_sum" || suffix == "_count"
	case "summary":
		return suffix == "" || suffix == "_sum" || suffix == "_count"
	}
	return suffix == "" && kind != ""
}

// debugLog returns the value of VERBATIM_LOG that logs everything.
func debugLog(t *testing.T) (l settings.LogSpec) {
	t.Helper()
	if err := l.Decode("debug"); err != nil {
		t.Fatal(err)
	}
	return l
}
