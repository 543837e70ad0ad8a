package discordtest

import (
	"encoding/json"
	"strings"
	"time"
)

// A session outlives its connection until it is forgotten, so that it can be resumed.
type session struct {
	id      string
	intents int
	seq     int64
	events  []payload
	conn    *conn // nil while it is not connected
}

func (g *gateway) identify(c *conn, data json.RawMessage) (*session, bool) {
	var in struct {
		Token      string         `json:"token"`
		Intents    *int           `json:"intents"`
		Properties map[string]any `json:"properties"`
	}
	err := json.Unmarshal(data, &in)
	g.mu.Lock()
	g.identifies++
	g.mu.Unlock()
	switch {
	case err != nil || in.Properties == nil:
		c.closeWith(CloseDecodeError, "Decode error.")
		return nil, false
	case !g.knows(in.Token):
		c.closeWith(CloseAuthentication, "Authentication failed.")
		return nil, false
	case in.Intents == nil || *in.Intents&^allIntents != 0:
		c.closeWith(CloseInvalidIntents, "Invalid intent(s).")
		return nil, false
	case g.disallowed(*in.Intents):
		c.closeWith(CloseDisallowedIntents, "Disallowed intent(s).")
		return nil, false
	case g.early():
		c.send(payload{Op: OpInvalidSession, Data: false})
		return nil, true
	}
	if done, goOn := g.overruled(c); done {
		return nil, goOn
	}
	return g.begin(c, *in.Intents), true
}

// knows reports whether a token is the bot's; the gateway takes it with "Bot" before it or without.
func (g *gateway) knows(token string) bool {
	return strings.TrimPrefix(token, "Bot ") == g.server.Token
}

func (g *gateway) disallowed(intents int) bool {
	privileged := intentPrivilegedMembers | intentPrivilegedPres
	if g.server.options.NoMessageContent {
		privileged |= intentMessageContent
	}
	return intents&privileged != 0
}

// begin makes a new session of a connection and sends READY.
func (g *gateway) begin(c *conn, intents int) *session {
	srv := g.server
	srv.mu.Lock()
	s := &session{id: "session-" + srv.newID(), intents: intents, conn: c}
	guilds := []object{}
	for id := range srv.guilds {
		if srv.guild(id) != nil {
			guilds = append(guilds, object{"id": id, "unavailable": true})
		}
	}
	srv.mu.Unlock()

	g.mu.Lock()
	defer g.mu.Unlock()
	g.sessions[s.id] = s
	g.deliver(s, "READY", object{
		"v": 9, "user": srv.Bot.wire(), "guilds": guilds, "private_channels": []any{}, "session_id": s.id,
		"resume_gateway_url": srv.gatewayURL(), "application": object{"id": srv.Bot.ID, "flags": 0},
	})
	g.connected.put(Connection{Intents: intents})
	return s
}

func (g *gateway) resume(c *conn, data json.RawMessage) (*session, bool) {
	var in struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int64  `json:"seq"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		c.closeWith(CloseDecodeError, "Decode error.")
		return nil, false
	}
	if !g.knows(in.Token) {
		c.closeWith(CloseAuthentication, "Authentication failed.")
		return nil, false
	}
	if done, goOn := g.overruled(c); done {
		return nil, goOn
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	s := g.sessions[in.Session]
	if s == nil || in.Seq > s.seq {
		c.send(payload{Op: OpInvalidSession, Data: false})
		return nil, true
	}
	g.resumes++
	s.conn = c
	for _, p := range s.events {
		if *p.Seq > in.Seq {
			c.send(p)
		}
	}
	g.deliver(s, "RESUMED", object{})
	g.connected.put(Connection{Resumed: true, Intents: s.intents})
	return s, true
}

// overruled carries out the outcome that a test asked for, and reports whether there was one and the connection goes on.
func (g *gateway) overruled(c *conn) (done, goOn bool) {
	g.mu.Lock()
	decide := g.outcome
	g.attempts++
	attempt := g.attempts
	g.mu.Unlock()
	if decide == nil {
		return false, true
	}
	return c.suffer(decide(attempt))
}

// early reports whether an IDENTIFY comes too soon behind the one before.
func (g *gateway) early() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	if now.Sub(g.identified) < g.server.options.IdentifyEvery {
		g.hasty++
		return true
	}
	g.identified = now
	return false
}
