package search

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"verbatim/index/names"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/terms"
)

// An Extent is how many quotes have all words of a query, and the days from which they are.
type Extent struct {
	Quotes      int         // copies count once, unless there are more than mostRead quotes
	First, Last *quotes.Hit // the oldest and the newest of those whose day is known; nil when there is none

	Speakers []Count // of those whose name the query has, the most quoted first; nil where more than mostRead quotes are counted
	ByRole   bool    // the query names speakers, and these are no person's names: they may stand in roles
}

// One reports whether the first quote and the last are one, or have the same words.
func (e *Extent) One() bool {
	same := func(a, b []string) bool {
		return slices.Equal(terms.Words(strings.Join(a, " ")), terms.Words(strings.Join(b, " ")))
	}
	return e.First.Quote.ID == e.Last.Quote.ID || quotes.SameSpeaker(&e.First.Quote.Speaker, &e.Last.Quote.Speaker) && same(e.First.Pieces(), e.Last.Pieces())
}

// mostRead is how many quotes an Extent reads to tell copies from others, which takes some tens of milliseconds.
const mostRead = 2000

// Orders by day and, of one day, by place in the corpus, each the other way round; undated quotes are last in both.
const (
	oldestFirst Order = "oldest"
	latestFirst Order = "latest"
)

// Extent returns how many quotes have all words of q, said or in who said them, and the first and last of them. Where q names a speaker,
// it counts those alone whose name that is.
func (s *Searcher) Extent(ctx context.Context, q query.Query) (Extent, error) {
	c, err := s.compile(q)
	if err != nil || len(c.words) == 0 && hasTerms(q) {
		return Extent{}, err
	}
	e, err := s.extent(ctx, &c, newMarker(q))
	if err != nil {
		return Extent{}, fmt.Errorf("counting quotes for %s: %w", q, err)
	}
	e.ByRole = c.speakers != nil && (c.own == nil || c.bodies)
	return e, nil
}

// SpeakerExtent returns how many quotes a speaker has, and the first and last of them.
func (s *Searcher) SpeakerExtent(ctx context.Context, sp *names.Speaker) (Extent, error) {
	c := compiled{own: places(sp), names: append([]string{sp.Name}, sp.Spellings...)}
	c.speakers = c.own
	e, err := s.extent(ctx, &c, newMarker(query.Query{}))
	if err != nil {
		return Extent{}, fmt.Errorf("counting quotes of %s: %w", sp.Name, err)
	}
	return e, nil
}

// extent returns the extent of what has all words of c.
func (s *Searcher) extent(ctx context.Context, c *compiled, m *marker) (Extent, error) {
	all := c.relaxation(false)[0]
	rankings, err := s.find(ctx, c.of(all.nameMatch), []step{all}, Options{Limit: mostRead / candidates, Order: ByDate})
	if err != nil {
		return Extent{}, err
	}
	newest := rankings[0]
	e := Extent{Quotes: newest.total}
	var read Result
	if newest.total <= mostRead {
		if err := s.read(ctx, &read, newest.best, m, Options{All: true}); err != nil {
			return Extent{}, err
		}
		e.Quotes = len(read.Hits)
		if e.Speakers, err = s.tellApart(c, read.Hits); err != nil {
			return Extent{}, err
		}
	}
	if e.Last, err = s.firstDated(ctx, c, all, m, latestFirst); err == nil && e.Last != nil {
		e.First, err = s.firstDated(ctx, c, all, m, oldestFirst)
	}
	return e, err
}

// mostFirst is how many quotes are read to find the first with a credible day. Where the days of all these are doubted,
// the extent has no first or last quote, although a later one may have a credible day.
const mostFirst = 20

// firstDated returns the first quote in an order by days that are credible, or nil when it has no day.
func (s *Searcher) firstDated(ctx context.Context, c *compiled, t step, m *marker, order Order) (*quotes.Hit, error) {
	o := Options{Limit: mostFirst, Order: order, Copies: true}
	found, err := s.find(ctx, c.of(t.nameMatch), []step{t}, o)
	if err != nil {
		return nil, fmt.Errorf("looking for the first quote of a day: %w", err)
	}
	var r Result
	if err := s.read(ctx, &r, found[0].best, m, o); err != nil {
		return nil, err
	}
	for i := range r.Hits {
		h := &r.Hits[i]
		if h.Article.Known().IsZero() {
			break
		}
		if !h.DayDoubted() {
			return h, nil
		}
	}
	return nil, nil
}

// tellApart counts the quotes of each of those who bear a name of c.
func (s *Searcher) tellApart(c *compiled, hits []quotes.Hit) ([]Count, error) {
	bears := map[string]bool{}
	for _, p := range c.own {
		bears[strings.Join(p.Terms, " ")] = true
	}
	counts := map[string]int{}
	for i := range hits {
		for _, sp := range names.SpeakersOf(&hits[i].Quote) {
			if !bears[names.Key(sp.Name)] {
				continue
			}
			name, err := s.quotes.Catalogue.ShownName(sp.Name)
			if err != nil {
				return nil, err
			}
			counts[name]++
		}
	}
	return sorted(counts), nil
}
