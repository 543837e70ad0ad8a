package discordtest

import (
	"fmt"
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"time"

	"verbatim/bot/discordtest/schema"
)

// A RateLimit is how many requests are taken within a window, which begins with the first of them.
type RateLimit struct {
	Calls  int
	Window time.Duration
}

// rateLimits are the limits that a test has set, and how far they are used up. Server.mu guards them.
type rateLimits struct {
	route, global RateLimit
	routes        map[string]*window // by route and top-level resource
	all           window
}

// A window is how far a limit is used up.
type window struct {
	used int
	ends time.Time
}

// LimitRoutes sets a limit per route, counted per channel, server and interaction as Discord does. The X-RateLimit
// headers of answers say what is left. A request too many gets 429 and when to come again. A limit of no calls ends
// it.
func (a *API) LimitRoutes(l RateLimit) {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	a.limits.route, a.limits.routes = l, map[string]*window{}
}

// LimitAll sets a limit for all requests together, except responses to interactions. Only a request too many is told of
// it. A limit of no calls ends it.
func (a *API) LimitAll(l RateLimit) {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	a.limits.global, a.limits.all = l, window{}
}

// A tooMany is the answer to a request beyond a limit. Discord has no error code for it.
type tooMany struct {
	after  time.Duration
	global bool
}

// Error implements error.
func (e *tooMany) Error() string { return "You are being rate limited." }

// take counts a request, writes the headers of its limit, and returns a *tooMany if it is one too many.
func (a *API) take(h http.Header, to route, r *http.Request) error {
	a.server.mu.Lock()
	defer a.server.mu.Unlock()
	now, l := time.Now(), &a.limits
	toInteraction := strings.HasPrefix(to.path, "/interactions/") || strings.HasPrefix(to.path, "/webhooks/")
	if l.global.Calls > 0 && !toInteraction && !l.all.take(l.global, now) {
		h.Set("X-RateLimit-Global", "true")
		h.Set("X-RateLimit-Scope", "global")
		return &tooMany{l.all.ends.Sub(now), true}
	}
	if l.route.Calls == 0 {
		return nil
	}
	pattern := to.method + " " + to.path
	key := pattern + r.PathValue("channel") + r.PathValue("guild") + r.PathValue("token")
	w := l.routes[key]
	if w == nil {
		w = &window{}
		l.routes[key] = w
	}
	taken := w.take(l.route, now)
	w.describe(h, l.route, pattern, now)
	if !taken {
		h.Set("X-RateLimit-Scope", "user")
		return &tooMany{w.ends.Sub(now), false}
	}
	return nil
}

// take counts a request. It reports whether there is room for it.
func (w *window) take(l RateLimit, now time.Time) bool {
	if !now.Before(w.ends) {
		*w = window{ends: now.Add(l.Window)}
	}
	if w.used == l.Calls {
		return false
	}
	w.used++
	return true
}

// describe writes the headers of a route's limit.
func (w *window) describe(h http.Header, l RateLimit, pattern string, now time.Time) {
	bucket := fnv.New64a()
	bucket.Write([]byte(pattern))
	h.Set("X-RateLimit-Bucket", fmt.Sprintf("%x", bucket.Sum64()))
	h.Set("X-RateLimit-Limit", strconv.Itoa(l.Calls))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(l.Calls-w.used))
	h.Set("X-RateLimit-Reset", inSeconds(time.Duration(w.ends.UnixNano())))
	h.Set("X-RateLimit-Reset-After", inSeconds(w.ends.Sub(now)))
}

// refuse answers a request that is one too many. The header has whole seconds, the body is more precise.
func (e *tooMany) refuse(w http.ResponseWriter) {
	w.Header().Set("Retry-After", strconv.Itoa(int((e.after+time.Second-1)/time.Second)))
	body := schema.Object{"message": e.Error(), "retry_after": e.after.Seconds(), "global": e.global}
	write(w, http.StatusTooManyRequests, body)
}

// inSeconds writes a duration as the headers do, in seconds with three decimals.
func inSeconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) }
