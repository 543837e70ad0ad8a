package connect

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestStartLimit(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	tell := func(l *startLimit, body string) string {
		request := httptest.NewRequest(http.MethodGet, "/api/v9/gateway/bot", nil)
		resp := &http.Response{StatusCode: 200, Request: request, Body: io.NopCloser(strings.NewReader(body))}
		l.read(resp, now)
		rest, _ := io.ReadAll(resp.Body)
		return string(rest)
	}
	var l startLimit
	for _, body := range []string{"{}", "<html>", `{"url":"wss://gateway.example"}`} {
		if got := tell(&l, body); got != body {
			t.Errorf("of %q is left %q", body, got)
		}
	}
	if _, ok := l.left(now); ok {
		t.Error("something is left before Discord has told")
	}
	tell(&l, `{"session_start_limit":{"total":1000,"remaining":2,"reset_after":60000}}`)
	for _, want := range []int{2, 1, 0, 0} {
		if n, ok := l.left(now); n != want || !ok {
			t.Errorf("%d sessions are left, %v; want %d", n, ok, want)
		}
		l.use()
	}
	if n, _ := l.left(now.Add(2 * time.Minute)); n != 1000 {
		t.Errorf("the next day %d sessions are left", n)
	}
}

// TestReservedStarts lets more shards begin at once than sessions are left: those that are left are not exceeded.
func TestReservedStarts(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	request := httptest.NewRequest(http.MethodGet, "/api/v9/gateway/bot", nil)
	told := func(l *startLimit, remaining string) {
		body := `{"url":"wss://gateway.example","session_start_limit":{"remaining":` + remaining +
			`,"reset_after":60000,"max_concurrency":3}}`
		l.read(&http.Response{StatusCode: 200, Request: request, Body: io.NopCloser(strings.NewReader(body))}, now)
	}
	var l startLimit
	if got := l.concurrency(); got != 1 {
		t.Errorf("before Discord has told, %d sessions may begin at once", got)
	}
	told(&l, "2")
	for range 3 {
		l.reserve()
	}
	if l.check(now) == nil || l.again(request, now) != nil {
		t.Error("three shards may begin two sessions")
	}
	l.settle(false)
	if err := l.check(now); err != nil {
		t.Errorf("after one has given up: %v", err)
	}
	again := l.again(request, now.Add(fresh))
	if again == nil {
		t.Fatal("the next shard asks although it is known")
	}
	if text, _ := io.ReadAll(again.Body); !strings.Contains(string(text), "wss://gateway.example") {
		t.Errorf("the next shard is told %q", text)
	}
	if l.again(request, now.Add(fresh+1)) != nil {
		t.Error("an old answer is given again")
	}
	l.settle(true)
	l.settle(true)
	if n, _ := l.left(now); n != 0 || l.check(now) == nil || l.concurrency() != 3 {
		t.Errorf("%d sessions are left, in %d buckets", n, l.concurrency())
	}
}
