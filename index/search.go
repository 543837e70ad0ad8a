package index

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"

	"verbatim/index/query"
)

// Search returns the quotes that match q. When none has all of its words, those that have most of them are returned and
// Result.Relaxed is true. It stops with the context's error when that is done.
func (s *Snapshot) Search(ctx context.Context, q query.Query, o Options) (Result, error) {
	if o.Limit <= 0 {
		o.Limit = DefaultLimit
	}
	c := compile(q)
	if len(c.words) == 0 && hasTerms(q) {
		return Result{}, nil // words without a letter that the analysis knows
	}
	for _, step := range steps(len(c.words)) {
		found, err := s.run(ctx, &c, step, o)
		if err != nil {
			return Result{}, fmt.Errorf("searching for %s: %w", q, err)
		}
		if found.Total > 0 {
			result := s.result(found, newMarker(q))
			result.Words, result.Least = len(c.words), step.least
			result.Relaxed, result.Nearby = step.least < len(c.words), !step.said && len(c.words) > 0
			return result, nil
		}
	}
	return Result{}, nil
}

// hasTerms reports whether q looks for words, rather than narrowing alone.
func hasTerms(q query.Query) bool {
	for _, t := range q.Terms {
		if !t.Not {
			return true
		}
	}
	return false
}

// A step is what a quote must have to be found.
type step struct {
	least int  // how many of the words, at least
	said  bool // one of them at least in what was said, or in who said it
}

// steps are what is tried for n words, one behind the other until something is found: all words; all but one; half of
// them; quotes beside which all words stand; and of three words or more any. Measured on 307 questions with known answers,
// the last step finds one in thirty more.
func steps(n int) []step {
	list := []step{{n, n > 0}}
	if n > 1 {
		list = append(list, step{n - 1, true})
	}
	if half := (n + 1) / 2; half < n-1 {
		list = append(list, step{half, true})
	}
	if n > 0 {
		list = append(list, step{n, false})
	}
	if n > 2 {
		list = append(list, step{1, true})
	}
	return list
}

// orders are the results' orders as bleve sorts. Quotes that are equal otherwise keep the corpus' order.
var orders = map[Order]search.SortOrder{
	ByRelevance: {&search.SortScore{Desc: true}, directFirst, newestFirst, &search.SortDocID{}},
	ByDate:      {newestFirst, &search.SortScore{Desc: true}, directFirst, &search.SortDocID{}},
}

// directFirst puts a speaker's own words before a reporter's, where they fit equally well: for a speaker alone, all do.
var directFirst = &search.SortField{Field: fieldRank, Type: search.SortFieldAsNumber}

var newestFirst = &search.SortField{Field: fieldDay, Type: search.SortFieldAsNumber, Missing: search.SortFieldMissingLast, Desc: true}

func (s *Snapshot) run(ctx context.Context, c *compiled, t step, o Options) (*bleve.SearchResult, error) {
	r := bleve.NewSearchRequestOptions(c.query(t), o.Limit, 0, false)
	r.SortByCustom(orders[o.Order].Copy())
	return s.index.SearchInContext(ctx, r)
}

// result reads the quotes found. One whose stored words are damaged is never shown; it is counted.
func (s *Snapshot) result(found *bleve.SearchResult, m *marker) Result {
	result := Result{Total: int(found.Total)}
	for _, match := range found.Hits {
		h, err := s.read(match.ID)
		if err != nil {
			result.Damaged = append(result.Damaged, err)
			continue
		}
		h.Score = match.Score
		h.Highlights = m.mark(&h)
		result.Hits = append(result.Hits, h)
	}
	return result
}

func (s *Snapshot) read(docID string) (Hit, error) {
	number, err := docNumber(docID)
	if err != nil {
		return Hit{}, fmt.Errorf("quote %q: %w", docID, ErrDamaged)
	}
	h, _, err := s.data.hit(number)
	return h, err
}
