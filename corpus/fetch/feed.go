package fetch

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

// What a feed may hold. Feeds of news have 10 to 200 entries and at most 1 MB; the library that reads them needs about a kilobyte of
// memory for each element, and calls itself as deep as they nest.
const (
	maxFeed     = 5 << 20 // bytes, unpacked
	maxEntries  = 10_000
	maxElements = 300_000
	maxNesting  = 100
)

// A feed is what somebody publishes about their articles, in RSS or Atom.
type feed struct {
	title   string
	entries []entry // in the feed's order, which is the newest first by custom
	broken  int     // entries without an address that can be asked for
}

// An entry is what a feed says of an article.
type entry struct {
	address web.Address
	title   string
	printed string    // when it was published, as the feed writes it
	moment  time.Time // the same; zero where it can't be read
	mark    string    // differs when the feed says something else of the article
	from    Line      // of the list
}

// isFeed reports whether text is a feed: whether its first element is that of RSS or Atom. text is UTF-8.
func isFeed(text []byte) bool {
	tokens := newDecoder(text[:min(len(text), 4096)]) // as far as gofeed looks
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

// newDecoder returns a decoder for text in UTF-8, whatever it declares, as patient as that of gofeed.
func newDecoder(text []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

// readFeed reads a feed that was found at an address. Its text is UTF-8, without a declaration of another charset.
func readFeed(text []byte, at web.Address) (*feed, error) {
	text = bytes.Map(legal, text)
	pages, err := checkFeed(text)
	if err != nil {
		return nil, err
	}
	got, err := gofeed.NewParser().Parse(bytes.NewReader(text))
	if err != nil {
		return nil, notReadable(err)
	}
	f := &feed{title: clipped(got.Title)}
	for i, item := range got.Items {
		if item.Link == "" && i < len(pages) {
			item.Link = pages[i]
		}
		e, err := readEntry(item, at)
		if err != nil {
			f.broken++
			continue
		}
		f.entries = append(f.entries, e)
	}
	return f, nil
}

// checkFeed refuses a feed that would take too much to read. It returns for each entry the address of its content, which
// Atom allows in place of a link (RFC 4287, 4.1.3.2) and the library does not give.
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
		return fmt.Errorf("the feed breaks off or is not well formed: line %d: %s", wrong.Line, wrong.Msg)
	}
	return fmt.Errorf("the feed can't be read: %w", err)
}

// legal drops characters that XML does not have, which some feeds carry along from their articles.
func legal(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\ufffe' || r == '\uffff' {
		return -1
	}
	return r
}

// readEntry reads an entry. It fails where the entry has no address of a page.
func readEntry(item *gofeed.Item, at web.Address) (entry, error) {
	link := strings.TrimSpace(item.Link)
	if link == "" && strings.HasPrefix(item.GUID, "http") {
		link = strings.TrimSpace(item.GUID) // RSS: a guid is a link unless it says otherwise
	}
	if link == "" {
		return entry{}, errors.New("an entry without a link")
	}
	u, err := at.Parse(link)
	if err != nil {
		return entry{}, errors.New("an entry with a link that can't be read")
	}
	address, err := web.Parse(u.String())
	if err != nil {
		return entry{}, err
	}
	e := entry{address: address, title: clipped(item.Title), printed: clipped(item.Published)}
	if item.PublishedParsed != nil {
		e.moment = *item.PublishedParsed
	}
	e.mark = sum(item.Title, item.Published, item.Updated)
	return e, nil
}

// listedBy notes the line whose feed has the entry. Where the line names another publisher than before, the page is
// asked for again.
func (e *entry) listedBy(l Line) {
	if e.from = l; l.Publisher != "" {
		e.mark = sum(e.mark, l.Publisher)
	}
}

// clipped returns s on one line, cut where it is longer than a title or a date is.
func clipped(s string) string {
	const most = 300
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
