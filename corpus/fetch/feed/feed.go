// Package feed reads RSS and Atom feeds with bounds on time and memory. Start with [Is] and [Read].
package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"verbatim/corpus/fetch/web"
)

// Bounds for a feed. News feeds have 10 to 200 entries and at most 1 MB. The library that reads them needs about a
// kilobyte of memory per element, and recurses as deep as they nest.
const (
	MaxSize     = 5 << 20 // bytes, unpacked
	maxEntries  = 10_000
	maxElements = 300_000
	maxNesting  = 100
)

// A Feed is a list of an outlet's articles in RSS or Atom.
type Feed struct {
	Title   string
	Entries []Entry // in the feed's order, usually the newest first
	Broken  int     // entries without a valid address
}

// An Entry is an article in a feed.
type Entry struct {
	Address web.Address
	Title   string
	Printed string    // the time of publication as the feed writes it
	Moment  time.Time // the same; zero if it can't be read
	Fields  [3]string // title, published and updated as in the feed: they change when the entry changes
}

// Is reports whether UTF-8 text is a feed, that is, whether its first element is that of RSS or Atom.
func Is(text []byte) bool {
	tokens := newDecoder(text[:min(len(text), 4096)]) // as much as gofeed reads
	for {
		token, err := tokens.RawToken()
		if err != nil {
			return false
		}
		if start, ok := token.(xml.StartElement); ok {
			name := strings.ToLower(start.Name.Local)
			return name == "rss" || name == "rdf" || name == "feed"
		}
	}
}

// newDecoder returns a decoder for UTF-8 text that ignores the declared charset and is as lenient as that of gofeed.
func newDecoder(text []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

// Read reads the feed from an address. Its text is UTF-8, and declares no other charset.
func Read(text []byte, at web.Address) (*Feed, error) {
	text = bytes.Map(legal, text)
	pages, err := checkFeed(text)
	if err != nil {
		return nil, err
	}
	got, err := gofeed.NewParser().Parse(bytes.NewReader(text))
	if err != nil {
		return nil, notReadable(err)
	}
	f := &Feed{Title: clipped(got.Title)}
	for i, item := range got.Items {
		if item.Link == "" && i < len(pages) {
			item.Link = pages[i]
		}
		e, err := readEntry(item, at)
		if err != nil {
			f.Broken++
			continue
		}
		f.Entries = append(f.Entries, e)
	}
	return f, nil
}

// checkFeed returns an error if a feed would take too much time or memory to read. For each entry it returns the
// address of its content, which Atom allows instead of a link (RFC 4287, 4.1.3.2) and the library does not give.
func checkFeed(text []byte) (pages []string, err error) {
	tokens := newDecoder(text)
	depth, entries, elements := 0, 0, 0
	for {
		token, err := tokens.Token()
		if errors.Is(err, io.EOF) {
			return pages, nil
		}
		if err != nil {
			return nil, notReadable(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			elements++
			if t.Name.Local == "item" || t.Name.Local == "entry" {
				entries++
				pages = append(pages, "")
			}
			if t.Name.Local == "content" && entries > 0 {
				pages[entries-1] = attribute(t, "src")
			}
		case xml.EndElement:
			depth--
		}
		switch {
		case depth > maxNesting:
			return nil, fmt.Errorf("the feed nests deeper than %d elements", maxNesting)
		case entries > maxEntries:
			return nil, fmt.Errorf("the feed has more than %d entries", maxEntries)
		case elements > maxElements:
			return nil, fmt.Errorf("the feed has more than %d elements", maxElements)
		}
	}
}

// attribute returns the value of an element's attribute, or "".
func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func notReadable(err error) error {
	var wrong *xml.SyntaxError
	if errors.As(err, &wrong) {
		return fmt.Errorf("the feed is cut off or not well formed: line %d: %s", wrong.Line, wrong.Msg)
	}
	return fmt.Errorf("the feed can't be read: %w", err)
}

// legal drops characters that XML forbids, which some feeds copy from their articles.
func legal(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff' {
		return -1
	}
	return r
}

// readEntry reads an entry. It fails if the entry has no address of a page.
func readEntry(item *gofeed.Item, at web.Address) (Entry, error) {
	link := strings.TrimSpace(item.Link)
	if link == "" && strings.HasPrefix(item.GUID, "http") {
		link = strings.TrimSpace(item.GUID) // RSS: a guid is a link by default
	}
	if link == "" {
		return Entry{}, errors.New("an entry without a link")
	}
	u, err := at.Parse(link)
	if err != nil {
		return Entry{}, errors.New("an entry with a link that can't be read")
	}
	address, err := web.Parse(u.String())
	if err != nil {
		return Entry{}, err
	}
	e := Entry{
		Address: address, Title: clipped(item.Title), Printed: clipped(item.Published),
		Fields: [3]string{item.Title, item.Published, item.Updated},
	}
	if item.PublishedParsed != nil {
		e.Moment = *item.PublishedParsed
	}
	return e, nil
}

// clipped returns s on one line, cut if it is longer than a title.
func clipped(s string) string {
	const most = 300
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
