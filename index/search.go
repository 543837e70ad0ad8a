package index

import (
	"context"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"

	"verbatim/index/query"
)

// Search returns the quotes that match q: those with all of its words, and where they are fewer than were asked for, behind them those
// that have most of the words, or stand beside them; with Options.Rest more of these, and what else a speaker said. Hit.Fit says which is
// which. It stops with the context's error when that is done.
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
	c.pairs = append(c.pairs, verbQueries(o.Verbs)...)
	result := Result{Words: len(c.words)}
	var found matches
	var last step
	for _, step := range steps(len(c.words), len(q.Speakers) > 0, o.Rest) {
		r, err := s.run(ctx, &c, step, o)
		if err != nil {
			return Result{}, fmt.Errorf("searching for %s: %w", q, err)
		}
		if r.Total == 0 {
			continue
		}
		if !step.fill || len(found) == 0 {
			result.Total, last = int(r.Total), step
		}
		found = found.with(r.Hits, step.fit)
		if o.All || o.Order != ByRelevance || step.enough != asMany || len(found) >= o.Limit {
			break
		}
	}
	if o.Rest && len(q.Speakers) > 0 && len(found) < o.Limit {
		others := c.ofOthers(q)
		r, err := s.run(ctx, &others, step{least: len(others.words), said: true}, o)
		if err != nil {
			return Result{}, fmt.Errorf("searching for what others say: %w", err)
		}
		found = found.with(r.Hits, FitOthers)
	}
	o.original = o.Order == ByRelevance && len(q.Publishers) == 0 && len(q.Kinds) == 0 && q.After.IsZero() && q.Before.IsZero()
	if err := s.read(ctx, &result, found, newMarker(q), o); err != nil {
		return result, err
	}
	result.Total = max(result.Total, len(result.Hits))
	if o.Counts && isMany(&result) {
		result.Counts, err = s.counts(ctx, &c, last)
	}
	return result, err
}

// matches are documents found, the best first, each with its fit.
type matches []match

type match struct {
	*search.DocumentMatch
	fit Fit
}

// with returns m and behind them those of more that are not among them.
func (m matches) with(more []*search.DocumentMatch, fit Fit) matches {
	before := m
	for _, d := range more {
		if !slices.ContainsFunc(before, func(b match) bool { return b.ID == d.ID }) {
			m = append(m, match{d, fit})
		}
	}
	return m
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
	fit    Fit
	least  int  // how many of the words, at least
	said   bool // one of them at least in what was said, or in who said it
	enough int  // where it finds fewer quotes, the next step fills up
	fill   bool // only to fill up what the steps before have found
}

// What is enough for a step: anything, or as many as were asked for.
const (
	anything = iota
	asMany
)

// steps are what is tried for n words, one behind the other until enough is found: all words; most of them, two at least; quotes
// beside which all words stand; and any word. Of a speaker that is named, any word will do at once, also beside the quote: whoever asks
// what somebody said about a thing does not know the words for it. With rest each step fills up what those before have found, and
// the last with what else that speaker said.
func steps(n int, named, rest bool) []step {
	if n == 0 {
		return []step{{}}
	}
	list := []step{{fit: FitAll, least: n, said: true}}
	most := max(2, (n+1)/2)
	if named {
		list = append(list, step{fit: FitNear, least: 1})
		if n > 1 {
			list[0].enough = asMany
		}
		if rest {
			list = append(list, step{fit: FitRest, fill: true})
		}
	} else {
		if most < n {
			list[0].enough = asMany
			list = append(list, step{fit: FitMost, least: most, said: true})
		}
		if n == 2 {
			list = append(list, step{fit: FitSome, least: 1, said: true})
		}
		list = append(list, step{fit: FitBeside, least: n})
		if n > 2 {
			list = append(list, step{fit: FitSome, least: 1, said: true})
		}
	}
	if rest {
		for i := range list {
			list[i].enough = asMany
			list[i].fill = list[i].fill || i > 1
		}
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
	if err := s.facts.load(); err != nil {
		return nil, err
	}
	size := o.Limit * candidates
	if o.All {
		n, err := s.index.DocCount()
		if err != nil {
			return nil, err
		}
		size = int(n)
	}
	r := bleve.NewSearchRequestOptions(c.query(t), size, 0, false)
	ranked := o.Order == ByRelevance && len(c.words) > 0 // else all have one score, and bleve must look at the fields of each
	if !ranked {
		r.SortByCustom(orders[o.Order].Copy())
	}
	found, err := s.index.SearchInContext(ctx, r)
	if err == nil && ranked {
		err = s.facts.byRank(found.Hits)
	}
	return found, err
}

// read reads the first quotes found into a result, copies of one quote once. One whose stored words are damaged is never shown; it is
// counted.
func (s *Snapshot) read(ctx context.Context, result *Result, found matches, m *marker, o Options) error {
	var copied []string // the words of each hit so far that others have too, or ""
	for i, match := range found {
		if len(result.Hits) == o.Limit && !o.All {
			break
		}
		if i%lookAgain == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		number, h, err := s.hit(match.ID)
		if err != nil {
			result.Damaged = append(result.Damaged, err)
			continue
		}
		key := ""
		if s.facts.of(number).next != uint32(number) {
			key = wordsKey(h.Pieces())
		}
		if isShown(result.Hits, copied, &h, key) {
			result.Total--
			continue
		}
		if key != "" && !o.All {
			copies := s.copiesOf(number, &h, key)
			if o.original {
				original(&h, copies)
			}
			h.alsoIn(copies)
		}
		h.Fit, h.Score = match.fit, match.Score
		h.Highlights = m.mark(&h)
		result.Hits, copied = append(result.Hits, h), append(copied, key)
	}
	return nil
}

// hit reads the quote with that name in the index.
func (s *Snapshot) hit(docID string) (number int, h Hit, err error) {
	if number, err = docNumber(docID); err != nil {
		return 0, Hit{}, fmt.Errorf("quote %q: %w", docID, ErrDamaged)
	}
	h, _, err = s.data.hit(number)
	return number, h, err
}
