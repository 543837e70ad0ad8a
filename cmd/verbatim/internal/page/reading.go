package page

import (
	"bytes"
	"slices"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/corpus"
)

// A Reading is an article with its quotes marked, to be laid out by the site. A long article has several parts.
type Reading struct{ p *page }

// NewReading returns an article with its quotes, each with a link to the address of a page about it.
func NewReading(a *corpus.Article, quotes []corpus.Quote, address func(id string) string) *Reading {
	p := newPage(a, unexplained(quotes))
	for _, r := range p.Rows {
		for _, q := range r.Quotes {
			q.Address, q.Reasons = address(quotes[q.Number-1].ID), nil
		}
	}
	return &Reading{p}
}

// Title returns the title of the article, or its path.
func (r *Reading) Title() string { return r.p.Title }

// Header returns the title of the article and what is known about it.
func (r *Reading) Header() g.Node { return r.p.header() }

// Paragraphs returns how many paragraphs the article has.
func (r *Reading) Paragraphs() int { return len(r.p.Rows) }

// A Part is some paragraphs of an article.
type Part struct {
	Legend g.Node // whose quotes begin in the part
	Text   g.Node
	Next   int // the number of the paragraph after it; 0 at the end
}

// Part returns the paragraphs from one on that have at most room bytes together: at least one.
func (r *Reading) Part(from, room int) Part {
	var rows g.Group
	var begun []*pageQuote
	size := 0
	for i := from; i < len(r.p.Rows); i++ {
		row := &r.p.Rows[i]
		var b bytes.Buffer
		_ = row.node().Render(&b) // a buffer has no errors
		if size += b.Len() + legendSize*len(row.Quotes); size > room && i > from {
			return Part{r.legend(begun), h.Article(rows), i}
		}
		rows, begun = append(rows, g.Raw(b.String())), append(begun, row.Quotes...)
	}
	return Part{r.legend(begun), h.Article(rows, text(r.p.Tail)), 0}
}

// legendSize is about how many bytes a quote has in the legend.
const legendSize = 80

// legend lists the speakers of some quotes.
func (r *Reading) legend(quotes []*pageQuote) g.Node {
	var speakers g.Group
	for _, s := range r.p.Speakers {
		theirs := slices.DeleteFunc(slices.Clone(quotes), func(q *pageQuote) bool { return !slices.Contains(q.Speakers, s) })
		if len(theirs) > 0 {
			speakers = append(speakers, s.node(theirs))
		}
	}
	if len(speakers) == 0 {
		return h.P(h.Class("quiet"), g.Text("No quotes were found here."))
	}
	return h.Section(h.Class("speakers"), h.Aria("label", "Speakers"), h.H2(g.Text("Speakers")), h.Ul(speakers))
}
