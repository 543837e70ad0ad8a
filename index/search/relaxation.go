package search

import (
	"verbatim/index/postings"
	"verbatim/index/quotes"
)

// A step of the relaxation says what a quote must have to match.
type step struct {
	fit    quotes.Fit
	least  int  // the minimum number of words of the query, in the quote or beside it
	said   int  // the minimum number of them in the quote or its speaker
	enough int  // the number of quotes from which the next step is not needed; see anything and asMany
	fill   bool // only to fill up the matches of the steps before

	nameMatch nameMatch // which speakers match, if the query names one
}

// fits reports whether a match satisfies the step.
func (t step) fits(m *postings.Match) bool { return m.Words >= t.least && m.Said >= t.said }

// of returns the fit of a match that satisfies the step. A quote with fewer words than FitMost requires, and
// the others beside it, is FitSome.
func (t step) of(m *postings.Match) quotes.Fit {
	if t.fit == quotes.FitMost && m.Said < t.least {
		return quotes.FitSome
	}
	return t.fit
}

// What is enough for a step: any match, or as many as an answer shows first (Options.filled).
const (
	anything = iota
	asMany
)

// relaxation returns the steps for n words, which are tried in order until they have found enough:
//
//   - all words in the quote or its speaker
//   - all words, some of them beside the quote
//   - for three words or more, half of them, at least one in the quote
//   - one word in the quote, or all words beside it; for three words or more in the opposite order
//
// With rest, each step fills up the matches of those before.
func relaxation(n int, rest bool) []step {
	if n == 0 {
		return []step{{}}
	}
	half := max(2, (n+1)/2)
	list := allWords(n)
	if half < n {
		list[1].enough = asMany
		list = append(list, step{fit: quotes.FitMost, least: half, said: 1})
	}
	either := step{fit: quotes.FitSome, least: 1, said: 1, fill: rest && n > 2}
	beside := step{fit: quotes.FitBeside, least: n, fill: rest && n > 1}
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

// speakerRelaxation returns the steps for n words and a named speaker. After quotes with all words, any of the
// words is enough, even beside the quote: a question about a topic seldom has the speaker's words. With rest,
// other quotes of the speaker follow. owned says that speakers own the name; then quotes of others with the
// name in their role come last.
func speakerRelaxation(n int, owned, rest bool) []step {
	list := []step{{}}
	if n > 0 {
		list = append(allWords(n), step{fit: quotes.FitNear, least: 1})
		if n > 1 {
			list[1].enough = asMany
		}
	}
	if owned {
		for i := range list {
			list[i].nameMatch = byName
		}
		if n == 0 {
			list[0].enough = asMany
		}
	}
	if rest && n > 0 {
		list = append(list, step{fit: quotes.FitRest, fill: true, nameMatch: list[0].nameMatch})
	}
	if owned {
		list = append(list, step{fit: quotes.FitRole, least: min(1, n), nameMatch: byRole, fill: rest && n > 0})
	}
	return filling(list, rest && n > 0)
}

// allWords returns the steps for quotes with all of n words, some of which may be beside the quote.
func allWords(n int) []step {
	list := []step{{fit: quotes.FitAll, least: n, said: n}}
	if n > 1 {
		list[0].enough = asMany
		list = append(list, step{fit: quotes.FitPartly, least: n, said: 1})
	}
	return list
}

// filling sets all steps to fill up the result, if rest is set.
func filling(list []step, rest bool) []step {
	for i := range list {
		if rest {
			list[i].enough = asMany
		}
	}
	return list
}

// relaxation returns the steps for the query.
func (c *compiled) relaxation(rest bool) []step {
	if c.speakers == nil {
		return relaxation(len(c.words), rest)
	}
	return speakerRelaxation(len(c.words), c.own != nil, rest)
}

// together returns which steps are run in one pass when those before done have been run. Steps with all words
// run alone, since they are the fastest and usually enough. So do steps without words, which read all quotes.
// The other steps run together with all before them, so that matches of those are counted.
func together(list []step, done int) (from, to int) {
	group := func(s step) int {
		switch s.fit {
		case quotes.FitAll, quotes.FitPartly:
			return 0
		case quotes.FitRest, quotes.FitRole:
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
