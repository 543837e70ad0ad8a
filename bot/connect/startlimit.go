package connect

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// A startLimit is how many sessions Discord allows the bot to begin today. Discord tells with the gateway's address.
type startLimit struct {
	mu        sync.Mutex
	known     bool
	total     int
	remaining int
	reset     time.Time // when remaining is total again
}

// read reads an answer of gateway/bot. Its body can be read again.
func (l *startLimit) read(resp *http.Response, now time.Time) {
	if resp.StatusCode != http.StatusOK || !strings.HasSuffix(resp.Request.URL.Path, "/gateway/bot") {
		return
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(body))
	var in struct {
		Limit *struct {
			Total      int   `json:"total"`
			Remaining  int   `json:"remaining"`
			ResetAfter int64 `json:"reset_after"` // milliseconds
		} `json:"session_start_limit"`
	}
	if err != nil || json.Unmarshal(body, &in) != nil || in.Limit == nil {
		return // a proxy may leave it out, and discordgo reads the address itself
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.known, l.total, l.remaining = true, in.Limit.Total, in.Limit.Remaining
	l.reset = now.Add(time.Duration(in.Limit.ResetAfter) * time.Millisecond)
}

// use counts a session that has begun since.
func (l *startLimit) use() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.remaining--
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
