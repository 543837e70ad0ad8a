package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"verbatim/index/postings"
	"verbatim/index/store"
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

// isMany reports whether a result is worth counting.
func isMany(r *Result) bool { return r.Total >= leastCounted && r.Total > timesShown*len(r.Hits) }

// counts counts the quotes that c finds with a step.
func (s *Searcher) counts(ctx context.Context, c *compiled, t step) (*Counts, error) {
	days, by, outlets := map[int32]int{}, map[uint32]int{}, map[uint32]int{}
	facts, asked := s.quotes.DocValues(), c.of(t.nameMatch)
	asked.unscored = true
	err := s.eachNamed(ctx, facts, asked, []step{t}, func(m postings.Match) {
		f := facts.Labelled(m.Doc)
		days[f.Day]++
		by[f.Speakers]++
		outlets[f.Publisher]++
	})
	if err != nil {
		return nil, fmt.Errorf("counting what was found: %w", err)
	}
	byMonth := map[string]int{}
	for day, n := range days {
		if day != store.NoDay {
			byMonth[store.DayTime(day).Format(MonthLayout)] += n
		}
	}
	speakers, err := s.files.CountLabels(store.SpeakerLabelsFile, by)
	if err != nil {
		return nil, err
	}
	publishers, err := s.files.CountLabels(store.PublisherLabelsFile, outlets)
	return &Counts{Speakers: largest(speakers), Publishers: largest(publishers), Months: largest(byMonth)}, err
}

// largest returns the largest counts, in order. They are few of many.
func largest(counts map[string]int) []Count {
	var list []Count
	for value, n := range counts {
		c := Count{value, n}
		at, _ := slices.BinarySearchFunc(list, c, inOrder)
		if at < mostCounts {
			list = slices.Insert(list, at, c)
			list = list[:min(len(list), mostCounts)]
		}
	}
	return list
}

// sorted returns counts in order.
func sorted(counts map[string]int) []Count {
	var list []Count
	for value, n := range counts {
		list = append(list, Count{value, n})
	}
	slices.SortFunc(list, inOrder)
	return list
}

// inOrder puts the larger count first, of equals the lesser value.
func inOrder(a, b Count) int {
	if c := cmp.Compare(b.Quotes, a.Quotes); c != 0 {
		return c
	}
	return cmp.Compare(a.Value, b.Value)
}
