package connect

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// newSession makes a discordgo session that does not reconnect, retry or cache: the supervisor and the transport do
// that.
func (c *Connection) newSession() (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + c.options.Token)
	if err != nil {
		return nil, fmt.Errorf("making a session: %w", err)
	}
	s.Client = &http.Client{Transport: c.web, Timeout: c.options.Timing.REST}
	s.StateEnabled = false
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.LogLevel = discordgo.LogDebug // logDiscord must see each IDENTIFY, and drops the rest of that level
	s.Compress = false
	s.Identify.Compress = false
	s.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	if c.messageContent.Load() {
		s.Identify.Intents |= discordgo.IntentMessageContent
	}
	return s, nil
}

// A link is one gateway session, over all its connections.
type link struct {
	super   *supervisor
	session *discordgo.Session
	up      chan struct{} // READY or RESUMED came
	down    chan struct{} // discordgo has closed the connection
	opened  bool          // READY came once, so the next connection resumes
	granted atomic.Bool   // the next IDENTIFY was taken from the budget
	invalid atomic.Bool   // Discord has declared the session invalid (op 9)
	content bool          // the Message Content intent is requested

	mu   sync.Mutex
	conn net.Conn      // the last one dialled
	gone chan struct{} // closed when the link is given up
	late bool          // open has stopped waiting for a connection
}

// newLink makes the session of a shard, which calls the handlers.
func (s *supervisor) newLink() (*link, error) {
	c, h := s.conn, s.handlers
	session, err := c.newSession()
	if err != nil {
		return nil, err
	}
	l := &link{
		super: s, session: session, up: make(chan struct{}, 1), down: make(chan struct{}, 1), gone: make(chan struct{}),
		content: session.Identify.Intents&discordgo.IntentMessageContent != 0,
	}
	session.Identify.Shard = &[2]int{s.shard, s.total}
	links.Store(session.Identify.Shard, l)
	session.Dialer = l.dialer(c.options.Timing.Idle)
	session.AddHandler(func(_ *discordgo.Session, r *discordgo.Ready) {
		defer LogPanic(c.log, "READY")
		h.Ready(s.shard, r)
		signal(l.up)
	})
	session.AddHandler(func(*discordgo.Session, *discordgo.Resumed) { signal(l.up) })
	session.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) { signal(l.down) })
	session.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) {
		defer LogPanic(c.log, e.Type)
		switch e.Type {
		case "MESSAGE_CREATE":
			h.Message(lenient[discordgo.MessageCreate](e.RawData))
		case "MESSAGE_UPDATE":
			h.Edited(lenient[discordgo.MessageUpdate](e.RawData))
		case "MESSAGE_DELETE":
			h.Deleted(lenient[discordgo.MessageDelete](e.RawData))
		case "INTERACTION_CREATE":
			h.Interaction(lenient[discordgo.InteractionCreate](e.RawData))
		case "GUILD_CREATE":
			if h.Guild != nil {
				h.Guild(lenient[Guild](e.RawData))
			}
		}
	})
	return l, nil
}

// dialTimeout bounds each step of dialling a connection.
const dialTimeout = 15 * time.Second

// dialer dials connections that are given up after idle without data. It keeps the last one.
func (l *link) dialer(idle time.Duration) *websocket.Dialer {
	dialer := &net.Dialer{Timeout: dialTimeout}
	return &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: dialTimeout,
		NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			l.mu.Lock()
			defer l.mu.Unlock()
			if l.late { // open has not waited: a session that begins now would be a second one
				conn.Close()
				return nil, errSilent
			}
			l.conn = idleConn{conn, idle}
			return l.conn, nil
		},
	}
}

// signal sends without waiting. One pending signal is enough.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// drain drops a pending signal.
func drain(c chan struct{}) {
	select {
	case <-c:
	default:
	}
}

// setLate says whether a connection that is dialled now comes too late.
func (l *link) setLate(late bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.late = late
}

// open opens a connection of the session and waits until READY or RESUMED came over it.
func (l *link) open(ctx context.Context, o *Options) error {
	drain(l.up)
	drain(l.down)
	l.setLate(false)
	late, stop := o.Alarm(o.Timing.Ready)
	defer stop()
	opened := make(chan error, 1)
	go func() { opened <- l.session.Open() }()
	for {
		select {
		case err := <-opened:
			if errors.Is(err, discordgo.ErrWSAlreadyOpen) {
				return nil // a late event of an old connection brought us here; the new one is fine
			}
			if err != nil {
				return fmt.Errorf("opening the gateway: %w", err)
			}
			opened = nil
		case <-l.up:
			return nil
		case <-l.down:
			return errNotReady
		case <-ctx.Done():
			l.setLate(true)
			l.cut()
			return ctx.Err()
		case <-late:
			l.setLate(true)
			l.cut()
			return errSilent
		}
	}
}

// alarm returns a channel on which a time arrives after d, and a function that stops it.
func alarm(d time.Duration) (rings <-chan time.Time, stop func() bool) {
	t := time.NewTimer(d)
	return t.C, t.Stop
}

// giveUp ends the session: it is neither resumed nor begun again.
func (l *link) giveUp() {
	l.mu.Lock()
	select {
	case <-l.gone:
	default:
		close(l.gone)
	}
	l.mu.Unlock()
	links.CompareAndDelete(l.session.Identify.Shard, l)
	l.cut()
}

// cut closes the network connection, which frees whatever in discordgo waits for it.
func (l *link) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		l.conn.Close()
	}
}

// hangUp closes the session in order. It cuts the connection after most: discordgo holds its lock while it reads.
func (l *link) hangUp(most time.Duration) {
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		l.session.Close()
	}()
	select {
	case <-closed:
	case <-time.After(most):
	}
	l.giveUp()
}

// An idleConn gives up when nothing was read for a while. discordgo reads without a deadline, and would notice a dead
// connection only after five heartbeats.
type idleConn struct {
	net.Conn
	idle time.Duration
}

// Read implements net.Conn.
func (c idleConn) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(c.idle)); err != nil {
		return 0, err
	}
	n, err := c.Conn.Read(p)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		_ = c.Close() // before discordgo sends a close frame, which would end the session: it can be resumed
	}
	return n, err
}
