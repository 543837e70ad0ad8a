package connect

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
)

// discordgo's Logger belongs to the process, not to a session, so the last connection made receives its messages.
var (
	lastLog   atomic.Pointer[discordLog]
	setLogger sync.Once
)

// A discordLog is where discordgo's messages go.
type discordLog struct {
	conn    *Connection
	log     *slog.Logger
	invalid invalidSessions
}

// routeLog sends discordgo's warnings and errors to the log. It also slows discordgo down after op 9 (Invalid
// Session): discordgo would identify at once, thousands of times a second. It logs just before, from the same
// goroutine, so a wait in its logger delays the IDENTIFY.
func routeLog(c *Connection) {
	to := &discordLog{conn: c, log: c.log}
	to.invalid.least, to.invalid.most = c.options.Timing.InvalidLeast, c.options.Timing.InvalidMost
	lastLog.Store(to)
	setLogger.Do(func() { discordgo.Logger = logDiscord })
}

// logDiscord takes a message that discordgo logs.
func logDiscord(level, _ int, format string, args ...any) {
	to := lastLog.Load()
	if to == nil {
		return
	}
	if strings.Contains(format, "in response to Op9") {
		to.beforeIdentify()
		return
	}
	if level > discordgo.LogWarning {
		return
	}
	to.log.Log(context.Background(), slog.LevelDebug, "discordgo: "+shorten(withoutPayload(format, args), 300))
}

// beforeIdentify waits until the IDENTIFY that follows an op 9 may be sent, and takes it from the budget. If that takes
// long, the supervisor gives the connection up meanwhile.
func (to *discordLog) beforeIdentify() {
	time.Sleep(to.invalid.delay(time.Now()))
	for {
		wait := to.conn.web.starts.wait(time.Now())
		if wait <= 0 {
			wait = to.conn.options.Budget.Take()
		}
		if wait <= 0 {
			break
		}
		time.Sleep(wait)
	}
	to.conn.web.starts.use()
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

// invalidSessions counts the op 9 of the last hour. Discord asks for a random wait of 1 to 5 s before the next
// IDENTIFY. Each op 9 within an hour doubles the wait, so that a storm of them uses up at most a dozen identifies an
// hour.
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
