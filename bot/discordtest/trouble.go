package discordtest

// OnDial lets a test decide how a new connection is greeted instead of with HELLO; attempt counts connections from 1. A
// Silent outcome is a gateway that accepts a connection and says nothing.
func (s *Server) OnDial(decide func(attempt int) Outcome) {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	s.gateway.greeting = decide
}

// Mute makes zombies of all gateway connections there are: they stay open, and nothing comes over them any more, neither
// events nor acknowledgements. What is missed is kept for a resume over another connection.
func (s *Server) Mute() {
	for _, c := range s.gateway.open() {
		c.mute()
	}
}

func (c *conn) mute() {
	c.write.Lock()
	defer c.write.Unlock()
	c.silent = true
}

// DropAcks leaves heartbeats without an acknowledgement, on all connections, until it is called with false. Events come
// all the same.
func (s *Server) DropAcks(drop bool) {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	s.gateway.noAcks = drop
}

// Hasty returns how many IDENTIFY payloads came sooner than Options.IdentifyEvery behind the one before.
func (s *Server) Hasty() int {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	return s.gateway.hasty
}

// SayWith posts a message of a user's as Say does, whose MESSAGE_CREATE holds these fields in the place of its own: such as
// components of a type that came later than the bot's library.
func (s *Server) SayWith(c *Channel, author User, text string, fields map[string]any) *Exchange {
	m, x := s.said(c, author, &form{Content: text})
	s.announceWith(m, fields)
	return x
}

// acknowledge answers a heartbeat.
func (g *gateway) acknowledge(c *conn) {
	g.mu.Lock()
	drop := g.noAcks
	g.mu.Unlock()
	if !drop {
		c.send(payload{Op: OpHeartbeatACK})
	}
}

// greet says HELLO, or what a test wants, and reports whether the connection goes on.
func (g *gateway) greet(c *conn) bool {
	g.mu.Lock()
	decide := g.greeting
	g.dials++
	attempt := g.dials
	g.mu.Unlock()
	if decide != nil {
		if done, goOn := c.suffer(decide(attempt)); done {
			return goOn
		}
	}
	c.send(payload{Op: OpHello, Data: object{"heartbeat_interval": g.server.options.Heartbeat.Milliseconds()}})
	return true
}

// suffer carries out an outcome, and reports whether it was one and the connection goes on.
func (c *conn) suffer(o Outcome) (done, goOn bool) {
	switch {
	case o.Close != 0:
		c.closeWith(o.Close, "")
		return true, false
	case o.Silent:
		c.mute()
		return true, true
	case o.Op != 0:
		c.send(payload{Op: o.Op, Data: o.Data})
		return true, true
	}
	return false, true
}
