package discordtest

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/discordtest/schema"
)

// connect opens a connection without waiting for HELLO.
func connect(t *testing.T, s *Server) *client {
	t.Helper()
	ws, _, err := websocket.DefaultDialer.DialContext(soon(t), s.gatewayURL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return &client{t, ws}
}

// quiet checks that nothing comes over the connection: it sends an unknown opcode, and nothing may come
// before the close frame.
func (c *client) quiet() {
	c.t.Helper()
	c.write(99, nil)
	c.ws.SetReadDeadline(time.Now().Add(patience))
	if _, data, err := c.ws.ReadMessage(); !websocket.IsCloseError(err, gateway.CloseUnknownOpcode) {
		c.t.Errorf("got %s (%v), want silence", data, err)
	}
}

func resumption(s *Server, ready received) schema.Object {
	return schema.Object{"token": "Bot " + s.Token, "session_id": ready.Data["session_id"], "seq": ready.Seq}
}

func TestGreetings(t *testing.T) {
	s := start(t, Options{})
	s.Gateway.OnDial(func(attempt int) gateway.Outcome {
		return []gateway.Outcome{{Silent: true}, {Close: 4000}, {Op: gateway.OpReconnect}, {}}[attempt-1]
	})
	connect(t, s).quiet()
	if got := connect(t, s).closed(); got != 4000 {
		t.Errorf("closed with %d", got)
	}
	if got := connect(t, s).read(); got.Op != gateway.OpReconnect {
		t.Errorf("the first payload is %+v, want op 7", got)
	}
	dial(t, s).identify(s, usual)
}

func TestNoReady(t *testing.T) {
	s := start(t, Options{})
	s.Gateway.OnConnect(func(int) gateway.Outcome { return gateway.Outcome{Silent: true} })
	c := dial(t, s)
	c.write(gateway.OpIdentify, identity(s, usual))
	c.write(gateway.OpHeartbeat, nil)
	c.quiet()
}

func TestAZombie(t *testing.T) {
	p := set(t, Options{}, plain)
	c := dial(t, p.Server)
	ready := c.identify(p.Server, usual)
	p.Gateway.Mute()
	p.Say(p.channel, p.user, "hello?")
	c.write(gateway.OpHeartbeat, nil)
	c.quiet()
	c = dial(t, p.Server)
	c.write(gateway.OpResume, resumption(p.Server, ready))
	if got := c.read(); got.Data["content"] != "hello?" {
		t.Errorf("the missed event was not replayed: %+v", got)
	}
}

func TestHeartbeatsWithoutAcknowledgement(t *testing.T) {
	p := set(t, Options{}, plain)
	p.Gateway.DropAcks(true)
	p.Say(p.channel, p.user, "question")
	if got := p.bot.read(); got.Type != "MESSAGE_CREATE" {
		t.Errorf("got %+v, want the message", got)
	}
	p.bot.write(gateway.OpHeartbeat, nil)
	p.bot.quiet()
	p.Gateway.DropAcks(false)
	c := dial(t, p.Server)
	c.write(gateway.OpHeartbeat, nil)
	if got := c.read(); got.Op != gateway.OpHeartbeatACK {
		t.Errorf("a heartbeat was answered with %+v", got)
	}
}

// TestARefusedResumeMayBeTriedAgain answers a RESUME with an op 9 that says the session can still be resumed.
func TestARefusedResumeMayBeTriedAgain(t *testing.T) {
	s := start(t, Options{})
	c := dial(t, s)
	ready := c.identify(s, usual)
	s.Gateway.OnConnect(func(attempt int) gateway.Outcome {
		if attempt == 2 { // after the IDENTIFY
			return gateway.Outcome{Op: gateway.OpInvalidSession, Data: true}
		}
		return gateway.Outcome{}
	})
	s.Gateway.Cut()
	c = dial(t, s)
	c.write(gateway.OpResume, resumption(s, ready))
	if got := c.read(); got.Op != gateway.OpInvalidSession || got.Raw != true {
		t.Fatalf("the resume was answered with %+v, want op 9 and true", got)
	}
	c.write(gateway.OpResume, resumption(s, ready))
	if got := c.read(); got.Type != "RESUMED" {
		t.Errorf("the second resume was answered with %+v", got)
	}
}

// TestIdentifiesAreLimited identifies with a server as it is without options, whose clock the test sets.
func TestIdentifiesAreLimited(t *testing.T) {
	var now atomic.Int64
	s := Start(Options{Now: func() time.Time { return time.Unix(now.Load(), 0) }})
	t.Cleanup(s.Close)
	dial(t, s).identify(s, usual)
	now.Add(4)
	c := dial(t, s)
	c.write(gateway.OpIdentify, identity(s, usual))
	if got := c.read(); got.Op != gateway.OpInvalidSession || got.Raw != false {
		t.Errorf("a second IDENTIFY was answered with %+v", got)
	}
	if s.Gateway.Hasty() != 1 || s.Gateway.Identifies() != 2 {
		t.Errorf("%d of %d identifies were hasty", s.Gateway.Hasty(), s.Gateway.Identifies())
	}
	now.Add(1)
	c.identify(s, usual)
	s = start(t, Options{IdentifyEvery: -1})
	dial(t, s).identify(s, usual)
	dial(t, s).identify(s, usual)
}

func TestAMessageWithUnknownFields(t *testing.T) {
	p := set(t, Options{}, plain)
	x := p.SayWith(p.channel, p.user, "question", schema.Object{"components": []schema.Object{{"type": 99}}})
	got := p.bot.read().Data
	if got["id"] != x.ID || got["content"] != "question" || got["components"].([]any)[0].(map[string]any)["type"] != 99.0 {
		t.Errorf("the gateway sent %v", got)
	}
}
