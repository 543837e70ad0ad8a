package bot

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// newSession makes a discordgo session that neither reconnects nor retries nor caches: the supervisor and the transport
// see to that.
func (b *Bot) newSession() (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + b.options.Token)
	if err != nil {
		return nil, fmt.Errorf("making a session: %w", err)
	}
	s.Client = &http.Client{Transport: b.web, Timeout: b.timing.rest}
	s.StateEnabled = false
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.ShouldRetryOnRateLimit = false
	s.MaxRestRetries = 0
	s.LogLevel = discordgo.LogInformational // routeLog needs to see op 9, and drops the rest of that level
	s.Compress = false
	s.Identify.Compress = false
	s.Identify.Intents = discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	if b.withText.Load() {
		s.Identify.Intents |= discordgo.IntentMessageContent
	}
	return s, nil
}

// An uplink is one session with the gateway, over all its connections.
type uplink struct {
	session *discordgo.Session
	up      chan struct{} // READY or RESUMED came
	down    chan struct{} // discordgo has closed the connection
	opened  bool          // READY came once, so that the next connection resumes

	mu   sync.Mutex
	conn net.Conn // the last one dialled
}

// newUplink makes a session with the bot's handlers on it.
func (b *Bot) newUplink() (*uplink, error) {
	s, err := b.newSession()
	if err != nil {
		return nil, err
	}
	l := &uplink{session: s, up: make(chan struct{}, 1), down: make(chan struct{}, 1)}
	dialer := &net.Dialer{Timeout: dialTimeout}
	s.Dialer = &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: dialTimeout,
		NetDialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, address)
			if err != nil {
				return nil, err
			}
			l.mu.Lock()
			defer l.mu.Unlock()
			l.conn = idleConn{conn, b.timing.idle}
			return l.conn, nil
		},
	}
	s.AddHandler(func(_ *discordgo.Session, r *discordgo.Ready) {
		defer logPanic(b.log, "READY")
		b.onReady(r)
		signal(l.up)
	})
	s.AddHandler(func(*discordgo.Session, *discordgo.Resumed) { signal(l.up) })
	s.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) { signal(l.down) })
	s.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) {
		defer logPanic(b.log, "MESSAGE_CREATE")
		b.onMessage(m)
	})
	s.AddHandler(func(_ *discordgo.Session, i *discordgo.InteractionCreate) {
		defer logPanic(b.log, "INTERACTION_CREATE")
		b.onInteraction(i)
	})
	return l, nil
}

// dialTimeout bounds each step of making a connection.
const dialTimeout = 15 * time.Second

// signal sends without waiting; one signal kept is enough.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

func drained(c chan struct{}) {
	select {
	case <-c:
	default:
	}
}

// cut closes the connection under discordgo, which frees whatever waits for it.
func (l *uplink) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		l.conn.Close()
	}
}

// hangUp closes the session in order, and cuts it when that takes too long: discordgo holds its lock while it reads.
func (l *uplink) hangUp(most time.Duration) {
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		l.session.Close()
	}()
	select {
	case <-closed:
	case <-time.After(most):
	}
	l.cut()
}

// An idleConn gives up when nothing was read for a while: discordgo reads without a deadline, and a dead connection would
// be found only after five heartbeats.
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
		_ = c.Close() // before discordgo says goodbye, which would end the session: it can be resumed
	}
	return n, err
}
