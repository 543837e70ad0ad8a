package search

import (
	"verbatim/corpus"
	"verbatim/index/quotes"
)

// A Result is what a search has found.
type Result struct {
	Hits  []quotes.Hit
	Total int // the number of quotes that match; duplicates count once if there are not too many of them

	Words    int      // the number of words and phrases of the query
	Prefixes []Prefix // the prefixes of the query

	// Counts counts the quotes by speaker, publisher and month. It is nil unless the options ask for it and
	// many more quotes match than are shown.
	Counts *Counts

	// Damaged has the errors of quotes that were left out, or shown incompletely, because their checksums
	// differ. The caller logs them. A reindex repairs the snapshot.
	Damaged []error
}

// An Order is the order of the hits.
type Order string

const (
	ByRelevance Order = ""     // the best first
	ByDate      Order = "date" // the newest first, those without a date last

	// Latest is ByDate with the last quote of an article first.
	Latest Order = "latest"
)

// DefaultLimit is the number of hits unless the options have a limit.
const DefaultLimit = 5

// Options are the options of a search. The zero value asks for the best DefaultLimit hits.
type Options struct {
	Limit int // the number of hits; 0 means DefaultLimit
	Order Order

	// Copies returns each duplicate of a quote as a hit of its own, instead of one hit with the others in AlsoIn.
	Copies bool

	// Rest adds quotes with fewer of the words. If the query names a speaker, it also adds other quotes by the
	// speaker, and quotes of others about the speaker.
	Rest bool

	// Verbs are words of a question that raise the score of quotes next to them; see query.Question.
	Verbs []string

	// Favoured are classes of reports whose quotes score higher; see query.Question.
	Favoured []corpus.ReportClass

	// All returns every quote with all of the words, or if there is none, every quote of the first step that
	// finds any. It ignores Limit and leaves AlsoIn empty.
	All bool

	Among Among // only these quotes; nil for all

	// Meaning adds the quotes that are nearest in meaning where no quote has all words of the query; see addNearest.
	Meaning bool

	original bool // cite the article that dates a quote best; see quotes/citation.go

	// Counts asks for Result.Counts. It takes a second search if many quotes match.
	Counts bool
}

// filled is the number of hits up to which a result is filled with quotes that fit less: those that an answer
// shows first. So a higher limit finds more quotes of the same fit.
func (o *Options) filled() int { return min(o.Limit, DefaultLimit) }
