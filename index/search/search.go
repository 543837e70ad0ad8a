package search

import (
	"context"
	"fmt"
	"slices"

	"verbatim/index/highlight"
	"verbatim/index/query"
	"verbatim/index/quotes"
)

// Search returns the quotes that match q. Quotes with all of its words come first. If they are fewer than the
// limit, the query is relaxed: then follow quotes with most of the words, or with the words beside them.
// Options.Rest relaxes it further. Hit.Fit says how each quote matches.
func (s *Searcher) Search(ctx context.Context, q query.Query, o Options) (Result, error) {
	if o.Limit <= 0 {
		o.Limit = DefaultLimit
	}
	c, err := s.compile(ctx, q)
	if err != nil {
		return Result{}, err
	}
	if len(c.words) == 0 && hasTerms(q) {
		return Result{}, nil // the words have no letters or digits
	}
	c.bonus = append(c.bonus, verbs(o.Verbs)...)
	c.bonus = append(c.bonus, favoured(o.Favoured)...)
	c.only.Among = o.Among
	result := Result{Words: len(c.words), Prefixes: c.prefixes}
	found, last, err := s.relax(ctx, &c, c.relaxation(o.Rest), o, &result)
	if err == nil && o.Rest && len(q.Speakers) > 0 && len(found) < o.filled() {
		others := c.ofOthers(q)
		var rankings []ranking
		if rankings, err = s.find(ctx, &others, []step{{fit: quotes.FitOthers, least: len(others.words), said: 1}},
			o); err == nil {
			found = fill(found, rankings[0].best, o.filled())
		}
	}
	if err != nil {
		return Result{}, fmt.Errorf("searching for %s: %w", q, err)
	}
	marked := q
	marked.Terms = append(slices.Clip(q.Terms), c.marked...)
	o.original = o.Order == ByRelevance && !q.Narrowed()
	if err := s.read(ctx, &result, found, highlight.New(marked), o); err != nil {
		return result, err
	}
	result.Total = max(result.Total, len(result.Hits))
	if o.Meaning && !o.All && o.Order == ByRelevance {
		if err := (byMeaning{s}).addNearest(ctx, q, &result, o); err != nil {
			return result, err
		}
	}
	if o.Counts && isMany(&result) {
		result.Counts, err = s.counts(ctx, &c, last)
	}
	return result, err
}

// relax runs the steps until they have found enough. It returns the matches and the last step that counts, and
// sets the total of the result.
func (s *Searcher) relax(
	ctx context.Context, c *compiled, list []step, o Options, result *Result,
) (found []match, last step, err error) {
	for done := 0; done < len(list); {
		from, to := together(list, done)
		rankings, err := s.find(ctx, c.of(list[done].nameMatch), list[from:to], o)
		if err != nil {
			return nil, last, err
		}
		for ; done < to; done++ {
			step, r := list[done], rankings[done-from]
			if r.total == 0 {
				continue
			}
			switch {
			case step.nameMatch == byRole && !step.fill && len(found) > 0:
				result.Total, last = result.Total+r.total, step
				last.nameMatch = anySpeaker
			case !step.fill || len(found) == 0:
				result.Total, last = r.total, step
			}
			if step.fill {
				found = fill(found, r.best, o.filled())
			} else {
				found = join(found, r.best)
			}
			if o.All || o.Order != ByRelevance || step.enough != asMany || len(found) >= o.filled() {
				return found, last, nil
			}
		}
	}
	return found, last, nil
}

// join appends the matches of more that are not in found.
func join(found, more []match) []match {
	before := found
	for _, m := range more {
		if !slices.ContainsFunc(before, func(b match) bool { return b.Number == m.Number }) {
			found = append(found, m)
		}
	}
	return found
}

// fill appends matches of more until there are n.
func fill(found, more []match, n int) []match {
	all := join(found, more)
	return all[:max(len(found), min(len(all), n))]
}

// compile compiles q. Its speakers are searched for by all of their names.
func (s *Searcher) compile(ctx context.Context, q query.Query) (compiled, error) {
	var spelled []string
	if len(q.Speakers) > 0 { // reading all speakers takes longer than the search
		list, err := s.quotes.Catalogue.Speakers()
		if err != nil {
			return compiled{}, err
		}
		for _, name := range q.Speakers {
			spelled = append(spelled, list.OtherSpellings(name)...)
		}
	}
	others, err := lexicon{s.files}.compounds(ctx, q.Terms)
	if err != nil {
		return compiled{}, err
	}
	prefixed, err := lexicon{s.files}.prefixes(ctx, q.Terms)
	if err != nil {
		return compiled{}, err
	}
	c := compile(q, spelled, forms{others, prefixed})
	if err := s.leaveOut(&c, q.NotSpeakers); err != nil {
		return compiled{}, err
	}
	return c, s.matchNames(&c, q)
}

// hasTerms reports whether q has words to search for, not only filters.
func hasTerms(q query.Query) bool {
	for _, t := range q.Terms {
		if !t.Not {
			return true
		}
	}
	return false
}
