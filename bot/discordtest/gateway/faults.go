package gateway

// Cut cuts all connections as a broken network does: in the middle of a payload, without a close frame. Sessions stay
// and can be resumed.
func (g *Gateway) Cut() {
	for _, c := range g.open() {
		c.cut()
	}
}

// CutShard cuts the connections of one shard.
func (g *Gateway) CutShard(number int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, s := range g.sessions {
		if s.conn != nil && s.shard.number == number {
			s.conn.cut()
		}
	}
}

// CloseWith closes all connections with a close code.
func (g *Gateway) CloseWith(code int) {
	for _, c := range g.open() {
		c.closeWith(code, "")
	}
}

// SendOp sends an opcode with data to all connections: OpReconnect, OpInvalidSession.
func (g *Gateway) SendOp(op int, data any) {
	for _, c := range g.open() {
		c.send(payload{Op: op, Data: data})
	}
}

// Dispatch sends an event to all sessions, whatever their intents and shards and whatever the event contains.
func (g *Gateway) Dispatch(kind string, data any) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, s := range g.sessions {
		s.deliver(kind, data)
	}
}

// ForgetSessions ends all sessions: a later RESUME of them is refused with op 9.
func (g *Gateway) ForgetSessions() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sessions = map[string]*session{}
}

// OnDial lets a test decide how a new connection is greeted instead of with HELLO. attempt counts connections from 1.
// With a Silent outcome the gateway accepts a connection and sends nothing.
func (g *Gateway) OnDial(decide func(attempt int) Outcome) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.onDial = decide
}

// OnConnect lets a test decide how IDENTIFY and RESUME are answered. attempt counts both from 1, over all connections.
func (g *Gateway) OnConnect(decide func(attempt int) Outcome) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.onConnect = decide
}

// Mute makes zombies of the open connections: they stay open, and nothing comes over them any more, neither events nor
// acknowledgements. Missed events are kept for a resume over another connection.
func (g *Gateway) Mute() {
	for _, c := range g.open() {
		c.mute()
	}
}

// DropAcks leaves heartbeats without an acknowledgement, on all connections, until it is called with false. Events
// still come.
func (g *Gateway) DropAcks(drop bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.noAcks = drop
}

// early counts an IDENTIFY and reports whether it comes too soon after the previous one of its bucket.
func (g *Gateway) early(of shard) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := g.options.Now()
	bucket := of.number % max(g.options.MaxConcurrency, 1)
	if now.Sub(g.identified[bucket]) < g.options.IdentifyEvery {
		g.hasty++
		return true
	}
	g.identified[bucket] = now
	return false
}
