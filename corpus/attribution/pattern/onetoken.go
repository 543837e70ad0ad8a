package pattern

import (
	"errors"
	"fmt"
	"math/bits"
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// oneToken is a test of one token: it has none of some traits, one of each of some others, and all questions hold.
type oneToken[R Text] struct {
	none trait.Set
	all  []trait.Set
	asks []question[R]
	some trait.Set // each token that passes has one of these; anyTrait where that is not known
}

// anyTrait stands for tokens that may have no trait at all.
const anyTrait = ^trait.Set(0)

// A question is asked of token i of a text.
type question[R Text] func(r R, read *token.Reading, i int) bool

// holds reports whether the test holds for token i.
func (t *oneToken[R]) holds(r R, read *token.Reading, i int) bool {
	has := read.Toks[i].Traits
	if has&t.none != 0 {
		return false
	}
	for _, any := range t.all {
		if has&any == 0 {
			return false
		}
	}
	for _, ask := range t.asks {
		if !ask(r, read, i) {
			return false
		}
	}
	return true
}

// test parses the test of a token: "past|third&!quoted".
func (p *parser[R]) test(text string) (node[R], error) {
	if text == "" {
		return nil, fmt.Errorf("expected a test before %q", p.rest)
	}
	t := &oneToken[R]{some: anyTrait}
	for group := range strings.SplitSeq(text, "&") {
		if err := p.anyOf(t, group); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// anyOf adds tests of which one must hold.
func (p *parser[R]) anyOf(t *oneToken[R], group string) error {
	var traits trait.Set
	var asks []question[R]
	var words lexical
	some := trait.Set(0)
	for text := range strings.SplitSeq(group, "|") {
		plain, negated := strings.CutPrefix(text, "!")
		switch set, isTrait := trait.Named(plain); {
		case text == "_":
			return nil
		case text == ".":
			asks, some = append(asks, not(has[R](trait.Quoted))), anyTrait
		case isTrait && !negated:
			traits |= set
		case isTrait && group == text:
			t.none |= set
			return nil
		case isTrait:
			asks, some = append(asks, not(has[R](set))), anyTrait
		case !negated && words.take(plain):
			some |= trait.Word | trait.Clitic
		default:
			ask, err := p.question(plain)
			if err != nil {
				return err
			}
			some |= p.traitsOf(plain)
			if negated {
				ask, some = not(ask), anyTrait
			}
			asks = append(asks, ask)
		}
	}
	if words != (lexical{}) {
		asks = append([]question[R]{outside[R](words.holds)}, asks...)
	}
	if some |= traits; bits.OnesCount64(uint64(some)) < bits.OnesCount64(uint64(t.some)) {
		t.some = some
	}
	switch {
	case group == ".":
		t.none |= trait.Quoted
	case len(asks) == 0:
		t.all = append(t.all, traits)
	case len(asks) == 1 && traits == 0:
		t.asks = append(t.asks, asks[0])
	default:
		t.asks = append(t.asks, oneOf(traits, asks))
	}
	return nil
}

// lexical asks the lexicon for one of several classes and forms at once.
type lexical struct {
	verb  lexicon.VerbClass
	class lexicon.Class
	form  lexicon.Form // of a verb that reports nothing
}

// take adds what a test asks the lexicon for. It reports false for other tests.
func (l *lexical) take(test string) (ok bool) {
	name := strings.TrimLeft(test, "%#+")
	switch {
	case strings.HasPrefix(test, "%"):
		verb, known := lexicon.VerbClassNamed(name)
		l.verb, ok = l.verb|verb, known
	case strings.HasPrefix(test, "#"):
		class, known := lexicon.ClassNamed(name)
		l.class, ok = l.class|class, known
	case strings.HasPrefix(test, "+"):
		form, known := lexicon.FormNamed(name)
		l.form, ok = l.form|form, known
	}
	return ok
}

func (l *lexical) holds(t *token.Token) bool {
	return t.Lex.Verb&l.verb != 0 || t.Lex.Class&l.class != 0 || t.Lex.Other&l.form != 0
}

// traitsOf returns traits of which each word has one that a question finds.
func (p *parser[R]) traitsOf(question string) (some trait.Set) {
	switch question[0] {
	case '\'':
		return traitsOf(lexicon.WordSet(strings.Trim(question, "'")))
	case '{':
		return traitsOf(lexicon.Set(strings.Trim(question, "{}")))
	case '@':
		return p.set.funcs[question[1:]].some
	}
	return anyTrait
}

// traitsOf returns the traits of some words; anyTrait where one has none.
func traitsOf(words lexicon.WordBits) (some trait.Set) {
	for i, set := range words {
		for ; set != 0; set &= set - 1 {
			traits := lexicon.EntryAt(lexicon.WordID(i*64 + bits.TrailingZeros64(set))).Traits
			if traits == 0 {
				return anyTrait
			}
			some |= traits
		}
	}
	return some
}

func has[R Text](set trait.Set) question[R] {
	return func(_ R, read *token.Reading, i int) bool { return read.Toks[i].Traits&set != 0 }
}

func not[R Text](ask question[R]) question[R] {
	return func(r R, read *token.Reading, i int) bool { return !ask(r, read, i) }
}

// oneOf asks for one of some traits or one of some questions.
func oneOf[R Text](traits trait.Set, asks []question[R]) question[R] {
	return func(r R, read *token.Reading, i int) bool {
		if read.Toks[i].Traits&traits != 0 {
			return true
		}
		for _, ask := range asks {
			if ask(r, read, i) {
				return true
			}
		}
		return false
	}
}

// question parses a test that is no trait.
func (p *parser[R]) question(text string) (question[R], error) {
	if text == "" {
		return nil, errors.New("an empty test")
	}
	rest := text[1:]
	switch text[0] {
	case '\'':
		return inSet[R](lexicon.WordSet(strings.Trim(text, "'"))), nil
	case '{':
		return inSet[R](lexicon.Set(strings.Trim(text, "{}"))), nil
	case '"':
		lemmas := lexicon.WordSet(strings.Trim(text, `"`))
		if set, ok := strings.CutPrefix(rest, "{"); ok {
			lemmas = lexicon.Set(strings.Trim(set, `"}`))
		}
		return outside[R](func(t *token.Token) bool { return lemmas.Has(t.Lex.Lemma) }), nil
	case '%', '#', '+':
		var words lexical
		if words.take(text) {
			return outside[R](words.holds), nil
		}
	case '~':
		return func(_ R, read *token.Reading, i int) bool {
			t := &read.Toks[i]
			return t.Traits&trait.Quoted == 0 && strings.HasSuffix(read.Low[t.Start:t.End], rest)
		}, nil
	case '@':
		if f, ok := p.set.funcs[rest]; ok && f.one != nil {
			return func(r R, _ *token.Reading, i int) bool { return f.one(r, i) }, nil
		}
	}
	return nil, fmt.Errorf("there is no test %q", text)
}

func inSet[R Text](set lexicon.WordBits) question[R] {
	return func(_ R, read *token.Reading, i int) bool { return read.Toks[i].In(set) }
}

// outside asks something of a token outside quotations.
func outside[R Text](ask func(*token.Token) bool) question[R] {
	return func(_ R, read *token.Reading, i int) bool {
		t := &read.Toks[i]
		return t.Traits&trait.Quoted == 0 && ask(t)
	}
}
