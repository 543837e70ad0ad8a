package search

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"verbatim/index/engine"
	"verbatim/index/postings"
	"verbatim/index/quotes"
	"verbatim/index/store"
)

// A match is a quote that was found.
type match struct {
	store.DocValue
	score float64 // multiplied by the prior
	prior float64 // see prior
	fit   quotes.Fit
}

// A ranking collects the best matches of a step, and counts all of them.
type ranking struct {
	total   int
	best    []match
	size    int  // the maximum length of best
	sorted  bool // best was sorted once, so that its match number size is a bound for all others
	compare func(a, b *match) int
}

// inPlace is the maximum size of a ranking that is kept sorted. Larger ones are sorted from time to time.
const inPlace = 64

// add adds a match, if it is among the best.
func (r *ranking) add(m match) {
	if r.size > inPlace {
		if r.sorted && len(r.best) >= r.size && r.compare(&m, &r.best[r.size-1]) > 0 {
			return
		}
		if r.best = append(r.best, m); len(r.best) >= 4*r.size {
			r.sort()
		}
		return
	}
	last := len(r.best) - 1
	if last+1 == r.size && r.compare(&m, &r.best[last]) > 0 {
		return
	}
	at := sort.Search(len(r.best), func(i int) bool { return r.compare(&m, &r.best[i]) < 0 })
	if last+1 == r.size {
		r.best = r.best[:last]
	}
	r.best = slices.Insert(r.best, at, m)
}

// sort sorts the best matches and drops the others.
func (r *ranking) sort() {
	if r.size > inPlace {
		slices.SortFunc(r.best, func(a, b match) int { return r.compare(&a, &b) })
		r.best, r.sorted = r.best[:min(len(r.best), r.size)], true
	}
}

// orders compares matches by order. Equal matches keep the order of the corpus.
var orders = map[Order]func(a, b *match) int{
	ByRelevance: func(a, b *match) int {
		if c := cmp.Compare(b.score, a.score); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(b.prior, a.prior), cmp.Compare(b.Day, a.Day), cmp.Compare(a.Number, b.Number))
	},
	ByDate: func(a, b *match) int {
		if c := cmp.Compare(b.Day, a.Day); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.prior, a.prior), cmp.Compare(a.Number, b.Number))
	},
	oldestFirst: func(a, b *match) int {
		known := func(m *match) uint32 { return uint32(m.Day - store.NoDay - 1) } // NoDay becomes the last
		return cmp.Or(cmp.Compare(known(a), known(b)), cmp.Compare(a.Number, b.Number))
	},
	Latest: func(a, b *match) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.Number, a.Number))
	},
}

// find runs some steps in one pass and returns a ranking per step. A quote is ranked by the first step that it
// satisfies, and counted by this one and all after it. Unless the options ask for copies, duplicates count once.
func (s *Searcher) find(ctx context.Context, c *compiled, list []step, o Options) ([]ranking, error) {
	size, best := o.Limit*candidates, &engine.Best{Order: engineOrders[o.Order], Priors: (*[store.TraitsCount]float64)(priorsOf(len(c.words)))}
	if o.All {
		size, best = int(s.files.Docs()), nil
	} else {
		best.Size, best.Steps = size, needs(list)
	}
	rankings := make([]ranking, len(list))
	for i := range rankings {
		rankings[i] = ranking{size: size, compare: orders[o.Order]}
	}
	values, priors := s.quotes.DocValues(), priorsOf(len(c.words))
	again := &repeated{of: byDay{s}, values: values, namer: newNamer(s, c.names), steps: make([][]datedQuote, len(list))}
	left, err := s.eachNamed(ctx, values, c, list, best, func(m postings.Match) {
		at := slices.IndexFunc(list, func(t step) bool { return t.fits(&m) })
		if at < 0 {
			return
		}
		v := values.Of(m.Doc)
		if who := s.quotes.Corrected().State(int(v.Number)).Speaker; who != nil {
			v.Traits = v.WithSpeaker(who)
		}
		if !o.Copies {
			again.note(at, m.Doc, v)
		}
		prior := priors[v.Traits]
		rankings[at].add(match{v, m.Score * prior, prior, list[at].of(&m)})
		for i := range rankings[at:] {
			rankings[at+i].total++
		}
	})
	for i := range rankings {
		rankings[i].sort()
		if left != nil {
			rankings[i].total += left[i]
		}
	}
	return rankings, cmp.Or(err, again.leaveOut(rankings))
}

// engineOrders are the orders as an index knows them.
var engineOrders = map[Order]engine.Order{
	ByDate: engine.NewestFirst, Latest: engine.NewestFirst, oldestFirst: engine.OldestFirst,
}

// needs returns what the steps require.
func needs(list []step) []engine.Step {
	all := make([]engine.Step, len(list))
	for i, t := range list {
		all[i] = engine.Step{Least: t.least, Said: t.said}
	}
	return all
}

// asked returns the query of the documents for the steps together.
func (s *Searcher) asked(c *compiled, list []step) *engine.Query {
	q := &engine.Query{Only: c.only, LastDay: s.quotes.LastDay(), Query: postings.Query{
		Words: c.words, Some: c.some, Bonus: c.bonus, Nots: c.nots, Filters: c.filters, Unscored: c.unscored,
	}}
	if c.speakers != nil {
		q.Filters = append(slices.Clone(c.filters), c.speakers)
	}
	q.Least, q.Said = len(c.words), len(c.words)
	for _, step := range list {
		q.Least, q.Said = min(q.Least, step.least), min(q.Said, step.said)
	}
	if q.Least == 0 {
		q.Words, q.Bonus = nil, nil // every quote that passes the filters
	}
	return q
}
