package web

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestConditional checks that a page that the caller has is not sent again, and that only its own server gets its tags.
func TestConditional(t *testing.T) {
	s := newSite(t, false)
	s.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		http.ServeContent(w, r, "a.html", time.Unix(1_700_000_000, 0), strings.NewReader("<p>text"))
	})
	s.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") != "" {
			t.Error("the redirecting server got the tags of the target page")
		}
		http.Redirect(w, r, "/a", http.StatusFound)
	})
	c := newClient(t, Options{UserAgent: "verbatim/test"}, s)
	first, err := get(t, c, s.URL+"/moved")
	if err != nil || string(first.Body) != "<p>text" || first.Type != "text/html" || first.Charset != "utf-8" ||
		first.Tag != `"1"` || first.Address.Path != "/a" {
		t.Fatalf("got %+v, %v", first, err)
	}
	r := Request{Address: address(t, s.URL+"/moved"), Max: 100, Tag: first.Tag, Modified: first.Modified,
		From: first.Address.Sum()}
	if p, err := c.Get(t.Context(), r); err != nil || !p.Unchanged {
		t.Errorf("got %+v, %v", p, err)
	}
	r.Tag, r.Modified = "", ""
	s.HandleFunc("/odd", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) })
	_, err = get(t, c, s.URL+"/odd")
	wants(t, err, false, "304 Not Modified")
}

// TestRedirects checks which redirects are followed, and how many.
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
		"file:///etc/passwd": "expected http", "http://127.0.0.2/": "loopback", "http://2130706433/": "unusual spelling",
		"http://[::ffff:127.0.0.9]/": "loopback", other.URL + "/": "only ports 80 and 443", "http://10.1.1.1/": "private",
		"": "leads nowhere",
		"http://169.254.169.254/latest?k=hunter2": "metadata", "https://user:hunter2@news.example/": "password",
		"http://[64:ff9b::7f00:1]/": "loopback", "%zz": "leads nowhere",
	} {
		to = from
		_, err := get(t, c, plain.URL+"/go")
		wants(t, err, false, leads)
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("a secret is printed: %v", err)
		}
	}
	to = plain.URL + "/a"
	_, err = get(t, c, secure.URL+"/go")
	wants(t, err, false, "from https to http")
	if other.asked.Load() > 0 {
		t.Error("a port that is not listed was used")
	}
}

// TestSizes checks that a page is read up to the limit, counted unpacked, whatever length the server declares.
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
				return // once the client stops reading
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
	s.HandleFunc("/header", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X",
			strings.Repeat("x", 1<<20))
	})
	s.HandleFunc("/picture", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "image/png") })
	c := newClient(t, Options{}, s)
	if p, err := get(t, c, s.URL+"/fits"); err != nil || len(p.Body) != 1<<20 {
		t.Errorf("a page that fits: %v", err)
	}
	if p, err := get(t, c, s.URL+"/long"); err != nil || string(p.Body) != "only" {
		t.Errorf("a page that is longer than it says: %v", err)
	}
	for path, words := range map[string]string{"/declared": "larger than 1 MB", "/bomb": "larger than 1 MB",
		"/endless": "larger than 1 MB", "/twice": "compression is not supported"} {
		_, err := get(t, c, s.URL+path)
		wants(t, err, false, words)
	}
	_, err := get(t, c, s.URL+"/short")
	wants(t, err, true, "broke off after 9 bytes")
	_, err = get(t, c, s.URL+"/header")
	wants(t, err, true, "header")
	_, err = c.Get(t.Context(), Request{Address: address(t, s.URL+"/picture"), Max: 10,
		Wants: func(kind string) bool { return kind == "text/html" }})
	wants(t, err, false, "image/png, not a page")
}

// TestSlow checks that the timeout ends a request to a server that sends nothing or a byte now and then, and that the
// end of the run ends a request at once.
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
	c := newClient(t, Options{Timeout: 300 * time.Millisecond}, s)
	for _, path := range []string{"/drip", "/silent"} {
		_, err := get(t, c, s.URL+path)
		wants(t, err, true, "within 300ms")
	}
	for len(begun) > 0 {
		<-begun
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-begun; cancel() }()
	_, err := newClient(t, Options{}, s).Get(ctx, Request{Address: address(t, s.URL+"/drip"), Max: 1 << 20})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the run was ended: %v", err)
	}
}
