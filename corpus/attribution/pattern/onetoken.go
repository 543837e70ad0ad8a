package pattern

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// oneToken is a test of one token: it has none of some traits, one of each of two sets, and something of each group.
type oneToken[R Text] struct {
	none, one, other trait.Set
	groups           []group[R]
}

// everyTrait is a set of which each token has a trait.
const everyTrait = ^trait.Set(0)

// may reports whether a token with these traits may pass.
func (t *oneToken[R]) may(has trait.Set) bool {
	return has&t.none == 0 && has&t.one != 0 && has&t.other != 0
}

// A group is what a token may have of which one is enough: a trait; outside quotations a class, a form, a word or a
// lemma; or what a question finds.
type group[R Text] struct {
	traits        trait.Set
	class         lexicon.Class
	verb          lexicon.VerbClass
	form          lexicon.Form // of a verb that reports nothing
	words, lemmas lexicon.WordBits
	asks          []question[R]
	asked         trait.Set // a question finds something only in tokens with one of these
}

// A question is asked of token i of a text.
type question[R Text] func(r R, read *token.Reading, i int) bool

// holds reports whether the test holds for token i.
func (t *oneToken[R]) holds(r R, read *token.Reading, i int) bool {
	tok := &read.Toks[i]
	return t.may(tok.Traits) && (len(t.groups) == 0 || t.hasAll(r, read, i, tok))
}

// hasAll reports whether a token has something of each group.
func (t *oneToken[R]) hasAll(r R, read *token.Reading, i int, tok *token.Token) bool {
	for n := range t.groups {
		if g := &t.groups[n]; !g.has(tok) && !g.finds(r, read, i) {
			return false
		}
	}
	return true
}

// has reports whether a token has something of the group, questions aside.
func (g *group[R]) has(t *token.Token) bool {
	switch {
	case t.Traits&g.traits != 0:
		return true
	case t.Traits&trait.Quoted != 0:
		return false
	case t.Lex.Class&g.class != 0, t.Lex.Verb&g.verb != 0, t.Lex.Other&g.form != 0:
		return true
	}
	return g.words.Has(t.Lex.Word) && !t.Dotted || g.lemmas.Has(t.Lex.Lemma)
}

// finds reports whether one of the questions finds something in token i.
func (g *group[R]) finds(r R, read *token.Reading, i int) bool {
	if read.Toks[i].Traits&g.asked == 0 {
		return false
	}
	for _, ask := range g.asks {
		if ask(r, read, i) {
			return true
		}
	}
	return false
}

// everything is the group of all tokens.
func everything[R Text]() group[R] { return group[R]{traits: everyTrait} }

// open reports whether the group has all tokens.
func (g *group[R]) open() bool { return g.traits == everyTrait }

// with returns the group of the tokens of both.
func (g group[R]) with(h group[R]) group[R] {
	g.traits, g.class, g.verb, g.form = g.traits|h.traits, g.class|h.class, g.verb|h.verb, g.form|h.form
	g.words, g.lemmas = g.words.With(h.words), g.lemmas.With(h.lemmas)
	g.asks, g.asked = append(g.asks[:len(g.asks):len(g.asks)], h.asks...), g.asked|h.asked
	return g
}

// not returns the group of the tokens that are not in the group.
func (g group[R]) not() group[R] {
	return group[R]{asked: everyTrait, asks: []question[R]{func(r R, read *token.Reading, i int) bool {
		return !g.has(&read.Toks[i]) && !g.finds(r, read, i)
	}}}
}

// first returns a group without questions that has all tokens that pass the test, and few others.
func (t *oneToken[R]) first() group[R] {
	best := group[R]{traits: t.one}
	for _, g := range t.groups {
		if g.traits |= g.asked; best.open() || !g.open() && g.traits == 0 {
			g.asks, g.asked = nil, 0
			best = g
		}
	}
	return best
}

// test parses the test of a token: "past|third&!quoted".
func (p *parser[R]) test(text string) node[R] {
	if text == "" {
		fail("expected a test before %q", p.rest)
	}
	t := &oneToken[R]{one: everyTrait, other: everyTrait}
	for part := range strings.SplitSeq(text, "&") {
		set, isTrait := trait.Named(strings.TrimPrefix(part, "!"))
		switch {
		case isTrait && part[0] == '!':
			t.none |= set
		case part == ".":
			t.none |= trait.Quoted
		case part != "_":
			t.add(p.group(part))
		}
	}
	return t
}

// add adds a group of which a token must have something.
func (t *oneToken[R]) add(g group[R]) {
	switch onlyTraits := len(g.asks)+len(g.words)+len(g.lemmas) == 0 && g.class == 0 && g.verb == 0 && g.form == 0; {
	case onlyTraits && t.one == everyTrait:
		t.one = g.traits
	case onlyTraits && t.other == everyTrait:
		t.other = g.traits
	default:
		t.groups = append(t.groups, g)
	}
}

// group parses tests of which one must hold.
func (p *parser[R]) group(part string) (g group[R]) {
	for text := range strings.SplitSeq(part, "|") {
		plain, negated := strings.CutPrefix(text, "!")
		one := p.single(plain)
		if negated {
			one = one.not()
		}
		g = g.with(one)
	}
	return g
}

// single parses a test without signs that join it with others.
func (p *parser[R]) single(text string) (g group[R]) {
	if set, ok := trait.Named(text); ok {
		return group[R]{traits: set}
	}
	ok, name := true, strings.Trim(text, "'\"{}%#+@~")
	switch sign := text[:min(2, len(text))]; {
	case text == "":
		ok = false
	case text == "_":
		return everything[R]()
	case sign == `"{`:
		g.lemmas = lexicon.Set(name)
	case sign[0] == '"':
		g.lemmas = lexicon.WordSet(name)
	case sign[0] == '{':
		g.words = lexicon.Set(name)
	case sign[0] == '\'':
		g.words = lexicon.WordSet(text[1 : len(text)-1])
	case sign[0] == '%':
		g.verb, ok = lexicon.VerbClasses[name]
	case sign[0] == '#':
		g.class, ok = lexicon.Classes[name]
	case sign[0] == '+':
		g.form, ok = lexicon.Forms[name]
	case sign[0] == '~':
		g.asked, g.asks = everyTrait, []question[R]{endsWith[R](text[1:])}
	case sign[0] == '@':
		f := p.set.funcs[name]
		ok, g.asked = f.one != nil, f.some
		g.asks = []question[R]{func(r R, _ *token.Reading, i int) bool { return f.one(r, i) }}
	default:
		ok = false
	}
	if !ok {
		fail("there is no test %q", text)
	}
	return g
}

// endsWith asks whether a word outside quotations has an ending.
func endsWith[R Text](ending string) question[R] {
	return func(_ R, read *token.Reading, i int) bool {
		t := &read.Toks[i]
		return t.Traits&trait.Quoted == 0 && strings.HasSuffix(read.Low[t.Start:t.End], ending)
	}
}
