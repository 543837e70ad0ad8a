package web

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// A site is a server on loopback that counts what it is asked for.
type site struct {
	*httptest.Server
	*http.ServeMux
	asked atomic.Int64 // robots.txt aside
}

func newSite(t *testing.T, secure bool) *site {
	t.Helper()
	s := &site{ServeMux: http.NewServeMux()}
	count := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			s.asked.Add(1)
		}
		s.ServeHTTP(w, r)
	})
	if secure {
		s.Server = httptest.NewTLSServer(count)
	} else {
		s.Server = httptest.NewServer(count)
	}
	t.Cleanup(s.Close)
	return s
}

func (s *site) page(path, text string) {
	s.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, text) })
}

// loopback lets a test have its servers at 127.0.0.1, and takes the rest of loopback for what is not public.
func loopback(a netip.Addr) string {
	if a == netip.MustParseAddr("127.0.0.1") {
		return ""
	}
	return NotPublic(a)
}

// newClient returns a client that may ask the sites.
func newClient(t *testing.T, o Options, sites ...*site) *Client {
	t.Helper()
	if o.NotPublic == nil {
		o.NotPublic = loopback
	}
	if o.Pause == 0 {
		o.Pause = 1
	}
	roots := x509.NewCertPool()
	for _, s := range sites {
		u, _ := url.Parse(s.URL)
		o.Ports = append(o.Ports, u.Host)
		if s.Certificate() != nil {
			roots.AddCert(s.Certificate())
		}
	}
	o.TLS = &tls.Config{RootCAs: roots}
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func address(t *testing.T, text string) Address {
	t.Helper()
	a, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func get(t *testing.T, c *Client, text string) (*Page, error) {
	t.Helper()
	return c.Get(t.Context(), Request{Address: address(t, text), Max: 1 << 20})
}

// wants fails unless err is an *Error whose reason has words in it.
func wants(t *testing.T, err error, again bool, words string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Again != again || !strings.Contains(e.Reason, words) {
		t.Errorf("got %#v, want %q, again %v", err, words, again)
	}
}

// TestConditional holds that what is held is not sent again, and that only its own server is told what is held.
func TestConditional(t *testing.T) {
	s := newSite(t, false)
	s.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		http.ServeContent(w, r, "a.html", time.Unix(1_700_000_000, 0), strings.NewReader("<p>text"))
	})
	s.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != "" {
			t.Error("who redirects was told what is held of the page behind")
		}
		http.Redirect(w, r, "/a", http.StatusFound)
	})
	c := newClient(t, Options{UserAgent: "verbatim/test"}, s)
	first, err := get(t, c, s.URL+"/moved")
	if err != nil || string(first.Body) != "<p>text" || first.Type != "text/html" || first.Charset != "utf-8" || first.Tag != `"1"` || first.Address.Path != "/a" {
		t.Fatalf("got %+v, %v", first, err)
	}
	r := Request{Address: address(t, s.URL+"/moved"), Max: 100, Tag: first.Tag, Modified: first.Modified, From: first.Address.Sum()}
	if p, err := c.Get(t.Context(), r); err != nil || !p.Unchanged {
		t.Errorf("got %+v, %v", p, err)
	}
	r.Tag, r.Modified = "", ""
	s.HandleFunc("/odd", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) })
	_, err = get(t, c, s.URL+"/odd")
	wants(t, err, false, "304 Not Modified")
}

// TestRedirects holds where a redirect may lead, and how often.
func TestRedirects(t *testing.T) {
	plain, secure, other := newSite(t, false), newSite(t, true), newSite(t, false)
	secure.page("/a", "reached")
	other.page("/", "not reached")
	to := ""
	for _, s := range []*site{plain, secure} {
		s.HandleFunc("/go", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusFound)
		})
		s.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/endless?"+r.URL.RawQuery+"x", http.StatusMovedPermanently)
		})
	}
	c := newClient(t, Options{}, plain, secure)
	to = secure.URL + "/a"
	if p, err := get(t, c, plain.URL+"/go"); err != nil || string(p.Body) != "reached" {
		t.Errorf("from http to https: %v", err)
	}
	before := plain.asked.Load()
	_, err := get(t, c, plain.URL+"/endless")
	wants(t, err, false, "more than 5 redirects")
	if n := plain.asked.Load() - before; n != maxRedirects+1 {
		t.Errorf("%d requests were made", n)
	}
	for from, leads := range map[string]string{
		"file:///etc/passwd": "expected http", "http://127.0.0.2/": "loopback", "http://2130706433/": "odd spelling",
		"http://[::ffff:127.0.0.9]/": "loopback", other.URL + "/": "only 80 and 443", "http://10.1.1.1/": "private", "": "leads nowhere",
		"http://169.254.169.254/latest?k=hunter2": "metadata", "https://user:hunter2@news.example/": "password", "http://[64:ff9b::7f00:1]/": "loopback", "%zz": "leads nowhere",
	} {
		to = from
		_, err := get(t, c, plain.URL+"/go")
		wants(t, err, false, leads)
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("a secret is told: %v", err)
		}
	}
	to = plain.URL + "/a"
	_, err = get(t, c, secure.URL+"/go")
	wants(t, err, false, "from https to http")
	if other.asked.Load() > 0 {
		t.Error("a port that nobody typed was asked")
	}
}

// TestSizes holds that a page is read up to its limit, counted unpacked, whatever the server says of its length.
func TestSizes(t *testing.T) {
	s := newSite(t, false)
	s.page("/fits", strings.Repeat("x", 1<<20))
	s.page("/declared", strings.Repeat("x", 1<<20+1))
	s.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		zeros := make([]byte, 1<<20)
		for range 1000 {
			if _, err := z.Write(zeros); err != nil {
				return // as soon as nobody reads
			}
		}
		t.Error("a gigabyte was read")
	})
	s.HandleFunc("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for w.(http.Flusher).Flush(); ; {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil {
				return
			}
		}
	})
	s.HandleFunc("/twice", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip, gzip")
		w.Write([]byte("x"))
	})
	s.HandleFunc("/short", func(w http.ResponseWriter, _ *http.Request) {
		conn, buf, _ := http.NewResponseController(w).Hijack()
		io.WriteString(buf, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this")
		buf.Flush()
		conn.Close()
	})
	s.HandleFunc("/long", func(w http.ResponseWriter, _ *http.Request) {
		conn, buf, _ := http.NewResponseController(w).Hijack()
		io.WriteString(buf, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nonly this")
		buf.Flush()
		conn.Close()
	})
	s.HandleFunc("/header", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("x", 1<<20)) })
	s.HandleFunc("/picture", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") })
	c := newClient(t, Options{}, s)
	if p, err := get(t, c, s.URL+"/fits"); err != nil || len(p.Body) != 1<<20 {
		t.Errorf("a page that fits: %v", err)
	}
	if p, err := get(t, c, s.URL+"/long"); err != nil || string(p.Body) != "only" {
		t.Errorf("a page that is longer than it says: %v", err)
	}
	for path, words := range map[string]string{"/declared": "larger than 1 MB", "/bomb": "larger than 1 MB", "/endless": "larger than 1 MB", "/twice": "not asked for"} {
		_, err := get(t, c, s.URL+path)
		wants(t, err, false, words)
	}
	_, err := get(t, c, s.URL+"/short")
	wants(t, err, true, "broke off behind 9 bytes")
	_, err = get(t, c, s.URL+"/header")
	wants(t, err, true, "header")
	_, err = c.Get(t.Context(), Request{Address: address(t, s.URL+"/picture"), Max: 10, Wants: func(kind string) bool { return kind == "text/html" }})
	wants(t, err, false, "image/png, not a page")
}

// TestSlow holds that a server that sends a byte now and then, or none, is waited for as long as a request may take and no longer; and
// that the end of the run ends a request at once.
func TestSlow(t *testing.T) {
	s := newSite(t, false)
	begun := make(chan struct{}, 10)
	s.HandleFunc("/drip", func(w http.ResponseWriter, r *http.Request) {
		for begun <- struct{}{}; ; {
			if _, err := w.Write([]byte("x")); err != nil || r.Context().Err() != nil {
				return
			}
			w.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	})
	s.HandleFunc("/silent", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	c := newClient(t, Options{Timeout: 100 * time.Millisecond}, s)
	for _, path := range []string{"/drip", "/silent"} {
		since := time.Now()
		_, err := get(t, c, s.URL+path)
		wants(t, err, true, "within 100ms")
		if took := time.Since(since); took > 5*time.Second {
			t.Errorf("%s took %v", path, took)
		}
	}
	<-begun
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-begun; cancel() }()
	_, err := newClient(t, Options{}, s).Get(ctx, Request{Address: address(t, s.URL+"/drip"), Max: 1 << 20})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the run was ended: %v", err)
	}
}

// TestRobotsAreAsked holds that a host's robots.txt is asked for once, before anything else, and kept to.
func TestRobotsAreAsked(t *testing.T) {
	s := newSite(t, false)
	var rules atomic.Int64
	s.HandleFunc("/robots.txt", func(w http.ResponseWriter, r *http.Request) {
		rules.Add(1)
		if s.asked.Load() > 0 || !strings.HasPrefix(r.UserAgent(), "verbatim") {
			t.Errorf("asked behind %d pages, by %s", s.asked.Load(), r.UserAgent())
		}
		io.WriteString(w, "User-agent: verbatim\nDisallow: /private\nUser-agent: *\nDisallow: /\n")
	})
	s.page("/open", "text")
	s.page("/private", "text")
	s.HandleFunc("/into", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/private", http.StatusFound) })
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

// TestRobotsOdd holds what a robots.txt means that is not there, broken, moved, or large.
func TestRobotsOdd(t *testing.T) {
	for name, odd := range map[string]struct {
		code int
		text string
		want string // of the error; empty where the page is got
	}{
		"none":      {404, "", ""},
		"forbidden": {403, "Disallow", ""},
		"broken":    {500, "", "robots.txt can't be read"},
		"busy":      {429, "", "wants no request before"},
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

// TestBusy holds that a server that says when to come back is left alone until then, also in the next run, and one that fails again and
// again for the rest of this one.
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
		wants(t, err, true, "wants no request before")
		_, err = get(t, c, broken.URL+"/a")
		wants(t, err, true, "502 Bad Gateway")
	}
	if busy.asked.Load() != 1 || broken.asked.Load() != maxFailures {
		t.Errorf("the busy one was asked %d times, the broken one %d times", busy.asked.Load(), broken.asked.Load())
	}
	host := address(t, busy.URL).Host
	until := c.Until()
	if left := time.Until(until[host]); len(until) != 1 || left < 59*time.Minute || left > time.Hour {
		t.Errorf("to be left alone are %v", until)
	}
	_, err := get(t, newClient(t, Options{Until: until}, busy), busy.URL+"/a")
	wants(t, err, true, "wants no request before")
	if busy.asked.Load() != 1 {
		t.Error("the next run asked again")
	}
}

// TestOneAtATime holds that a host is asked for one thing at a time, and different hosts side by side.
func TestOneAtATime(t *testing.T) {
	one, two := newSite(t, false), newSite(t, false)
	var inOne atomic.Int64
	both := make(chan struct{})
	one.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		if inOne.Add(1) > 1 {
			t.Error("two requests at one time")
		}
		<-both // which two closes: it is asked while one is
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

// TestNoProxy holds that no proxy is used. One that the environment names would not be used for loopback anyway, so the field is looked at.
func TestNoProxy(t *testing.T) {
	if newClient(t, Options{}).transport.Proxy != nil {
		t.Error("a proxy makes the connections, whose addresses can't be checked")
	}
}

// TestNotHTTP holds that what is no web server gives a reason that says nothing else.
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
