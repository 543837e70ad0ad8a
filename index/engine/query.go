package engine

import (
	"math"
	"slices"
	"time"

	"verbatim/corpus"
	"verbatim/index/postings"
	"verbatim/index/store"
)

// A Query selects documents.
type Query struct {
	postings.Query // without Admit

	Only    Narrowing
	Without map[uint32]bool // none of these documents
	Within  map[uint32]bool // only these documents; nil for all

	LastDay int32 // later days are read as store.NoDay
	Best    *Best // nil for all documents that match
}

// A Narrowing filters quotes by their document values. The zero value filters nothing.
type Narrowing struct {
	Kinds         []corpus.Kind
	After, Before time.Time
	Among         Among // nil for all quotes
}

// Among is a set of quotes, by the numbers of their documents.
type Among map[uint32]bool

// A Best says which documents are wanted most.
type Best struct {
	Size   int                         // the number of documents for each step
	Order  Order                       // of the documents
	Steps  []Step                      // a document belongs to the first that it satisfies
	Priors *[store.TraitsCount]float64 // what the score is multiplied by, for each value of the traits
}

// StepOf returns the first step that a match satisfies, or the number of steps.
func (b *Best) StepOf(m postings.Match) int {
	at := slices.IndexFunc(b.Steps, func(t Step) bool { return m.Words >= t.Least && m.Said >= t.Said })
	if at < 0 {
		return len(b.Steps)
	}
	return at
}

// A Step is what a document must have.
type Step struct {
	Least int // words of the query
	Said  int // words of the query in a place with Said
}

// An Order is the order of documents.
type Order int

// The orders. Documents without a day come last.
const (
	ByScore Order = iota
	NewestFirst
	OldestFirst
)

// Days returns the first and the last day of a narrowing, of days up to last, and whether it has any.
func (n *Narrowing) Days(last int32) (from, to int32, any bool) {
	from, to = int32(store.NoDay), int32(math.MaxInt32)
	if n.After.IsZero() && n.Before.IsZero() {
		return from, to, false
	}
	if !n.After.IsZero() {
		from = store.DayNumber(n.After)
	}
	if !n.Before.IsZero() {
		from, to = max(from, store.NoDay+1), store.DayNumber(n.Before)-1
	}
	return from, min(to, last), true
}

// admits returns a function that filters documents by a narrowing, or nil if there is nothing to filter.
func (n *Narrowing) admits(r Values) func(doc uint32) bool {
	if len(n.Kinds) == 0 && n.After.IsZero() && n.Before.IsZero() && n.Among == nil {
		return nil
	}
	var kinds [store.TraitsCount]bool
	for s := range kinds {
		kinds[s] = len(n.Kinds) == 0 || slices.Contains(n.Kinds, store.Traits(s).Kind())
	}
	low, high, _ := n.Days(math.MaxInt32)
	return func(doc uint32) bool {
		if n.Among != nil && !n.Among[doc] {
			return false
		}
		v := r.Of(doc)
		return kinds[v.Traits] && low <= v.Day && v.Day <= high
	}
}

// Admits returns a function that filters documents as the query says, or nil if there is nothing to filter.
func (q *Query) Admits(r Values) func(doc uint32) bool {
	admit := q.Only.admits(r)
	if q.Without == nil && q.Within == nil {
		return admit
	}
	return func(doc uint32) bool {
		return !q.Without[doc] && (q.Within == nil || q.Within[doc]) && (admit == nil || admit(doc))
	}
}
