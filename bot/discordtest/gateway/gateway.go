// Package gateway is a fake of Discord's gateway: a websocket server with sessions that are begun and resumed. It
// enforces Discord's rules (intents, payload sizes, the pace of IDENTIFY) with Discord's close codes. A test disturbs
// connections with [Gateway.Cut], [Gateway.OnConnect] and their like. Nothing in it sleeps or polls.
package gateway

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"verbatim/bot/discordtest/feed"
)

// Opcodes of the gateway, of Discord's page of opcodes.
const (
	OpDispatch       = 0
	OpHeartbeat      = 1
	OpIdentify       = 2
	OpPresence       = 3
	OpResume         = 6
	OpReconnect      = 7
	OpInvalidSession = 9
	OpHello          = 10
	OpHeartbeatACK   = 11
)

// Close codes of the gateway, of the same page.
const (
	CloseUnknownOpcode     = 4001
	CloseDecodeError       = 4002
	CloseNotAuthenticated  = 4003
	CloseAuthentication    = 4004
	CloseAlreadyIdentified = 4005
	CloseSessionTimedOut   = 4009
	CloseInvalidShard      = 4010
	CloseShardingRequired  = 4011
	CloseInvalidIntents    = 4013
	CloseDisallowedIntents = 4014
)

// Intents, of the gateway page.
const (
	IntentGuilds         = 1 << 0
	IntentGuildMessages  = 1 << 9
	IntentDirectMessages = 1 << 12
	IntentMessageContent = 1 << 15

	IntentMembers   = 1 << 1
	IntentPresences = 1 << 8
	allIntents      = 1<<26 - 1
)

// Limits of a connection.
const (
	maxPayload   = 4096 // bytes that a bot may send at once, of the gateway page
	maxReplayed  = 1000 // events that are kept for a resume
	writeTimeout = time.Minute
)

// Options describe a gateway.
type Options struct {
	Token            string           // the bot's token
	NoMessageContent bool             // the Message Content intent is not enabled
	Heartbeat        time.Duration    // the interval announced in HELLO
	IdentifyEvery    time.Duration    // the least time between two IDENTIFY payloads of a bucket; none unless positive
	MaxConcurrency   int              // the number of buckets, among which the shards are divided; 1 when less
	Now              func() time.Time // the clock for IdentifyEvery

	Guilds     func() []string       // the ids of the bot's guilds
	MostGuilds int                   // how many of them one connection may handle
	Shards     func() int            // the least number of shards; with fewer, sharding is required
	Ready      func() map[string]any // the data of READY, apart from the session's id, shard and guilds
}

// knows reports whether a token is the bot's. The gateway takes it with "Bot" before it or without.
func (o *Options) knows(token string) bool { return strings.TrimPrefix(token, "Bot ") == o.Token }

// disallows reports whether the intents include a privileged one that is not enabled.
func (o *Options) disallows(intents int) bool {
	privileged := IntentMembers | IntentPresences
	if o.NoMessageContent {
		privileged |= IntentMessageContent
	}
	return intents&privileged != 0
}

// A Connection is a session that was begun or resumed.
type Connection struct {
	Resumed bool
	Intents int // those of its IDENTIFY
	Shard   int
	Shards  int // of how many
}

// An Outcome is how the gateway answers a connection, an IDENTIFY or a RESUME. The zero Outcome is Discord's own
// answer.
type Outcome struct {
	Close  int  // close the connection with this code
	Op     int  // send this opcode with Data instead of HELLO, READY or RESUMED
	Data   any  // the "d" of Op
	Silent bool // answer nothing, not even heartbeats
}

// A Gateway is a fake gateway. Its methods may be called from any goroutine.
type Gateway struct {
	options Options

	mu         sync.Mutex
	conns      map[*conn]bool
	sessions   map[string]*session
	begun      int // sessions so far
	identifies int
	resumes    int
	onConnect  func(attempt int) Outcome
	attempts   int // IDENTIFY and RESUME payloads
	onDial     func(attempt int) Outcome
	dials      int
	noAcks     bool
	identified map[int]time.Time // when an IDENTIFY of a bucket was last accepted
	hasty      int
	connected  feed.Feed[Connection]
	ended      feed.Feed[struct{}] // connections
}

// New makes a gateway. Serve connections with ServeHTTP.
func New(o Options) *Gateway {
	return &Gateway{
		options: o, sessions: map[string]*session{}, conns: map[*conn]bool{}, identified: map[int]time.Time{},
	}
}

// ServeHTTP serves one websocket connection until it ends.
func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &conn{gateway: g, ws: ws}
	g.mu.Lock()
	g.conns[c] = true
	g.mu.Unlock()
	defer g.drop(c)
	c.serve()
}

// drop forgets a connection. Its session stays and can be resumed.
func (g *Gateway) drop(c *conn) {
	c.ws.Close()
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.conns, c)
	for _, s := range g.sessions {
		if s.conn == c {
			s.conn = nil
		}
	}
	g.ended.Put(struct{}{})
}

// end ends a session, which may be nil.
func (g *Gateway) end(s *session) {
	if s == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.sessions, s.id)
}

// lives reports whether a session can be used. One that was declared invalid can't.
func (g *Gateway) lives(s *session) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return s != nil && g.sessions[s.id] == s
}

// open returns the open connections.
func (g *Gateway) open() []*conn {
	g.mu.Lock()
	defer g.mu.Unlock()
	var all []*conn
	for c := range g.conns {
		all = append(all, c)
	}
	return all
}

// Send sends an event of a guild, or of none, to each session whose shard handles it. see returns what a session with
// these intents may see of it; nil for nothing.
func (g *Gateway) Send(kind, guild string, see func(intents int) any) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, s := range g.sessions {
		if !s.shard.handles(guild) {
			continue
		}
		if data := see(s.intents); data != nil {
			s.deliver(kind, data)
		}
	}
}

// ForgetEvents drops the events that are kept for resumes.
func (g *Gateway) ForgetEvents() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, s := range g.sessions {
		s.events = nil
	}
}

// Connected waits for the next session to be begun or resumed. Each is returned once.
func (g *Gateway) Connected(ctx context.Context) (Connection, error) { return g.connected.Next(ctx) }

// Disconnected waits for the next connection to end, on either side. Each is returned once.
func (g *Gateway) Disconnected(ctx context.Context) error {
	_, err := g.ended.Next(ctx)
	return err
}

// Identifies returns how many IDENTIFY payloads were received, refused ones included.
func (g *Gateway) Identifies() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.identifies
}

// Shards returns the shards, of so many, whose sessions are connected.
func (g *Gateway) Shards(of int) map[int]bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	connected := map[int]bool{}
	for _, s := range g.sessions {
		if s.conn != nil && s.shard.all == of {
			connected[s.shard.number] = true
		}
	}
	return connected
}

// Resumes returns how many sessions were resumed.
func (g *Gateway) Resumes() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.resumes
}

// Hasty returns how many IDENTIFY payloads came sooner than Options.IdentifyEvery after the previous one of
// their bucket.
func (g *Gateway) Hasty() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.hasty
}
