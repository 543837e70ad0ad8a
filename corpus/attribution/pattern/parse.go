package pattern

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A node is a part of a pattern as it is written.
type node[R Text] interface{}

type (
	sequence[R Text]     []node[R]
	alternatives[R Text] []node[R]
	repetition[R Text]   struct {
		body     node[R]
		min, max int // max is -1 for no bound
	}
	look[R Text] struct {
		body        node[R]
		back, wrong bool // back: before the boundary; wrong: it must not match
	}
	edge      struct{ last bool } // of the sentence
	mark      struct{}            // the boundary to be returned
	quotation struct{}
)

// looks are the signs of groups that are no part of the match.
var looks = []struct {
	sign        string
	back, wrong bool
}{{"(= ", false, false}, {"(! ", false, true}, {"(<= ", true, false}, {"(<! ", true, true}}

// parser parses one pattern. What is wrong with it is a panic with a string.
type parser[R Text] struct {
	rest string
	set  *Set[R]
	back bool
}

func fail(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }

// parse parses a pattern of a set.
func parse[R Text](text string, set *Set[R], back bool) node[R] {
	p := parser[R]{rest: text, set: set, back: back}
	n := p.alternatives()
	if p.rest != "" {
		fail("%q is not closed or has no beginning", p.rest)
	}
	return n
}

// take takes a prefix of what is left, and the spaces after it.
func (p *parser[R]) take(prefix string) bool {
	rest, ok := strings.CutPrefix(p.rest, prefix)
	if ok {
		p.rest = strings.TrimLeft(rest, " ")
	}
	return ok
}

// takeTo takes some bytes, and the spaces after them.
func (p *parser[R]) takeTo(end int) string {
	taken := p.rest[:end]
	p.rest = strings.TrimLeft(p.rest[end:], " ")
	return taken
}

func (p *parser[R]) alternatives() node[R] {
	list := alternatives[R]{p.sequence()}
	for p.take("|") {
		list = append(list, p.sequence())
	}
	if len(list) == 1 {
		return list[0]
	}
	return list
}

func (p *parser[R]) sequence() node[R] {
	var list sequence[R]
	for p.rest != "" && !strings.ContainsRune(")|", rune(p.rest[0])) {
		list = append(list, p.part())
	}
	switch len(list) {
	case 0:
		fail("a part without tests")
	case 1:
		return list[0]
	}
	return list
}

// part parses a test, a group or a sign, with the repetition after it.
func (p *parser[R]) part() node[R] {
	for _, l := range looks {
		if p.take(l.sign) {
			outer := p.back
			p.back = l.back // also for the names inside
			body := p.closed()
			p.back = outer
			return look[R]{body, l.back, l.wrong}
		}
	}
	switch {
	case p.take("^"):
		return edge{}
	case p.take("$"):
		return edge{last: true}
	case p.rest == ">", strings.HasPrefix(p.rest, "> "):
		p.take(">")
		return mark{}
	case p.take("("):
		return p.repeated(p.closed())
	case p.take("<"):
		name, rest, ok := strings.Cut(p.rest, ">")
		if !ok {
			fail(`expected ">"`)
		}
		p.rest = strings.TrimLeft(rest, " ")
		return p.repeated(p.named(name))
	}
	return p.repeated(p.test(p.takeTo(testEnd(p.rest))))
}

// closed parses what stands in brackets, up to the closing one.
func (p *parser[R]) closed() node[R] {
	body := p.alternatives()
	if !p.take(")") {
		fail(`expected ")"`)
	}
	return body
}

// testEnd returns where the test of a token ends that some text begins with.
func testEnd(text string) int {
	for i := range len(text) {
		switch {
		case strings.ContainsRune(" )?*", rune(text[i])):
			return i
		case text[i] == '+' && i > 0 && !strings.ContainsRune("|&!", rune(text[i-1])):
			return i
		}
	}
	return len(text)
}

// named returns the Func or earlier pattern of a name.
func (p *parser[R]) named(name string) node[R] {
	f, isFunc := p.set.funcs[name]
	earlier, ok := p.set.patterns[name]
	switch {
	case name == "quotation":
		return quotation{}
	case isFunc && p.back && f.Back == nil, isFunc && !p.back && f.Ahead == nil:
		fail("<%s> is not matched in this direction", name)
	case isFunc:
		return f
	case !ok || earlier.body == nil:
		fail("there is neither a Func nor an earlier pattern %q", name)
	case earlier.back != p.back:
		fail("<%s> is matched in the other direction", name)
	}
	earlier.used = true
	return earlier.body
}

// maxDigits is how many digits a repetition may have: each time that a part may match is code of its own.
const maxDigits = 2

// repeated parses the repetition after a part: ?, *, +, *6, +6.
func (p *parser[R]) repeated(body node[R]) node[R] {
	if p.rest == "" || !strings.ContainsRune("?*+", rune(p.rest[0])) {
		return body
	}
	sign, digits := p.rest[0], 1
	for digits < min(1+maxDigits, len(p.rest)) && strings.ContainsRune("0123456789", rune(p.rest[digits])) {
		digits++
	}
	if sign == '+' && digits == 1 && len(p.rest) > 1 && p.rest[1] >= 'a' { // the test +past
		return body
	}
	r := repetition[R]{body: body, max: -1}
	if most, err := strconv.Atoi(p.takeTo(digits)[1:]); err == nil {
		r.max = most
	}
	switch sign {
	case '?':
		r.max = 1
	case '+':
		r.min = 1
	}
	switch {
	case empty[R](body):
		fail("a repeated part may be empty")
	case r.max == 0:
		fail("a part is repeated at most 0 times")
	}
	return r
}

// empty reports whether a part may match nothing.
func empty[R Text](n node[R]) bool {
	switch n := n.(type) {
	case sequence[R]:
		return !slices.ContainsFunc(n, func(part node[R]) bool { return !empty[R](part) })
	case alternatives[R]:
		return slices.ContainsFunc(n, empty[R])
	case repetition[R]:
		return n.min == 0
	case look[R], edge, mark:
		return true
	}
	return false
}
