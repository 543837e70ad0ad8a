package fetch

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/fetch/web"
	"verbatim/corpus/load"
)

// fetched returns the article of a page at an address that a line of the list led to.
func fetched(t *testing.T, address, line, head, kind string) corpus.Article {
	t.Helper()
	listed, err := ParseList(line)
	if err != nil {
		t.Fatal(err)
	}
	text := "<html><head><title>Talks resume</title>" + head + "</head>" + body
	if kind == "text/plain" {
		text = head + "\n\n" + strings.NewReplacer("<p>", "", "</p>", "\n").Replace(said)
	}
	m, err := makePage(&web.Page{Address: at(t, address), Body: []byte(text), Type: kind}, entry{from: listed[0]})
	if err != nil {
		t.Fatal(err)
	}
	return m.article
}

// TestWhosePageItIs checks that the host decides whose page it is. A publisher of another domain is shown as carried by
// the host, and the link leads to the fetched page.
func TestWhosePageItIs(t *testing.T) {
	const evil = "https://evil.example/a"
	const reuters = `<meta property="og:site_name" content="Reuters">`
	const linked = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks resume","url":"https://www.reuters.com/a",` +
		`"publisher":{"@type":"Organization","name":"Reuters","url":"https://www.reuters.com/"}}</script>`
	canonical := func(address string) string { return `<link rel="canonical" href="` + address + `">` }
	carried := "Reuters, as carried by evil.example"
	for name, c := range map[string]struct{ at, line, head, publisher, url string }{
		"a canonical link elsewhere": {evil, evil, reuters + canonical("https://www.reuters.com/a"), carried, evil},
		"its own canonical link":     {evil, evil, reuters + canonical(evil+"/b"), carried, evil + "/b"},
		"no link":                    {evil, evil, reuters, carried, evil},
		"og:url": {evil, evil, reuters + `<meta property="og:url" content="https://www.reuters.com/a">`,
			carried, evil},
		"linked data": {evil, evil, linked, carried, evil},
		"the window's title": {evil, evil,
			`<meta property="og:title" content="Talks resume"><title>Talks resume | Reuters</title>`, "evil.example", evil},
		"a subdomain": {"https://reuters.com.evil.example/a", evil, reuters, carried,
			"https://reuters.com.evil.example/a"},
		"a look-alike": {"https://reutеrs.com/a", evil, reuters + canonical("https://reuters.com/a"),
			"Reuters, as carried by xn--reutrs-6of.com",
			"https://xn--reutrs-6of.com/a"},
		"a user that looks like a host": {evil, evil, reuters + canonical("https://reuters.com@evil.example/b"), carried,
			evil},
		"another port": {evil, evil, reuters + canonical("https://evil.example:8443/b"), carried, evil},
		"another port and scheme": {"http://evil.example/a", evil, reuters + canonical("https://evil.example:8443/b"),
			carried, "http://evil.example/a"},
		"a forged element": {evil, evil,
			`<link rel="verbatim-fetched" href="https://www.reuters.com/a" title="Reuters">`, "evil.example", evil},
		"a forged suffix": {evil, evil, `<meta property="og:site_name" content="Reuters, as carried by reuters.com">`,
			"Reuters, as carried by reuters.com, as carried by evil.example", evil},
		"a redirect": {"https://evil.example/b", "https://reuters.com/a = Reuters", reuters, carried,
			"https://evil.example/b"},
		"its own name": {"https://www.herald.example/a", evil, `<meta property="og:site_name" content="The Herald">`,
			"The Herald", "https://www.herald.example/a"},
		"a syndicated copy": {"https://herald.example/a", evil,
			`<meta property="og:site_name" content="The Herald">` + canonical("https://www.reuters.com/a"), "The Herald",
			"https://herald.example/a"},
		"the moderator's": {evil, evil + " = Reuters", reuters + canonical("https://www.reuters.com/a"), "Reuters", evil},
		"on the same site": {"https://www.evil.example/b", evil + " = The Lakeside Post", reuters, "The Lakeside Post",
			"https://www.evil.example/b"},
		"on another port": {"https://evil.example:8443/b", evil + " = The Lakeside Post", reuters, carried,
			"https://evil.example:8443/b"},
		"with marks":          {evil, evil + ` = "A" & <B>`, reuters, `"A" & <B>`, evil},
		"a page without name": {evil, evil, "", "evil.example", evil},
	} {
		a := fetched(t, c.at, c.line, c.head, "text/html")
		if a.Publisher != c.publisher || a.URL != c.url {
			t.Errorf("%s: got %q, %s; want %q, %s", name, a.Publisher, a.URL, c.publisher, c.url)
		}
	}
	for name, c := range map[string]struct{ line, text, publisher string }{
		"a dateline":         {evil, "Talks resume\n\nMOSCOW (Reuters - 21st December, 2021) Envoys met.", carried},
		"labels":             {evil, "Source: Reuters\nURL: https://www.reuters.com/a\nDate: 2021-12-21", carried},
		"our own first line": {evil, evil + "\nPublisher: Reuters\n\nTalks resume", carried},
		"the moderator's": {evil + " = The Lakeside Post",
			"Source: Reuters\nURL: https://www.reuters.com/a\n\nTalks resume", "The Lakeside Post"},
	} {
		if a := fetched(t, evil, c.line, c.text, "text/plain"); a.Publisher != c.publisher || a.URL != evil {
			t.Errorf("text with %s: got %q, %s; want %q", name, a.Publisher, a.URL, c.publisher)
		}
	}
}

// TestNamedInTheList checks that a publisher in the list applies to the pages of its line, including earlier ones,
// but not to entries and redirects that lead to another server.
func TestNamedInTheList(t *testing.T) {
	o, other := newOutlet(t), newOutlet(t)
	o.set("/feed", o.rss("/a", "/moved", other.URL+"/b"))
	o.answer(func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path == "/moved" {
			http.Redirect(w, r, other.URL+"/c", http.StatusFound)
		}
		return r.URL.Path == "/moved"
	})
	reuters := `<meta property="og:site_name" content="Reuters">`
	o.set("/a", article("A", reuters))
	o.set("/d", article("D", reuters))
	other.set("/b", article("B", reuters))
	other.set("/c", article("C", reuters))
	l := newLibrary(t, o.URL+"/feed", o.URL+"/d", other.URL+"/") // the last line allows the other port
	const failed = "failed: the server answers 404 Not Found"
	l.expect("without a name", "new, new, new", "new", failed)
	const carried = "Reuters, as carried by 127.0.0.1"
	l.publishers("without a name", map[string]string{"A": carried, "B": carried, "C": carried, "D": carried})
	l.write(ListFile, o.URL+"/feed = The Herald\n"+o.URL+"/d = The Post\n"+other.URL+"/")
	l.expect("named", "changed, unchanged, unchanged", "changed", failed)
	l.publishers("named", map[string]string{"A": "The Herald", "B": carried, "C": carried, "D": "The Post"})
	l.expect("again", "the same feed", "unchanged", failed)
	l.write(ListFile, o.URL+"/feed = The Gazette\n"+o.URL+"/d\n"+other.URL+"/")
	l.expect("renamed", "changed, unchanged, unchanged", "changed", failed)
	l.publishers("renamed", map[string]string{"A": "The Gazette", "B": carried, "C": carried, "D": carried})
}

// publishers compares the publishers in the corpus, by title.
func (l *library) publishers(what string, want map[string]string) {
	l.t.Helper()
	listing, err := load.List(os.DirFS(l.dir))
	if err != nil || len(listing.Files) != len(want) {
		l.t.Errorf("%s: %v, %v", what, listing.Files, err)
	}
	for _, f := range listing.Files {
		a, err := load.Read(os.DirFS(l.dir), f.Path)
		if err != nil || a.Publisher != want[a.Title] {
			l.t.Errorf("%s: %s is of %q, want %q (%v)", what, a.Title, a.Publisher, want[a.Title], err)
		}
	}
}
