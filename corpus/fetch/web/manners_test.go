package web

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestRobotsAreAsked checks that a host's robots.txt is requested once, before any page, and obeyed.
func TestRobotsAreAsked(t *testing.T) {
	s := newSite(t, false)
	var rules atomic.Int64
	s.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		rules.Add(1)
		if s.asked.Load() > 0 || !strings.HasPrefix(r.UserAgent(), "verbatim") {
			t.Errorf("requested after %d pages, by %s", s.asked.Load(), r.UserAgent())
		}
		io.WriteString(w, "User-agent: verbatim\nDisallow: /private\nUser-agent: *\nDisallow: /\n")
	})
	s.page("/open", "text")
	s.page("/private", "text")
	s.HandleFunc("/into", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/private",
			http.StatusFound)
	})
	c := newClient(t, Options{}, s)
	for range 3 {
		if _, err := get(t, c, s.URL+"/open"); err != nil {
			t.Error(err)
		}
	}
	for _, path := range []string{"/private", "/into"} {
		_, err := get(t, c, s.URL+path)
		wants(t, err, false, "robots.txt forbids it")
	}
	if rules.Load() != 1 || s.asked.Load() != 4 {
		t.Errorf("the rules were asked for %d times, pages %d times", rules.Load(), s.asked.Load())
	}
}

// TestRobotsOdd checks the effect of a robots.txt that is missing, broken, moved or large.
func TestRobotsOdd(t *testing.T) {
	for name, odd := range map[string]struct {
		code int
		text string
		want string // in the error; empty for success
	}{
		"none":      {404, "", ""},
		"forbidden": {403, "Disallow", ""},
		"broken":    {500, "", "robots.txt can't be read"},
		"busy":      {429, "", "accepts no request before"},
		"moved":     {301, "", "forbids it"},
		"large":     {200, "User-agent: *\nDisallow: /\n" + strings.Repeat("# filling\n", 200_000), "forbids it"},
		"rules":     {200, "User-agent: *\nDisallow: /\n" + strings.Repeat("Disallow: /*a*b*c$\n", 20_000), "forbids it"},
	} {
		s := newSite(t, false)
		s.page("/a", "text")
		s.page("/elsewhere", "User-agent: *\nDisallow: /a\n")
		s.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(odd.code)
			io.WriteString(w, odd.text)
		})
		c := newClient(t, Options{}, s)
		switch _, err := get(t, c, s.URL+"/a"); {
		case odd.want == "" && err != nil, odd.want != "" && (err == nil || !strings.Contains(err.Error(), odd.want)):
			t.Errorf("%s: got %v, want %q", name, err, odd.want)
		}
	}
}

// TestBusy checks that a server with a Retry-After gets no request until then, in the next run too, and that a server
// that fails repeatedly gets no more in this run.
func TestBusy(t *testing.T) {
	busy, broken := newSite(t, false), newSite(t, false)
	busy.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	busy.HandleFunc("/robots.txt", http.NotFound)
	broken.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	broken.HandleFunc("/robots.txt", http.NotFound)
	c := newClient(t, Options{}, busy, broken)
	for range 5 {
		_, err := get(t, c, busy.URL+"/a")
		wants(t, err, true, "accepts no request before")
		_, err = get(t, c, broken.URL+"/a")
		wants(t, err, true, "502 Bad Gateway")
	}
	if busy.asked.Load() != 1 || broken.asked.Load() != maxFailures {
		t.Errorf("the busy one was asked %d times, the broken one %d times", busy.asked.Load(), broken.asked.Load())
	}
	host := address(t, busy.URL).Host
	until := c.Until()
	if left := time.Until(until[host]); len(until) != 1 || left < 59*time.Minute || left > time.Hour {
		t.Errorf("hosts that want no request: %v", until)
	}
	_, err := get(t, newClient(t, Options{Until: until}, busy), busy.URL+"/a")
	wants(t, err, true, "accepts no request before")
	if busy.asked.Load() != 1 {
		t.Error("the next run asked again")
	}
}

// TestOneAtATime checks that a host gets one request at a time, and different hosts get theirs in parallel.
func TestOneAtATime(t *testing.T) {
	one, two := newSite(t, false), newSite(t, false)
	var inOne atomic.Int64
	both := make(chan struct{})
	one.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		if inOne.Add(1) > 1 {
			t.Error("two requests at one time")
		}
		<-both // which the other host closes: both are requested at the same time
		inOne.Add(-1)
	})
	two.HandleFunc("/a", func(http.ResponseWriter, *http.Request) { close(both) })
	c := newClient(t, Options{}, one, two)
	errs := make(chan error, 4)
	for i := range 4 {
		at := address(t, one.URL+fmt.Sprint("/", i))
		if i == 3 {
			at = address(t, two.URL+"/a")
		}
		go func() {
			_, err := c.Get(t.Context(), Request{Address: at, Max: 10})
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

// TestNoProxy checks that no proxy is used. Go uses none for loopback anyway, so the test examines the field.
func TestNoProxy(t *testing.T) {
	if newClient(t, Options{}).transport.Proxy != nil {
		t.Error("a proxy would make the connections, and their addresses could not be checked")
	}
}

// TestNotHTTP checks that the error for something other than a web server does not repeat what it sent.
func TestNotHTTP(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			bufio.NewReader(conn).ReadString('\n')
			io.WriteString(conn, "220 mail.example ESMTP\r\n"+strings.Repeat("x", 10_000))
			conn.Close()
		}
	}()
	c := newClient(t, Options{Ports: []string{l.Addr().String()}})
	_, err = get(t, c, "http://"+l.Addr().String()+"/a?token=hunter2")
	wants(t, err, true, "malformed HTTP")
	if len(err.Error()) > 400 || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("%d bytes: %v", len(err.Error()), err)
	}
}
