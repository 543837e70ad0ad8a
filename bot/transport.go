package bot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// How often a call is made in all: when one that can be repeated without harm meets an outage; and when Discord says to wait, which
// several calls that wait for the same limit can be told again and again.
const (
	attempts        = 3
	limitedAttempts = 20
)

// errBlocked is a 429 that does not come from Discord's API but from the wall before it, for too many invalid requests.
var errBlocked = errors.New("discord has blocked this address for a while: too many invalid requests came from it")

// blockedFor is how long no call is made after errBlocked; Discord counts invalid requests over 10 minutes.
const blockedFor = 10 * time.Minute

// Discord takes 50 calls a second of a bot, answers to interactions aside, of its page of rate limits. The bot makes no more
// than these: some at once, and so many a second.
const (
	callsAtOnce    = 10
	callsPerSecond = 40
)

// A transport carries all REST calls. It sends them to the API base that was set, asks gateway/bot for the gateway's
// address, keeps rate limits that discordgo does not keep, and repeats only what can't happen twice.
type transport struct {
	own    *ownTime
	meter  *meter
	starts startLimit
	next   http.RoundTripper
	most   time.Duration // the longest wait for a rate limit

	mu      sync.Mutex
	base    string    // the API base, without a slash at its end
	pause   time.Time // no call before, because of a global limit
	due     time.Time // when all calls so far would have been made, at callsPerSecond
	blocked time.Time // calls fail until then
}

func newTransport(base string, b *Bot) *transport {
	return &transport{own: &b.own, meter: b.meter, base: base, next: http.DefaultTransport, most: b.timing.rateLimit}
}

// RoundTrip implements http.RoundTripper.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	t.own.note(r.Context())
	original := r
	r, err := t.readdress(original)
	if err != nil {
		return nil, err
	}
	repeatable := r.Method == http.MethodGet || r.Method == http.MethodPut
	waited := time.Duration(0)
	for attempt := 1; ; attempt++ {
		if err := t.wait(r); err != nil {
			return nil, err
		}
		resp, err := t.next.RoundTrip(r)
		t.meter.rest(routeKind(original), statusClass(resp, err)).Inc()
		wait, most := time.Duration(attempt)*time.Second/2, attempts
		switch {
		case err != nil:
			return nil, fmt.Errorf("calling Discord: %w", err)
		case resp.StatusCode == http.StatusNotFound && t.deeper(r):
			resp.Body.Close()
			return t.RoundTrip(original)
		case resp.StatusCode == http.StatusTooManyRequests:
			if wait, err = t.limited(resp); err != nil {
				return nil, err
			}
			most = limitedAttempts
		case resp.StatusCode < 500 || !repeatable:
			t.starts.hear(resp, time.Now())
			return t.soften(resp), nil
		}
		if waited += wait; attempt >= most || waited > t.most || !again(r) {
			return t.soften(resp), nil
		}
		resp.Body.Close()
		if !sleep(r.Context(), wait) {
			return nil, r.Context().Err()
		}
	}
}

// readdress returns the request as it goes to the API base.
func (t *transport) readdress(r *http.Request) (*http.Request, error) {
	rest, ok := strings.CutPrefix(r.URL.String(), discordgo.EndpointAPI)
	if !ok {
		return r, nil
	}
	if rest == "gateway" {
		rest = "gateway/bot"
	}
	t.mu.Lock()
	base := t.base
	t.mu.Unlock()
	to, err := r.URL.Parse(base + "/" + rest)
	if err != nil {
		return nil, fmt.Errorf("addressing %s: %w", rest, err)
	}
	r = r.Clone(r.Context())
	r.URL, r.Host = to, to.Host
	return r, nil
}

// deeper takes an API base without a path for the address of a proxy, which has Discord's paths below it, when there is no
// gateway/bot at the base itself. It reports whether the call is to be made anew.
func (t *transport) deeper(r *http.Request) bool {
	if r.URL.Path != "/gateway/bot" {
		return false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.base += "/api/v" + discordgo.APIVersion
	return true
}

// soften keeps discordgo from sleeping on a rate limit for longer than the bot would: it does so without regard to any
// deadline.
func (t *transport) soften(resp *http.Response) *http.Response {
	const after = "X-RateLimit-Reset-After"
	if seconds(resp.Header.Get(after)) > t.most {
		resp.Header.Set(after, strconv.FormatFloat(t.most.Seconds(), 'f', 3, 64))
	}
	return resp
}

// again makes the request ready to be sent once more, and reports whether it can be.
func again(r *http.Request) bool {
	if r.Body == nil || r.Body == http.NoBody {
		return true
	}
	if r.GetBody == nil {
		return false
	}
	body, err := r.GetBody()
	if err != nil {
		return false
	}
	r.Body = body
	return true
}

// wait waits for the call's turn, and until a global limit is over.
func (t *transport) wait(r *http.Request) error {
	now := time.Now()
	t.mu.Lock()
	blocked, wait := t.blocked.After(now), time.Duration(0)
	if !strings.Contains(r.URL.Path, "/interactions/") && !strings.Contains(r.URL.Path, "/webhooks/") {
		if t.due.Before(now) {
			t.due = now
		}
		wait = max(t.pause.Sub(now), t.due.Sub(now)-callsAtOnce*time.Second/callsPerSecond)
		t.due = t.due.Add(time.Second / callsPerSecond)
	}
	t.mu.Unlock()
	if blocked {
		return errBlocked
	}
	if !sleep(r.Context(), wait) {
		return r.Context().Err()
	}
	return nil
}

// limited reads how long a 429 says to wait, and holds all calls when the limit is global. The body can be read again.
func (t *transport) limited(resp *http.Response) (time.Duration, error) {
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	resp.Body.Close()
	if err != nil {
		return 0, fmt.Errorf("reading a rate limit: %w", err)
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	var said struct {
		RetryAfter float64 `json:"retry_after"` // seconds
		Global     bool    `json:"global"`
	}
	if json.Unmarshal(body, &said) != nil {
		t.mu.Lock()
		t.blocked = time.Now().Add(max(blockedFor, seconds(resp.Header.Get("Retry-After"))))
		t.mu.Unlock()
		return 0, errBlocked
	}
	wait := time.Duration(said.RetryAfter * float64(time.Second))
	if wait <= 0 {
		wait = seconds(resp.Header.Get("Retry-After")) // the same in whole seconds
	}
	if said.Global || resp.Header.Get("X-RateLimit-Global") != "" {
		t.mu.Lock()
		t.pause = time.Now().Add(wait)
		t.mu.Unlock()
	}
	return wait, nil
}

func seconds(s string) time.Duration {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n < 0 {
		return 0
	}
	return time.Duration(n * float64(time.Second))
}
