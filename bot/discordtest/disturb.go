package discordtest

import (
	"net/http"
	"time"
)

// Cut cuts all gateway connections as a broken network does: in the middle of a payload, without a close frame. Sessions
// stay and can be resumed.
func (s *Server) Cut() {
	for _, c := range s.gateway.open() {
		c.cut()
	}
}

func (c *conn) cut() {
	c.write.Lock()
	defer c.write.Unlock()
	under := c.ws.UnderlyingConn()
	under.SetWriteDeadline(time.Now().Add(writeTimeout))
	under.Write([]byte{0x81, 126, 1, 0, '{'}) // the beginning of a text frame of 256 bytes
	under.Close()
}

// CloseWith closes all gateway connections with a close code.
func (s *Server) CloseWith(code int) {
	for _, c := range s.gateway.open() {
		c.closeWith(code, "")
	}
}

// SendOp sends an opcode with data to all gateway connections: OpReconnect, OpInvalidSession.
func (s *Server) SendOp(op int, data any) {
	for _, c := range s.gateway.open() {
		c.send(payload{Op: op, Data: data})
	}
}

// Dispatch sends an event, whatever it holds, to all sessions regardless of their intents.
func (s *Server) Dispatch(kind string, data any) {
	s.gateway.dispatch(kind, func(int) any { return data })
}

// ForgetSessions makes every later RESUME of a session there is now be refused with op 9.
func (s *Server) ForgetSessions() {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	s.gateway.sessions = map[string]*session{}
}

// OnConnect lets a test decide how IDENTIFY and RESUME are answered; attempt counts both from 1, over all connections.
func (s *Server) OnConnect(decide func(attempt int) Outcome) {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	s.gateway.outcome = decide
}

// Identifies returns how many IDENTIFY payloads were received, refused ones included.
func (s *Server) Identifies() int {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	return s.gateway.identifies
}

// Resumes returns how many sessions were resumed.
func (s *Server) Resumes() int {
	s.gateway.mu.Lock()
	defer s.gateway.mu.Unlock()
	return s.gateway.resumes
}

// An Interceptor may answer a REST request in the server's place; it reports whether it did. It must not read the body of
// a request that it leaves to the server.
type Interceptor func(w http.ResponseWriter, r *http.Request) bool

// Intercept lets a test answer REST requests: rate limits, outages. Nil ends it.
func (s *Server) Intercept(f Interceptor) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.intercept = f
}

// LosePosts takes the next n messages that the bot posts into channels and first responses to interactions, and answers
// with an outage all the same.
func (s *Server) LosePosts(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.losing = n
}

// loses reports whether the answer to a post is to be lost.
func (s *Server) loses() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	lost := s.losing > 0
	s.losing = max(0, s.losing-1)
	return lost
}
