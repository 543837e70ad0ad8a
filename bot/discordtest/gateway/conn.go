package gateway

import (
	"encoding/json"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// A payload is what goes over the wire.
type payload struct {
	Op   int    `json:"op"`
	Data any    `json:"d"`
	Seq  *int64 `json:"s"`
	Type any    `json:"t"`
}

// A conn is one websocket connection.
type conn struct {
	gateway *Gateway
	session *session // nil before IDENTIFY or RESUME
	ws      *websocket.Conn

	write  sync.Mutex
	silent bool // guarded by write

	closing atomic.Bool // the gateway closes the connection, so a close frame of the bot no longer ends the session
}

// serve greets the bot and answers its payloads until the connection ends.
func (c *conn) serve() {
	c.ws.SetCloseHandler(func(code int, _ string) error {
		normal := code == websocket.CloseNormalClosure || code == websocket.CloseGoingAway
		if normal && !c.closing.Load() {
			c.gateway.end(c.session)
		}
		return c.writeClose(code, "")
	})
	goOn := c.greet()
	for goOn {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			return
		}
		if len(data) > maxPayload {
			c.closeWith(CloseDecodeError, "Decode error.")
			return
		}
		goOn = c.receive(data)
	}
}

// greet sends HELLO, or what a test wants. It reports whether the connection goes on.
func (c *conn) greet() (goOn bool) {
	g := c.gateway
	g.mu.Lock()
	decide := g.onDial
	g.dials++
	attempt := g.dials
	g.mu.Unlock()
	if decide != nil {
		if done, goOn := c.carryOut(decide(attempt)); done {
			return goOn
		}
	}
	c.send(payload{Op: OpHello, Data: map[string]any{"heartbeat_interval": g.options.Heartbeat.Milliseconds()}})
	return true
}

// receive answers one payload. It reports whether the connection goes on.
func (c *conn) receive(data []byte) (goOn bool) {
	var in struct {
		Op   int             `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return c.closeWith(CloseDecodeError, "Decode error.")
	}
	switch in.Op {
	case OpHeartbeat:
		return c.acknowledge()
	case OpIdentify:
		if c.gateway.lives(c.session) {
			return c.closeWith(CloseAlreadyIdentified, "Already authenticated.")
		}
		return c.identify(in.Data)
	case OpResume:
		return c.resume(in.Data)
	case OpPresence:
		if c.session == nil {
			return c.closeWith(CloseNotAuthenticated, "Not authenticated.")
		}
		return true
	}
	return c.closeWith(CloseUnknownOpcode, "Unknown opcode.")
}

// acknowledge answers a heartbeat. It returns true: the connection goes on.
func (c *conn) acknowledge() (goOn bool) {
	c.gateway.mu.Lock()
	drop := c.gateway.noAcks
	c.gateway.mu.Unlock()
	if !drop {
		c.send(payload{Op: OpHeartbeatACK})
	}
	return true
}

// carryOut carries out an outcome. done is false for the zero outcome; goOn reports whether the connection goes on.
func (c *conn) carryOut(o Outcome) (done, goOn bool) {
	switch {
	case o.Close != 0:
		return true, c.closeWith(o.Close, "")
	case o.Silent:
		c.mute()
		return true, true
	case o.Op != 0:
		c.send(payload{Op: o.Op, Data: o.Data})
		return true, true
	}
	return false, true
}

// send sends a payload unless the connection is muted.
func (c *conn) send(p payload) {
	c.write.Lock()
	defer c.write.Unlock()
	if c.silent {
		return
	}
	c.ws.SetWriteDeadline(time.Now().Add(writeTimeout))
	c.ws.WriteJSON(p)
}

// closeWith closes the connection. It returns false: the connection does not go on.
func (c *conn) closeWith(code int, reason string) (goOn bool) {
	c.closing.Store(true)
	_ = c.writeClose(code, reason) // the connection may be gone
	c.ws.Close()
	return false
}

func (c *conn) writeClose(code int, reason string) error {
	message := websocket.FormatCloseMessage(code, reason)
	return c.ws.WriteControl(websocket.CloseMessage, message, time.Now().Add(writeTimeout))
}

// cut sends the beginning of a text frame of 256 bytes and closes the network connection.
func (c *conn) cut() {
	c.write.Lock()
	defer c.write.Unlock()
	network := c.ws.UnderlyingConn()
	network.SetWriteDeadline(time.Now().Add(writeTimeout))
	network.Write([]byte{0x81, 126, 1, 0, '{'})
	network.Close()
}

// mute drops all later payloads.
func (c *conn) mute() {
	c.write.Lock()
	defer c.write.Unlock()
	c.silent = true
}
