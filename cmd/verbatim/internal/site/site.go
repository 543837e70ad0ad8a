// Package site serves a corpus as a site of web pages that only show: searches, quotes, articles, speakers, feeds, and
// the same as JSON. Start with [New], which returns the handler, and [Serve], which listens. The pages themselves are
// made by package pages, and addresses are read by package visit.
package site

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"regexp"
	"strings"
	"time"

	"verbatim/cmd/verbatim/internal/site/pages"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/corpus"
	"verbatim/docs"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
)

// A Service answers requests. *ask.Service is one.
type Service interface {
	// Do carries out a request.
	Do(ctx context.Context, r ask.Request) (ask.Answer, error)
	// Complete returns values that complete what was typed.
	Complete(ctx context.Context, kind ask.Completion, typed string) ([]string, error)
}

// Articles read whole articles.
type Articles interface {
	// Whole returns the article at a path with its quotes, or [ErrNoArticle].
	Whole(ctx context.Context, path string) (corpus.Article, []corpus.Quote, error)
}

// ErrNoArticle is returned if the corpus has no article at a path.
var ErrNoArticle = errors.New("no article has this path")

// Options are what a site is made of.
type Options struct {
	Service  Service
	Articles Articles
	Address  string           // where visitors find the site, as https://quotes.example; empty if they say it themselves
	Proxies  []netip.Prefix   // whose word counts on who asks
	Now      func() time.Time // the clock; nil means time.Now
	Log      *slog.Logger     // gets failures; nil is fine
}

// Limits of the site. A search ends after five seconds.
const (
	mostQuery   = 4 << 10         // bytes of the parameters of an address
	mostRunning = 8               // requests that are answered at once
	mostWaiting = 5 * time.Second // for one of these
)

// A server answers the requests for the pages of a site.
type server struct {
	Options
	visitors visitors
	running  chan struct{}
}

// New returns the handler of a site.
func New(o Options) http.Handler {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &server{Options: o, running: make(chan struct{}, mostRunning)}
	mux := http.NewServeMux()
	for pattern, answer := range map[string]answerer{
		visit.Home + "{$}": s.home, visit.Results: s.results, visit.Timeline: s.timeline, visit.Speaker: s.speaker,
		visit.Speakers: s.speakers, visit.Articles: s.articles, visit.Article: s.article, visit.Quote + "{id}": s.quote,
		visit.RSS: s.rss, visit.Atom: s.atom, visit.Home: s.missing,
	} {
		mux.Handle("GET "+pattern, s.limited(s.answered(answer)))
	}
	mux.HandleFunc("GET "+visit.Style, s.fixed("text/css; charset=utf-8", pages.Style()))
	mux.HandleFunc("GET "+visit.OpenAPI, s.fixed("application/yaml", string(docs.OpenAPI)))
	mux.HandleFunc("GET "+visit.Robots, s.fixed("text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n"))
	mux.HandleFunc("GET "+visit.Searching, func(w http.ResponseWriter, r *http.Request) {
		b := &body{kind: "application/opensearchdescription+xml", status: http.StatusOK}
		_ = describe(b, s.base(r)) // a buffer has no errors
		send(w, r, b)
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protect(w.Header(), strings.HasPrefix(s.Address, "https:"))
		if len(r.URL.RawQuery) > mostQuery {
			http.Error(w, "The address is too long.", http.StatusRequestURITooLong)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// fixed returns the handler for a text that never changes.
func (s *server) fixed(kind, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		send(w, r, &body{kind: kind, status: http.StatusOK, Buffer: *bytes.NewBufferString(text)})
	}
}

// limited refuses requests of addresses that ask too often, and requests that find the site busy.
func (s *server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wait, ok := s.visitors.take(client(r, s.Proxies), s.Now()); !ok {
			refuse(w, http.StatusTooManyRequests, wait, "Too many requests. Try again in a moment.")
			return
		}
		ctx, stop := context.WithTimeout(r.Context(), mostWaiting)
		defer stop()
		select {
		case s.running <- struct{}{}:
			defer func() { <-s.running }()
			next.ServeHTTP(w, r)
		case <-ctx.Done():
			refuse(w, http.StatusServiceUnavailable, mostWaiting, "The site is busy. Try again in a moment.")
		}
	})
}

// hosts matches the hosts that may stand in an address of the site.
var hosts = regexp.MustCompile(`^[A-Za-z0-9.-]+(:[0-9]+)?$|^\[[0-9A-Fa-f:.]+\](:[0-9]+)?$`)

// base returns the address of the site without a path, for what needs whole addresses.
func (s *server) base(r *http.Request) string {
	if s.Address != "" {
		return s.Address
	}
	if !hosts.MatchString(r.Host) {
		return "http://localhost"
	}
	return "http://" + r.Host
}

// site returns what all pages share. Where nothing is indexed yet, there are no suggestions.
func (s *server) site(ctx context.Context) *pages.Site {
	names, _ := s.Service.Complete(ctx, param.Speakers, "")
	outlets, _ := s.Service.Complete(ctx, param.Publishers, "")
	return &pages.Site{Speakers: names, Publishers: outlets}
}

// wants returns the kind of the answer that an address asks for, "" for a page.
func wants(r *http.Request) (string, error) {
	format := r.URL.Query().Get(visit.ParamFormat)
	if cmp.Or(format, visit.JSON) != visit.JSON {
		return "", &visit.ParamError{Name: visit.ParamFormat, Want: visit.JSON}
	}
	return format, nil
}
