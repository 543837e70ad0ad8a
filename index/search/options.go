package search

import "verbatim/index/quotes"

// A Result is what a search found.
type Result struct {
	Hits  []quotes.Hit
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
