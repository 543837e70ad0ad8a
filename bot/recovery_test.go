package bot

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/gateway"
)

// The tests of this file show that the bot survives what discordgo does wrong and what Discord does at times.

// TestInvalidSessionStorm answers every IDENTIFY with op 9 for a while: the bot identifies slowly, and then works
// again.
func TestInvalidSessionStorm(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, teller)
	var refused atomic.Int64
	p.Gateway.OnConnect(func(int) gateway.Outcome {
		if refused.Add(1) > 4 {
			return gateway.Outcome{}
		}
		return gateway.Outcome{Op: gateway.OpInvalidSession, Data: false}
	})
	p.Gateway.Cut()
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	if n := p.Gateway.Identifies(); n > 8 {
		t.Errorf("%d identifies after four refusals", n)
	}
}

// TestReconnectOpcodeComesFirst greets with op 7 instead of HELLO, and instead of READY: either locks discordgo up for
// good.
func TestReconnectOpcodeComesFirst(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.Gateway.OnDial(func(attempt int) gateway.Outcome {
		if attempt == 1 {
			go func() { p.late <- time.Time{} }()
			return gateway.Outcome{Op: gateway.OpReconnect}
		}
		return gateway.Outcome{}
	})
	p.onceInVain(gateway.Outcome{Op: gateway.OpReconnect})
	p.run(t, teller)
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
}

// TestSilentServerIsGivenUp sends no HELLO on the first connection.
func TestSilentServerIsGivenUp(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.Gateway.OnDial(func(attempt int) gateway.Outcome {
		if attempt == 1 {
			go func() { p.late <- time.Time{} }()
		}
		return gateway.Outcome{Silent: attempt == 1}
	})
	p.run(t, teller)
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
}

// TestZombieConnectionIsResumed mutes a connection: messages sent meanwhile are answered after a resume.
func TestZombieConnectionIsResumed(t *testing.T) {
	t.Parallel()
	p := newPlace(t,
		discordtest.Options{Heartbeat: 2 * time.Second}) // of which discordgo gives up after five, and ends the session
	p.run(t, teller, func(s *setup) { s.connection.Timing.Idle = 5 * time.Second })
	answer(t, p.Say(p.channel, p.member, "!who-said moratorium"))
	p.Gateway.Mute()
	missed := p.Say(p.channel, p.member, "!who-said moratorium")
	if m := answer(t, missed); !strings.Contains(m.Text(), "Elin Marsh") {
		t.Errorf("what was said to a zombie is answered with %q", m.Text())
	}
	p.unharmed(t)
}

// TestUnknownComponentsAreAnswered tests that a message with a component that discordgo can't decode is answered as any
// other.
func TestUnknownComponentsAreAnswered(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	b := p.run(t, teller)
	for _, kind := range []int{16, 18, 19, 20, 21, 22, 23, 99} {
		odd := map[string]any{"components": []any{map[string]any{"type": kind}}}
		m := answer(t, p.SayWith(p.channel, p.member, "!who-said moratorium", odd))
		if !strings.Contains(m.Text(), "Elin Marsh") {
			t.Errorf("with a component of type %d the answer is %q", kind, m.Text())
		}
	}
	if n := b.Dropped(); n > 0 {
		t.Errorf("%d events were dropped", n)
	}
	p.unharmed(t)
}

func TestUndecodableEventsAreDroppedAndCounted(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	b := p.run(t, teller)
	message := map[string]any{"id": "1", "channel_id": p.channel.ID, "content": "!help", "author": 5}
	p.Gateway.Dispatch("MESSAGE_CREATE", message)
	p.Gateway.Dispatch("INTERACTION_CREATE", map[string]any{"id": "1", "type": 99, "token": 5})
	p.Gateway.Dispatch("MESSAGE_CREATE", "no object at all")
	if m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium")); !strings.Contains(m.Text(), "Elin Marsh") {
		t.Errorf("after them the answer is %q", m.Text())
	}
	eventually(t, "three events are counted as dropped", func() bool { return b.Dropped() >= 3 })
	if n := b.Dropped(); n != 3 {
		t.Errorf("%d events were dropped, want 3", n)
	}
}

// TestOddEventsAreSurvived sends events that Discord may send one day, and events that it never should send.
func TestOddEventsAreSurvived(t *testing.T) {
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
		p.Gateway.Dispatch("INTERACTION_CREATE", d)
		p.Gateway.Dispatch("MESSAGE_CREATE", d)
	}
	message := func(more o) o {
		m := o{"id": "1", "channel_id": "404", "guild_id": "404", "author": user, "content": "!reindex"}
		for k, v := range more {
			m[k] = v
		}
		return m
	}
	for _, more := range []o{{"author": nil}, {"content": nil}, {"channel_id": ""}, {"member": o{"roles": nil}},
		{"type": 7}, {"poll": 5},
		{"attachments": []any{nil}, "embeds": []any{nil}, "mentions": []any{nil}}} {
		p.Gateway.Dispatch("MESSAGE_CREATE", message(more))
	}
	for _, kind := range []string{"READY", "RESUMED", "SOMETHING_NEW", ""} {
		p.Gateway.Dispatch(kind, nil)
		p.Gateway.Dispatch(kind, o{})
	}
	for _, op := range []int{gateway.OpHello, gateway.OpHeartbeatACK, 1, 99} {
		p.Gateway.SendOp(op, "x")
	}
	if m := answer(t, p.Say(p.channel, p.member, "!who-said moratorium")); !strings.Contains(m.Text(), "Elin Marsh") {
		t.Errorf("after them the answer is %q", m.Text())
	}
}
