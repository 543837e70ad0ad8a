package render

import (
	"strings"

	"verbatim/cmd/verbatim/internal/cite"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask/texts"
)

// Citation returns a hit as it is cited. A date in the future is not credible, so it is a note.
func Citation(h *index.Hit) cite.Quote {
	plain := &terminal.Screen{}
	a := &h.Article
	q := cite.Quote{
		ID: h.Quote.ID, Who: terminal.Clean(creditLine(plain, h.Quote.Speaker, h.KnownOf(0))),
		Words: terminal.Clean(Words(plain, h)), Title: terminal.Clean(a.Title), Publisher: terminal.Clean(a.Publisher),
		Byline: terminal.Clean(a.Byline), URL: WebAddress(a.URL), Notes: citeNotes(h),
	}
	if !a.Date.IsZero() && !a.Future {
		year, month, day := a.Date.Date()
		q.Year, q.Month, q.Day = year, int(month), day
	}
	return q
}

// citeNotes returns what a reader must know of a quote beside its words, its speaker and its article.
func citeNotes(h *index.Hit) []string {
	bare := *h
	bare.Article = corpus.Article{Date: h.Article.Date, Future: h.Article.Future}
	if !bare.Article.Future {
		bare.Article = corpus.Article{}
	}
	if h.Quote.Kind == corpus.Indirect {
		bare.Article.Publisher = h.Article.Publisher
	}
	bare.AlsoIn, bare.Quote.ID = nil, ""
	notes := facts(&bare, h.Quote.Speaker)
	if h.Article.Title == "" {
		notes = append(notes, terminal.Clean("article "+h.Article.Path))
	}
	if post := WebAddress(h.Quote.Post.URL); post != "" && !strings.Contains(texts.Posted(h.Quote.Post), post) {
		notes = append(notes, post)
	}
	return notes
}
