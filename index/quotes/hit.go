package quotes

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/index/names"
)

// A Hit is a quote with everything that is needed to show it. All words that are shown are slices of the text
// of the article.
type Hit struct {
	Article corpus.Article // without Text
	Quote   corpus.Quote

	// Passage is the text around the quote, in whole paragraphs. It begins at byte PassageAt of the article's
	// text and contains the content of Quote. See Slice and Holds.
	Passage   string
	PassageAt int

	// Known are the roles that other articles give to the speakers of the quote, in their order. A role is zero
	// if the article of the quote gives one, or if none is known. Known is nil if all are zero.
	Known []names.KnownRole

	Correction string // the article's own note that the quotation is wrong, or ""

	AlsoIn []Copy // other articles with the same words of the same speaker, the newest first

	Answer *Hit // the quote that answers a question, or nil

	Highlights []corpus.Span // the words of the content that matched, as offsets in the text, in order
	Fit        Fit           // how many words of the query it has, and where
	Score      float64       // comparable within one result and Fit only

	article int  // the number of the article in the snapshot
	doubted bool // the dates of its duplicates contradict its date
}

// A Fit says how many words of the query a hit has, and where. Hits are sorted by Fit, except that FitSome
// comes among FitMost if half of the words are in the quote or beside it.
type Fit int

const (
	FitAll     Fit = iota // all words are in the quote or its speaker, or there are none
	FitPartly             // at least one is; the others are beside the quote, in the passage or the title
	FitMost               // at least half are in the quote or its speaker
	FitSome               // at least one is in the quote or its speaker
	FitNear               // at least one is in the quote or beside it
	FitBeside             // all are beside the quote
	FitRest               // none is required: what else the speaker said
	FitRole               // as FitNear, but the name in the query is part of the speaker's role or of a body's name
	FitOthers             // others speak about the speaker, with at least one of the words
	FitMeaning            // none is required: it is near in meaning
)

// A Copy is another article that prints the quote.
type Copy struct {
	Article corpus.Article // without Text
	ID      string         // of the quote in that article
}

// Holds reports whether the passage contains s. It always contains the content; a cue or a source may be
// further away.
func (h *Hit) Holds(s corpus.Span) bool {
	return s.Start >= h.PassageAt && s.End <= h.PassageAt+len(h.Passage)
}

// Slice returns the words of s, which is a span of the article's text within the passage.
func (h *Hit) Slice(s corpus.Span) string {
	return h.Passage[s.Start-h.PassageAt : s.End-h.PassageAt]
}

// Legible returns the words of s without invisible characters.
func (h *Hit) Legible(s corpus.Span) string {
	return legible.In(h.Passage, s.Start-h.PassageAt, s.End-h.PassageAt)
}

// Ellipsis replaces words of the article that are not shown.
const Ellipsis = " … "

// Between returns the separator of two parts of the quote: an Ellipsis if the article has words between them,
// otherwise a space.
func (h *Hit) Between(one, next corpus.Span) string {
	gap := h.Slice(corpus.Span{Start: one.End, End: next.Start})
	if strings.ContainsFunc(gap, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return Ellipsis
	}
	return " "
}

// Pieces returns the quoted words, one string per span.
func (h *Hit) Pieces() []string {
	pieces := make([]string, len(h.Quote.Spans))
	for i, s := range h.Quote.Spans {
		pieces[i] = h.Slice(s)
	}
	return pieces
}

// DayDoubted reports whether the dates of the quote's duplicates contradict the date of its article.
func (h *Hit) DayDoubted() bool { return h.doubted }
