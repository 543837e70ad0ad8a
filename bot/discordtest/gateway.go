package discordtest

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// Gateway opcodes, of Discord's page of opcodes.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opResume         = 6
	OpReconnect      = 7
	OpInvalidSession = 9
	OpHello          = 10
	OpHeartbeatACK   = 11
)

// Close codes of the gateway, of the same page.
const (
	CloseUnknownOpcode      = 4001
	CloseDecodeError        = 4002
	CloseNotAuthenticated   = 4003
	CloseAuthentication     = 4004
	CloseAlreadyIdentified  = 4005
	CloseSessionTimedOut    = 4009
	CloseInvalidIntents     = 4013
	CloseDisallowedIntents  = 4014
	maxGatewayPayload       = 4096 // bytes a bot may send at once
	replayed                = 1000 // how many events are kept for a resume
	writeTimeout            = time.Minute
	intentGuildMessages     = 1 << 9
	intentDirectMessages    = 1 << 12
	intentMessageContent    = 1 << 15
	intentPrivilegedMembers = 1 << 1
	intentPrivilegedPres    = 1 << 8
	allIntents              = 1<<26 - 1
)

// A Connection is a session that was begun or resumed.
type Connection struct {
	Resumed bool
	Intents int // those of its IDENTIFY
}

// An Outcome is how the gateway answers a connection, an IDENTIFY or a RESUME instead of what Discord would. The zero Outcome is that.
type Outcome struct {
	Close  int  // close the connection with this code
	Op     int  // send this opcode with Data instead of HELLO, READY or RESUMED
	Data   any  // the "d" of Op
	Silent bool // answer nothing, and no heartbeat either
}

type gateway struct {
	server *Server

	mu         sync.Mutex
	conns      map[*conn]bool
	sessions   map[string]*session
	identifies int
	resumes    int
	outcome    func(attempt int) Outcome
	attempts   int
	greeting   func(attempt int) Outcome
	dials      int
	noAcks     bool
	identified time.Time // when an IDENTIFY was last taken
	hasty      int
	connected  feed[Connection]
	ended      feed[struct{}] // connections
}

type payload struct {
	Op   int    `json:"op"`
	Data any    `json:"d"`
	Seq  *int64 `json:"s"`
	Type any    `json:"t"`
}

// A conn is one websocket connection.
type conn struct {
	ws     *websocket.Conn
	write  sync.Mutex
	silent bool // guarded by write

	closing atomic.Bool // the server closes it, so that what the bot closes it with no longer ends the session
}

func (c *conn) send(p payload) {
	c.write.Lock()
	defer c.write.Unlock()
	if c.silent {
		return
	}
	c.ws.SetWriteDeadline(time.Now().Add(writeTimeout))
	c.ws.WriteJSON(p)
}

func (c *conn) closeWith(code int, reason string) {
	c.closing.Store(true)
	c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), time.Now().Add(writeTimeout))
	c.ws.Close()
}

// serve is the life of one connection.
func (g *gateway) serve(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &conn{ws: ws}
	g.mu.Lock()
	g.conns[c] = true
	g.mu.Unlock()
	defer g.drop(c)

	var s *session
	ws.SetCloseHandler(func(code int, _ string) error {
		if !c.closing.Load() && (code == websocket.CloseNormalClosure || code == websocket.CloseGoingAway) {
			g.forget(s)
		}
		return ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(writeTimeout))
	})
	if !g.greet(c) {
		return
	}
	for {
		_, data, err := ws.ReadMessage()
		if err != nil {
			return
		}
		if len(data) > maxGatewayPayload {
			c.closeWith(CloseDecodeError, "Decode error.")
			return
		}
		var goOn bool
		if s, goOn = g.receive(c, s, data); !goOn {
			return
		}
	}
}

// receive acts on one payload and reports whether the connection goes on.
func (g *gateway) receive(c *conn, s *session, data []byte) (*session, bool) {
	var in struct {
		Op   int             `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		c.closeWith(CloseDecodeError, "Decode error.")
		return s, false
	}
	switch in.Op {
	case opHeartbeat:
		g.acknowledge(c)
		return s, true
	case opIdentify:
		if g.lives(s) {
			c.closeWith(CloseAlreadyIdentified, "Already authenticated.")
			return s, false
		}
		return g.identify(c, in.Data)
	case opResume:
		return g.resume(c, in.Data)
	case opPresence:
		if s == nil {
			c.closeWith(CloseNotAuthenticated, "Not authenticated.")
		}
		return s, s != nil
	}
	c.closeWith(CloseUnknownOpcode, "Unknown opcode.")
	return s, false
}

// deliver sends an event to a session, or keeps it until the session is resumed. Call it with mu held.
func (g *gateway) deliver(s *session, kind string, data any) {
	s.seq++
	seq := s.seq
	p := payload{Op: opDispatch, Data: data, Seq: &seq, Type: kind}
	s.events = append(s.events, p)
	if len(s.events) > replayed {
		s.events = s.events[1:]
	}
	if s.conn != nil {
		s.conn.send(p)
	}
}

// dispatch sends an event to each session; see returns what the session may see of it, nil for nothing.
func (g *gateway) dispatch(kind string, see func(intents int) any) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, s := range g.sessions {
		if data := see(s.intents); data != nil {
			g.deliver(s, kind, data)
		}
	}
}

func (g *gateway) drop(c *conn) {
	c.ws.Close()
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.conns, c)
	for _, s := range g.sessions {
		if s.conn == c {
			s.conn = nil
		}
	}
	g.ended.put(struct{}{})
}

func (g *gateway) forget(s *session) {
	if s == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.sessions, s.id)
}

// lives reports whether there is such a session: one that was declared invalid is none any more.
func (g *gateway) lives(s *session) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return s != nil && g.sessions[s.id] == s
}

// open returns the connections there are.
func (g *gateway) open() []*conn {
	g.mu.Lock()
	defer g.mu.Unlock()
	var all []*conn
	for c := range g.conns {
		all = append(all, c)
	}
	return all
}

// Disconnected waits for the next connection to end, on either side. It returns each connection once.
func (s *Server) Disconnected(ctx context.Context) error {
	_, err := s.gateway.ended.next(ctx)
	return err
}

// Connected waits for the next session to be begun or resumed; each is returned once.
func (s *Server) Connected(ctx context.Context) (Connection, error) {
	return s.gateway.connected.next(ctx)
}
