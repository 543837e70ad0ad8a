package bot

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

// counted returns the value of a metric of the bot's, "" where it has none.
func counted(b *Bot, name string) string {
	var text bytes.Buffer
	b.WriteMetrics(&text)
	for line := range strings.Lines(text.String()) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// TestMeterCountsOutcomes asks in each way that a command can end.
func TestMeterCountsOutcomes(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	answers := answererFunc(func(ctx context.Context, r ask.Request) (ask.Reply, error) {
		switch r.Words {
		case "nothing":
			return found(r.Words), nil
		case "wrong":
			return ask.Reply{}, errors.New("the disk is on fire")
		}
		if r.Command == ask.Reindex {
			return ask.Reply{}, &ask.DeniedError{Reason: r.Denied}
		}
		return teller(ctx, r)
	})
	b := p.run(t, answers)
	for _, typed := range []string{"!who-said moratorium", "!who-said nothing", "!who-said wrong", "!who-said", "!reindex"} {
		answer(t, p.Say(p.channel, p.member, typed))
	}
	for name, want := range map[string]string{
		`verbatim_commands_total{command="who-said",outcome="found"}`:   "1",
		`verbatim_commands_total{command="who-said",outcome="nothing"}`: "1",
		`verbatim_commands_total{command="who-said",outcome="failed"}`:  "1",
		`verbatim_commands_total{command="who-said",outcome="refused"}`: "1",
		`verbatim_commands_total{command="reindex",outcome="refused"}`:  "1",
		`verbatim_commands_total{command="speakers",outcome="found"}`:   "0",
		`verbatim_own_seconds_count`:                                    "5",
	} {
		if got := counted(b, name); got != want {
			t.Errorf("%s is %q, want %s", name, got, want)
		}
	}
}

// TestMeterCountsCooldown asks more than a member may.
func TestMeterCountsCooldown(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	b := p.run(t, teller, func(b *Bot) { b.cooling = newCooling(Cooldown{Member: time.Hour, Channel: time.Hour, AtOnce: 1}) })
	for range 2 {
		answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	}
	if got := counted(b, `verbatim_commands_total{command="who-said",outcome="cooldown"}`); got != "1" {
		t.Errorf("one command too many is counted %s times", got)
	}
}

// TestMeterTakesNoNames: what a label can be stands in tables.
func TestMeterTakesNoNames(t *testing.T) {
	t.Parallel()
	b, err := New(Options{Token: "hunter2", Answerer: teller})
	if err != nil {
		t.Fatal(err)
	}
	b.meter.answered("\"}\nmoratorium", &ask.Reply{}, nil)
	if got := counted(b, `verbatim_commands_total{command="other",outcome="found"}`); got != "1" {
		t.Errorf("a command that is not in the table is counted %q times as another", got)
	}
	if counted(b, "hunter2") != "" || counted(b, "moratorium") != "" {
		t.Error("the metrics have what they must not")
	}
	if b.Ready() == nil {
		t.Error("a bot that does not run is ready")
	}
	if counted(b, "verbatim_gateway_identifies_left") != "" {
		t.Error("nobody has said how many sessions are left")
	}
}

func TestRouteKind(t *testing.T) {
	for url, want := range map[string]string{
		discordgo.EndpointChannelMessages("1"):              "channels",
		discordgo.EndpointInteractionResponse("1", "t"):     "interactions",
		discordgo.EndpointFollowupMessage("1", "t"):         "webhooks",
		discordgo.EndpointApplicationGlobalCommands("1"):    "applications",
		discordgo.EndpointGateway:                           "gateway",
		discordgo.EndpointGuildRoles("1"):                   "guilds",
		discordgo.EndpointUserChannels("@me"):               "users",
		"https://harbour.example/channels/1":                otherKind,
		discordgo.EndpointAPI + "surprises/1?of=moratorium": otherKind,
	} {
		if got := routeKind(httptest.NewRequest(http.MethodGet, url, nil)); got != want {
			t.Errorf("%s is of the kind %q, want %q", url, got, want)
		}
	}
}

func TestStatusClass(t *testing.T) {
	for status, want := range map[int]string{200: "2xx", 204: "2xx", 304: "3xx", 404: "4xx", 429: "429", 502: "5xx", 700: "5xx", 101: "none"} {
		if got := statusClass(&http.Response{StatusCode: status}, nil); got != want {
			t.Errorf("%d is of the class %q, want %q", status, got, want)
		}
	}
	if got := statusClass(nil, errors.New("no route to host")); got != "none" {
		t.Errorf("no answer is of the class %q", got)
	}
}

func TestStartLimit(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	tell := func(l *startLimit, body string) string {
		request := httptest.NewRequest(http.MethodGet, "/api/v9/gateway/bot", nil)
		resp := &http.Response{StatusCode: 200, Request: request, Body: io.NopCloser(strings.NewReader(body))}
		l.hear(resp, now)
		rest, _ := io.ReadAll(resp.Body)
		return string(rest)
	}
	var l startLimit
	for _, body := range []string{"{}", "<html>", `{"url":"wss://gateway.example"}`} {
		if got := tell(&l, body); got != body {
			t.Errorf("of %q is left %q", body, got)
		}
	}
	if _, ok := l.left(now); ok {
		t.Error("something is left that nobody has told of")
	}
	tell(&l, `{"session_start_limit":{"total":1000,"remaining":2,"reset_after":60000}}`)
	for _, want := range []int{2, 1, 0, 0} {
		if n, ok := l.left(now); n != want || !ok {
			t.Errorf("%d sessions are left, %v; want %d", n, ok, want)
		}
		l.use()
	}
	if n, _ := l.left(now.Add(2 * time.Minute)); n != 1000 {
		t.Errorf("the next day %d sessions are left", n)
	}
}
