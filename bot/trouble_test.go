package bot

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/index/ask"
)

func TestTroubleIsPutIntoWords(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, answererFunc(func(ctx context.Context, r ask.Request) (ask.Reply, error) {
		switch r.Words {
		case "secret":
			return ask.Reply{}, errors.New("no such file: /secret/path")
		case "panic":
			panic("an answerer that panics")
		case "misfit": // what can't be rendered
			hit := toldHits()[0]
			hit.Quote.Spans[0].End += len(hit.Passage)
			return found("misfit", hit), nil
		}
		return teller(ctx, r)
	}))
	for _, words := range []string{"panic", "misfit"} {
		m := answer(t, p.Say(p.channel, p.member, "!who-said "+words))
		if !strings.Contains(m.Content, "went wrong") || strings.Contains(m.Content, "panic") {
			t.Errorf("a panic is answered with %q", m.Content)
		}
	}
	m := answer(t, p.Say(p.channel, p.member, "!who-said"))
	if m.Content != "who-said needs words. As in: `!who-said moratorium`" {
		t.Errorf("a wrong use is answered with %q", m.Content)
	}
	m = answer(t, p.slash(t, ask.WhoSaid, map[string]any{"words": "secret"}))
	if strings.Contains(m.Content, "secret") || m.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("a failure is answered with %q (flags %b)", m.Content, m.Flags)
	}
	p.unharmed(t)
}

func TestPitfall01UndecodableEventsAreDroppedAndCounted(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	b := p.run(t, teller)
	message := map[string]any{"id": "1", "channel_id": p.channel.ID, "content": "!help", "author": map[string]any{"id": "2"},
		"components": []any{map[string]any{"type": 20}}}
	p.Dispatch("MESSAGE_CREATE", message)
	p.Dispatch("INTERACTION_CREATE", map[string]any{"id": "1", "type": 99, "token": 5})
	p.Dispatch("MESSAGE_CREATE", "no object at all")
	if m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium")); !strings.Contains(m.Content, "Elin Marsh") {
		t.Errorf("after them the answer is %q", m.Content)
	}
	eventually(t, "three events are counted as dropped", func() bool { return b.Dropped() >= 3 })
	if n := b.Dropped(); n != 3 {
		t.Errorf("%d events were dropped, want 3", n)
	}
}

// TestBehaviour16OddEventsAreSurvived sends what Discord may send one day, and what it never should.
func TestBehaviour16OddEventsAreSurvived(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	type o = map[string]any
	user := o{"id": "2", "username": "x"}
	command := func(data, member any) o {
		return o{"id": "1", "type": 2, "token": "t", "data": data, "member": member}
	}
	for _, d := range []any{
		nil, o{}, []any{}, 5, o{"id": "1", "token": "t", "type": 1},
		command(nil, nil), command(o{"name": "gone"}, o{}), command(o{"name": "help"}, o{"user": nil}),
		command(o{"name": "who-said", "options": []any{nil, o{"name": "words", "type": 3}}}, o{"user": user}),
		command(o{"name": "who-said", "options": []any{o{"name": "words", "type": 3, "value": o{}}}}, o{"user": user}),
		o{"id": "1", "token": "t", "type": 3, "data": o{"custom_id": "x", "component_type": 99}, "user": user},
		o{"id": "1", "token": "t", "type": 5, "data": o{"custom_id": "x", "components": []any{o{"type": 18}}}, "user": user},
	} {
		p.Dispatch("INTERACTION_CREATE", d)
		p.Dispatch("MESSAGE_CREATE", d)
	}
	message := func(more o) o {
		m := o{"id": "1", "channel_id": "404", "guild_id": "404", "author": user, "content": "!reindex"}
		for k, v := range more {
			m[k] = v
		}
		return m
	}
	for _, more := range []o{{"author": nil}, {"content": nil}, {"channel_id": ""}, {"member": o{"roles": nil}}, {"type": 7}, {"poll": 5},
		{"attachments": []any{nil}, "embeds": []any{nil}, "mentions": []any{nil}}} {
		p.Dispatch("MESSAGE_CREATE", message(more))
	}
	for _, kind := range []string{"READY", "RESUMED", "SOMETHING_NEW", ""} {
		p.Dispatch(kind, nil)
		p.Dispatch(kind, o{})
	}
	for _, op := range []int{discordtest.OpHello, discordtest.OpHeartbeatACK, 1, 99} {
		p.SendOp(op, "x")
	}
	if m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium")); !strings.Contains(m.Content, "Elin Marsh") {
		t.Errorf("behind them the answer is %q", m.Content)
	}
}

func TestTheLastWordOfAReindexOutlivesAnOutage(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.Own(p.guild, p.member)
	goOn := make(chan struct{})
	p.run(t, answererFunc(func(_ context.Context, r ask.Request) (ask.Reply, error) {
		r.Progress(ask.Progress{Stage: "reading", Done: 1, Total: 2})
		<-goOn
		return ask.Reply{Command: ask.Reindex, Reindex: &ask.ReindexReport{Added: 2, Articles: 2}}, nil
	}))
	x := p.Say(p.channel, p.member, "!reindex")
	answer(t, x)
	p.failOnce(http.MethodPatch)
	close(goOn)
	if m := answer(t, x); !strings.Contains(m.Content, "2 added") {
		t.Errorf("the last word is %q", m.Content)
	}
}

func TestCommandsAreRegisteredWithTheNextSessionWhenTheFirstFailed(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	refused := make(chan struct{}, 10)
	p.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method != http.MethodPut {
			return false
		}
		w.WriteHeader(http.StatusForbidden)
		refused <- struct{}{}
		return true
	})
	b := p.start(t, teller)
	if _, err := p.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	<-refused
	eventually(t, "the bot has read the refusal", func() bool { return !b.registered.Load() })
	p.Intercept(nil)
	p.ForgetSessions()
	p.Cut()
	if err := p.Registered(soon(t)); err != nil {
		t.Fatal(err)
	}
}

// TestTheEndIsNotPutOff holds that the bot leaves although a request never ends.
func TestTheEndIsNotPutOff(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	begun, never := make(chan struct{}), make(chan struct{})
	defer close(never)
	t.Run("", func(t *testing.T) { // at the end of which the bot has ended
		p.run(t, answererFunc(func(context.Context, ask.Request) (ask.Reply, error) {
			close(begun)
			<-never
			return ask.Reply{}, errors.New("too late")
		}), func(b *Bot) { b.timing.drain = time.Millisecond })
		p.Say(p.channel, p.member, "!who-said moratorium")
		<-begun
	})
}

// TestTheBotHangsUpWhileRequestsFinish holds that the connection is closed before the running requests have ended: the
// time for both is spent once.
func TestTheBotHangsUpWhileRequestsFinish(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	begun, goOn := make(chan struct{}), make(chan struct{})
	b, err := New(Options{Token: p.Token, API: p.URL, Log: logTo(t), Answerer: answererFunc(func(ctx context.Context, r ask.Request) (ask.Reply, error) {
		close(begun)
		<-goOn
		return teller(ctx, r)
	})})
	if err != nil {
		t.Fatal(err)
	}
	p.hurry(b)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	if _, err := p.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	x := p.Say(p.channel, p.member, "!who-said moratorium")
	<-begun
	stop()
	if err := p.Disconnected(soon(t)); err != nil {
		t.Errorf("the bot keeps the connection while a request runs: %v", err)
	}
	close(goOn)
	answer(t, x)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
