package search

import (
	"verbatim/index/postings"
	"verbatim/index/quotes"
)

// A step is what a quote must have to be found.
type step struct {
	fit    quotes.Fit
	least  int  // how many of the words, at least
	said   int  // how many of them in what was said, or in who said it, at least
	enough int  // where it finds fewer quotes, the next step fills up
	fill   bool // only to fill up what the steps before have found

	nameMatch nameMatch // whose quotes, where a speaker is named
}

// fits reports whether a quote has what the step asks for.
func (t step) fits(m *postings.Match) bool { return m.Words >= t.least && m.Said >= t.said }

// of returns how a quote fits that has what the step asks for. Where the passage has the half of the words, the quote has some.
func (t step) of(m *postings.Match) quotes.Fit {
	if t.fit == quotes.FitMost && m.Said < t.least {
		return quotes.FitSome
	}
	return t.fit
}

// What is enough for a step: anything, or as many as an answer shows at first; see Options.filled.
const (
	anything = iota
	asMany
)

// relaxation are what is tried for n words, one behind the other until enough is found: all words said; all, of which some stand beside;
// half of them, at least one said; and then, for two words, either, and quotes beside which both stand; for more, quotes beside which
// all stand, and any word. With rest each step fills up what those before have found.
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
	either, beside := step{fit: quotes.FitSome, least: 1, said: 1, fill: rest && n > 2}, step{fit: quotes.FitBeside, least: n, fill: rest && n > 1}
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

// speakerRelaxation are what is tried for n words of a speaker that is named. Behind all words, any will do at once, also beside the quote:
// whoever asks what somebody said about a thing does not know the words for it. With rest comes what else the speaker said.
// Where somebody bears the name, quotes of others in whose role it stands are last.
func speakerRelaxation(n int, borne, rest bool) []step {
	list := []step{{}}
	if n > 0 {
		list = append(allWords(n), step{fit: quotes.FitNear, least: 1})
		if n > 1 {
			list[1].enough = asMany
		}
	}
	if borne {
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
	if borne {
		list = append(list, step{fit: quotes.FitRole, least: min(1, n), nameMatch: byRole, fill: rest && n > 0})
	}
	return filling(list, rest && n > 0)
}

// allWords are the steps for quotes that have all of n words, or stand beside some of them.
func allWords(n int) []step {
	list := []step{{fit: quotes.FitAll, least: n, said: n}}
	if n > 1 {
		list[0].enough = asMany
		list = append(list, step{fit: quotes.FitPartly, least: n, said: 1})
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

// relaxation are what is tried for the query.
func (c *compiled) relaxation(rest bool) []step {
	if c.speakers == nil {
		return relaxation(len(c.words), rest)
	}
	return speakerRelaxation(len(c.words), c.own != nil, rest)
}

// together returns which of the steps are found in one go when those before done are: those that ask for all words by themselves, for
// they are the fastest and mostly enough, and what needs no word by itself, for it goes through all. The others go with those before
// them, so that what fits these is counted.
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
