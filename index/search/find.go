package search

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/store"
)

// A match is a quote found.
type match struct {
	store.DocValue
	score float64 // with the prior in it
	prior float64 // see prior
	fit   quotes.Fit
}

// A ranking is the best matches of a step, and how many there are.
type ranking struct {
	total   int
	best    []match
	size    int // how many are kept
	compare func(a, b *match) int
}

// inPlace is up to how many of the best are kept in order: more are sorted together.
const inPlace = 64

// add keeps a match if it is among the best.
func (r *ranking) add(m match) {
	if r.size > inPlace {
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

// sort puts the best in order and leaves no others.
func (r *ranking) sort() {
	if r.size > inPlace {
		slices.SortFunc(r.best, func(a, b match) int { return r.compare(&a, &b) })
		r.best = r.best[:min(len(r.best), r.size)]
	}
}

// orders are the results' orders. Quotes that are equal otherwise keep the corpus' order.
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
		return cmp.Or(cmp.Compare(uint32(a.Day-store.NoDay-1), uint32(b.Day-store.NoDay-1)), cmp.Compare(a.Number, b.Number)) // noDay becomes the last
	},
	latestFirst: func(a, b *match) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.Number, a.Number))
	},
}

// find goes once through what has as few of c's words as any of the steps asks for, and returns a ranking a step. A quote is ranked by
// the first step that it fits, and counted by that and all behind it.
func (s *Searcher) find(ctx context.Context, c *compiled, list []step, o Options) ([]ranking, error) {
	size := o.Limit * candidates
	if o.All {
		size = int(s.files.Postings.Docs())
	}
	rankings := make([]ranking, len(list))
	for i := range rankings {
		rankings[i] = ranking{size: size, compare: orders[o.Order]}
	}
	facts, priors := s.quotes.DocValues(), priorsOf(len(c.words))
	err := s.eachNamed(ctx, facts, c, list, func(m postings.Match) {
		at := slices.IndexFunc(list, func(t step) bool { return t.fits(&m) })
		if at < 0 {
			return
		}
		f := facts.Of(m.Doc)
		if who := s.quotes.Corrected().State(int(f.Number)).Speaker; who != nil {
			f.Traits = f.WithSpeaker(who)
		}
		prior := priors[f.Traits]
		rankings[at].add(match{f, m.Score * prior, prior, list[at].of(&m)})
		for i := range rankings[at:] {
			rankings[at+i].total++
		}
	})
	for i := range rankings {
		rankings[i].sort()
	}
	return rankings, err
}

// asked returns what the steps ask for together.
func (s *Searcher) asked(facts *store.ValueReader, c *compiled, list []step) *postings.Query {
	q := &postings.Query{Words: c.words, Some: c.some, Bonus: c.bonus, Nots: c.nots, Filters: c.filters, Admit: narrow(facts, c.only), Unscored: c.unscored}
	if c.speakers != nil {
		q.Filters = append(slices.Clone(c.filters), c.speakers)
	}
	q.Least, q.Said = len(c.words), len(c.words)
	for _, step := range list {
		q.Least, q.Said = min(q.Least, step.least), min(q.Said, step.said)
	}
	if q.Least == 0 {
		q.Words, q.Bonus = nil, nil // every quote that the filters leave
	}
	return q
}

// Postings returns what is asked of the postings for the quotes that have all words of q, without kinds and days and unranked.
// Benchmarks compare it with bleve's own query.
func (s *Searcher) Postings(q query.Query) (*postings.Query, error) {
	c, err := s.compile(q)
	if err != nil {
		return nil, err
	}
	all := s.asked(s.quotes.DocValues(), &c, nil)
	return &postings.Query{Words: c.words, Nots: c.nots, Filters: all.Filters}, nil
}
