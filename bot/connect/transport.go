package connect

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

	"verbatim/bot/shards"
)

// limitedAttempts is how often a call is made that Discord says to repeat later. Calls that wait for the same limit
// can be told so again and again.
const limitedAttempts = 20

// ErrBlocked is a 429 that comes not from Discord's API but from the firewall in front of it, after too many invalid
// requests.
var ErrBlocked = errors.New("discord has blocked this address for a while: too many invalid requests came from it")

// blockedFor is how long no call is made after ErrBlocked. Discord counts invalid requests over 10 minutes.
const blockedFor = 10 * time.Minute

// Discord takes 50 calls a second from a bot, responses to interactions aside, of its page of rate limits. The bot
// makes at most callsPerSecond, after a burst of callsAtOnce. A process with some of the shards makes that share of
// them, so that all processes together keep to the limit.
const (
	callsAtOnce    = 10
	callsPerSecond = 40
)

// pace returns the time between two calls of a process with these shards, and how many it makes at once.
func pace(of shards.Range) (between time.Duration, atOnce int) {
	between, atOnce = time.Second/callsPerSecond, callsAtOnce
	if of.Partial() {
		own := of.Last - of.First + 1
		between, atOnce = between*time.Duration(of.Total)/time.Duration(own), max(atOnce*own/of.Total, 1)
	}
	return between, atOnce
}

// A transport carries all REST calls. It sends them to the API base, asks gateway/bot for the gateway's address, keeps
// the rate limits that discordgo does not keep, and repeats only calls that can be repeated without harm.
type transport struct {
	times    *ResponseTimes
	observer Observer
	starts   startLimit
	told     func() // Discord has said how many sessions may begin, today and at once
	next     http.RoundTripper
	most     time.Duration // the longest wait for a rate limit
	between  time.Duration // of two calls, after a burst of so many
	atOnce   int

	mu      sync.Mutex
	base    string    // the API base, without a final slash
	pause   time.Time // no call before, because of a global limit
	due     time.Time // when all calls so far would have been made, one after another
	blocked time.Time // calls fail until then
}

func newTransport(o Options, times *ResponseTimes) *transport {
	t := &transport{
		times: times, observer: o.Observer, base: o.API, next: http.DefaultTransport, most: o.Timing.RateLimit,
	}
	t.between, t.atOnce = pace(o.Shards)
	return t
}

// RoundTrip implements http.RoundTripper.
func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	t.times.note(r.Context())
	original := r
	r, err := t.readdress(original)
	if err != nil {
		return nil, err
	}
	if now := time.Now(); strings.HasSuffix(original.URL.Path, "/gateway") && !t.isBlocked(now) { // a shard begins
		if resp := t.starts.again(r, now); resp != nil {
			return resp, nil
		}
	}
	repeatable := r.Method == http.MethodGet || r.Method == http.MethodPut
	waited := time.Duration(0)
	for attempt := 1; ; attempt++ {
		if err := t.wait(r); err != nil {
			return nil, err
		}
		resp, err := t.next.RoundTrip(r)
		t.observer.Called(routeKind(original), statusClass(resp, err))
		wait, most := time.Duration(attempt)*time.Second/2, Attempts
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
			if now := time.Now(); t.starts.read(resp, now) {
				t.told()
				if err := t.starts.check(now); err != nil {
					resp.Body.Close()
					return nil, err
				}
			}
			return t.soften(resp), nil
		}
		if waited += wait; attempt >= most || waited > t.most || !again(r) {
			return t.soften(resp), nil
		}
		resp.Body.Close()
		if !Sleep(r.Context(), wait) {
			return nil, r.Context().Err()
		}
	}
}

// readdress returns the request as it is sent to the API base.
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

// deeper extends an API base that has no gateway/bot: it may be the address of a proxy, which has Discord's paths below
// it, or lack the version. It reports whether to make the call again.
func (t *transport) deeper(r *http.Request) bool {
	below, ok := map[string]string{"/gateway/bot": "/api/v", "/api/gateway/bot": "/v"}[r.URL.Path]
	if !ok {
		return false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.base += below + discordgo.APIVersion
	return true
}

// soften shortens the rate limit that discordgo reads: discordgo would sleep for as long as it says, past any deadline.
func (t *transport) soften(resp *http.Response) *http.Response {
	const after = "X-RateLimit-Reset-After"
	if seconds(resp.Header.Get(after)) > t.most {
		resp.Header.Set(after, strconv.FormatFloat(t.most.Seconds(), 'f', 3, 64))
	}
	return resp
}

// isBlocked reports whether calls fail.
func (t *transport) isBlocked(now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.blocked.After(now)
}

// again prepares the request to be sent once more. It reports whether that is possible.
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

// wait waits for the call's turn and for the end of a global limit.
func (t *transport) wait(r *http.Request) error {
	now := time.Now()
	t.mu.Lock()
	blocked, wait := t.blocked.After(now), time.Duration(0)
	toInteraction := strings.Contains(r.URL.Path, "/interactions/") || strings.Contains(r.URL.Path, "/webhooks/")
	if !toInteraction {
		if t.due.Before(now) {
			t.due = now
		}
		wait = max(t.pause.Sub(now), t.due.Sub(now)-time.Duration(t.atOnce)*t.between)
		t.due = t.due.Add(t.between)
	}
	t.mu.Unlock()
	if blocked {
		return ErrBlocked
	}
	if !Sleep(r.Context(), wait) {
		return r.Context().Err()
	}
	return nil
}

// limited returns how long a 429 says to wait. It holds all calls back when the limit is global. The body can be read
// again.
func (t *transport) limited(resp *http.Response) (time.Duration, error) {
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	resp.Body.Close()
	if err != nil {
		return 0, fmt.Errorf("reading a rate limit: %w", err)
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	var in struct {
		RetryAfter float64 `json:"retry_after"` // seconds
		Global     bool    `json:"global"`
	}
	if json.Unmarshal(body, &in) != nil {
		t.mu.Lock()
		t.blocked = time.Now().Add(max(blockedFor, seconds(resp.Header.Get("Retry-After"))))
		t.mu.Unlock()
		return 0, ErrBlocked
	}
	wait := time.Duration(in.RetryAfter * float64(time.Second))
	if wait <= 0 {
		wait = seconds(resp.Header.Get("Retry-After")) // in whole seconds
	}
	if in.Global || resp.Header.Get("X-RateLimit-Global") != "" {
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
