package connect

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// A startLimit is how many sessions Discord allows the bot to begin today, all shards and processes together. Discord
// sends it with the gateway's address.
type startLimit struct {
	mu        sync.Mutex
	known     bool
	total     int
	remaining int
	reset     time.Time // when remaining is total again
	reserved  int       // sessions of this process that are about to begin
	buckets   int       // of Discord's max_concurrency; 0 until Discord has told
	answer    []byte    // the last answer, with the gateway's address
	answered  time.Time // when it came
}

// fresh is how long an answer of gateway/bot serves for further shards. Without it, shards that begin at the same time
// would ask faster than Discord answers.
const fresh = 5 * time.Second

// again returns the last answer of gateway/bot to a request for it, if that is fresh, of the same day, and leaves
// a session; otherwise nil.
func (l *startLimit) again(r *http.Request, now time.Time) *http.Response {
	if !strings.HasSuffix(r.URL.Path, "/gateway/bot") || l.check(now) != nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.answer == nil || now.Sub(l.answered) > fresh || now.After(l.reset) {
		return nil
	}
	return &http.Response{
		Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(l.answer)),
		ContentLength: int64(len(l.answer)),
	}
}

// read reads an answer of gateway/bot, and reports whether it is one. Its body can be read again.
func (l *startLimit) read(resp *http.Response, now time.Time) bool {
	if resp.StatusCode != http.StatusOK || !strings.HasSuffix(resp.Request.URL.Path, "/gateway/bot") {
		return false
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(body))
	var in struct {
		Limit *struct {
			Total      int   `json:"total"`
			Remaining  int   `json:"remaining"`
			ResetAfter int64 `json:"reset_after"` // milliseconds
			Buckets    int   `json:"max_concurrency"`
		} `json:"session_start_limit"`
	}
	if err != nil || json.Unmarshal(body, &in) != nil || in.Limit == nil {
		return true // a proxy may leave it out, and discordgo reads the address itself
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.answer, l.answered = body, now
	l.known, l.total, l.remaining, l.buckets = true, in.Limit.Total, in.Limit.Remaining, in.Limit.Buckets
	l.reset = now.Add(time.Duration(in.Limit.ResetAfter) * time.Millisecond)
	return true
}

// use counts a session that has begun since.
func (l *startLimit) use() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.remaining--
}

// reserve keeps one of the remaining sessions for a shard that is about to ask for the gateway's address and begin one.
func (l *startLimit) reserve() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reserved++
}

// settle ends a reservation, and counts the session if it has begun.
func (l *startLimit) settle(begun bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reserved--
	if begun {
		l.remaining--
	}
}

// concurrency returns in how many buckets shards take turns to begin sessions.
func (l *startLimit) concurrency() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return max(l.buckets, 1)
}

// A usedUpError says that Discord allows no more sessions for now.
type usedUpError struct{ until time.Time }

// Error implements error.
func (e *usedUpError) Error() string {
	return "Discord allows the bot no more sessions until " + e.until.UTC().Format(time.DateTime) + " UTC"
}

// check returns a usedUpError if no more sessions may begin than those that are reserved, or not all of these. One more
// would end all sessions, and reset the bot's token.
func (l *startLimit) check(now time.Time) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known && l.remaining < max(l.reserved, 1) && now.Before(l.reset) {
		return &usedUpError{l.reset}
	}
	return nil
}

// wait returns how long to wait for a day in which a session may begin.
func (l *startLimit) wait(now time.Time) time.Duration {
	var none *usedUpError
	if errors.As(l.check(now), &none) {
		return none.until.Sub(now)
	}
	return 0
}

// left returns how many sessions may still begin. ok is false until Discord has told.
func (l *startLimit) left(now time.Time) (n int, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known && now.After(l.reset) {
		return l.total, true
	}
	return max(l.remaining, 0), l.known
}
