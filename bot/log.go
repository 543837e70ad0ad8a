package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
)

// discordLog is where discordgo's words go. Its Logger belongs to the process, not to a session, so the last bot made is
// the one whose logger gets them.
var (
	discordLog  atomic.Pointer[slog.Logger]
	setLogger   sync.Once
	invalidated = invalidSessions{least: time.Second, most: 5 * time.Second}
)

// routeLog sends discordgo's warnings and errors to log. It also mends what discordgo does on op 9 (Invalid Session): to
// identify at once, and again on the next, thousands of times a second. discordgo logs just before it does, from the same
// goroutine, so waiting there delays the identifying.
func routeLog(log *slog.Logger) {
	discordLog.Store(log)
	setLogger.Do(func() { discordgo.Logger = hear })
}

func hear(level, _ int, format string, args ...any) {
	if strings.Contains(format, "in response to Op9") {
		time.Sleep(invalidated.delay(time.Now()))
		return
	}
	log := discordLog.Load()
	if log == nil || level > discordgo.LogWarning {
		return
	}
	// Some messages hold whole payloads, with what members wrote: of those only the first words are logged.
	text, _, long := strings.Cut(format, "Data:")
	if i := strings.Index(text, "%#v"); i >= 0 {
		text, long = text[:i], true
	}
	if long {
		text = strings.TrimRight(strings.Split(text, "%")[0], " :,\n")
	} else {
		text = fmt.Sprintf(format, args...)
	}
	log.Log(context.Background(), slog.LevelDebug, "discordgo: "+clip(text, 300))
}

// invalidSessions counts op 9 of the last hour. Discord asks for a wait of 1 to 5 s at random before identifying after
// op 9. It is doubled with every op 9 within an hour, so that a storm of them uses up no more than a dozen identifies an
// hour.
type invalidSessions struct {
	least, most time.Duration // of the first wait

	mu sync.Mutex
	at []time.Time
}

// longestInvalid is the longest wait after op 9.
const longestInvalid = 15 * time.Minute

func (i *invalidSessions) delay(now time.Time) time.Duration {
	i.mu.Lock()
	defer i.mu.Unlock()
	for len(i.at) > 0 && now.Sub(i.at[0]) > time.Hour {
		i.at = i.at[1:]
	}
	n := min(len(i.at), 10)
	i.at = append(i.at, now)
	return min((i.least+rand.N(i.most-i.least))<<n, longestInvalid)
}

// redact makes an error fit for the log: addresses of interactions and webhooks hold tokens.
func redact(err error) string {
	var in *url.Error
	var limit *discordgo.RateLimitError
	switch {
	case errors.As(err, &in):
		return in.Op + ": " + redact(in.Err)
	case errors.As(err, &limit):
		return "rate limit, retry in " + limit.RetryAfter.String()
	}
	return clip(err.Error(), 500)
}
