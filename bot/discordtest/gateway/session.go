package gateway

import (
	"encoding/json"
	"fmt"
)

// A session outlives its connection, so that it can be resumed. Gateway.mu guards it.
type session struct {
	id      string
	shard   shard
	intents int
	seq     int64
	events  []payload
	conn    *conn // nil while it is not connected
}

// deliver sends an event, and keeps it for a resume. Call it with Gateway.mu held.
func (s *session) deliver(kind string, data any) {
	s.seq++
	seq := s.seq
	p := payload{Op: OpDispatch, Data: data, Seq: &seq, Type: kind}
	s.events = append(s.events, p)
	if len(s.events) > maxReplayed {
		s.events = s.events[1:]
	}
	if s.conn != nil {
		s.conn.send(p)
	}
}

// identify answers IDENTIFY. It reports whether the connection goes on.
func (c *conn) identify(data json.RawMessage) (goOn bool) {
	var in struct {
		Token      string         `json:"token"`
		Intents    *int           `json:"intents"`
		Shard      []int          `json:"shard"`
		Properties map[string]any `json:"properties"`
	}
	c.session = nil
	err := json.Unmarshal(data, &in)
	g := c.gateway
	g.mu.Lock()
	g.identifies++
	g.mu.Unlock()
	switch {
	case err != nil || in.Properties == nil:
		return c.closeWith(CloseDecodeError, "Decode error.")
	case !g.options.knows(in.Token):
		return c.closeWith(CloseAuthentication, "Authentication failed.")
	case in.Intents == nil || *in.Intents&^allIntents != 0:
		return c.closeWith(CloseInvalidIntents, "Invalid intent(s).")
	case g.options.disallows(*in.Intents):
		return c.closeWith(CloseDisallowedIntents, "Disallowed intent(s).")
	}
	of, known := readShard(in.Shard)
	switch {
	case !known:
		return c.closeWith(CloseInvalidShard, "Invalid shard.")
	case g.tooFew(of):
		return c.closeWith(CloseShardingRequired, "Sharding required.")
	case g.early(of):
		c.send(payload{Op: OpInvalidSession, Data: false})
		return true
	}
	if done, goOn := c.overruled(); done {
		return goOn
	}
	c.begin(*in.Intents, of)
	return true
}

// tooFew reports whether a bot with so many shards needs more.
func (g *Gateway) tooFew(of shard) bool {
	return g.options.Shards != nil && of.all < g.options.Shards() ||
		len(of.among(g.options.Guilds())) > g.options.MostGuilds
}

// begin begins a session and sends READY.
func (c *conn) begin(intents int, of shard) {
	g := c.gateway
	ready := g.options.Ready()
	guilds := []any{}
	for _, id := range of.among(g.options.Guilds()) {
		guilds = append(guilds, map[string]any{"id": id, "unavailable": true})
	}
	ready["guilds"], ready["shard"] = guilds, []int{of.number, of.all}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.begun++
	s := &session{id: fmt.Sprint("session-", g.begun), shard: of, intents: intents, conn: c}
	ready["session_id"] = s.id
	g.sessions[s.id] = s
	c.session = s
	s.deliver("READY", ready)
	g.connected.Put(Connection{Intents: intents, Shard: of.number, Shards: of.all})
}

// resume answers RESUME. It reports whether the connection goes on.
func (c *conn) resume(data json.RawMessage) (goOn bool) {
	var in struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int64  `json:"seq"`
	}
	c.session = nil
	if err := json.Unmarshal(data, &in); err != nil {
		return c.closeWith(CloseDecodeError, "Decode error.")
	}
	g := c.gateway
	if !g.options.knows(in.Token) {
		return c.closeWith(CloseAuthentication, "Authentication failed.")
	}
	if done, goOn := c.overruled(); done {
		return goOn
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	s := g.sessions[in.Session]
	if s == nil || in.Seq > s.seq {
		c.send(payload{Op: OpInvalidSession, Data: false})
		return true
	}
	g.resumes++
	c.session, s.conn = s, c
	for _, p := range s.events {
		if *p.Seq > in.Seq {
			c.send(p)
		}
	}
	s.deliver("RESUMED", map[string]any{})
	g.connected.Put(Connection{Resumed: true, Intents: s.intents, Shard: s.shard.number, Shards: s.shard.all})
	return true
}

// overruled carries out the outcome that a test wants for an IDENTIFY or RESUME. done is false if there is none.
func (c *conn) overruled() (done, goOn bool) {
	g := c.gateway
	g.mu.Lock()
	decide := g.onConnect
	g.attempts++
	attempt := g.attempts
	g.mu.Unlock()
	if decide == nil {
		return false, true
	}
	return c.carryOut(decide(attempt))
}
