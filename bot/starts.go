package bot

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// A startLimit is how many sessions Discord lets the bot begin today. It says so when it is asked for the gateway's address.
type startLimit struct {
	mu        sync.Mutex
	known     bool
	total     int
	remaining int
	reset     time.Time // when remaining is total again
}

// hear reads an answer of gateway/bot; its body can be read again.
func (l *startLimit) hear(resp *http.Response, now time.Time) {
	if resp.StatusCode != http.StatusOK || !strings.HasSuffix(resp.Request.URL.Path, "/gateway/bot") {
		return
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(body))
	var said struct {
		Limit *struct {
			Total      int   `json:"total"`
			Remaining  int   `json:"remaining"`
			ResetAfter int64 `json:"reset_after"` // milliseconds
		} `json:"session_start_limit"`
	}
	if err != nil || json.Unmarshal(body, &said) != nil || said.Limit == nil {
		return // a proxy may say less, and discordgo reads the address itself
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.known, l.total, l.remaining = true, said.Limit.Total, said.Limit.Remaining
	l.reset = now.Add(time.Duration(said.Limit.ResetAfter) * time.Millisecond)
}

// use counts a session that was begun since.
func (l *startLimit) use() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.remaining--
}

// left is how many sessions may still be begun; ok is false before Discord has said so.
func (l *startLimit) left(now time.Time) (n int, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known && now.After(l.reset) {
		return l.total, true
	}
	return max(l.remaining, 0), l.known
}
