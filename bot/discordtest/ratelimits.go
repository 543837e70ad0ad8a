package discordtest

import (
	"fmt"
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// A RateLimit is how many requests are taken within a window, which begins with the first of them.
type RateLimit struct {
	Calls  int
	Window time.Duration
}

// rateLimits are the limits that a test has set, and how far they are used up; Server.mu guards them.
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

// LimitRoutes sets a limit of each route, counted for each channel, server and interaction by itself as Discord does. Answers say in
// the X-RateLimit headers what is left of it; a request too many gets 429 and when to come again. A limit of no calls ends it.
func (s *Server) LimitRoutes(l RateLimit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits.route, s.limits.routes = l, map[string]*window{}
}

// LimitAll sets a limit of all requests together, but for those that answer interactions. Of it only a request too many is told.
func (s *Server) LimitAll(l RateLimit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limits.global, s.limits.all = l, window{}
}

// A tooMany is the answer to a request beyond a limit: Discord's code for it has no number.
type tooMany struct {
	after  time.Duration
	global bool
}

func (e *tooMany) Error() string { return "You are being rate limited." }

// take counts a request of a route, writes the headers that tell of it, and returns a *tooMany where there are too many.
func (s *Server) take(h http.Header, pattern string, r *http.Request) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	now, l := time.Now(), &s.limits
	if ofInteraction := strings.Contains(pattern, "/interactions/") || strings.Contains(pattern, "/webhooks/"); l.global.Calls > 0 && !ofInteraction {
		if !l.all.take(l.global, now) {
			h.Set("X-RateLimit-Global", "true")
			h.Set("X-RateLimit-Scope", "global")
			return &tooMany{l.all.ends.Sub(now), true}
		}
	}
	if l.route.Calls == 0 {
		return nil
	}
	key := pattern + r.PathValue("channel") + r.PathValue("guild") + r.PathValue("token")
	w := l.routes[key]
	if w == nil {
		w = &window{}
		l.routes[key] = w
	}
	taken := w.take(l.route, now)
	bucket := fnv.New64a()
	bucket.Write([]byte(pattern))
	h.Set("X-RateLimit-Bucket", fmt.Sprintf("%x", bucket.Sum64()))
	h.Set("X-RateLimit-Limit", strconv.Itoa(l.route.Calls))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(l.route.Calls-w.used))
	h.Set("X-RateLimit-Reset", inSeconds(time.Duration(w.ends.UnixNano())))
	h.Set("X-RateLimit-Reset-After", inSeconds(w.ends.Sub(now)))
	if !taken {
		h.Set("X-RateLimit-Scope", "user")
		return &tooMany{w.ends.Sub(now), false}
	}
	return nil
}

// take counts a request, and reports whether there is room for it.
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

// refuse answers a request that is one too many.
func (e *tooMany) refuse(w http.ResponseWriter) {
	w.Header().Set("Retry-After", strconv.Itoa(int((e.after+time.Second-1)/time.Second))) // whole seconds, of which the body knows more
	write(w, http.StatusTooManyRequests, object{"message": e.Error(), "retry_after": e.after.Seconds(), "global": e.global})
}

// inSeconds writes a duration as the headers do, in seconds with three decimals.
func inSeconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) }
