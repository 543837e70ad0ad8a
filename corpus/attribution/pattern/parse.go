package pattern

import (
	"errors"
	"fmt"
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

// file reads the lines of a file of patterns.
type file[R Text] struct {
	set  *Set[R]
	line int
}

// words returns the words in marks that the patterns of a file ask for.
func words(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "\t") {
			continue
		}
		for parts := strings.Split(strings.ReplaceAll(line, `"`, "'"), "'"); len(parts) > 2; parts = parts[2:] {
			if !strings.HasPrefix(parts[1], "{") {
				list = append(list, parts[1])
			}
		}
	}
	return list
}

// read enters the patterns and examples of the file into its set.
func (f *file[R]) read() {
	var name, body string
	back, at := false, 0
	end := func() {
		if name != "" {
			f.enter(name, body, back, at)
		}
		name, body = "", ""
	}
	for line := range strings.Lines(f.set.text) {
		f.line++
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "    "):
			body += " " + strings.TrimSpace(line)
		case strings.HasPrefix(line, "\t"):
			f.set.examples = append(f.set.examples, f.example(name, line[1:], back))
		case strings.TrimSpace(line) != "":
			end()
			name, body, back = f.statement(line)
			at = f.line
		}
	}
	end()
}

// statement parts the first line of a pattern.
func (f *file[R]) statement(line string) (name, body string, back bool) {
	fields := strings.SplitN(line, " ", 3)
	if len(fields) < 3 || fields[1] != "=>" && fields[1] != "<=" {
		f.fail(f.line, errors.New(`expected "name => pattern" or "name <= pattern"`))
	}
	return fields[0], fields[2], fields[1] == "<="
}

func (f *file[R]) fail(line int, err error) {
	panic(fmt.Sprintf("pattern: line %d of a file of patterns: %v", line, err))
}

// enter parses a pattern and enters it into the set.
func (f *file[R]) enter(name, body string, back bool, line int) {
	p, ok := f.set.patterns[name]
	if !ok {
		p = &Pattern[R]{name: name, set: f.set}
		f.set.patterns[name] = p
	}
	if p.body != nil {
		f.fail(line, fmt.Errorf("a second pattern %q", name))
	}
	in := parser[R]{rest: body, set: f.set, back: back}
	parsed, err := in.alternatives()
	if err == nil && in.rest != "" {
		err = fmt.Errorf("%q is not closed or has no beginning", in.rest)
	}
	if err != nil {
		f.fail(line, fmt.Errorf("%s: %w", name, err))
	}
	p.body, p.back = parsed, back
}

// parser parses one pattern.
type parser[R Text] struct {
	rest string
	set  *Set[R]
	back bool
}

// take takes a prefix of what is left, and the spaces behind it.
func (p *parser[R]) take(prefix string) bool {
	rest, ok := strings.CutPrefix(p.rest, prefix)
	if ok {
		p.rest = strings.TrimLeft(rest, " ")
	}
	return ok
}

func (p *parser[R]) alternatives() (node[R], error) {
	var list alternatives[R]
	for {
		s, err := p.sequence()
		if err != nil {
			return nil, err
		}
		list = append(list, s)
		if !p.take("|") {
			break
		}
	}
	if len(list) == 1 {
		return list[0], nil
	}
	return list, nil
}

func (p *parser[R]) sequence() (node[R], error) {
	var list sequence[R]
	for p.rest != "" && p.rest[0] != ')' && p.rest[0] != '|' {
		n, err := p.part()
		if err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	if len(list) == 0 {
		return nil, errors.New("a part without tests")
	}
	if len(list) == 1 {
		return list[0], nil
	}
	return list, nil
}

// part parses a test, a group or a sign, with the repetition behind it.
func (p *parser[R]) part() (node[R], error) {
	switch {
	case p.take("(= "):
		return p.lookaround(false, false)
	case p.take("(! "):
		return p.lookaround(false, true)
	case p.take("(<= "):
		return p.lookaround(true, false)
	case p.take("(<! "):
		return p.lookaround(true, true)
	case p.take("^"):
		return edge{}, nil
	case p.take("$"):
		return edge{last: true}, nil
	case p.take("> "):
		return mark{}, nil
	case p.rest == ">":
		p.rest = ""
		return mark{}, nil
	}
	body, err := p.one()
	if err != nil {
		return nil, err
	}
	return p.repeated(body)
}

func (p *parser[R]) lookaround(back, wrong bool) (node[R], error) {
	outer := p.back
	p.back = back // also for the names inside
	body, err := p.alternatives()
	p.back = outer
	if err == nil && !p.take(")") {
		err = errors.New(`expected ")"`)
	}
	return look[R]{body: body, back: back, wrong: wrong}, err
}

// one parses a group, <name> or the test of a token.
func (p *parser[R]) one() (node[R], error) {
	switch p.rest[0] {
	case '(':
		p.take("(")
		body, err := p.alternatives()
		if err == nil && !p.take(")") {
			err = errors.New(`expected ")"`)
		}
		return body, err
	case '<':
		name, rest, ok := strings.Cut(p.rest[1:], ">")
		if !ok {
			return nil, errors.New(`expected ">"`)
		}
		p.rest = strings.TrimLeft(rest, " ")
		return p.named(name)
	}
	end := testEnd(p.rest)
	test := p.rest[:end]
	p.rest = strings.TrimLeft(p.rest[end:], " ")
	return p.test(test)
}

// testEnd returns where the test of a token ends that some text begins with.
func testEnd(text string) int {
	for i := range len(text) {
		switch text[i] {
		case ' ', ')', '?', '*':
			return i
		case '+':
			if i > 0 && !strings.ContainsRune("|&!", rune(text[i-1])) {
				return i
			}
		}
	}
	return len(text)
}

// named returns the Func or earlier pattern of a name.
func (p *parser[R]) named(name string) (node[R], error) {
	if name == "quotation" {
		return quotation{}, nil
	}
	if f, ok := p.set.funcs[name]; ok {
		if p.back && f.Back == nil || !p.back && f.Ahead == nil {
			return nil, fmt.Errorf("<%s> is not matched in this direction", name)
		}
		return f, nil
	}
	if earlier, ok := p.set.patterns[name]; ok && earlier.body != nil {
		if earlier.back != p.back {
			return nil, fmt.Errorf("<%s> is matched in the other direction", name)
		}
		earlier.used = true
		return earlier.body, nil
	}
	return nil, fmt.Errorf("there is neither a Func nor an earlier pattern %q", name)
}

// repeated parses the repetition behind a part: ?, *, +, *6, +6.
func (p *parser[R]) repeated(body node[R]) (node[R], error) {
	if p.rest == "" || !strings.ContainsRune("?*+", rune(p.rest[0])) {
		return body, nil
	}
	sign := p.rest[0]
	if sign == '+' && len(p.rest) > 1 && p.rest[1] >= 'a' { // the test +past
		return body, nil
	}
	digits := 1
	for digits < len(p.rest) && p.rest[digits] >= '0' && p.rest[digits] <= '9' {
		digits++
	}
	r := repetition[R]{body: body, max: -1}
	if digits > 1 {
		r.max, _ = strconv.Atoi(p.rest[1:digits])
	}
	switch sign {
	case '?':
		r.max = 1
	case '+':
		r.min = 1
	}
	p.rest = strings.TrimLeft(p.rest[digits:], " ")
	if empty[R](body) {
		return nil, errors.New("a repeated part may be empty")
	}
	return r, nil
}

// empty reports whether a part may match nothing.
func empty[R Text](n node[R]) bool {
	switch n := n.(type) {
	case sequence[R]:
		for _, part := range n {
			if !empty[R](part) {
				return false
			}
		}
		return true
	case alternatives[R]:
		for _, part := range n {
			if empty[R](part) {
				return true
			}
		}
		return false
	case repetition[R]:
		return n.min == 0
	case look[R], edge, mark:
		return true
	}
	return false
}
