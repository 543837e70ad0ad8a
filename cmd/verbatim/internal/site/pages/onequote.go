package pages

import (
	"strings"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/render"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
)

// Quote returns the page of one quote: its words, the text around it, and a citation.
func Quote(c *ask.QuoteContext) *Page {
	hit := &c.Hit
	address := visit.QuoteAddress(hit.Quote.ID)
	who := terminal.Clean(hit.Quote.Speaker.String())
	return &Page{Title: "Quote by " + who, JSON: visit.AsJSON(address), Main: g.Group{
		h.H1(h.Class("credit"), credit(hit.Quote.Speaker, hit.KnownOf(0))),
		notes(&c.Head),
		quote(hit, hit.Quote.Speaker),
		h.Section(h.Class("context"), h.Aria("label", "In the article"), h.H2(g.Text("In the article")), passage(hit)),
		h.Section(h.Aria("label", "Citation"), h.H2(g.Text("Citation")), citation(hit)),
	}}
}

// passage returns the text around a quote, with the quote marked.
func passage(hit *index.Hit) g.Node {
	var all g.Group
	for _, p := range render.LineParagraphs(hit.Passage) {
		p = corpus.Span{Start: hit.PassageAt + p.Start, End: hit.PassageAt + p.End}
		all = append(all, h.P(h.Class("passage"), marked(hit, p, hit.Quote.Spans)))
	}
	return all
}

// citation returns a quote as it is cited in Markdown, to be copied.
func citation(hit *index.Hit) g.Node {
	var b strings.Builder
	_ = render.WriteMarkdown(&b, []index.Hit{*hit}) // a builder has no errors
	return h.Pre(h.Class("citation"), g.Text(terminal.Harmless(b.String())))
}
