package fetch

import (
	"testing"

	"verbatim/corpus/fetch/web"
)

// rss1 is a feed in RSS 1.0.
const rss1 = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://herald.example/"><title>The Herald</title></channel>
<item rdf:about="https://herald.example/a"><title>Talks</title><link>https://herald.example/a</link><dc:date>2026-11-23T10:00:00Z</dc:date></item></rdf:RDF>`

// atom1 is a feed in Atom.
const atom1 = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://herald.example/news/"><title>The Herald</title>
<entry><title type="html">Talks &lt;b&gt;on&lt;/b&gt;</title><link rel="enclosure" href="a.mp3"/><link href="a"/><published>2026-11-23T10:00:00+01:00</published><updated>2026-11-24T10:00:00Z</updated></entry></feed>`

func at(t testing.TB, text string) web.Address {
	t.Helper()
	a, err := web.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
