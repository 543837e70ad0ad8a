package quotes

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/index/names"
)

// A Hit is a quote found, with all that is needed to show it. Everything shown of it is a slice of the article's text.
type Hit struct {
	Article corpus.Article // without Text
	Quote   corpus.Quote

	// Passage is the stretch of the article around the quote, whole paragraphs; it begins at byte PassageAt of the
	// article's text and holds the content of Quote, so that text shown is sliced from it; see Slice and Holds.
	Passage   string
	PassageAt int

	// Known are the roles that other articles give to the quote's speakers, in their order, each zero where the quote's
	// own article gives one or none is known. It is nil where all are zero.
	Known []names.KnownRole

	Correction string // the article's own note that the quotation is wrong, as it stands there; "" where there is none

	AlsoIn []Copy // other articles in which the same words of the same speaker stand, the newest first

	Answer *Hit // the quote that answers a question, the next by another speaker of the article; nil for what is no question

	Highlights []corpus.Span // the words of the content that matched, in offsets of the article's text, in order
	Fit        Fit           // how much of the query it has
	Score      float64       // how well it fits; comparable within one result and Fit only

	article int  // the article's number in the snapshot
	doubted bool // the days of its copies show its day to be wrong
}

// A Fit says how much a hit has of the words that were looked for. Hits that fit better come first, but for FitSome among FitMost where
// half of the words stand in the quote or beside it.
type Fit int

const (
	FitAll    Fit = iota // all are in what was said, or in who said it; or none was looked for
	FitPartly            // one of them at least is, and the others stand beside it: in the passage or the title
	FitMost              // half of them at least are in what was said, or in who said it
	FitSome              // one of them at least
	FitNear              // one of them at least, in the quote or beside it
	FitBeside            // all of them, beside it
	FitRest              // none is asked for: what else the speaker said
	FitRole              // one at least, as FitNear; the name that was asked for stands in the speaker's role, or in that of a body, and is not theirs
	FitOthers            // others speak of the speaker, with one of the words at least
)

// A Copy is an article in which a quote stands as well.
type Copy struct {
	Article corpus.Article // without Text
	ID      string         // of the quote there
}

// Holds reports whether the passage holds s: content always lies in it, a cue or source may be further away.
func (h *Hit) Holds(s corpus.Span) bool {
	return s.Start >= h.PassageAt && s.End <= h.PassageAt+len(h.Passage)
}

// Slice returns the words that s, a span of the article's text within the passage, covers.
func (h *Hit) Slice(s corpus.Span) string {
	return h.Passage[s.Start-h.PassageAt : s.End-h.PassageAt]
}

// Legible returns what a reader sees of a slice.
func (h *Hit) Legible(s corpus.Span) string {
	return legible.In(h.Passage, s.Start-h.PassageAt, s.End-h.PassageAt)
}

// Ellipsis stands in an answer for words of the article that are not shown.
const Ellipsis = " … "

// Between returns what parts two stretches of the quote where they are shown one behind the other: an Ellipsis where words stand
// between them in the article, a space where only marks and a new paragraph do.
func (h *Hit) Between(one, next corpus.Span) string {
	gap := h.Slice(corpus.Span{Start: one.End, End: next.Start})
	if strings.ContainsFunc(gap, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return Ellipsis
	}
	return " "
}

// Pieces returns the words said, a string a span of the content.
func (h *Hit) Pieces() []string {
	pieces := make([]string, len(h.Quote.Spans))
	for i, s := range h.Quote.Spans {
		pieces[i] = h.Slice(s)
	}
	return pieces
}

// DayDoubted reports whether the days of the quote's copies show that the day of its article is wrong.
func (h *Hit) DayDoubted() bool { return h.doubted }
