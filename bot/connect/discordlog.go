package connect

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
)

// discordgo's Logger belongs to the process, not to a session, so the last connection made receives its messages.
var (
	lastLog   atomic.Pointer[slog.Logger]
	setLogger sync.Once
)

// links are the gateway sessions of this process, by what their IDENTIFY says of its shard: each has a pointer of its
// own, by which a message of discordgo's logger can be told from those of other sessions.
var links sync.Map // of *[2]int to *link

// routeLog sends discordgo's warnings and errors to the log. It also sees each IDENTIFY before it is sent: discordgo
// logs it, from the same goroutine, so a wait in its logger delays it. That is needed after op 9 (Invalid Session), to
// which discordgo would identify at once, thousands of times a second.
func routeLog(c *Connection) {
	lastLog.Store(c.log)
	setLogger.Do(func() { discordgo.Logger = logDiscord })
}

// logDiscord takes a message that discordgo logs.
func logDiscord(level, _ int, format string, args ...any) {
	to := lastLog.Load()
	if to == nil {
		return
	}
	if shard, ok := identifies(format, args); ok {
		if l, ok := links.Load(shard); ok {
			l.(*link).beforeIdentify()
		}
		return
	}
	if level > discordgo.LogWarning {
		return
	}
	to.Log(context.Background(), slog.LevelDebug, "discordgo: "+shorten(withoutPayload(format, args), 300))
}

// identifies reports whether a message announces an IDENTIFY, and returns what that says of its shard.
func identifies(format string, args []any) (shard *[2]int, ok bool) {
	if !strings.HasPrefix(format, "Identify Packet") || len(args) != 1 {
		return nil, false
	}
	packet := reflect.ValueOf(args[0]) // its type has no name outside of discordgo
	if packet.Kind() != reflect.Struct {
		return nil, false
	}
	for i := range packet.NumField() {
		if of, ok := packet.Field(i).Interface().(discordgo.Identify); ok {
			return of.Shard, true
		}
	}
	return nil, false
}

// beforeIdentify waits until an IDENTIFY may be sent, and takes it from the budget unless the supervisor has done so.
// If that takes long, the supervisor gives the session up meanwhile.
func (l *link) beforeIdentify() {
	if l.granted.Swap(false) {
		l.super.conn.web.starts.settle(true)
		return
	}
	l.invalid.Store(true)
	c := l.super.conn
	wait := l.super.invalid.delay(time.Now())
	for l.lasts(wait) {
		if wait = c.web.starts.wait(time.Now()); wait <= 0 {
			wait = c.options.Budget.Take(l.super.shard)
		}
		if wait <= 0 {
			c.web.starts.use()
			return
		}
	}
}

// lasts waits for d, and reports whether the session was not given up meanwhile.
func (l *link) lasts(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-l.gone:
		return false
	}
}

// withoutPayload formats a message of discordgo. Some messages contain whole payloads, with what members wrote: only
// the words before the payload are kept.
func withoutPayload(format string, args []any) string {
	text, _, cut := strings.Cut(format, "Data:")
	if i := strings.Index(text, "%#v"); i >= 0 {
		text, cut = text[:i], true
	}
	if !cut {
		return fmt.Sprintf(format, args...)
	}
	return strings.TrimRight(strings.Split(text, "%")[0], " :,\n")
}

// invalidSessions counts the op 9 of a shard in the last hour. Discord asks for a random wait of 1 to 5 s before the
// next IDENTIFY. Each op 9 within an hour doubles the wait, so that a storm of them uses up at most a dozen
// identifies an hour.
type invalidSessions struct {
	least, most time.Duration // of the first wait

	mu sync.Mutex
	at []time.Time
}

// longestInvalid is the longest wait after op 9, and mostDoublings how often it is doubled.
const (
	longestInvalid = 15 * time.Minute
	mostDoublings  = 10
)

// delay returns how long to wait after an op 9 that came now.
func (i *invalidSessions) delay(now time.Time) time.Duration {
	i.mu.Lock()
	defer i.mu.Unlock()
	for len(i.at) > 0 && now.Sub(i.at[0]) > time.Hour {
		i.at = i.at[1:]
	}
	n := min(len(i.at), mostDoublings)
	i.at = append(i.at, now)
	first := i.least
	if i.most > i.least {
		first += rand.N(i.most - i.least)
	}
	return min(first<<n, longestInvalid)
}
