package search

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"verbatim/index/highlight"
	"verbatim/index/names"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/terms"
)

// An Extent is the number of quotes with all words of a query, and their first and last dates.
type Extent struct {
	Quotes      int         // duplicates count once, unless there are more than maxRead quotes
	First, Last *quotes.Hit // the oldest and the newest quote with a date, or nil

	Speakers []Count // of the speakers whose name the query has, the most quoted first; nil for more than maxRead quotes
	ByRole   bool    // the names in the query are not those of people, so they may be part of roles
}

// One reports whether the first and the last quote are the same, or have the same words.
func (e *Extent) One() bool {
	same := func(a, b []string) bool {
		return slices.Equal(terms.Words(strings.Join(a, " ")), terms.Words(strings.Join(b, " ")))
	}
	if e.First.Quote.ID == e.Last.Quote.ID {
		return true
	}
	return quotes.SameSpeaker(&e.First.Quote.Speaker, &e.Last.Quote.Speaker) && same(e.First.Pieces(), e.Last.Pieces())
}

// maxRead is the number of quotes that an Extent reads to detect duplicates, which takes some tens of milliseconds.
const maxRead = 2000

// oldestFirst is the opposite of Latest. Both have quotes without a date last.
const oldestFirst Order = "oldest"

// Extent returns the number of quotes with all words of q in the quote or its speaker, and the first and the
// last of them. If q names a speaker, only quotes of speakers with this name count.
func (s *Searcher) Extent(ctx context.Context, q query.Query) (Extent, error) {
	c, err := s.compile(ctx, q)
	if err != nil || len(c.words) == 0 && hasTerms(q) {
		return Extent{}, err
	}
	e, err := s.extent(ctx, &c, highlight.New(q))
	if err != nil {
		return Extent{}, fmt.Errorf("counting quotes for %s: %w", q, err)
	}
	e.ByRole = c.speakers != nil && (c.own == nil || c.bodies)
	return e, nil
}

// SpeakerExtent returns the number of quotes of a speaker, and the first and the last of them.
func (s *Searcher) SpeakerExtent(ctx context.Context, sp *names.Speaker) (Extent, error) {
	c := compiled{own: places(sp), names: append([]string{sp.Name}, sp.Spellings...)}
	c.speakers = c.own
	e, err := s.extent(ctx, &c, highlight.New(query.Query{}))
	if err != nil {
		return Extent{}, fmt.Errorf("counting quotes of %s: %w", sp.Name, err)
	}
	return e, nil
}

// extent returns the extent of the quotes with all words of c.
func (s *Searcher) extent(ctx context.Context, c *compiled, m *highlight.Marker) (Extent, error) {
	c.unscored = true // days decide which quotes are first
	all := c.relaxation(false)[0]
	rankings, err := s.find(ctx, c.of(all.nameMatch), []step{all}, Options{Limit: maxRead / candidates, Order: ByDate})
	if err != nil {
		return Extent{}, err
	}
	newest := rankings[0]
	e := Extent{Quotes: newest.total}
	var read Result
	if newest.total <= maxRead {
		if err := s.read(ctx, &read, newest.best, m, Options{All: true}); err != nil {
			return Extent{}, err
		}
		e.Quotes = len(read.Hits)
		if e.Speakers, err = s.countOwners(c, read.Hits); err != nil {
			return Extent{}, err
		}
	}
	if e.Last, err = s.firstDated(ctx, c, all, m, Latest); err == nil && e.Last != nil {
		e.First, err = s.firstDated(ctx, c, all, m, oldestFirst)
	}
	return e, err
}

// maxDoubted is the number of quotes that are read to find the first one with a credible date. If the dates of
// all of them are doubted, the extent has no first or last quote, although a later one may have a credible
// date.
const maxDoubted = 20

// firstDated returns the first quote with a credible date in an order by date, or nil if it has no date.
func (s *Searcher) firstDated(ctx context.Context, c *compiled, t step, m *highlight.Marker, order Order) (*quotes.Hit, error) {
	o := Options{Limit: maxDoubted, Order: order, Copies: true}
	found, err := s.find(ctx, c.of(t.nameMatch), []step{t}, o)
	if err != nil {
		return nil, fmt.Errorf("finding the first quote of a date: %w", err)
	}
	var r Result
	if err := s.read(ctx, &r, found[0].best, m, o); err != nil {
		return nil, err
	}
	for i := range r.Hits {
		h := &r.Hits[i]
		if h.Article.CredibleDate().IsZero() {
			break
		}
		if !h.DayDoubted() {
			return h, nil
		}
	}
	return nil, nil
}

// countOwners counts the quotes of each speaker who has a name of c.
func (s *Searcher) countOwners(c *compiled, hits []quotes.Hit) ([]Count, error) {
	owners := map[string]bool{}
	for _, p := range c.own {
		owners[strings.Join(p.Terms, " ")] = true
	}
	counts := map[string]int{}
	for i := range hits {
		for _, sp := range names.SpeakersOf(&hits[i].Quote) {
			if !owners[names.Key(sp.Name)] {
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
