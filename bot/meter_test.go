package bot

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"verbatim/bot/cooling"
	"verbatim/bot/discordtest"
	"verbatim/bot/told"
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
	answers := answererFunc(func(ctx context.Context, r ask.Request) (ask.Answer, error) {
		switch r.Words {
		case "nothing":
			return told.Found(r.Words), nil
		case "wrong":
			return nil, errors.New("the disk is on fire")
		}
		if r.Command == ask.Reindex {
			return nil, &ask.DeniedError{Reason: r.Denied}
		}
		return teller(ctx, r)
	})
	b := p.run(t, answers)
	for _, typed := range []string{"!who-said moratorium", "!who-said nothing", "!who-said wrong", "!who-said",
		"!reindex"} {
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
	b := p.run(t, teller, func(s *setup) { s.Cooldown = cooling.Cooldown{Member: time.Hour, Channel: time.Hour, AtOnce: 1} })
	for range 2 {
		answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	}
	if got := counted(b, `verbatim_commands_total{command="who-said",outcome="cooldown"}`); got != "1" {
		t.Errorf("one command too many is counted %s times", got)
	}
}

// TestMeterTakesNoNames tests that the values of labels come from tables.
func TestMeterTakesNoNames(t *testing.T) {
	t.Parallel()
	b := (&place{}).newBot(t, Options{Token: "hunter2", Answerer: forAll{teller}})
	b.meter.Answered(nil, &ask.Forgotten{}, nil)
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
		t.Error("the number of sessions left is known before Discord told it")
	}
}
