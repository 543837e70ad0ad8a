package connect

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

// Close codes of the gateway, of Discord's page of opcodes and status codes.
const (
	closeInvalidSequence   = 4007
	closeAuthentication    = 4004
	closeSessionTimedOut   = 4009
	closeDisallowedIntents = 4014
)

// fatal are the close codes after which no connection will ever succeed, with what to do.
var fatal = map[int]string{
	closeAuthentication: "the token was rejected: make a new one at " + developers +
		" (Bot, Reset Token) and set VERBATIM_TOKEN to it",
	4010: "Discord does not know this shard: the bot does not shard, so update verbatim",
	4011: "the bot is in more servers than one connection serves (2,500): remove it from some",
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

// errNotReady is the error when the connection was lost before READY or RESUMED came.
var errNotReady = errors.New("opening the gateway: the connection was lost before it was ready")

// A supervisor keeps a gateway session alive.
type supervisor struct {
	conn     *Connection
	handlers Handlers
	link     *link     // nil before the first session, and after one was given up
	failures int       // lost or failed connections in a row
	until    time.Time // no session may begin before
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
		s.link, err = s.conn.newLink(s.handlers)
	}
	return err
}

// takeSession waits until a session may begin, and takes it from the budget. It reports whether ctx lasted.
func (s *supervisor) takeSession(ctx context.Context) bool {
	c := s.conn
	for {
		wait := c.options.Budget.Take()
		if wait <= 0 {
			return ctx.Err() == nil
		}
		if wait >= longWait {
			c.unready.Store(&errPaced)
			c.log.Warn("too many sessions have begun; the next begins later", "wait", wait.Round(time.Second))
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

// sent takes note of whether a connection has sent the IDENTIFY that was taken from the budget.
func (c *Connection) sent(identified bool) {
	if identified {
		c.web.starts.use()
	} else {
		c.options.Budget.GiveBack()
	}
}

// identified reports whether a connection that was opened with an error may have sent an IDENTIFY: not if it could not
// be dialled.
func identified(err error) bool {
	var closed *websocket.CloseError
	var broken *net.OpError
	return err == nil || errors.As(err, &closed) || errors.As(err, &broken) && broken.Op != "dial" ||
		errors.Is(err, errSilent) || errors.Is(err, errNotReady) || errors.Is(err, context.Canceled)
}

// stay connects and returns when the connection is lost or ctx ends. It returns an error when Discord refuses the bot
// for good.
func (s *supervisor) stay(ctx context.Context) error {
	c, began := s.conn, time.Now()
	err := s.link.open(ctx, &c.options)
	if !s.link.opened {
		c.sent(identified(err))
	}
	if err != nil {
		c.unready.Store(&errRefused)
		return s.fail(ctx, err)
	}
	c.log.Info("connected to Discord", "resumed", s.link.opened)
	c.options.Observer.Connected(s.link.opened)
	s.link.opened = true
	c.unready.Store(nil)
	select {
	case <-s.link.down:
		c.unready.Store(&errLost)
		c.options.Observer.Lost()
		c.log.Warn("the connection to Discord was lost")
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
	s.conn.log.Warn("connecting to Discord failed", "error", Redact(err))
	if used := (*usedUpError)(nil); errors.As(err, &used) {
		s.until = used.until
		return nil
	}
	verdict, refused := s.conn.judge(err)
	if refused != nil {
		return refused
	}
	begun := s.link.opened // if not, a new link asks Discord how many sessions are left
	if !begun || verdict == newSession || verdict == doubtSession && s.failures >= attemptsPerSession {
		s.link.cut()
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

// judge decides what to do after a failed connection. refused is the error that ends the bot.
func (c *Connection) judge(err error) (v verdict, refused error) {
	var closed *websocket.CloseError
	switch {
	case Status(err) == http.StatusUnauthorized:
		return keepSession, errors.New(fatal[closeAuthentication])
	case errors.Is(err, errSilent):
		return newSession, nil
	case errors.Is(err, errNotReady): // perhaps the session was refused, and discordgo's IDENTIFY after that, too
		return doubtSession, nil
	case !errors.As(err, &closed):
		return keepSession, nil
	case closed.Code == closeDisallowedIntents && c.messageContent.Swap(false):
		c.log.Warn("the Message Content intent is not enabled: the bot does not see commands with a prefix in servers; " +
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
