package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
)

// MonthLayout is how Counts writes a month.
const MonthLayout = "2006-01"

// Counts say by whom, where and when the quotes of a result are, for whoever has found too many. Each list has the largest counts, at
// most mostCounts of them, largest first; copies of a quote are counted each.
type Counts struct {
	Speakers   []Count // by the names that are shown; those without a name are not counted
	Publishers []Count
	Months     []Count // as MonthLayout; undated articles are not counted
}

// A Count is how many quotes have a value.
type Count struct {
	Value  string
	Quotes int
}

// A result is counted that has this many quotes, and this many times as many as are shown: fewer are read sooner than narrowed.
const (
	leastCounted = 10
	timesShown   = 2
)

// mostCounts is how many values of each list are told.
const mostCounts = 5

// mostFaceted is how many values bleve returns, of which those that are spellings of one speaker's name are then put together.
const mostFaceted = 50

// isMany reports whether a result is worth counting.
func isMany(r *Result) bool { return r.Total >= leastCounted && r.Total > timesShown*len(r.Hits) }

// counts counts the quotes that c finds with a step.
func (s *Snapshot) counts(ctx context.Context, c *compiled, t step) (*Counts, error) {
	r := bleve.NewSearchRequestOptions(c.query(t), 0, 0, false)
	for _, field := range []string{fieldBy, fieldOutlet, fieldMonth} {
		r.AddFacet(field, bleve.NewFacetRequest(field, mostFaceted))
	}
	found, err := s.index.SearchInContext(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("counting what was found: %w", err)
	}
	speakers, err := s.sameSpeakers(listCounts(found.Facets[fieldBy]))
	return &Counts{
		Speakers:   largest(speakers),
		Publishers: largest(listCounts(found.Facets[fieldOutlet])),
		Months:     largest(listCounts(found.Facets[fieldMonth])),
	}, err
}

// listCounts returns bleve's counts as ours.
func listCounts(f *search.FacetResult) []Count {
	var list []Count
	if f != nil && f.Terms != nil {
		for _, t := range f.Terms.Terms() {
			list = append(list, Count{t.Term, t.Count})
		}
	}
	return list
}

// sameSpeakers puts the counts of names together that are one speaker's.
func (s *Snapshot) sameSpeakers(list []Count) ([]Count, error) {
	var all []Count
	at := map[string]int{}
	for _, c := range list {
		shown, err := s.ShownName(c.Value)
		if err != nil {
			return nil, err
		}
		i, known := at[shown]
		if !known {
			i = len(all)
			at[shown] = i
			all = append(all, Count{Value: shown})
		}
		all[i].Quotes += c.Quotes
	}
	return all, nil
}

// largest returns the largest counts, largest first, of equals by value.
func largest(list []Count) []Count {
	slices.SortFunc(list, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(a.Value, b.Value)) })
	return first(list, mostCounts)
}
