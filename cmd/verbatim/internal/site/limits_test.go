package site

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"verbatim/bot/standby"
	"verbatim/index"
	"verbatim/index/ask"
)

// TestTooManyRequests checks the limit per visitor: it is one for all who claim to be others, and one for each visitor
// of a proxy.
func TestTooManyRequests(t *testing.T) {
	still := time.Date(2022, 2, 1, 12, 0, 0, 0, time.UTC)
	now := func() time.Time { return still }
	loopback := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}
	for name, c := range map[string]struct {
		proxies []netip.Prefix
		refused bool
	}{"claimed": {nil, true}, "from a proxy": {loopback, false}} {
		s := serve(t, Options{Now: now, Proxies: c.proxies})
		refused := false
		for i := range burst + 5 {
			address := netip.AddrFrom4([4]byte{198, 51, 100, byte(i)}).String()
			answer, _ := s.ask(http.MethodGet, "/", "X-Forwarded-For", address)
			if answer.StatusCode == http.StatusTooManyRequests {
				refused = true
				if answer.Header.Get("Retry-After") != "1" {
					t.Errorf("%s: Retry-After is %q", name, answer.Header.Get("Retry-After"))
				}
			}
		}
		if refused != c.refused {
			t.Errorf("%s: refused: %v", name, refused)
		}
	}
}

// TestClient checks whose request it is.
func TestClient(t *testing.T) {
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	for _, c := range []struct{ remote, forwarded, want string }{
		{"192.0.2.1:80", "", "192.0.2.1"},
		{"192.0.2.1:80", "203.0.113.9", "192.0.2.1"},
		{"10.0.0.1:80", "203.0.113.9", "203.0.113.9"},
		{"10.0.0.1:80", "198.51.100.7, 203.0.113.9, 10.0.0.2", "203.0.113.9"},
		{"10.0.0.1:80", "nonsense", "10.0.0.1"},
		{"10.0.0.1:80", "", "10.0.0.1"},
		{"[2001:db8:1:2:3::4]:80", "", "2001:db8:1:2::"},
		{"[::ffff:192.0.2.1]:80", "", "192.0.2.1"},
		{"pipe", "", "invalid IP"},
	} {
		r := &http.Request{RemoteAddr: c.remote, Header: http.Header{}}
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if got := client(r, proxies).String(); got != c.want {
			t.Errorf("from %s for %q: %s, want %s", c.remote, c.forwarded, got, c.want)
		}
	}
}

// TestVisitorsAreForgotten checks that any number of addresses needs bounded memory.
func TestVisitorsAreForgotten(t *testing.T) {
	var v visitors
	now := time.Date(2022, 2, 1, 12, 0, 0, 0, time.UTC)
	for i := range 2 * mostClient {
		if _, ok := v.take(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), now); !ok {
			t.Fatal("a new visitor is refused")
		}
	}
	if len(v.by) > mostClient {
		t.Errorf("%d addresses are remembered", len(v.by))
	}
}

// A slowService answers when it may.
type slowService struct{ begun, may chan struct{} }

// Do implements Service.
func (s *slowService) Do(ctx context.Context, _ ask.Request) (ask.Answer, error) {
	s.begun <- struct{}{}
	select {
	case <-s.may:
		return &ask.AboutInfo{}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Complete implements Service.
func (s *slowService) Complete(context.Context, ask.Completion, string) ([]string, error) {
	return nil, nil
}

// TestStop checks that requests that run when the server stops are answered, and that no others are.
func TestStop(t *testing.T) {
	slow := &slowService{begun: make(chan struct{}, 1), may: make(chan struct{})}
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + listener.Addr().String() + "/"
	stop := Serve(t.Context(), listener, New(Options{Service: slow}), slog.New(slog.DiscardHandler))
	get := func() (int, error) {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
		if err != nil {
			return 0, err
		}
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			return 0, err
		}
		defer answer.Body.Close()
		return answer.StatusCode, nil
	}
	status := make(chan int)
	go func() { n, _ := get(); status <- n }()
	<-slow.begun
	stopped := make(chan struct{})
	go func() { stop(); close(stopped) }()
	close(slow.may)
	if n := <-status; n != http.StatusOK {
		t.Errorf("the running request got status %d", n)
	}
	<-stopped
	stop()
	if n, err := get(); err == nil {
		t.Errorf("a request after the stop got status %d", n)
	}
}

// TestBusySite checks that a visitor who is gone keeps no place, and that a failure of the corpus is logged without
// what was asked.
func TestBusySite(t *testing.T) {
	slow := &slowService{begun: make(chan struct{}, 1), may: make(chan struct{})}
	handler := New(Options{Service: slow})
	for range 3 * mostRunning {
		ctx, gone := context.WithCancel(t.Context())
		ended := make(chan struct{})
		r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil)
		go func() { handler.ServeHTTP(httptest.NewRecorder(), r); close(ended) }()
		<-slow.begun
		gone()
		<-ended
	}
}

// A failing service fails with its error.
type failing struct {
	slowService
	err error
}

// Do implements Service.
func (f *failing) Do(context.Context, ask.Request) (ask.Answer, error) { return nil, f.err }

// TestFailure checks that a failure is logged without what was asked, and shown without what failed.
func TestFailure(t *testing.T) {
	s := serve(t, Options{Service: &failing{err: errors.New("the disk is gone")}})
	answer, body := s.ask(http.MethodGet, "/search?q=sesame")
	if answer.StatusCode != http.StatusInternalServerError || strings.Contains(body, "disk") {
		t.Errorf("status %d:\n%s", answer.StatusCode, body)
	}
	if log := s.log.String(); !strings.Contains(log, "the disk is gone") || strings.Contains(log, "sesame") {
		t.Errorf("the log has:\n%s", log)
	}
}

// TestReading checks that a visitor is told to come back while the corpus is read for the first time, and when a search
// takes too long.
func TestReading(t *testing.T) {
	for _, err := range []error{&standby.ReadingError{Percent: 40}, index.ErrNoSnapshot, context.DeadlineExceeded} {
		s := serve(t, Options{Service: &failing{err: err}})
		answer, body := s.ask(http.MethodGet, "/search?q=sesame")
		if answer.StatusCode != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" || s.log.Len() > 0 {
			t.Errorf("%v: status %d, log %q:\n%s", err, answer.StatusCode, s.log, body)
		}
	}
}
