package discordtest

import (
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/discordtest/schema"
)

const usual = gateway.IntentGuildMessages | gateway.IntentDirectMessages | gateway.IntentMessageContent

func TestGatewayCloseCodes(t *testing.T) {
	for _, c := range []struct {
		name    string
		options Options
		send    func(*client, *Server)
		want    int
	}{
		{"unknown opcode", Options{}, func(c *client, s *Server) { c.write(99, nil) }, gateway.CloseUnknownOpcode},
		{"not JSON", Options{}, func(c *client, s *Server) { c.ws.WriteMessage(websocket.TextMessage, []byte("?")) },
			gateway.CloseDecodeError},
		{"too large", Options{}, func(c *client, s *Server) { c.write(gateway.OpHeartbeat, strings.Repeat("x", 4096)) },
			gateway.CloseDecodeError},
		{"presence before identify", Options{}, func(c *client, s *Server) { c.write(gateway.OpPresence, nil) },
			gateway.CloseNotAuthenticated},
		{"wrong token", Options{}, func(c *client, s *Server) {
			c.write(gateway.OpIdentify, schema.Object{"token": "Bot other", "intents": 0, "properties": schema.Object{}})
		}, gateway.CloseAuthentication},
		{"wrong token in a resume", Options{}, func(c *client, s *Server) {
			c.write(gateway.OpResume, schema.Object{"token": "Bot other", "session_id": "x", "seq": 1})
		}, gateway.CloseAuthentication},
		{"twice identified", Options{}, func(c *client, s *Server) {
			c.identify(s, usual)
			c.write(gateway.OpIdentify, identity(s, usual))
		}, gateway.CloseAlreadyIdentified},
		{"unknown intent", Options{}, func(c *client, s *Server) { c.write(gateway.OpIdentify, identity(s, 1<<30)) },
			gateway.CloseInvalidIntents},
		{"no intents", Options{}, func(c *client,
			s *Server) {
			c.write(gateway.OpIdentify, with(identity(s, 0), "intents", nil))
		}, gateway.CloseInvalidIntents},
		{"no properties", Options{}, func(c *client,
			s *Server) {
			c.write(gateway.OpIdentify, with(identity(s, 0), "properties", nil))
		}, gateway.CloseDecodeError},
		{"members", Options{}, func(c *client, s *Server) { c.write(gateway.OpIdentify, identity(s, gateway.IntentMembers)) },
			gateway.CloseDisallowedIntents},
		{"presences", Options{}, func(c *client,
			s *Server) {
			c.write(gateway.OpIdentify, identity(s, gateway.IntentPresences))
		}, gateway.CloseDisallowedIntents},
		{"timed out", Options{}, func(c *client,
			s *Server) {
			c.identify(s,
				usual)
			s.Gateway.CloseWith(gateway.CloseSessionTimedOut)
		}, gateway.CloseSessionTimedOut},
		{"message content is off", Options{NoMessageContent: true}, func(c *client, s *Server) {
			c.write(gateway.OpIdentify, identity(s, usual))
		}, gateway.CloseDisallowedIntents},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := start(t, c.options)
			conn := dial(t, s)
			c.send(conn, s)
			if got := conn.closed(); got != c.want {
				t.Errorf("closed with %d, want %d", got, c.want)
			}
		})
	}
}

func TestHeartbeatIsAcknowledged(t *testing.T) {
	c := dial(t, start(t, Options{}))
	c.write(gateway.OpHeartbeat, nil)
	if got := c.read(); got.Op != gateway.OpHeartbeatACK {
		t.Errorf("a heartbeat was answered with %+v", got)
	}
}

func TestResumeReplaysMissedEvents(t *testing.T) {
	s := start(t, Options{})
	g := s.World.AddGuild("Harbour")
	channel, user := s.World.AddChannel(g, "news"), s.World.AddUser("ines")
	c := dial(t, s)
	ready := c.identify(s, usual)
	s.Gateway.Cut()
	if _, _, err := c.ws.ReadMessage(); err == nil {
		t.Fatal("the connection was not cut")
	}
	s.Say(channel, user, "while you were away")

	c = dial(t, s)
	c.write(gateway.OpResume,
		schema.Object{"token": "Bot " + s.Token, "session_id": ready.Data["session_id"], "seq": ready.Seq})
	if got := c.read(); got.Type != "MESSAGE_CREATE" || got.Data["content"] != "while you were away" {
		t.Errorf("the missed event was not replayed: %+v", got)
	}
	if got := c.read(); got.Type != "RESUMED" {
		t.Errorf("got %+v, want RESUMED", got)
	}
	if s.Gateway.Identifies() != 1 || s.Gateway.Resumes() != 1 {
		t.Errorf("%d identifies and %d resumes, want 1 and 1", s.Gateway.Identifies(), s.Gateway.Resumes())
	}
}

func TestResumeIsRefused(t *testing.T) {
	for name, lose := range map[string]func(*Server, *client){
		"forgotten": func(s *Server, c *client) { s.Gateway.ForgetSessions(); s.Gateway.Cut() },
		"closed with 1000": func(s *Server, c *client) {
			c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(1000, ""), time.Now().Add(patience))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, Options{})
			c := dial(t, s)
			ready := c.identify(s, usual)
			lose(s, c)
			c.ws.ReadMessage() // the server is done with the session once it has closed its end
			c = dial(t, s)
			c.write(gateway.OpResume,
				schema.Object{"token": "Bot " + s.Token, "session_id": ready.Data["session_id"], "seq": ready.Seq})
			if got := c.read(); got.Op != gateway.OpInvalidSession || got.Raw != false {
				t.Errorf("the resume was answered with %+v, want op 9", got)
			}
			c.identify(s, usual)
		})
	}
}

func TestIdentifyAgainAfterAnInvalidSession(t *testing.T) {
	s := start(t, Options{})
	c := dial(t, s)
	c.identify(s, usual)
	s.Gateway.ForgetSessions()
	s.Gateway.SendOp(gateway.OpInvalidSession, false)
	if got := c.read(); got.Op != gateway.OpInvalidSession {
		t.Fatalf("got %+v, want op 9", got)
	}
	c.identify(s, usual)
}

func TestIntents(t *testing.T) {
	s := start(t, Options{})
	g := s.World.AddGuild("Harbour")
	channel, user := s.World.AddChannel(g, "news"), s.World.AddUser("ines")
	c := dial(t, s)
	c.identify(s, gateway.IntentGuildMessages)
	s.DM(user, "no intent for direct messages")
	hidden := s.World.AddChannel(g, "hidden")
	s.World.Deny(hidden, PermViewChannel)
	s.Say(hidden, user, s.Mention()+" in a channel that the bot may not view")
	s.Say(channel, user, "secret")
	s.Say(channel, user, s.Mention()+" open")
	if got := c.read(); got.Data["content"] != "" {
		t.Errorf("without the intent the content is %q", got.Data["content"])
	}
	if got := c.read(); got.Data["content"] != s.Mention()+" open" {
		t.Errorf("what mentions the bot has the content %q", got.Data["content"])
	}

	c = dial(t, s)
	c.identify(s, gateway.IntentDirectMessages)
	s.DM(user, "between us")
	if got := c.read(); got.Data["content"] != "between us" {
		t.Errorf("a direct message has the content %q", got.Data["content"])
	}
}

func TestOutcomes(t *testing.T) {
	s := start(t, Options{})
	s.Gateway.OnConnect(func(attempt int) gateway.Outcome {
		return []gateway.Outcome{{Close: gateway.CloseSessionTimedOut}, {Op: gateway.OpReconnect}, {}}[attempt-1]
	})
	c := dial(t, s)
	c.write(gateway.OpIdentify, identity(s, usual))
	if got := c.closed(); got != gateway.CloseSessionTimedOut {
		t.Errorf("closed with %d", got)
	}
	c = dial(t, s)
	c.write(gateway.OpIdentify, identity(s, usual))
	if got := c.read(); got.Op != gateway.OpReconnect {
		t.Errorf("got %+v, want op 7", got)
	}
	dial(t, s).identify(s, usual)
}
