// Package page shows a whole article with its quotes marked: as text in a terminal ([PrintArticle], [PrintExplained])
// and as an HTML page that needs no network ([HTML]). The file markup.go finds where each mark begins and ends; both
// forms use it.
package page

import (
	"bytes"
	"fmt"
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
)

// A page is an article with its quotes in the colours of their speakers. The file nodes.go lays it out.
type page struct {
	Title    string
	Facts    []string
	URL      string // empty if it is not an address on the web
	Quotes   string // their number
	Unsure   int    // the number of quotes that are attributed by context
	Kinds    []pageKind
	Speakers []*pageSpeaker
	Rows     []pageRow
	Tail     string
}

// A pageKind is a kind of quote and the number of quotes of that kind.
type pageKind struct {
	Kind  corpus.Kind
	Count int
}

// A pageSpeaker is a line of the legend.
type pageSpeaker struct {
	Label  string // one or more letters, shown with each of the speaker's quotes
	Class  string // colour and pattern
	Name   string
	Role   string
	Count  string
	Quotes []*pageQuote
}

// A pageQuote is a note in the margin.
type pageQuote struct {
	Number     int
	Label      string // its speaker's label and its own number; a question mark follows if confidence is low
	Class      string
	Kind       corpus.Kind
	Speakers   []*pageSpeaker
	Role       string // only at the first quote of a single speaker
	Confidence string
	Unsure     bool // named with a confidence below corpus.ConfidenceShown
	Reasons    []string
	Title      string // the tooltip of its words
	Address    string // of a page about it; may be empty
}

// A pageRow is a paragraph and the notes on the quotes that begin in it.
type pageRow struct {
	Gap    string // the white space before it
	Marked g.Node
	Quotes []*pageQuote
}

// HTML returns an article with its quotes as one HTML page that needs no network and no script. The text of
// its element "article", without the asides, is the article's text as [legible.Text] returns it: without invisible
// characters, and with pictures of control characters.
func HTML(a *corpus.Article, quotes []attribution.Explained) ([]byte, error) {
	var b bytes.Buffer
	err := newPage(a, quotes).document().Render(&b)
	return b.Bytes(), err
}

// newPage returns the page of an article.
func newPage(a *corpus.Article, quotes []attribution.Explained) *page {
	p := &page{
		Title: terminal.Clean(render.ArticleName(a)), Facts: articleFacts(a), URL: render.WebAddress(a.URL),
		Quotes: wording.Count(len(quotes), "quote"),
	}
	for _, k := range corpus.Kinds {
		p.Kinds = append(p.Kinds, pageKind{k, countKind(quotes, k)})
	}
	notes := p.notes(a.Text, quotes)
	paragraphs, tail := markUp(a.Text, quotes)
	begun := make([]bool, len(quotes))
	for i := range paragraphs {
		paragraph := &paragraphs[i]
		row := pageRow{
			Gap:    legible.Text(paragraph.gap),
			Marked: marked(paragraph.events, notes, begun),
		}
		for _, n := range paragraph.begun {
			row.Quotes = append(row.Quotes, notes[n])
		}
		p.Rows = append(p.Rows, row)
	}
	p.Tail = legible.Text(tail)
	return p
}

// marked returns a paragraph with an element around each mark. It updates begun, which says for each quote of the
// article whether it has begun.
func marked(events []event, notes []*pageQuote, begun []bool) g.Node {
	levels := []g.Group{nil} // the paragraph, and inside it the marks that are open
	for _, e := range events {
		top := len(levels) - 1
		switch {
		case e.open != nil:
			levels = append(levels, attributes(e.open, notes, begun))
		case e.close != nil:
			levels[top-1] = append(levels[top-1], g.El(elements[e.close.part], levels[top]))
			levels = levels[:top]
		default:
			levels[top] = append(levels[top], text(e.shown))
		}
	}
	return levels[0]
}

// elements are the names of the elements that mark the parts of a quote.
var elements = [...]string{contentPart: "mark", cuePart: "span", sourcePart: "span"}

// attributes returns the attributes of a mark. A quote has its id at its first words only.
func attributes(m *mark, notes []*pageQuote, begun []bool) g.Group {
	switch m.part {
	case cuePart:
		return g.Group{h.Class("cue"), h.Title("cue of " + numbers(m.quotes))}
	case sourcePart:
		return g.Group{h.Class("source"), h.Title("source of " + numbers(m.quotes))}
	}
	n := m.quotes[0]
	q := notes[n]
	all := g.Group{h.Class(q.Class), h.Title(q.Title), h.Data("label", q.Label)}
	if !begun[n] {
		begun[n] = true
		all = append(all, h.ID(fmt.Sprint("q", q.Number)))
	}
	return all
}

// numbers returns the numbers of quotes as they are shown, counted from 1.
func numbers(quotes []int) string {
	var all []string
	for _, n := range quotes {
		all = append(all, fmt.Sprint(n+1))
	}
	return strings.Join(all, ", ")
}

// text returns legible text as a node. It replaces what moves a cursor with pictures, and writes carriage returns as
// character references, because HTML takes any other for a line feed.
func text(s string) g.Node {
	var all g.Group
	for i, line := range strings.Split(s, "\r") {
		if i > 0 {
			all = append(all, g.Raw("&#13;"))
		}
		all = append(all, g.Text(terminal.ShowCursorMoves(line)))
	}
	return all
}
