package web

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
)

// A site is a server on loopback that counts requests.
type site struct {
	*httptest.Server
	*http.ServeMux
	asked atomic.Int64 // without robots.txt
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

// loopback allows 127.0.0.1 for test servers, and refuses the rest of loopback.
func loopback(a netip.Addr) string {
	if a == netip.MustParseAddr("127.0.0.1") {
		return ""
	}
	return NotPublic(a)
}

// newClient returns a client for the sites.
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

// wants fails unless err is an *Error whose reason contains words.
func wants(t *testing.T, err error, again bool, words string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Again != again || !strings.Contains(e.Reason, words) {
		t.Errorf("got %#v, want %q, again %v", err, words, again)
	}
}
