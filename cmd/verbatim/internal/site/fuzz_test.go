package site

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
)

// FuzzAddress checks that no address makes the site fail, and that what a visitor asks is text on the page.
func FuzzAddress(f *testing.F) {
	corpus, err := local.Open(f.Context(), local.Place{Data: f.TempDir()}, &terminal.Screen{W: io.Discard})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(corpus.Close)
	handler := New(Options{Service: corpus, Articles: Indexed(corpus.Live), Now: everyTick()})
	for _, path := range []string{
		visit.Home, visit.Results, visit.Timeline, visit.Speaker, visit.Speakers, visit.Article, visit.Articles,
		visit.QuoteAddress(someQuote), visit.RSS, visit.Atom, visit.Searching, "/\"><script>",
	} {
		f.Add(path, "moratorium", someSpeaker, "10")
		f.Add(path, "\"><script>alert(1)</script>", "' onclick='x", "-1")
		f.Add(path, "after:2021-12 speaker:\"a\" -b \"", "\x00\u202e", "0")
	}
	f.Fuzz(func(t *testing.T, path, words, name, from string) {
		v := url.Values{}
		for _, p := range []string{visit.ParamWords, visit.ParamPath} {
			v.Set(p, words)
		}
		for _, p := range []string{visit.ParamSpeaker, visit.ParamName, visit.ParamPublisher} {
			v.Set(p, name)
		}
		v.Set(visit.ParamFrom, from)
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.URL = &url.URL{Path: "/" + strings.TrimPrefix(path, "/"), RawQuery: v.Encode()}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: status %d:\n%s", r.URL, w.Code, w.Body)
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			return
		}
		doc, err := html.Parse(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.Data == "script" && n.Type == html.ElementNode {
				t.Errorf("%s: the page has a script", r.URL)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && !leads(a.Val) {
					t.Errorf("%s: the page has %s=%q", r.URL, a.Key, a.Val)
				}
			}
		}
	})
}

// leads reports whether an address is a page of the site, a place on the page, or on the web.
func leads(address string) bool {
	return strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//") || strings.HasPrefix(address, "#") ||
		strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
