package discordtest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"testing"
	"time"
)

// sent posts a message and returns the response and its body.
func sent(t *testing.T, s *Server, c *Channel) (*http.Response, map[string]any) {
	t.Helper()
	r, err := http.NewRequest("POST", s.URL+"/channels/"+c.ID+"/messages", bytes.NewReader([]byte(`{"content":"x"}`)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+s.Token)
	r.Header.Set("User-Agent", agent)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var body map[string]any
	if err := json.NewDecoder(resp.Body).Decode(&body); err != nil {
		t.Fatal(err)
	}
	return resp, body
}

func TestRouteLimits(t *testing.T) {
	s := start(t, Options{})
	g := s.World.AddGuild("Harbour")
	news, talk := s.World.AddChannel(g, "news"), s.World.AddChannel(g, "talk")
	s.API.LimitRoutes(RateLimit{Calls: 2, Window: time.Hour})
	for _, c := range []struct {
		channel   *Channel
		status    int
		remaining string
	}{{news, 200, "1"}, {news, 200, "0"}, {news, 429, "0"}, {talk, 200, "1"}} {
		resp, body := sent(t, s, c.channel)
		if resp.StatusCode != c.status || resp.Header.Get("X-RateLimit-Remaining") != c.remaining ||
			resp.Header.Get("X-RateLimit-Limit") != "2" {
			t.Errorf("got %d with %v, want %d and %s left", resp.StatusCode, resp.Header, c.status, c.remaining)
		}
		if c.status != 429 {
			continue
		}
		if after, _ := body["retry_after"].(float64); after < 3599 || after > 3600 ||
			resp.Header.Get("Retry-After") != "3600" ||
			body["global"] != false {
			t.Errorf("a request too many gets %v with %v", body, resp.Header)
		}
	}
	if n := len(s.API.Refusals()); n != 1 {
		t.Errorf("%d refusals, want one", n)
	}
	s.API.LimitRoutes(RateLimit{})
	if resp, _ := sent(t, s, news); resp.StatusCode != 200 {
		t.Errorf("without a limit: %d", resp.StatusCode)
	}
}

func TestGlobalLimit(t *testing.T) {
	s := start(t, Options{})
	g := s.World.AddGuild("Harbour")
	news, talk := s.World.AddChannel(g, "news"), s.World.AddChannel(g, "talk")
	s.API.LimitAll(RateLimit{Calls: 1, Window: time.Hour})
	if resp, _ := sent(t, s, news); resp.StatusCode != 200 || resp.Header.Get("X-RateLimit-Limit") != "" {
		t.Errorf("the first gets %d with %v", resp.StatusCode, resp.Header)
	}
	if resp, body := sent(t, s, talk); resp.StatusCode != 429 || body["global"] != true ||
		resp.Header.Get("X-RateLimit-Global") != "true" {
		t.Errorf("a request too many gets %d, %v", resp.StatusCode, body)
	}
}
