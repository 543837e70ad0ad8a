package index

import (
	"context"
	"fmt"

	"verbatim/index/query"
)

// An Extent is how many quotes have all words of a query, and the days from which they are.
type Extent struct {
	Quotes      int  // copies count once, unless there are more than mostRead quotes
	First, Last *Hit // the oldest and the newest of those whose day is known; nil when there is none
}

// mostRead is how many quotes an Extent reads to tell copies from others, which takes some tens of milliseconds.
const mostRead = 2000

// Orders by day and, of one day, by place in the corpus, each the other way round; undated quotes are last in both.
const (
	oldestFirst Order = "oldest"
	latestFirst Order = "latest"
)

// Extent returns how many quotes have all words of q, said or in who said them, and the first and last of them.
func (s *Snapshot) Extent(ctx context.Context, q query.Query) (Extent, error) {
	c, err := s.compile(q)
	if err != nil || len(c.words) == 0 && hasTerms(q) {
		return Extent{}, err
	}
	all := steps(len(c.words), len(q.Speakers) > 0, false)[0]
	rankings, err := s.find(ctx, &c, []step{all}, Options{Limit: mostRead / candidates, Order: ByDate})
	if err != nil {
		return Extent{}, fmt.Errorf("counting quotes for %s: %w", q, err)
	}
	newest := rankings[0]
	e := Extent{Quotes: newest.total}
	m := newMarker(q)
	var read Result
	if newest.total <= mostRead {
		if err := s.read(ctx, &read, newest.best, m, Options{All: true}); err != nil {
			return Extent{}, err
		}
		e.Quotes = len(read.Hits)
	}
	if e.Last, err = s.firstDated(ctx, &c, all, m, latestFirst); err == nil && e.Last != nil {
		e.First, err = s.firstDated(ctx, &c, all, m, oldestFirst)
	}
	return e, err
}

// firstDated returns the first quote in an order by days, or nil when it has no day.
func (s *Snapshot) firstDated(ctx context.Context, c *compiled, t step, m *marker, order Order) (*Hit, error) {
	o := Options{Limit: 1, Order: order}
	found, err := s.find(ctx, c, []step{t}, o)
	if err != nil {
		return nil, fmt.Errorf("looking for the first quote of a day: %w", err)
	}
	var r Result
	if err := s.read(ctx, &r, found[0].best, m, o); err != nil || len(r.Hits) == 0 || r.Hits[0].Article.Date.IsZero() {
		return nil, err
	}
	return &r.Hits[0], nil
}

// SpeakersNamed returns the speakers whom the words name, the most quoted first.
func (s *Snapshot) SpeakersNamed(words string) ([]Speaker, error) {
	list, err := s.nameList()
	if err != nil {
		return nil, err
	}
	var found []Speaker
	for _, i := range list.named(words) {
		found = append(found, list.speakers[i])
	}
	return found, nil
}
