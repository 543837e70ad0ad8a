// Package index keeps a corpus and its quotes in snapshots, and searches them. A [Builder] writes a snapshot beside those
// that are served and publishes it; a [Live] serves the current one, and goes over to the next while searches run.
package index

import (
	"strings"
	"time"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/legible"
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
	Known []KnownRole

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

// A Result is what a search found.
type Result struct {
	Hits  []Hit
	Total int // how many quotes match, of which Hits are the first; a copy left out before the last Hit is not counted

	Words int // how many words and phrases were looked for

	// Counts say by whom, where and when the quotes are, where that was asked for and many more are found than shown; else nil.
	Counts *Counts

	// Damaged says which quotes were found and left out because their stored words no longer have their checksums. The
	// remedy is a reindex; whoever searches logs them.
	Damaged []error
}

// Order says how a result is ordered.
type Order string

const (
	ByRelevance Order = ""     // best first
	ByDate      Order = "date" // newest first, undated last
)

// DefaultLimit is how many hits a search returns when it is not told.
const DefaultLimit = 5

// Options are a search's options. The zero Options ask for the first DefaultLimit hits, best first.
type Options struct {
	Limit int // how many hits; 0 means DefaultLimit
	Order Order

	// Copies asks for each copy of a quote by itself, rather than for one with the others in AlsoIn.
	Copies bool

	// Rest asks to fill up with quotes that have fewer of the words, and where the query names a speaker with what else they said and
	// what others said of them.
	Rest bool

	// Verbs are words of a question that lift quotes beside which they stand: see query.Question.
	Verbs []string

	// All asks for every quote that has all of the words, or where there is none for every one of the first step that finds any,
	// whatever the Limit. AlsoIn is left empty, and Total is exact.
	All bool

	Among Among // only these quotes; nil for all

	original bool // of a quote that stands in several articles, the one that tells best when it was said is read; see citation.go

	// Counts asks for Result.Counts, which costs a second search where many quotes are found.
	Counts bool
}

// filled is up to how many hits a result is filled up with what fits less: as many as an answer shows at first, so that a higher limit
// finds more of the same.
func (o *Options) filled() int { return min(o.Limit, DefaultLimit) }

// A Speaker is a speaker of the corpus with counts.
type Speaker struct {
	corpus.Speaker
	Spellings []string  `json:",omitempty"` // other names that articles or the rules of names give them
	Surname   string    // as all spellings of it have it; see identity.Surname
	RoleDay   time.Time // the day of the newest article that gives a role, from which Role is; zero when unknown
	RoleFrom  string    `json:",omitempty"` // the path of that article
	Quotes    int       // quotes attributed to them
	Articles  int       // articles they speak in
}

// RoleDated reports whether the day of the role is worth showing: that of a speaker in one article is the article's.
func (s *Speaker) RoleDated() bool { return s.Role != "" && s.Articles > 1 && !s.RoleDay.IsZero() }

// An Article is an article of the corpus, without its text, with the count of its quotes.
type Article struct {
	corpus.Article
	Quotes int

	// Number is the article's in its snapshot, and First that of its first quote: an article's quotes are numbered one behind the other.
	Number, First int
}
