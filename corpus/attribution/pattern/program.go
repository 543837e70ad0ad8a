package pattern

import (
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A matcher matches a part of a pattern and what comes after it.
type matcher struct {
	checks []check // all must pass
	plain  int     // how many of them ask no questions: the first ones
	over   int     // how many tokens the match goes on over then, less than 0 for back
	// rest returns the boundary where a match goes on from a boundary to, -1 for none. It is nil where the match ends. The
	// window of the reading is the sentence.
	rest func(d *token.Reading, k int) int
}

// match returns the boundary where a match at boundary k ends, -1 for none.
func (m *matcher) match(d *token.Reading, k int) int {
	for i := range m.checks {
		if !m.checks[i].passes(d, d.Window.First, d.Window.Last, k) {
			return -1
		}
	}
	return m.checked(d, k)
}

// begun is match after the checks without questions.
func (m *matcher) begun(d *token.Reading, k int) int {
	for i := m.plain; i < len(m.checks); i++ {
		if !m.checks[i].passes(d, d.Window.First, d.Window.Last, k) {
			return -1
		}
	}
	return m.checked(d, k)
}

// checked is match after all checks.
func (m *matcher) checked(d *token.Reading, k int) int {
	if m.rest == nil {
		return k + m.over
	}
	return m.rest(d, k+m.over)
}

// begins reports whether the checks without questions pass at a boundary of a sentence. Most matches end with them.
func (m *matcher) begins(d *token.Reading, s *token.Sentence, k int) bool {
	for i := range m.checks[:m.plain] {
		if !m.checks[i].passes(d, s.First, s.Last, k) {
			return false
		}
	}
	return true
}

// first returns the matcher with a condition that is not about one token.
func (m matcher) first(holds func(d *token.Reading, k int) bool) matcher {
	next := m
	m.over, m.rest = 0, func(d *token.Reading, k int) int {
		if !holds(d, k) {
			return -1
		}
		return next.checked(d, k)
	}
	return m
}

// compiler makes matchers. Each has the one of what comes after it, so that a match is a chain of calls.
type compiler struct {
	back bool // matched back
}

// whole returns the matcher of a pattern.
func (c compiler) whole(n node) matcher { return c.matcher(n, matcher{}) }

// matcher returns the matcher of a part, where next matches what comes after it.
func (c compiler) matcher(n node, next matcher) matcher {
	switch n := n.(type) {
	case sequence:
		for i := range n {
			if !c.back {
				i = len(n) - 1 - i
			}
			next = c.matcher(n[i], next)
		}
		return next
	case alternatives:
		return c.alternatives(n, next)
	case repetition:
		return c.repetition(n, next)
	case *oneToken:
		return c.token(n, next)
	case part:
		return c.part(n, next)
	case quotation:
		return c.quotation(next)
	case edge:
		return edgeOf(n, next)
	case mark:
		return markOf(next)
	case look:
		return lookOf(n, next)
	}
	panic("pattern: a part of an unknown kind")
}

// step returns how far a token moves the boundary, and where it stands beside it.
func (c compiler) step() (by, at int) {
	if c.back {
		return -1, -1
	}
	return 1, 0
}

// token returns the matcher of one token.
func (c compiler) token(t *oneToken, next matcher) matcher {
	by, at := c.step()
	next.checks = moved(next.checks, by)
	next.over += by
	return next.withCheck(checkOf(at, t, false))
}

// alternatives returns the matcher of the first alternative that leads to a match.
func (c compiler) alternatives(list alternatives, next matcher) matcher {
	all := make([]matcher, len(list))
	for i, n := range list {
		all[i] = c.matcher(n, next)
	}
	return matcher{rest: func(d *token.Reading, k int) int {
		for i := range all {
			if end := all[i].match(d, k); end >= 0 {
				return end
			}
		}
		return -1
	}}.common(all...)
}

// repetition returns the matcher of a part as often as it goes, and less often where the rest does not match.
func (c compiler) repetition(n repetition, next matcher) matcher {
	if t, ok := n.body.(*oneToken); ok {
		return c.tokens(t, n, next)
	}
	fewer := repetition{body: n.body, min: max(n.min-1, 0), max: max(n.max-1, -1)}
	switch {
	case n.max == 0:
		return next
	case n.min > 0:
		return c.matcher(n.body, c.repetition(fewer, next))
	case n.max > 0:
		return either(c.matcher(n.body, c.repetition(fewer, next)), next)
	}
	var again matcher // as often as it goes: itself is what comes after it
	again = either(c.matcher(n.body, matcher{rest: func(d *token.Reading, k int) int { return again.match(d, k) }}), next)
	return again
}

// either returns the matcher of one of two.
func either(one, other matcher) matcher {
	return matcher{rest: func(d *token.Reading, k int) int {
		if end := one.match(d, k); end >= 0 {
			return end
		}
		return other.match(d, k)
	}}.common(one, other)
}

// tokens returns the matcher of one token as often as it goes.
func (c compiler) tokens(t *oneToken, n repetition, next matcher) matcher {
	by, at := c.step()
	m := matcher{rest: func(d *token.Reading, k int) int {
		times := 0
		for ; times != n.max; times++ {
			i := k + at + by*times
			if i < d.Window.First || i >= d.Window.Last || !t.holds(d, i) {
				break
			}
		}
		for ; times >= n.min; times-- {
			if end := next.match(d, k+by*times); end >= 0 {
				return end
			}
		}
		return -1
	}}
	if one := (matcher{}).withCheck(checkOf(at, t, false)); n.min == 0 {
		return m.common(one, next)
	} else {
		return m.common(one)
	}
}

// part returns the matcher of what a Func finds. What is empty or goes the other way is nothing: its repetition would
// not end.
func (c compiler) part(f part, next matcher) matcher {
	find := f.ahead
	if c.back {
		find = f.back
	}
	return matcher{rest: func(d *token.Reading, k int) int {
		first, last := k+1, d.Window.Last
		if c.back {
			first, last = d.Window.First, k-1
		}
		end := find(d, k)
		if end < first || end > last {
			return -1
		}
		return next.match(d, end)
	}}
}

// quotation returns the matcher of a whole quotation.
func (c compiler) quotation(next matcher) matcher {
	_, at := c.step()
	return matcher{rest: func(d *token.Reading, k int) int {
		end := quotationAt(d, c.back, k)
		if end < 0 {
			return -1
		}
		return next.match(d, end)
	}}.withCheck(checkOf(at, &oneToken{one: trait.Quoted, other: everyTrait}, false))
}

// quotationAt returns the boundary on the other side of the quotation that begins, or ends for back, at boundary k;
// -1 for none.
func quotationAt(d *token.Reading, back bool, k int) int {
	at, first, last := d.At, d.Window.First, d.Window.Last
	if back {
		if k <= first || at[k-1] == 0 || k < last && at[k] == at[k-1] {
			return -1
		}
		end := k - 1
		for end > first && at[end-1] == at[k-1] {
			end--
		}
		return end
	}
	if k >= last || at[k] == 0 || k > first && at[k-1] == at[k] {
		return -1
	}
	end := k + 1
	for end < last && at[end] == at[k] {
		end++
	}
	return end
}

// edgeOf returns the matcher of an edge of the sentence.
func edgeOf(e edge, next matcher) matcher {
	if e.last {
		return next.first(func(d *token.Reading, k int) bool { return k == d.Window.Last })
	}
	return next.first(func(d *token.Reading, k int) bool { return k == d.Window.First })
}

// markOf returns the matcher that marks the boundary to be returned.
func markOf(next matcher) matcher {
	m := next
	m.over, m.rest = 0, func(d *token.Reading, k int) int {
		before := d.Window.Marked
		d.Window.Marked = k
		end := next.checked(d, k)
		if end < 0 {
			d.Window.Marked = before
		}
		return end
	}
	return m
}

// lookOf returns the matcher of what stands beside a boundary, or does not.
func lookOf(n look, next matcher) matcher {
	if t, ok := n.body.(*oneToken); ok {
		_, at := compiler{n.back}.step()
		return next.withCheck(checkOf(at, t, n.wrong))
	}
	beside := compiler{n.back}.whole(n.body)
	m := next.first(func(d *token.Reading, k int) bool {
		marked := d.Window.Marked
		found := beside.match(d, k) >= 0
		d.Window.Marked = marked
		return found != n.wrong
	})
	if !n.wrong {
		for _, c := range beside.checks {
			m = m.withCheck(c)
		}
	}
	return m
}
