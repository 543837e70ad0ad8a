package feed

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"verbatim/corpus/fetch/web"
)

func at(t testing.TB, text string) web.Address {
	t.Helper()
	a, err := web.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const (
	rss2 = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title>
<item><title>Talks &amp; more</title><link>/2026/talks?utm_source=rss</link><pubDate>Mon, 23 Nov 2026 23:30:00 -0500</pubDate></item>
<item><title>By its guid</title><guid>https://herald.example/guid</guid></item>
<item><title>None</title><guid isPermaLink="false">tag:4711</guid></item>
<item><title>Inside</title><link>file:///etc/passwd</link></item>
</channel></rss>`
	rss1 = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://herald.example/"><title>The Herald</title></channel>
<item rdf:about="https://herald.example/a"><title>Talks</title><link>https://herald.example/a</link><dc:date>2026-11-23T10:00:00Z</dc:date></item></rdf:RDF>`
	atom1 = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://herald.example/news/"><title>The Herald</title>
<entry><title type="html">Talks &lt;b&gt;on&lt;/b&gt;</title><link rel="enclosure" href="a.mp3"/><link href="a"/><published>2026-11-23T10:00:00+01:00</published><updated>2026-11-24T10:00:00Z</updated></entry></feed>`
)

// atomContent gives the page as the address of its content.
const atomContent = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title>
<entry><title>Talks</title><content type="text/html" src="https://herald.example/media/talks.html"/>
<published>2021-12-18T22:46:34+01:00</published></entry></feed>`

// TestReadFeed checks what is read from each format.
func TestReadFeed(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"RSS 2.0": {rss2, "https://herald.example/2026/talks?utm_source=rss Talks & more 2026-11-24; https://herald.example/guid By its guid ; 2 broken"},
		"RSS 1.0": {rss1, "https://herald.example/a Talks 2026-11-23; 0 broken"},
		"Atom":    {atom1, "https://herald.example/news/a Talks <b>on</b> 2026-11-23; 0 broken"},
		"entity":  {`<rss><channel><title>a &nbsp; b & c</title><item><link>https://herald.example/x</link></item></channel></rss>`, "https://herald.example/x  ; 0 broken"},
		"control": {"<rss><channel><item><title>a\x00\x0b</title><link>https://herald.example/x</link></item></channel></rss>", "https://herald.example/x a ; 0 broken"},
		"content": {atomContent, "https://herald.example/media/talks.html Talks 2021-12-18; 0 broken"},
		"empty":   {"<rss><channel></channel></rss>", "0 broken"},
	} {
		text := []byte(c.text)
		if !Is(text) {
			t.Errorf("%s: it is not recognised as a feed", name)
		}
		f, err := Read(text, at(t, "https://herald.example/feed.xml"))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := ""
		for _, e := range f.Entries {
			day := ""
			if !e.Moment.IsZero() {
				day = e.Moment.Format(time.DateOnly)
			}
			got += fmt.Sprintf("%s %s %s; ", e.Address, e.Title, day)
		}
		if got += fmt.Sprint(f.Broken, " broken"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
	for _, text := range []string{"", "<!doctype html><title>x</title>", "<html><body><rss>",
		`{"version":"https://jsonfeed.org/version/1.1"}`, "<opml/>", "text", "\x89PNG"} {
		if Is([]byte(text)) {
			t.Errorf("%q is recognised as a feed", text)
		}
	}
}

// TestHostileFeeds checks that a feed that would take much time or memory is refused early.
func TestHostileFeeds(t *testing.T) {
	fill := func(before, unit, after string) string {
		return before + strings.Repeat(unit, MaxSize/len(unit)) + after
	}
	for name, c := range map[string]struct{ text, want string }{
		"a million entries": {fill("<rss><channel>", "<item/>", "</channel></rss>"), "more than 10000 entries"},
		"atom":              {fill("<feed>", "<entry/>", "</feed>"), "more than 10000 entries"},
		"elements":          {fill("<rss><channel><item>", "<a:b/>", "</item></channel></rss>"), "more than 300000 elements"},
		"depth":             {fill("<rss><channel><item>", "<a:b>", ""), "deeper than 100"},
		"xhtml":             {fill("<feed><entry><summary type='xhtml'>", "<b>", ""), "deeper than 100"},
		"broken off":        {rss2[:300], "cut off"},
		"no end of a title": {"<rss><channel><title>" + strings.Repeat("x", 1000), "cut off"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Read([]byte(c.text), at(t, "https://herald.example/feed.xml"))
		runtime.ReadMemStats(&after)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
		// Without the limits it is ten times as much. Allocations stand for time, because they are the same on each
		// machine.
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 300 {
			t.Errorf("%s: it took %d MB", name, mb)
		}
	}
	entities := `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title><link>https://herald.example/</link></item></channel></rss>`
	if f, err := Read([]byte(entities), at(t, "https://herald.example/")); err != nil ||
		strings.Contains(f.Entries[0].Title, "aa") {
		t.Errorf("entities of its own: %v, %v", f, err)
	}
}

// FuzzFeed checks that no feed causes a panic, and that all entries have valid addresses.
func FuzzFeed(f *testing.F) {
	for _, seed := range []string{rss2, rss1, atom1} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		got, err := Read(text, at(t, "https://herald.example/feed.xml"))
		if err != nil {
			return
		}
		for _, e := range got.Entries {
			if _, err := web.Parse(e.Address.String()); err != nil {
				t.Errorf("%v: %v", e.Address, err)
			}
		}
	})
}
