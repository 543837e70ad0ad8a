package pattern

import (
	"cmp"
	"math/bits"
	"slices"

	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A check is a test of one token beside the boundary where a match begins. What the test asks of traits stands in the
// check itself: most checks fail there.
type check struct {
	at               int // how far after the boundary the token begins: 0 for the next token, -1 for the one before
	one, other, none trait.Set
	test             *oneToken
	more             bool // the test asks for more than traits
	wrong            bool // the test must not hold, or there must be no token
}

func checkOf(at int, t *oneToken, wrong bool) check {
	more := len(t.groups) > 0 || !t.none.onlyTraits()
	return check{at, t.one, t.other, t.none.traits, t, more, wrong}
}

// passes reports whether the check passes at boundary k, among the tokens [first, last).
func (c *check) passes(d *token.Reading, first, last, k int) bool {
	i := k + c.at
	if i < first || i >= last {
		return c.wrong
	}
	has := d.Toks[i].Traits
	return (has&c.one != 0 && has&c.other != 0 && has&c.none == 0 && (!c.more || c.test.hasMore(d, i))) != c.wrong
}

// withCheck returns a matcher with one more check. Those without questions stand first, and of them those that fail
// most often.
func (m matcher) withCheck(c check) matcher {
	m.checks = append([]check{c}, m.checks...)
	slices.SortStableFunc(m.checks, func(a, b check) int { return cmp.Compare(a.cost(), b.cost()) })
	m.plain = 0
	for m.plain < len(m.checks) && m.checks[m.plain].cost() < asking {
		m.plain++
	}
	return m
}

// asking is the cost of a check with questions.
const asking = 3

// cost orders checks.
func (c *check) cost() int {
	switch {
	case c.test.asks():
		return asking
	case c.wrong:
		return 2
	case len(c.test.groups) > 0 && c.test.groups[0].traits == 0:
		return 0
	}
	return 1
}

// moved returns checks for a boundary that is some tokens further back.
func moved(checks []check, by int) []check {
	list := slices.Clone(checks)
	for i := range list {
		list[i].at += by
	}
	return list
}

// common returns the matcher without checks, with two that each of some matchers makes: of the tokens before and after
// the boundary.
func (m matcher) common(some ...matcher) matcher {
	for _, at := range []int{-1, 0} {
		all, ok := some[0].start(at)
		for _, one := range some[1:] {
			s, has := one.start(at)
			all, ok = all.or(s), ok && has
		}
		if ok {
			m = m.withCheck(checkOf(at, all.test(), false))
		}
	}
	return m
}

// A start is what a token has: none of some traits, one of others, and something of a group.
type start struct {
	none, one trait.Set
	group     group
}

// start returns what the token beside the boundary has where the checks pass, and false if it may be any.
func (m *matcher) start(at int) (start, bool) {
	for _, c := range m.checks {
		if c.at == at && !c.wrong {
			if s, ok := c.test.start(); ok {
				return s, true
			}
		}
	}
	return start{}, false
}

// start returns what all tokens have that pass the test, without its questions; false if that may be anything.
func (t *oneToken) start() (start, bool) {
	s := start{none: t.none.traits, one: fewer(t.one, t.other)}
	s.group.traits = s.one
	for _, g := range t.groups {
		g.traits |= g.asked
		g.asks, g.asked = nil, 0
		if g.traits != everyTrait && (s.group.traits != 0 || g.traits == 0) {
			s.group = g
		}
	}
	return s, s.group.traits != everyTrait
}

// test returns the test of a start.
func (s start) test() *oneToken {
	t := &oneToken{none: group{traits: s.none}, one: s.one, other: everyTrait}
	if !s.group.onlyTraits() {
		t.groups = []group{s.group}
	}
	return t
}

// or returns the start of the tokens of either.
func (s start) or(t start) start { return start{s.none & t.none, s.one | t.one, s.group.with(t.group)} }

// fewer returns the smaller of two sets.
func fewer(a, b trait.Set) trait.Set {
	if bits.OnesCount64(uint64(b)) < bits.OnesCount64(uint64(a)) {
		return b
	}
	return a
}
