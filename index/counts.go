package index

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"verbatim/index/postings"
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
func (s *Snapshot) counts(ctx context.Context, c *compiled, t step) (*Counts, error) {
	var docs []uint32
	days := map[int32]int{}
	by, outlets := map[string]int{}, map[string]int{}
	err := s.eachBorne(ctx, c.of(t.bearing), []step{t}, func(m postings.Match) {
		docs = append(docs, m.Doc)
		if day := s.facts.of(m.Doc).day; day != noDay {
			days[day]++
		}
	})
	if err == nil {
		err = s.postings.Values(docs, []string{fieldBy, fieldOutlet}, func(field string, value []byte) {
			if field == fieldBy {
				by[string(value)]++
			} else {
				outlets[string(value)]++
			}
		})
	}
	if err != nil {
		return nil, fmt.Errorf("counting what was found: %w", err)
	}
	byMonth := map[string]int{}
	for day, n := range days {
		byMonth[dayTime(day).Format(MonthLayout)] += n
	}
	speakers, err := s.sameSpeakers(by)
	return &Counts{Speakers: largest(speakers), Publishers: largest(outlets), Months: largest(byMonth)}, err
}

// sameSpeakers puts the counts of names together that are one speaker's.
func (s *Snapshot) sameSpeakers(names map[string]int) (map[string]int, error) {
	all := map[string]int{}
	for name, n := range names {
		shown, err := s.ShownName(name)
		if err != nil {
			return nil, err
		}
		all[shown] += n
	}
	return all, nil
}

// largest returns the largest counts, largest first, of equals by value.
func largest(counts map[string]int) []Count { return first(sorted(counts), mostCounts) }

// sorted returns counts, largest first, of equals by value.
func sorted(counts map[string]int) []Count {
	var list []Count
	for value, n := range counts {
		list = append(list, Count{value, n})
	}
	slices.SortFunc(list, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(a.Value, b.Value)) })
	return list
}
