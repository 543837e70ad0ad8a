package index

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"

	"verbatim/index/query"
)

// Search returns the quotes that match q: those with all of its words, and where they are fewer than were asked for, those behind them
// that have most of the words, and Result.Relaxed is true; with Options.Rest behind these what else a speaker said. It stops with the context's error when that is done.
func (s *Snapshot) Search(ctx context.Context, q query.Query, o Options) (Result, error) {
	if o.Limit <= 0 {
		o.Limit = DefaultLimit
	}
	c, err := s.compile(q)
	if err != nil {
		return Result{}, err
	}
	if len(c.words) == 0 && hasTerms(q) {
		return Result{}, nil // words without a letter that the analysis knows
	}
	var whole *bleve.SearchResult // what has all words, where that is not enough
	var few *bleve.SearchResult   // what the step before found, where that is not enough
	var fewStep step
	for _, step := range steps(len(c.words), len(q.Speakers) > 0, o.Rest) {
		found, err := s.run(ctx, &c, step, o)
		switch {
		case err != nil:
			return Result{}, fmt.Errorf("searching for %s: %w", q, err)
		case found.Total == 0:
			continue
		case !o.All && o.Order == ByRelevance && found.Total < uint64(min(o.Limit, step.enough)):
			if few, fewStep = found, step; step.said {
				whole = found
			}
			continue
		}
		var result Result
		if step.rest && few != nil {
			if result.Some = int(few.Total); few.Total == found.Total {
				found, step = few, fewStep
			}
		}
		result.Rest = step.rest
		result.Words, result.Least = len(c.words), step.least
		result.Nearby, result.Relaxed = !step.said && len(c.words) > 0, step.least < len(c.words)
		if whole != nil {
			found.Hits = behind(whole.Hits, found.Hits)
			result.Relaxed = len(found.Hits) > len(whole.Hits)
			result.Nearby = result.Nearby && result.Relaxed
		}
		if err = s.read(ctx, &result, found, newMarker(q), o, whole); err == nil && o.Counts && isMany(&result) {
			result.Counts, err = s.counts(ctx, &c, step)
		}
		return result, err
	}
	return Result{}, nil
}

// compile translates q, whose speakers are looked for by all their names.
func (s *Snapshot) compile(q query.Query) (compiled, error) {
	var spelled []string
	for _, name := range q.Speakers {
		others, err := s.spellings(name)
		if err != nil {
			return compiled{}, err
		}
		spelled = append(spelled, others...)
	}
	return compile(q, spelled), nil
}

// behind puts the hits of more that are not in first behind those that are.
func behind(first, more []*search.DocumentMatch) []*search.DocumentMatch {
	all := slices.Clone(first)
	for _, h := range more {
		if !slices.ContainsFunc(first, func(f *search.DocumentMatch) bool { return f.ID == h.ID }) {
			all = append(all, h)
		}
	}
	return all
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
	least  int  // how many of the words, at least
	said   bool // one of them at least in what was said, or in who said it
	rest   bool // whether it has any or not: what else a speaker said
	enough int  // where it finds fewer quotes, and fewer than were asked for, the next step fills up
}

// What is enough for a step: all that were asked for, and of a speaker's quotes that have but some of the words, two.
const (
	asMany     = math.MaxInt
	fewOnTopic = 2
)

// steps are what is tried for n words, one behind the other until something is found: all words; most of them, two at least; quotes
// beside which all words stand; and any word. Of a speaker that is named, any word will do at once, also beside the quote: whoever asks
// what somebody said about a thing does not know the words for it. With rest, what else that speaker said fills up.
func steps(n int, named, rest bool) []step {
	if n == 0 {
		return []step{{}}
	}
	all, most := step{least: n, said: true}, max(2, (n+1)/2)
	if named {
		anyWord := step{least: 1}
		if n > 1 {
			all.enough = asMany
		}
		if !rest {
			return []step{all, anyWord}
		}
		anyWord.enough = fewOnTopic
		return []step{all, anyWord, {rest: true}}
	}
	list := []step{all}
	if most < n {
		list[0].enough = asMany
		list = append(list, step{least: most, said: true})
	}
	if n == 2 {
		list = append(list, step{least: 1, said: true})
	}
	list = append(list, step{least: n})
	if n > 2 {
		list = append(list, step{least: 1, said: true})
	}
	return list
}

// orders are the results' orders as bleve sorts. Quotes that are equal otherwise keep the corpus' order.
var orders = map[Order]search.SortOrder{
	ByRelevance: {&search.SortScore{Desc: true}, directFirst, newestFirst, &search.SortDocID{}},
	ByDate:      {newestFirst, &search.SortScore{Desc: true}, directFirst, &search.SortDocID{}},
	oldestFirst: {&search.SortField{Field: fieldDay, Type: search.SortFieldAsNumber, Missing: search.SortFieldMissingLast}, &search.SortDocID{}},
	latestFirst: {newestFirst, &search.SortDocID{Desc: true}},
}

// directFirst puts a speaker's own words before a reporter's, where they fit equally well: for a speaker alone, all do.
var directFirst = &search.SortField{Field: fieldRank, Type: search.SortFieldAsNumber}

var newestFirst = &search.SortField{Field: fieldDay, Type: search.SortFieldAsNumber, Missing: search.SortFieldMissingLast, Desc: true}

func (s *Snapshot) run(ctx context.Context, c *compiled, t step, o Options) (*bleve.SearchResult, error) {
	size := o.Limit * candidates
	if o.All {
		n, err := s.index.DocCount()
		if err != nil {
			return nil, err
		}
		size = int(n)
	}
	r := bleve.NewSearchRequestOptions(c.query(t), size, 0, false)
	r.SortByCustom(orders[o.Order].Copy())
	found, err := s.index.SearchInContext(ctx, r)
	if err == nil && o.Order == ByRelevance {
		byRank(found.Hits)
	}
	return found, err
}

// read reads the first quotes found into a result, copies of one quote once. One whose stored words are damaged is never shown; it is
// counted. The first of those found are whole.
func (s *Snapshot) read(ctx context.Context, result *Result, found *bleve.SearchResult, m *marker, o Options, whole *bleve.SearchResult) error {
	result.Total = int(found.Total)
	shown := map[string][]int{} // the numbers of the hits with a key
	for i, match := range found.Hits {
		if len(result.Hits) == o.Limit && !o.All {
			break
		}
		if i%lookAgain == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		h, err := s.hit(match.ID)
		if err != nil {
			result.Damaged = append(result.Damaged, err)
			continue
		}
		key := wordsKey(h.Pieces())
		if isShown(result.Hits, shown[key], &h) {
			result.Total--
			continue
		}
		if whole != nil && i < len(whole.Hits) {
			result.Whole++
		}
		h.Score = match.Score
		h.Highlights = m.mark(&h)
		if !o.All {
			if err := s.alsoIn(&h, key); err != nil {
				return err
			}
		}
		if key != "" {
			shown[key] = append(shown[key], len(result.Hits))
		}
		result.Hits = append(result.Hits, h)
	}
	return nil
}

func (s *Snapshot) hit(docID string) (Hit, error) {
	number, err := docNumber(docID)
	if err != nil {
		return Hit{}, fmt.Errorf("quote %q: %w", docID, ErrDamaged)
	}
	h, _, err := s.data.hit(number)
	return h, err
}
