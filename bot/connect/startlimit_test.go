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
