package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/told"
	"verbatim/index/ask"
)

func TestTroubleIsPutIntoWords(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, answererFunc(func(ctx context.Context, r ask.Request) (ask.Answer, error) {
		switch r.Words {
		case "secret":
			return nil, errors.New("no such file: /secret/path")
		case "panic":
			panic("an answerer that panics")
		case "misfit": // what can't be rendered
			hit := told.Hits()[0]
			hit.Quote.Spans[0].End += len(hit.Passage)
			return told.Found("misfit", hit), nil
		}
		return teller(ctx, r)
	}))
	for _, words := range []string{"panic", "misfit"} {
		m := answer(t, p.Say(p.channel, p.member, "!who-said "+words))
		if !strings.Contains(m.Text(), "went wrong") || strings.Contains(m.Text(), "panic") {
			t.Errorf("a panic is answered with %q", m.Text())
		}
	}
	m := answer(t, p.Say(p.channel, p.member, "!who-said"))
	if m.Text() != "who-said requires words. For example: `!who-said moratorium`" {
		t.Errorf("a wrong use is answered with %q", m.Text())
	}
	m = answer(t, p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "secret"}))
	if strings.Contains(m.Text(), "secret") || m.Flags&discordtest.FlagEphemeral == 0 {
		t.Errorf("a failure is answered with %q (flags %b)", m.Text(), m.Flags)
	}
	p.unharmed(t)
}

func TestTheLastWordOfAReindexOutlivesAnOutage(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.World.Own(p.guild, p.member)
	goOn := make(chan struct{})
	p.run(t, answererFunc(func(_ context.Context, r ask.Request) (ask.Answer, error) {
		r.Progress(ask.Progress{Stage: "reading", Done: 1, Total: 2})
		<-goOn
		return reindexed(ask.ReindexReport{Added: 2, Articles: 2}), nil
	}))
	x := p.Say(p.channel, p.member, "!reindex")
	answer(t, x)
	p.failOnce(http.MethodPatch)
	close(goOn)
	if m := answer(t, x); !strings.Contains(m.Text(), "2 added") {
		t.Errorf("the last word is %q", m.Text())
	}
}

// TestALongPrivateReindexEndsInADirectMessage runs a reindex by slash command for longer than its interaction can be
// answered. Only the moderator reads the end.
func TestALongPrivateReindexEndsInADirectMessage(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{TokenLife: time.Nanosecond})
	p.World.Own(p.guild, p.member)
	goOn := make(chan struct{})
	p.run(t, answererFunc(func(_ context.Context, r ask.Request) (ask.Answer, error) {
		r.Progress(ask.Progress{Stage: "reading", Done: 1, Total: 2})
		<-goOn
		return reindexed(ask.ReindexReport{Added: 2, Articles: 2}), nil
	}), func(s *setup) { s.timing.webhook = 0 })
	x := p.slash(t, ask.Reindex.Name, nil)
	if m := answer(t, x); m.Flags&discordtest.FlagEphemeral == 0 {
		t.Error("all see the progress")
	}
	close(goOn)
	m, err := p.Messages.Posted(soon(t), p.World.Direct(p.member))
	if err != nil || !strings.Contains(m.Text(), "2 added") {
		t.Errorf("the direct message is %q, %v", m.Text(), err)
	}
}

func TestCommandsAreRegisteredWithTheNextSessionWhenTheFirstFailed(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	refused := make(chan struct{}, 10)
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method != http.MethodPut {
			return false
		}
		w.WriteHeader(http.StatusForbidden)
		refused <- struct{}{}
		return true
	})
	b := p.start(t, teller)
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	<-refused
	eventually(t, "the bot has read the refusal", func() bool { return !b.registry.Done() })
	p.API.Intercept(nil)
	p.Gateway.ForgetSessions()
	p.Gateway.Cut()
	if err := p.Commands.Registered(soon(t)); err != nil {
		t.Fatal(err)
	}
}

// TestARefusedAnswerIsFollowedByALine has Discord refuse each answer, for two reasons. The member reads a line instead.
func TestARefusedAnswerIsFollowedByALine(t *testing.T) {
	t.Parallel()
	for code, want := range map[int]string{
		50035:  "Discord has refused the answer",
		200000: "A rule of this server for messages forbids the answer",
	} {
		p := newPlace(t, discordtest.Options{})
		p.run(t, teller)
		if code == 200000 {
			p.API.Forbid("Elin Marsh")
		} else {
			p.refuseText("Elin Marsh", code)
		}
		for name, x := range map[string]*discordtest.Exchange{
			"typed": p.Say(p.channel, p.member, "!who-said moratorium"),
			"slash": p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium"}),
		} {
			if m, err := x.Answer(soon(t)); err != nil || !strings.Contains(m.Text(), want) {
				t.Errorf("code %d, %s: %q (%v)", code, name, m.Text(), err)
			}
		}
	}
}

// refuseText has Discord refuse what has some words, with an error code.
func (p *place) refuseText(words string, code int) {
	p.API.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		if !bytes.Contains(body, []byte(words)) {
			return false
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		fmt.Fprintf(w, `{"code": %d, "message": "refused"}`, code)
		return true
	})
}

// TestClosedThreadsAreAnsweredDirectly asks in threads that are locked, and perhaps archived, before the answer comes.
// One that is only archived is active again with the answer.
func TestClosedThreadsAreAnsweredDirectly(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	for _, archived := range []bool{false, true} {
		thread := p.World.AddThread(p.channel, "more")
		if thread.Lock(); archived {
			thread.Archive()
		}
		p.Say(thread, p.member, "!who-said moratorium")
		for _, want := range []string{"may not write in <#" + thread.ID, "Elin Marsh"} {
			if m, err := p.Messages.Posted(soon(t), p.World.Direct(p.member)); err != nil || !strings.Contains(m.Text(), want) {
				t.Errorf("archived %v: %q (%v), want something with %q", archived, m.Text(), err, want)
			}
		}
	}
	thread := p.World.AddThread(p.channel, "more")
	thread.Archive()
	if m := answer(t, p.Say(thread, p.member, "!who-said moratorium")); m.Channel != thread.ID {
		t.Errorf("the answer is in %s", m.Channel)
	}
}
