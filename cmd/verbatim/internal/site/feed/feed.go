// Package feed writes what a search finds as a feed: [RSS] 2.0 or [Atom], so that a reader is told of new quotes.
package feed

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/index"
)

// A Feed is what a search finds.
type Feed struct {
	Title string
	Base  string // the address of the site, without a path
	Self  string // the path of the feed
	Page  string // the path of the search as a page
	Built time.Time
	Hits  []index.Hit
}

// An entry is a quote as both kinds of feeds have it.
type entry struct {
	title, who, text, address string
	day                       time.Time
}

// entries returns the quotes of a feed. One without a day has that of the index.
func (f *Feed) entries() []entry {
	list := make([]entry, len(f.Hits))
	for i := range f.Hits {
		hit := &f.Hits[i]
		e := entry{
			who: terminal.Clean(hit.Quote.Speaker.String()), text: Text(hit), day: hit.Article.Date,
			address: f.Base + visit.QuoteAddress(hit.Quote.ID),
		}
		if e.day.IsZero() || hit.Article.Future {
			e.day = f.Built
		}
		e.title = e.who
		if from := terminal.Clean(hit.Article.Publisher); from != "" {
			e.title += ", in " + from
		}
		list[i] = e
	}
	return list
}

// Text returns the words of a quote as text, with what a reader must know of them.
func Text(hit *index.Hit) string {
	words := render.Words(&terminal.Screen{}, hit)
	if hit.Quote.Kind == corpus.Indirect {
		words = terminal.Clean(render.Paraphrased(hit)) + ": " + words
	}
	known := append(render.Attribution(hit, hit.Quote.Speaker), terminal.Clean(render.ArticleName(&hit.Article)))
	return words + "\n" + strings.Join(known, terminal.Separator)
}

// updated returns the day of the newest quote, or of the index if there is none.
func (f *Feed) updated(entries []entry) time.Time {
	newest := time.Time{}
	for i := range entries {
		if entries[i].day.After(newest) {
			newest = entries[i].day
		}
	}
	if newest.IsZero() {
		return f.Built
	}
	return newest
}

type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Self        atomLink  `xml:"atom:link"`
	Description string    `xml:"description"`
	Built       string    `xml:"lastBuildDate"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string `xml:"title"`
	Link        string `xml:"link"`
	GUID        string `xml:"guid"`
	Date        string `xml:"pubDate"`
	Description string `xml:"description"`
}

// The media types of feeds.
const (
	RSSType  = "application/rss+xml"
	AtomType = "application/atom+xml"
)

// RSS writes a feed as RSS 2.0.
func (f *Feed) RSS(w io.Writer) error {
	entries := f.entries()
	channel := rssChannel{
		Title: f.Title, Link: f.Base + f.Page, Self: atomLink{"self", RSSType, f.Base + f.Self},
		Description: "Quotes found by verbatim", Built: f.updated(entries).UTC().Format(time.RFC1123Z),
	}
	for _, e := range entries {
		day := e.day.UTC().Format(time.RFC1123Z)
		channel.Items = append(channel.Items, rssItem{e.title, e.address, e.address, day, e.text})
	}
	return write(w, rss{Version: "2.0", Atom: atomSpace, Channel: channel})
}

const atomSpace = "http://www.w3.org/2005/Atom"

type atom struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Author  string   `xml:"author>name"`
	Content atomText `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Atom writes a feed as Atom.
func (f *Feed) Atom(w io.Writer) error {
	entries := f.entries()
	out := atom{
		Title: f.Title, ID: f.Base + f.Self, Updated: f.updated(entries).UTC().Format(time.RFC3339),
		Links: []atomLink{{"self", AtomType, f.Base + f.Self}, {"alternate", "text/html", f.Base + f.Page}},
	}
	for _, e := range entries {
		out.Entries = append(out.Entries, atomEntry{
			e.title, e.address, e.day.UTC().Format(time.RFC3339), atomLink{"alternate", "text/html", e.address}, e.who,
			atomText{"text", e.text},
		})
	}
	return write(w, out)
}

// write writes a document of XML.
func write(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("writing a feed: %w", err)
	}
	if err := xml.NewEncoder(w).Encode(v); err != nil {
		return fmt.Errorf("writing a feed: %w", err)
	}
	return nil
}
