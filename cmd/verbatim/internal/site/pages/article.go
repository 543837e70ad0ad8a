package pages

import (
	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"verbatim/cmd/verbatim/internal/page"
	"verbatim/cmd/verbatim/internal/site/visit"
	"verbatim/corpus"
)

// Article returns the page of an article, from a paragraph on, with its quotes marked by speaker.
func Article(a *corpus.Article, quotes []corpus.Quote, from int) *Page {
	r := page.NewReading(a, quotes, visit.QuoteAddress)
	if from >= max(1, r.Paragraphs()) {
		return nil
	}
	part := r.Part(from, room)
	return &Page{Title: r.Title(), JSON: visit.AsJSON(visit.ArticleAddress(a.Path, 0)), Main: g.Group{
		h.Div(h.Class("head"), r.Header()), part.Legend, part.Text,
		g.If(from > 0 || part.Next > 0, h.Nav(h.Class("pager"), h.Aria("label", "Parts of the article"),
			g.If(from > 0, h.A(h.Href(visit.ArticleAddress(a.Path, 0)), g.Text("Beginning of the article"))),
			g.If(part.Next > 0, h.A(h.Rel("next"), h.Href(visit.ArticleAddress(a.Path, part.Next)), g.Text("Next part"))))),
	}}
}
