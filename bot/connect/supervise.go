package connect

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// Close codes of the gateway, of Discord's page of opcodes and status codes.
const (
	closeInvalidSequence   = 4007
	closeAuthentication    = 4004
	closeSessionTimedOut   = 4009
	closeShardingRequired  = 4011
	closeDisallowedIntents = 4014
)

// fatal are the close codes after which no connection will ever succeed, with what to do.
var fatal = map[int]string{
	closeAuthentication: "the token was rejected: make a new one at " + developers +
		" (Bot, Reset Token) and set VERBATIM_TOKEN to it",
	4010: "Discord does not know this shard: check VERBATIM_SHARDS",
	4012: "Discord no longer supports this version of its gateway: update verbatim",
	4013: "Discord does not know an intent that the bot requested: update verbatim",

	closeDisallowedIntents: "an intent is not enabled: see Bot, Privileged Gateway Intents at " + developers,
}

// attemptsPerSession is how often a session that the gateway closes is tried again before a new one replaces it.
const attemptsPerSession = 3

// longWait is how long the wait for the next session must be to be logged.
const longWait = 30 * time.Second

// errSilent is the error when neither READY nor RESUMED came in time.
var errSilent = errors.New("the gateway did not answer in time")

// errRejected is the error when Discord does not know the token.
var errRejected = errors.New(fatal[closeAuthentication])

// errNotReady is the error when the connection was lost before READY or RESUMED came.
var errNotReady = errors.New("opening the gateway: the connection was lost before it was ready")

// A supervisor keeps the gateway session of a shard alive.
type supervisor struct {
	conn         *Connection
	handlers     Handlers
	log          *slog.Logger
	shard, total int

	link     *link           // nil before the first session, and after one was given up
	failures int             // lost or failed connections in a row
	until    time.Time       // no session may begin before
	invalid  invalidSessions // that Discord has declared

	unready atomic.Pointer[error] // why the gateway is not connected; nil while it is
}

// newSupervisor makes the supervisor of a shard. The log names the shard if there are several.
func newSupervisor(c *Connection, h Handlers, shard, total int) *supervisor {
	s := &supervisor{conn: c, handlers: h, log: c.log, shard: shard, total: total}
	if total > 1 {
		s.log = c.log.With("shard", shard)
	}
	s.invalid.least, s.invalid.most = c.options.Timing.InvalidLeast, c.options.Timing.InvalidMost
	s.unready.Store(&errNotConnected)
	return s
}

// run keeps a connection to the gateway until ctx ends or Discord refuses the bot for good. discordgo's own
// reconnecting ignores close codes and resumes lost sessions for ever, so it is off.
func (s *supervisor) run(ctx context.Context) error {
	for {
		if err := s.begin(ctx); err != nil || ctx.Err() != nil {
			return err
		}
		if err := s.stay(ctx); err != nil || ctx.Err() != nil {
			return err
		}
		if !Sleep(ctx, max(pause(s.conn.options.Timing, s.failures), time.Until(s.until))) {
			return nil
		}
		s.failures++
	}
}

// begin makes a session if there is none. If the next connection will identify, because the session never became ready,
// it waits until the budget allows that: Discord counts each IDENTIFY, also those that it closes.
func (s *supervisor) begin(ctx context.Context) (err error) {
	if s.link != nil && s.link.opened || !s.takeSession(ctx) {
		return nil
	}
	if s.link == nil {
		if s.link, err = s.newLink(); err != nil {
			s.settle()
			return err
		}
	}
	s.link.granted.Store(true)
	return nil
}

// takeSession waits until a session may begin, and takes it from the budget. It reports whether ctx lasted.
func (s *supervisor) takeSession(ctx context.Context) bool {
	c := s.conn
	for {
		wait := c.options.Budget.Take(s.shard)
		if wait <= 0 {
			c.web.starts.reserve()
			if ctx.Err() != nil {
				s.settle()
				return false
			}
			return true
		}
		if wait >= longWait {
			s.unready.Store(&errPaced)
			s.log.Warn("too many sessions have begun; the next begins later", "wait", wait.Round(time.Second))
		}
		over, stop := c.options.Alarm(wait)
		select {
		case <-over:
		case <-ctx.Done():
			stop()
			return false
		}
	}
}

// settle gives back a session whose IDENTIFY was not sent.
func (s *supervisor) settle() {
	s.conn.web.starts.settle(false)
	s.conn.options.Budget.GiveBack(s.shard)
}

// stay connects and returns when the connection is lost or ctx ends. It returns an error when Discord refuses the bot
// for good.
func (s *supervisor) stay(ctx context.Context) error {
	c, began := s.conn, time.Now()
	err := s.link.open(ctx, &c.options)
	if s.link.granted.Swap(false) {
		s.settle()
	}
	if err != nil {
		s.unready.Store(&errRefused)
		return s.fail(ctx, err)
	}
	s.log.Info("connected to Discord", "resumed", s.link.opened)
	c.options.Observer.Connected(s.shard, s.link.opened)
	s.link.opened = true
	s.unready.Store(nil)
	select {
	case <-s.link.down:
		s.unready.Store(&errLost)
		c.options.Observer.Lost(s.shard)
		s.log.Warn("the connection to Discord was lost")
	case <-ctx.Done():
	}
	if time.Since(began) > c.options.Timing.Settled {
		s.failures = 0
	}
	return nil
}

// fail gives up a session that is of no use any more. It returns an error when Discord refuses the bot for good.
func (s *supervisor) fail(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	s.log.Warn("connecting to Discord failed", "error", Redact(err))
	if used := (*usedUpError)(nil); errors.As(err, &used) {
		s.until = used.until
		return nil
	}
	verdict, refused := s.judge(err)
	if refused != nil {
		s.unready.Store(&refused)
		return refused
	}
	begun := s.link.opened // if not, a new link asks Discord how many sessions are left
	if !begun || verdict == newSession || verdict == doubtSession && s.failures >= attemptsPerSession {
		s.link.giveUp()
		s.link = nil
	}
	return nil
}

// hangUp closes the connection, if there is one.
func (s *supervisor) hangUp() {
	if s.link != nil {
		s.link.hangUp(s.conn.options.Timing.HangUp)
	}
}

// A verdict says what happens to a session after a failure.
type verdict int

const (
	keepSession  verdict = iota // it can be resumed once the gateway can be reached
	doubtSession                // the gateway closed the connection: give the session up if that goes on
	newSession                  // it is lost
)

// judge decides what to do after a failed connection. refused is the error that ends the shard.
func (s *supervisor) judge(err error) (v verdict, refused error) {
	var closed *websocket.CloseError
	switch {
	case Status(err) == http.StatusUnauthorized:
		return keepSession, errRejected
	case errors.Is(err, errSilent), errors.Is(err, errNotReady) && s.link.invalid.Load():
		return newSession, nil
	case errors.Is(err, errNotReady): // perhaps the gateway has closed it at once
		return doubtSession, nil
	case !errors.As(err, &closed):
		return keepSession, nil
	case closed.Code == closeShardingRequired:
		return newSession, &tooFewError{s.total}
	case closed.Code == closeDisallowedIntents && s.link.content:
		if !s.conn.messageContent.Swap(false) {
			return newSession, nil // another shard was told, too
		}
		s.conn.log.Warn("the Message Content intent is not enabled: the bot does not see commands with a prefix in servers; " +
			"mentions, direct messages and slash commands work. To enable the intent, see Bot, Message Content Intent at " +
			developers + " and restart the bot")
		return newSession, nil
	case fatal[closed.Code] != "":
		return keepSession, fmt.Errorf("%s (gateway close code %d)", fatal[closed.Code], closed.Code)
	case closed.Code == closeInvalidSequence || closed.Code == closeSessionTimedOut:
		return newSession, nil
	}
	return doubtSession, nil
}

// pause returns how long to wait before the next attempt. It doubles with each failure, and up to half as much is added
// at random, so that bots that were cut off together do not come back together.
func pause(t Timing, failures int) time.Duration {
	d := t.MaxPause
	if failures < 16 {
		d = min(t.Backoff<<failures, t.MaxPause)
	}
	return d + rand.N(d/2+1)
}
