package discordtest

import (
	"testing"
	"time"

	"github.com/gorilla/websocket"
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

// quiet checks that nothing comes over the connection: it ends it with an opcode that is none, and nothing stands before
// the close frame.
func (c *client) quiet() {
	c.t.Helper()
	c.write(99, nil)
	c.ws.SetReadDeadline(time.Now().Add(patience))
	if _, data, err := c.ws.ReadMessage(); !websocket.IsCloseError(err, CloseUnknownOpcode) {
		c.t.Errorf("got %s (%v), want silence", data, err)
	}
}

func resumption(s *Server, ready received) object {
	return object{"token": "Bot " + s.Token, "session_id": ready.Data["session_id"], "seq": ready.Seq}
}

func TestGreetings(t *testing.T) {
	s := start(t, Options{})
	s.OnDial(func(attempt int) Outcome {
		return []Outcome{{Silent: true}, {Close: 4000}, {Op: OpReconnect}, {}}[attempt-1]
	})
	connect(t, s).quiet()
	if got := connect(t, s).closed(); got != 4000 {
		t.Errorf("closed with %d", got)
	}
	if got := connect(t, s).read(); got.Op != OpReconnect {
		t.Errorf("the first payload is %+v, want op 7", got)
	}
	dial(t, s).identify(s, usual)
}

func TestNoReady(t *testing.T) {
	s := start(t, Options{})
	s.OnConnect(func(int) Outcome { return Outcome{Silent: true} })
	c := dial(t, s)
	c.write(opIdentify, identity(s, usual))
	c.write(opHeartbeat, nil)
	c.quiet()
}

func TestAZombie(t *testing.T) {
	p := set(t, Options{}, plain)
	c := dial(t, p.Server)
	ready := c.identify(p.Server, usual)
	p.Mute()
	p.Say(p.channel, p.user, "is anybody there?")
	c.write(opHeartbeat, nil)
	c.quiet()
	c = dial(t, p.Server)
	c.write(opResume, resumption(p.Server, ready))
	if got := c.read(); got.Data["content"] != "is anybody there?" {
		t.Errorf("the missed event was not replayed: %+v", got)
	}
}

func TestHeartbeatsWithoutAcknowledgement(t *testing.T) {
	p := set(t, Options{}, plain)
	p.DropAcks(true)
	p.Say(p.channel, p.user, "question")
	if got := p.bot.read(); got.Type != "MESSAGE_CREATE" {
		t.Errorf("got %+v, want the message", got)
	}
	p.bot.write(opHeartbeat, nil)
	p.bot.quiet()
	p.DropAcks(false)
	c := dial(t, p.Server)
	c.write(opHeartbeat, nil)
	if got := c.read(); got.Op != OpHeartbeatACK {
		t.Errorf("a heartbeat was answered with %+v", got)
	}
}

// TestARefusedResumeMayBeTriedAgain answers a resume with op 9 that says the session is still good.
func TestARefusedResumeMayBeTriedAgain(t *testing.T) {
	s := start(t, Options{})
	c := dial(t, s)
	ready := c.identify(s, usual)
	s.OnConnect(func(attempt int) Outcome {
		if attempt == 2 { // behind the IDENTIFY
			return Outcome{Op: OpInvalidSession, Data: true}
		}
		return Outcome{}
	})
	s.Cut()
	c = dial(t, s)
	c.write(opResume, resumption(s, ready))
	if got := c.read(); got.Op != OpInvalidSession || got.Raw != true {
		t.Fatalf("the resume was answered with %+v, want op 9 and true", got)
	}
	c.write(opResume, resumption(s, ready))
	if got := c.read(); got.Type != "RESUMED" {
		t.Errorf("the second resume was answered with %+v", got)
	}
}

func TestIdentifiesAreLimited(t *testing.T) {
	s := start(t, Options{IdentifyEvery: time.Hour})
	dial(t, s).identify(s, usual)
	c := dial(t, s)
	c.write(opIdentify, identity(s, usual))
	if got := c.read(); got.Op != OpInvalidSession || got.Raw != false {
		t.Errorf("a second IDENTIFY was answered with %+v", got)
	}
	if s.Hasty() != 1 || s.Identifies() != 2 {
		t.Errorf("%d of %d identifies were hasty", s.Hasty(), s.Identifies())
	}
	s = start(t, Options{IdentifyEvery: time.Nanosecond})
	dial(t, s).identify(s, usual)
	dial(t, s).identify(s, usual)
}

func TestAMessageWithFieldsOfLater(t *testing.T) {
	p := set(t, Options{}, plain)
	x := p.SayWith(p.channel, p.user, "question", object{"components": []object{{"type": 99}}})
	got := p.bot.read().Data
	if got["id"] != x.ID || got["content"] != "question" || got["components"].([]any)[0].(map[string]any)["type"] != 99.0 {
		t.Errorf("the gateway sent %v", got)
	}
}
