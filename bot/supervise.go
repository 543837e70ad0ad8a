package bot

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// developers is where a bot's owner sets it up.
const developers = "https://discord.com/developers/applications"

// Close codes of the gateway, of Discord's page of opcodes and status codes.
const (
	closeInvalidSequence   = 4007
	closeSessionTimedOut   = 4009
	closeDisallowedIntents = 4014
)

// fatal are the close codes behind which no connection will ever come about, with what to do.
var fatal = map[int]string{
	4004: "the token was rejected: make a new one at " + developers + " (Bot, Reset Token) and set VERBATIM_TOKEN to it",
	4010: "Discord does not know this shard: the bot does not shard, so an update of verbatim is needed",
	4011: "the bot is in more servers than one connection serves (2,500): take it out of some",
	4012: "Discord no longer speaks this version of its gateway: an update of verbatim is needed",
	4013: "Discord does not know an intent that the bot asked for: an update of verbatim is needed",
	4014: "an intent is not enabled: see Bot, Privileged Gateway Intents at " + developers,
}

// How many attempts that the gateway closes a session is given before it is thrown away for a new one, and how many new sessions there may
// be in a stretch of time: Discord resets the token of a bot that identifies 1000 times in a day, and this is 576.
const (
	attemptsPerSession = 3
	identifiesPer      = 12
	identifiesIn       = 30 * time.Minute
)

// errSilent is a connection over which neither READY nor RESUMED came in time.
var errSilent = errors.New("the gateway did not answer in time")

// A supervisor is where the keeping of a connection stands.
type supervisor struct {
	bot      *Bot
	link     *uplink // nil before the first session, and when one was given up
	budget   identifies
	failures int // lost or failed connections in a row
}

// run keeps a connection to the gateway until ctx ends or Discord refuses the bot for good. discordgo's own reconnecting
// ignores close codes and resumes lost sessions for ever, so it is off.
func (s *supervisor) run(ctx context.Context) error {
	for {
		if err := s.begin(ctx); err != nil || ctx.Err() != nil {
			return err
		}
		if err := s.stay(ctx); err != nil || ctx.Err() != nil {
			return err
		}
		if !sleep(ctx, pause(s.bot.timing, s.failures)) {
			return nil
		}
		s.failures++
	}
}

// begin makes a session where there is none, as soon as there may be one.
func (s *supervisor) begin(ctx context.Context) (err error) {
	if s.link != nil || !sleep(ctx, s.budget.wait(time.Now(), s.bot.timing.identify)) {
		return nil
	}
	s.budget.note(time.Now())
	s.link, err = s.bot.newUplink()
	return err
}

// stay connects, and returns when the connection is lost or ctx ends; the error is why there will never be another.
func (s *supervisor) stay(ctx context.Context) error {
	b, began := s.bot, time.Now()
	if err := s.link.connect(ctx, b); err != nil {
		b.unready.Store(&errRefused)
		return s.fail(ctx, err)
	}
	b.log.Info("connected to Discord", "resumed", s.link.opened)
	b.meter.connected(s.link.opened)
	s.link.opened = true
	b.unready.Store(nil)
	select {
	case <-s.link.down:
		b.unready.Store(&errLost)
		b.meter.lost.Inc()
		b.log.Warn("the connection to Discord was lost")
	case <-ctx.Done():
	}
	if time.Since(began) > b.timing.settled {
		s.failures = 0
	}
	return nil
}

// fail gives a session up that is no use any more; the error is why there will never be another.
func (s *supervisor) fail(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	s.bot.log.Warn("connecting to Discord failed", "error", redact(err))
	verdict, refused := s.bot.judge(err)
	if refused != nil {
		return refused
	}
	if verdict == newSession || verdict == doubtSession && s.failures >= attemptsPerSession {
		s.link.cut()
		s.link = nil
	}
	return nil
}

// hangUp closes the connection there is.
func (s *supervisor) hangUp() {
	if s.link != nil {
		s.link.hangUp(s.bot.timing.hangUp)
	}
}

// A verdict says what becomes of a session after a failure.
type verdict int

const (
	keepSession  verdict = iota // it can be resumed once the gateway is reached
	doubtSession                // the gateway was reached and closed: a session that it goes on closing is no use
	newSession                  // it is lost
)

// judge says what to do about a failed connection; refused is the error that ends the bot.
func (b *Bot) judge(err error) (v verdict, refused error) {
	var closed *websocket.CloseError
	var rest *discordgo.RESTError
	switch {
	case errors.As(err, &rest) && rest.Response != nil && rest.Response.StatusCode == http.StatusUnauthorized:
		return keepSession, errors.New(fatal[4004])
	case errors.Is(err, errSilent):
		return newSession, nil
	case !errors.As(err, &closed):
		return keepSession, nil
	case closed.Code == closeDisallowedIntents && b.withText.Swap(false):
		b.log.Warn("the Message Content intent is not enabled: commands behind the prefix are not heard in servers; " +
			"mentions, direct messages and slash commands are. To enable it, see Bot, Message Content Intent at " + developers +
			" and start the bot again")
		return newSession, nil
	case fatal[closed.Code] != "":
		return keepSession, fmt.Errorf("%s (gateway close code %d)", fatal[closed.Code], closed.Code)
	case closed.Code == closeInvalidSequence || closed.Code == closeSessionTimedOut:
		return newSession, nil
	}
	return doubtSession, nil
}

// connect opens the session's connection and waits until READY or RESUMED came over it.
func (l *uplink) connect(ctx context.Context, b *Bot) error {
	drained(l.up)
	drained(l.down)
	late, stop := b.late(b.timing.ready)
	defer stop()
	opened := make(chan error, 1)
	go func() { opened <- l.session.Open() }()
	for {
		select {
		case err := <-opened:
			if err != nil && !errors.Is(err, discordgo.ErrWSAlreadyOpen) {
				return fmt.Errorf("opening the gateway: %w", err)
			}
			if err != nil {
				return nil // a late word of an old connection brought us here; this one is fine
			}
			opened = nil
		case <-l.up:
			return nil
		case <-l.down:
			return errors.New("opening the gateway: the connection was lost before it was ready")
		case <-ctx.Done():
			l.cut()
			return ctx.Err()
		case <-late:
			l.cut()
			return errSilent
		}
	}
}

// alarm returns a channel on which a time comes after d, and what stops it.
func alarm(d time.Duration) (rings <-chan time.Time, stop func() bool) {
	t := time.NewTimer(d)
	return t.C, t.Stop
}

// pause is how long to wait before the next attempt: doubled from failure to failure, and up to half as much at random,
// so that bots that were cut together don't come back together.
func pause(t timing, failures int) time.Duration {
	d := t.maxPause
	if failures < 16 {
		d = min(t.backoff<<failures, t.maxPause)
	}
	return d + rand.N(d/2+1)
}

// sleep waits, and reports whether ctx lasted.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// identifies remembers when new sessions were begun.
type identifies struct{ at []time.Time }

// wait is how long to wait for the next new session.
func (i *identifies) wait(now time.Time, apart time.Duration) time.Duration {
	var d time.Duration
	if n := len(i.at); n > 0 {
		d = i.at[n-1].Add(apart).Sub(now)
		if n >= identifiesPer {
			d = max(d, i.at[n-identifiesPer].Add(identifiesIn).Sub(now))
		}
	}
	return d
}

func (i *identifies) note(now time.Time) {
	i.at = append(i.at, now)
	if len(i.at) > identifiesPer {
		i.at = i.at[1:]
	}
}
