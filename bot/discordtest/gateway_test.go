package discordtest

import (
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

const usual = intentGuildMessages | intentDirectMessages | intentMessageContent

func TestGatewayCloseCodes(t *testing.T) {
	for _, c := range []struct {
		name    string
		options Options
		send    func(*client, *Server)
		want    int
	}{
		{"unknown opcode", Options{}, func(c *client, s *Server) { c.write(99, nil) }, CloseUnknownOpcode},
		{"not JSON", Options{}, func(c *client, s *Server) { c.ws.WriteMessage(websocket.TextMessage, []byte("?")) }, CloseDecodeError},
		{"too large", Options{}, func(c *client, s *Server) { c.write(opHeartbeat, strings.Repeat("x", 4096)) }, CloseDecodeError},
		{"presence before identify", Options{}, func(c *client, s *Server) { c.write(opPresence, nil) }, CloseNotAuthenticated},
		{"wrong token", Options{}, func(c *client, s *Server) {
			c.write(opIdentify, object{"token": "Bot other", "intents": 0, "properties": object{}})
		}, CloseAuthentication},
		{"wrong token in a resume", Options{}, func(c *client, s *Server) {
			c.write(opResume, object{"token": "Bot other", "session_id": "x", "seq": 1})
		}, CloseAuthentication},
		{"twice identified", Options{}, func(c *client, s *Server) {
			c.identify(s, usual)
			c.write(opIdentify, identity(s, usual))
		}, CloseAlreadyIdentified},
		{"unknown intent", Options{}, func(c *client, s *Server) { c.write(opIdentify, identity(s, 1<<30)) }, CloseInvalidIntents},
		{"no intents", Options{}, func(c *client, s *Server) { c.write(opIdentify, with(identity(s, 0), "intents", nil)) }, CloseInvalidIntents},
		{"no properties", Options{}, func(c *client, s *Server) { c.write(opIdentify, with(identity(s, 0), "properties", nil)) }, CloseDecodeError},
		{"members", Options{}, func(c *client, s *Server) { c.write(opIdentify, identity(s, intentPrivilegedMembers)) }, CloseDisallowedIntents},
		{"presences", Options{}, func(c *client, s *Server) { c.write(opIdentify, identity(s, intentPrivilegedPres)) }, CloseDisallowedIntents},
		{"timed out", Options{}, func(c *client, s *Server) { c.identify(s, usual); s.CloseWith(CloseSessionTimedOut) }, CloseSessionTimedOut},
		{"message content is off", Options{NoMessageContent: true}, func(c *client, s *Server) {
			c.write(opIdentify, identity(s, usual))
		}, CloseDisallowedIntents},
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
	c.write(opHeartbeat, nil)
	if got := c.read(); got.Op != OpHeartbeatACK {
		t.Errorf("a heartbeat was answered with %+v", got)
	}
}

func TestResumeReplaysWhatWasMissed(t *testing.T) {
	s := start(t, Options{})
	g := s.AddGuild("Harbour")
	channel, user := s.AddChannel(g, "news"), s.AddUser("ines")
	c := dial(t, s)
	ready := c.identify(s, usual)
	s.Cut()
	if _, _, err := c.ws.ReadMessage(); err == nil {
		t.Fatal("the connection was not cut")
	}
	s.Say(channel, user, "while you were away")

	c = dial(t, s)
	c.write(opResume, object{"token": "Bot " + s.Token, "session_id": ready.Data["session_id"], "seq": ready.Seq})
	if got := c.read(); got.Type != "MESSAGE_CREATE" || got.Data["content"] != "while you were away" {
		t.Errorf("the missed event was not replayed: %+v", got)
	}
	if got := c.read(); got.Type != "RESUMED" {
		t.Errorf("got %+v, want RESUMED", got)
	}
	if s.Identifies() != 1 || s.Resumes() != 1 {
		t.Errorf("%d identifies and %d resumes, want 1 and 1", s.Identifies(), s.Resumes())
	}
}

func TestResumeIsRefused(t *testing.T) {
	for name, lose := range map[string]func(*Server, *client){
		"forgotten": func(s *Server, c *client) { s.ForgetSessions(); s.Cut() },
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
			c.write(opResume, object{"token": "Bot " + s.Token, "session_id": ready.Data["session_id"], "seq": ready.Seq})
			if got := c.read(); got.Op != OpInvalidSession || got.Raw != false {
				t.Errorf("the resume was answered with %+v, want op 9", got)
			}
			c.identify(s, usual)
		})
	}
}

func TestAnInvalidSessionIsBegunAnewOnItsConnection(t *testing.T) {
	s := start(t, Options{})
	c := dial(t, s)
	c.identify(s, usual)
	s.ForgetSessions()
	s.SendOp(OpInvalidSession, false)
	if got := c.read(); got.Op != OpInvalidSession {
		t.Fatalf("got %+v, want op 9", got)
	}
	c.identify(s, usual)
}

func TestIntents(t *testing.T) {
	s := start(t, Options{})
	g := s.AddGuild("Harbour")
	channel, user := s.AddChannel(g, "news"), s.AddUser("ines")
	c := dial(t, s)
	c.identify(s, intentGuildMessages)
	s.DM(user, "no intent for direct messages")
	hidden := s.AddChannel(g, "hidden")
	s.Deny(hidden, PermViewChannel)
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
	c.identify(s, intentDirectMessages)
	s.DM(user, "between us")
	if got := c.read(); got.Data["content"] != "between us" {
		t.Errorf("a direct message has the content %q", got.Data["content"])
	}
}

func TestOutcomes(t *testing.T) {
	s := start(t, Options{})
	s.OnConnect(func(attempt int) Outcome {
		return []Outcome{{Close: CloseSessionTimedOut}, {Op: OpReconnect}, {}}[attempt-1]
	})
	c := dial(t, s)
	c.write(opIdentify, identity(s, usual))
	if got := c.closed(); got != CloseSessionTimedOut {
		t.Errorf("closed with %d", got)
	}
	c = dial(t, s)
	c.write(opIdentify, identity(s, usual))
	if got := c.read(); got.Op != OpReconnect {
		t.Errorf("got %+v, want op 7", got)
	}
	dial(t, s).identify(s, usual)
}
