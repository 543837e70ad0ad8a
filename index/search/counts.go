package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"verbatim/index/store"
)

// MonthLayout is the layout of a month in Counts.
const MonthLayout = "2006-01"

// Counts counts the quotes of a result by speaker, publisher and month. Each list has the mostCounts largest
// counts, the largest first. Every duplicate of a quote is counted.
type Counts struct {
	Speakers   []Count // by the names that are shown; unnamed speakers are not counted
	Publishers []Count
	Months     []Count // in MonthLayout; articles without a date are not counted
}

// A Count is the number of quotes with a value.
type Count struct {
	Value  string
	Quotes int
}

// A result is counted if it has minCounted quotes and timesShown as many as are shown. Fewer quotes are read
// faster than filtered.
const (
	minCounted = 10
	timesShown = 2
)

// mostCounts is the length of the lists.
const mostCounts = 5

// isMany reports whether a result is counted.
func isMany(r *Result) bool { return r.Total >= minCounted && r.Total > timesShown*len(r.Hits) }

// counts counts the quotes that a step of c finds.
func (s *Searcher) counts(ctx context.Context, c *compiled, t step) (*Counts, error) {
	byDay, bySpeaker, byPublisher := map[int32]int{}, map[uint32]int{}, map[uint32]int{}
	o, narrowed := s.quotes.Corrected(), c.of(t.nameMatch)
	narrowed.unscored = true
	add := func(v store.LabelledValue, n int) {
		if isNamed(o, narrowed, v.Number) {
			byDay[v.Day] += n
			bySpeaker[v.Speakers] += n
			byPublisher[v.Publisher] += n
		}
	}
	first, second := corrected(o, narrowed, s.asked(narrowed, []step{t}))
	err := s.files.Tally(ctx, first, add)
	if err == nil && second != nil {
		err = s.files.Tally(ctx, second, add)
	}
	if err != nil {
		return nil, fmt.Errorf("counting the quotes: %w", err)
	}
	byMonth := map[string]int{}
	for day, n := range byDay {
		if day != store.NoDay {
			byMonth[store.DayTime(day).Format(MonthLayout)] += n
		}
	}
	speakers, err := s.files.CountLabels(store.SpeakerLabelsFile, bySpeaker)
	if err != nil {
		return nil, err
	}
	publishers, err := s.files.CountLabels(store.PublisherLabelsFile, byPublisher)
	return &Counts{Speakers: largest(speakers), Publishers: largest(publishers), Months: largest(byMonth)}, err
}

// largest returns the largest counts, in order. It keeps a short list, since there may be many values.
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

// sorted returns all counts in order.
func sorted(counts map[string]int) []Count {
	var list []Count
	for value, n := range counts {
		list = append(list, Count{value, n})
	}
	slices.SortFunc(list, inOrder)
	return list
}

// inOrder compares counts: the larger one comes first, then the smaller value.
func inOrder(a, b Count) int {
	if c := cmp.Compare(b.Quotes, a.Quotes); c != 0 {
		return c
	}
	return cmp.Compare(a.Value, b.Value)
}
