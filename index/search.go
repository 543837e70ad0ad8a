package index

import (
	"context"
	"fmt"
	"slices"

	"verbatim/index/postings"
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
	c.bonus = append(c.bonus, verbs(o.Verbs)...)
	result := Result{Words: len(c.words)}
	found, last, err := s.inSteps(ctx, &c, c.steps(o.Rest), o, &result)
	if err == nil && o.Rest && len(q.Speakers) > 0 && len(found) < o.filled() {
		others := c.ofOthers(q)
		var rankings []ranking
		if rankings, err = s.find(ctx, &others, []step{{fit: FitOthers, least: len(others.words), said: 1}}, o); err == nil {
			found = fill(found, rankings[0].best, o.filled())
		}
	}
	if err != nil {
		return Result{}, fmt.Errorf("searching for %s: %w", q, err)
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

// inSteps returns what the steps find, until it is enough, and the last step that counts; of that it sets the result's total.
func (s *Snapshot) inSteps(ctx context.Context, c *compiled, list []step, o Options, result *Result) (found []match, last step, err error) {
	for done := 0; done < len(list); {
		from, to := together(list, done)
		rankings, err := s.find(ctx, c.of(list[done].bearing), list[from:to], o)
		if err != nil {
			return nil, last, err
		}
		for ; done < to; done++ {
			step, r := list[done], rankings[done-from]
			if r.total == 0 {
				continue
			}
			switch {
			case step.bearing == byRole && !step.fill && len(found) > 0:
				result.Total, last = result.Total+r.total, step
				last.bearing = anyone
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

// together returns which of the steps are found in one go when those before done are: those that ask for all words by themselves, for
// they are the fastest and mostly enough, and what needs no word by itself, for it goes through all. The others go with those before
// them, so that what fits these is counted.
func together(list []step, done int) (from, to int) {
	group := func(s step) int {
		switch s.fit {
		case FitAll, FitPartly:
			return 0
		case FitRest, FitRole:
			return 2
		}
		return 1
	}
	to = done
	for to < len(list) && group(list[to]) == group(list[done]) {
		to++
	}
	if group(list[done]) == 2 {
		return done, done + 1
	}
	return from, to
}

// join puts those of more that are not in found behind them.
func join(found, more []match) []match {
	before := found
	for _, m := range more {
		if !slices.ContainsFunc(before, func(b match) bool { return b.number == m.number }) {
			found = append(found, m)
		}
	}
	return found
}

// fill joins so many of more to found that there are up to n.
func fill(found, more []match, n int) []match {
	all := join(found, more)
	return all[:max(len(found), min(len(all), n))]
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
	c := compile(q, spelled)
	return c, s.bear(&c, q)
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
	said   int  // how many of them in what was said, or in who said it, at least
	enough int  // where it finds fewer quotes, the next step fills up
	fill   bool // only to fill up what the steps before have found

	bearing bearing // whose quotes, where a speaker is named
}

// fits reports whether a quote has what the step asks for.
func (t step) fits(m *postings.Match) bool { return m.Words >= t.least && m.Said >= t.said }

// of returns how a quote fits that has what the step asks for. Where the passage has the half of the words, the quote has some.
func (t step) of(m *postings.Match) Fit {
	if t.fit == FitMost && m.Said < t.least {
		return FitSome
	}
	return t.fit
}

// What is enough for a step: anything, or as many as an answer shows at first; see Options.filled.
const (
	anything = iota
	asMany
)

// steps are what is tried for n words, one behind the other until enough is found: all words said; all, of which some stand beside;
// half of them, at least one said; and then, for two words, either, and quotes beside which both stand; for more, quotes beside which
// all stand, and any word. With rest each step fills up what those before have found.
func steps(n int, rest bool) []step {
	if n == 0 {
		return []step{{}}
	}
	half := max(2, (n+1)/2)
	list := allWords(n)
	if half < n {
		list[1].enough = asMany
		list = append(list, step{fit: FitMost, least: half, said: 1})
	}
	either, beside := step{fit: FitSome, least: 1, said: 1, fill: rest && n > 2}, step{fit: FitBeside, least: n, fill: rest && n > 1}
	switch n {
	case 1:
		list = append(list, beside)
	case 2:
		list = append(list, either, beside)
	default:
		list = append(list, beside, either)
	}
	return filling(list, rest)
}

// stepsOf are what is tried for n words of a speaker that is named. Behind all words, any will do at once, also beside the quote:
// whoever asks what somebody said about a thing does not know the words for it. With rest comes what else the speaker said.
// Where somebody bears the name, quotes of others in whose role it stands are last.
func stepsOf(n int, borne, rest bool) []step {
	list := []step{{}}
	if n > 0 {
		list = append(allWords(n), step{fit: FitNear, least: 1})
		if n > 1 {
			list[1].enough = asMany
		}
	}
	if borne {
		for i := range list {
			list[i].bearing = byName
		}
		if n == 0 {
			list[0].enough = asMany
		}
	}
	if rest && n > 0 {
		list = append(list, step{fit: FitRest, fill: true, bearing: list[0].bearing})
	}
	if borne {
		list = append(list, step{fit: FitRole, least: min(1, n), bearing: byRole, fill: rest && n > 0})
	}
	return filling(list, rest && n > 0)
}

// allWords are the steps for quotes that have all of n words, or stand beside some of them.
func allWords(n int) []step {
	list := []step{{fit: FitAll, least: n, said: n}}
	if n > 1 {
		list[0].enough = asMany
		list = append(list, step{fit: FitPartly, least: n, said: 1})
	}
	return list
}

// filling lets each of the steps fill up with rest.
func filling(list []step, rest bool) []step {
	for i := range list {
		if rest {
			list[i].enough = asMany
		}
	}
	return list
}

// steps are what is tried for the query.
func (c *compiled) steps(rest bool) []step {
	if c.speakers == nil {
		return steps(len(c.words), rest)
	}
	return stepsOf(len(c.words), c.own != nil, rest)
}

// read reads the first quotes found into a result, copies of one quote once. One whose stored words are damaged is never shown; it is
// counted.
func (s *Snapshot) read(ctx context.Context, result *Result, found []match, m *marker, o Options) error {
	var copied []string // the words of each hit so far that others have too, or ""
	for i, match := range found {
		if len(result.Hits) == o.Limit && !o.All {
			break
		}
		if i%lookAgain == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		number := int(match.number)
		h, _, hidden, err := s.hit(number)
		if err != nil {
			result.Damaged = append(result.Damaged, err)
			continue
		}
		if hidden {
			continue
		}
		key := ""
		if s.facts.next(number) != number {
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
		h.Fit, h.Score = match.fit, match.score
		h.Highlights = m.mark(&h)
		result.Hits, copied = append(result.Hits, h), append(copied, key)
	}
	return nil
}
