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

// How many failed attempts a session is given before it is thrown away for a new one, and how many new sessions there may
// be in a stretch of time: Discord resets the token of a bot that identifies 1000 times in a day, and this is 576.
const (
	attemptsPerSession = 3
	identifiesPer      = 12
	identifiesIn       = 30 * time.Minute
)

// errSilent is a connection over which neither READY nor RESUMED came in time.
var errSilent = errors.New("the gateway did not answer in time")

// supervise keeps a connection to the gateway until ctx ends or Discord refuses the bot for good. discordgo's own
// reconnecting ignores close codes and resumes lost sessions for ever, so it is off.
func (b *Bot) supervise(ctx context.Context) error {
	var l *uplink
	var budget identifies
	failures := 0 // in a row
	for ctx.Err() == nil {
		if l == nil {
			if !sleep(ctx, budget.wait(time.Now(), b.timing.identify)) {
				return nil
			}
			budget.note(time.Now())
			next, err := b.newUplink()
			if err != nil {
				return err
			}
			l = next
		}
		began := time.Now()
		err := l.connect(ctx, b.timing.ready)
		if err == nil {
			b.log.Info("connected to Discord", "resumed", l.opened)
			l.opened = true
			select {
			case <-l.down:
				b.log.Warn("the connection to Discord was lost")
			case <-ctx.Done():
				l.hangUp(b.timing.hangUp)
				return nil
			}
			if time.Since(began) > b.timing.settled {
				failures = 0
			}
		}
		if ctx.Err() != nil {
			l.hangUp(b.timing.hangUp)
			return nil
		}
		if err != nil {
			b.log.Warn("connecting to Discord failed", "error", redact(err))
			verdict, refused := b.judge(err)
			if refused != nil {
				l.cut()
				return refused
			}
			if verdict == newSession || failures >= attemptsPerSession {
				l.cut()
				l = nil
			}
		}
		if !sleep(ctx, pause(b.timing, failures)) {
			break
		}
		failures++
	}
	if l != nil {
		l.hangUp(b.timing.hangUp)
	}
	return nil
}

// A verdict says what becomes of a session after a failure.
type verdict int

const (
	tryAgain verdict = iota
	newSession
)

// judge says what to do about a failed connection; refused is the error that ends the bot.
func (b *Bot) judge(err error) (v verdict, refused error) {
	var closed *websocket.CloseError
	var rest *discordgo.RESTError
	switch {
	case errors.As(err, &rest) && rest.Response != nil && rest.Response.StatusCode == http.StatusUnauthorized:
		return tryAgain, errors.New(fatal[4004])
	case errors.Is(err, errSilent):
		return newSession, nil
	case !errors.As(err, &closed):
		return tryAgain, nil
	case closed.Code == closeDisallowedIntents && b.withText.Swap(false):
		b.log.Warn("the Message Content intent is not enabled: commands behind the prefix are not heard in servers; " +
			"mentions, direct messages and slash commands are. To enable it, see Bot, Message Content Intent at " + developers +
			" and start the bot again")
		return newSession, nil
	case fatal[closed.Code] != "":
		return tryAgain, fmt.Errorf("%s (gateway close code %d)", fatal[closed.Code], closed.Code)
	case closed.Code == closeInvalidSequence || closed.Code == closeSessionTimedOut:
		return newSession, nil
	}
	return tryAgain, nil
}

// connect opens the session's connection and waits until READY or RESUMED came over it.
func (l *uplink) connect(ctx context.Context, within time.Duration) error {
	drained(l.up)
	drained(l.down)
	deadline := time.NewTimer(within)
	defer deadline.Stop()
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
		case <-deadline.C:
			l.cut()
			return errSilent
		}
	}
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
