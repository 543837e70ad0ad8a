package pattern

import (
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// An op is what a step does.
type op uint8

const (
	opTest      op = iota // one token
	opRepeat              // one token, from min to max times
	opSpan                // what a Func finds
	opQuotation           // a whole quotation
	opSplit               // goes on at x, or at y where that fails
	opJump                // goes on at x
	opEdge                // the sentence's first boundary; its last where flag is set
	opLook                // the code sub matches here; flag: it does not
	opBeside              // the token here, or before for back, passes the test; flag: it does not
	opMark                // the boundary to be returned
	opEnd
)

// A step is one step of a pattern's code.
type step[R Text] struct {
	op       op
	back     bool // matched back
	flag     bool
	x, y     int32
	min, max int32
	test     *oneToken[R]
	span     func(r R, k int, s token.Sentence) int
	sub      []step[R]
	some     trait.Set // of opSplit: the first token from x on has one of these
	then     trait.Set // of opSplit, opRepeat: the first token from y or the next step on has one of these
}

// compiler makes code of a pattern.
type compiler[R Text] struct {
	back bool
	code []step[R]
}

func (c *compiler[R]) program(n node[R]) []step[R] {
	c.add(n)
	code := append(c.code, step[R]{op: opEnd})
	for i := range code {
		switch s := &code[i]; s.op {
		case opSplit:
			s.some, s.then = firsts(code, s.x), firsts(code, s.y)
		case opRepeat:
			s.then = firsts(code, int32(i+1))
		}
	}
	return code
}

// firsts returns traits of which the first token of any match from a step on has one; anyTrait where the match may begin
// with anything or be empty.
func firsts[R Text](code []step[R], at int32) trait.Set {
	switch c := &code[at]; c.op {
	case opTest:
		return c.test.some
	case opRepeat:
		if c.min > 0 {
			return c.test.some
		}
		return c.test.some | firsts(code, at+1)
	case opSplit:
		return firsts(code, c.x) | firsts(code, c.y)
	case opJump:
		return firsts(code, c.x)
	case opEdge, opLook, opBeside, opMark:
		return firsts(code, at+1)
	}
	return anyTrait
}

func (c *compiler[R]) emit(s step[R]) int {
	s.back = c.back
	c.code = append(c.code, s)
	return len(c.code) - 1
}

// next is the number of the step that is emitted next.
func (c *compiler[R]) next() int32 { return int32(len(c.code)) }

func (c *compiler[R]) add(n node[R]) {
	switch n := n.(type) {
	case sequence[R]:
		for i := range n {
			if c.back {
				i = len(n) - 1 - i
			}
			c.add(n[i])
		}
	case alternatives[R]:
		c.alternatives(n)
	case repetition[R]:
		c.repetition(n)
	case *oneToken[R]:
		c.emit(step[R]{op: opTest, test: n})
	case Func[R]:
		span := n.Ahead
		if c.back {
			span = n.Back
		}
		c.emit(step[R]{op: opSpan, span: span})
	case quotation:
		c.emit(step[R]{op: opQuotation})
	case edge:
		c.emit(step[R]{op: opEdge, flag: n.last})
	case mark:
		c.emit(step[R]{op: opMark})
	case look[R]:
		if t, ok := n.body.(*oneToken[R]); ok {
			c.code = append(c.code, step[R]{op: opBeside, back: n.back, flag: n.wrong, test: t})
			return
		}
		sub := compiler[R]{back: n.back}
		c.emit(step[R]{op: opLook, flag: n.wrong, sub: sub.program(n.body)})
	}
}

func (c *compiler[R]) alternatives(list alternatives[R]) {
	var jumps []int
	for i, n := range list {
		if i == len(list)-1 {
			c.add(n)
			break
		}
		split := c.emit(step[R]{op: opSplit})
		c.code[split].x = c.next()
		c.add(n)
		jumps = append(jumps, c.emit(step[R]{op: opJump}))
		c.code[split].y = c.next()
	}
	for _, j := range jumps {
		c.code[j].x = c.next()
	}
}

func (c *compiler[R]) repetition(n repetition[R]) {
	if t, ok := n.body.(*oneToken[R]); ok {
		c.emit(step[R]{op: opRepeat, test: t, min: int32(n.min), max: int32(n.max)})
		return
	}
	for range n.min {
		c.add(n.body)
	}
	if n.max < 0 { // as often as it goes
		split := c.emit(step[R]{op: opSplit})
		c.code[split].x = c.next()
		c.add(n.body)
		c.emit(step[R]{op: opJump, x: int32(split)})
		c.code[split].y = c.next()
		return
	}
	var splits []int
	for range n.max - n.min {
		split := c.emit(step[R]{op: opSplit})
		c.code[split].x = c.next()
		c.add(n.body)
		splits = append(splits, split)
	}
	for _, split := range splits {
		c.code[split].y = c.next()
	}
}

// matching matches a pattern at one place of a text.
type matching[R Text] struct {
	r      R
	read   *token.Reading
	s      token.Sentence
	code   []step[R]
	marked int // the boundary marked by >, -1 for none
}

// run runs the code from step at on, at boundary k. It returns the boundary where the match ends, -1 for none.
func (m *matching[R]) run(at, k int) int {
	for {
		c := &m.code[at]
		next := k
		switch c.op {
		case opEnd:
			return k
		case opTest:
			next = m.token(c, k)
		case opRepeat:
			return m.repeat(c, at, k)
		case opSpan:
			if next = c.span(m.r, k, m.s); next == k {
				return -1
			}
		case opQuotation:
			next = m.quotation(c.back, k)
		case opSplit:
			if begins(m.read, &m.s, c.some, c.back, k) {
				if end := m.run(int(c.x), k); end >= 0 {
					return end
				}
			}
			if !begins(m.read, &m.s, c.then, c.back, k) {
				return -1
			}
			at = int(c.y)
			continue
		case opJump:
			at = int(c.x)
			continue
		case opEdge:
			if !c.flag && k != m.s.First || c.flag && k != m.s.Last {
				return -1
			}
		case opLook:
			if m.looks(c, k) == c.flag {
				return -1
			}
		case opBeside:
			if m.token(c, k) >= 0 == c.flag {
				return -1
			}
		case opMark:
			before := m.marked
			m.marked = k
			end := m.run(at+1, k)
			if end < 0 {
				m.marked = before
			}
			return end
		}
		if next < m.s.First || next > m.s.Last {
			return -1
		}
		at, k = at+1, next
	}
}

// begins reports whether the token at boundary k has one of some traits.
func begins(read *token.Reading, s *token.Sentence, some trait.Set, back bool, k int) bool {
	if some == anyTrait {
		return true
	}
	if back {
		k--
	}
	return k >= s.First && k < s.Last && read.Toks[k].Traits&some != 0
}

// token returns the boundary on the other side of the token at boundary k where the step's test holds, else -1.
func (m *matching[R]) token(c *step[R], k int) int {
	i, next := k, k+1
	if c.back {
		i, next = k-1, k-1
	}
	if i < m.s.First || i >= m.s.Last || !c.test.holds(m.r, m.read, i) {
		return -1
	}
	return next
}

// repeat matches a test as often as it holds, and then less often until the rest matches.
func (m *matching[R]) repeat(c *step[R], at, k int) int {
	n, end := int32(0), k
	for c.max < 0 || n < c.max {
		next := m.token(c, end)
		if next < 0 {
			break
		}
		n, end = n+1, next
	}
	if m.code[at+1].op == opEnd && n >= c.min {
		return end
	}
	for ; n >= c.min; n-- {
		if begins(m.read, &m.s, c.then, c.back, end) {
			if found := m.run(at+1, end); found >= 0 {
				return found
			}
		}
		if c.back {
			end++
		} else {
			end--
		}
	}
	return -1
}

// looks reports whether the code of a step matches at boundary k.
func (m *matching[R]) looks(c *step[R], k int) bool {
	if one := &c.sub[0]; len(c.sub) == 2 && one.op == opTest {
		return m.token(one, k) >= 0
	}
	code, marked := m.code, m.marked
	m.code = c.sub
	end := m.run(0, k)
	m.code, m.marked = code, marked
	return end >= 0
}

// quotation returns the boundary on the other side of the quotation that begins, or ends for back, at boundary k.
func (m *matching[R]) quotation(back bool, k int) int {
	at := m.read.At
	if back {
		if k <= m.s.First || at[k-1] == 0 || k < m.s.Last && at[k] == at[k-1] {
			return -1
		}
		first := k - 1
		for first > m.s.First && at[first-1] == at[k-1] {
			first--
		}
		return first
	}
	if k >= m.s.Last || at[k] == 0 || k > m.s.First && at[k-1] == at[k] {
		return -1
	}
	last := k + 1
	for last < m.s.Last && at[last] == at[k] {
		last++
	}
	return last
}
