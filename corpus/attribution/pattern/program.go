package pattern

import (
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A matcher matches a part of a pattern and what comes after it.
type matcher[R Text] struct {
	// match returns the boundary where a match at boundary k ends, -1 for none. The window of the reading is the sentence.
	match func(r R, d *token.Reading, k int) int
	first group[R] // the first token of a match has something of it
}

// compiler makes matchers. Each has the one of what comes after it, so that a match is a chain of calls.
type compiler[R Text] struct {
	back bool // matched back
}

// whole returns the matcher of a pattern.
func (c compiler[R]) whole(n node[R]) matcher[R] {
	return c.matcher(n, matcher[R]{func(_ R, _ *token.Reading, k int) int { return k }, everything[R]()})
}

// matcher returns the matcher of a part, where next matches what comes after it.
func (c compiler[R]) matcher(n node[R], next matcher[R]) matcher[R] {
	switch n := n.(type) {
	case sequence[R]:
		for i := range n {
			if !c.back {
				i = len(n) - 1 - i
			}
			next = c.matcher(n[i], next)
		}
		return next
	case alternatives[R]:
		return c.alternatives(n, next)
	case repetition[R]:
		return c.repetition(n, next)
	case *oneToken[R]:
		return c.token(n, next)
	case Func[R]:
		return c.span(n, next)
	case quotation:
		return c.quotation(next)
	case edge:
		return edgeOf(n, next)
	case mark:
		return markOf(next)
	case look[R]:
		return lookOf(n, next)
	}
	panic("pattern: a part of an unknown kind")
}

// token returns the matcher of one token.
func (c compiler[R]) token(t *oneToken[R], next matcher[R]) matcher[R] {
	match := func(r R, d *token.Reading, k int) int {
		if k >= d.Window.Last || !t.holds(r, d, k) {
			return -1
		}
		return next.match(r, d, k+1)
	}
	if c.back {
		match = func(r R, d *token.Reading, k int) int {
			if k <= d.Window.First || !t.holds(r, d, k-1) {
				return -1
			}
			return next.match(r, d, k-1)
		}
	}
	return matcher[R]{match, t.first()}
}

// alternatives returns the matcher of the first alternative that leads to a match.
func (c compiler[R]) alternatives(list alternatives[R], next matcher[R]) matcher[R] {
	all, first := make([]matcher[R], len(list)), group[R]{}
	for i, n := range list {
		all[i] = c.matcher(n, next)
		first = first.with(all[i].first)
	}
	return matcher[R]{func(r R, d *token.Reading, k int) int {
		for i := range all {
			if m := &all[i]; m.first.begins(d, &d.Window.Sentence, c.back, k) {
				if end := m.match(r, d, k); end >= 0 {
					return end
				}
			}
		}
		return -1
	}, first}
}

// repetition returns the matcher of a part as often as it goes, and less often where the rest does not match.
func (c compiler[R]) repetition(n repetition[R], next matcher[R]) matcher[R] {
	if t, ok := n.body.(*oneToken[R]); ok {
		return c.tokens(t, n, next)
	}
	fewer := repetition[R]{body: n.body, min: max(n.min-1, 0), max: max(n.max-1, -1)}
	switch {
	case n.max == 0:
		return next
	case n.min > 0:
		return c.matcher(n.body, c.repetition(fewer, next))
	case n.max > 0:
		return c.either(c.matcher(n.body, c.repetition(fewer, next)), next)
	}
	var again matcher[R] // as often as it goes: itself is what comes after it
	again = c.either(c.matcher(n.body, matcher[R]{func(r R, d *token.Reading, k int) int {
		return again.match(r, d, k)
	}, everything[R]()}), next)
	return again
}

// either returns the matcher of one of two.
func (c compiler[R]) either(one, other matcher[R]) matcher[R] {
	return matcher[R]{func(r R, d *token.Reading, k int) int {
		if one.first.begins(d, &d.Window.Sentence, c.back, k) {
			if end := one.match(r, d, k); end >= 0 {
				return end
			}
		}
		return other.match(r, d, k)
	}, one.first.with(other.first)}
}

// tokens returns the matcher of one token as often as it goes.
func (c compiler[R]) tokens(t *oneToken[R], n repetition[R], next matcher[R]) matcher[R] {
	first := t.first()
	if n.min == 0 {
		first = first.with(next.first)
	}
	step := 1
	if c.back {
		step = -1
	}
	return matcher[R]{func(r R, d *token.Reading, k int) int {
		times := 0
		for ; times != n.max; times++ {
			i := k + step*times
			if c.back {
				i--
			}
			if i < d.Window.First || i >= d.Window.Last || !t.holds(r, d, i) {
				break
			}
		}
		for ; times >= n.min; times-- {
			if at := k + step*times; next.first.begins(d, &d.Window.Sentence, c.back, at) {
				if end := next.match(r, d, at); end >= 0 {
					return end
				}
			}
		}
		return -1
	}, first}
}

// span returns the matcher of what a Func finds. What is empty or goes the other way is nothing: its repetition would
// not end.
func (c compiler[R]) span(f Func[R], next matcher[R]) matcher[R] {
	find := f.Ahead
	if c.back {
		find = f.Back
	}
	return matcher[R]{func(r R, d *token.Reading, k int) int {
		first, last := k+1, d.Window.Last
		if c.back {
			first, last = d.Window.First, k-1
		}
		end := find(r, k, d.Window.Sentence)
		if end < first || end > last {
			return -1
		}
		return next.match(r, d, end)
	}, everything[R]()}
}

// quotation returns the matcher of a whole quotation.
func (c compiler[R]) quotation(next matcher[R]) matcher[R] {
	return matcher[R]{func(r R, d *token.Reading, k int) int {
		end := quotationAt(d, c.back, k)
		if end < 0 {
			return -1
		}
		return next.match(r, d, end)
	}, group[R]{traits: trait.Quoted}}
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
func edgeOf[R Text](e edge, next matcher[R]) matcher[R] {
	return matcher[R]{func(r R, d *token.Reading, k int) int {
		at := d.Window.First
		if e.last {
			at = d.Window.Last
		}
		if k != at {
			return -1
		}
		return next.match(r, d, k)
	}, next.first}
}

// markOf returns the matcher that marks the boundary to be returned.
func markOf[R Text](next matcher[R]) matcher[R] {
	return matcher[R]{func(r R, d *token.Reading, k int) int {
		before := d.Window.Marked
		d.Window.Marked = k
		end := next.match(r, d, k)
		if end < 0 {
			d.Window.Marked = before
		}
		return end
	}, next.first}
}

// lookOf returns the matcher of what stands beside a boundary, or does not.
func lookOf[R Text](n look[R], next matcher[R]) matcher[R] {
	beside := compiler[R]{n.back}.whole(n.body)
	return matcher[R]{func(r R, d *token.Reading, k int) int {
		found := false
		if beside.first.begins(d, &d.Window.Sentence, n.back, k) {
			marked := d.Window.Marked
			found = beside.match(r, d, k) >= 0
			d.Window.Marked = marked
		}
		if found == n.wrong {
			return -1
		}
		return next.match(r, d, k)
	}, next.first}
}

// begins reports whether a match may begin with the token at boundary k of a sentence.
func (g *group[R]) begins(d *token.Reading, s *token.Sentence, back bool, k int) bool {
	if g.open() {
		return true
	}
	if back {
		k--
	}
	return k >= s.First && k < s.Last && g.has(&d.Toks[k])
}
