package pattern

import (
	"slices"
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// oneToken is a test of one token: it has nothing of one group, one of each of two sets of traits, and something of
// each of the other groups.
type oneToken struct {
	none       group
	one, other trait.Set
	groups     []group
}

// everyTrait is a set of which each token has a trait.
const everyTrait = ^trait.Set(0)

// A group is what a token may have of which one is enough: a trait; outside quotations a class, a form, a word or a
// lemma; or what a question finds.
type group struct {
	traits        trait.Set
	class         lexicon.Class
	verb          lexicon.VerbClass
	form          lexicon.Form // of a verb that reports nothing
	words, lemmas lexicon.WordBits
	asks          []question
	asked         trait.Set // a question finds something only in tokens with one of these
}

// A question is asked of token i of a text.
type question func(d *token.Reading, i int) bool

// holds reports whether the test holds for token i.
func (t *oneToken) holds(d *token.Reading, i int) bool {
	has := d.Toks[i].Traits
	return has&t.one != 0 && has&t.other != 0 && has&t.none.traits == 0 && t.hasMore(d, i)
}

// hasMore reports whether a token has what the test asks for beyond traits.
func (t *oneToken) hasMore(d *token.Reading, i int) bool {
	tok := &d.Toks[i]
	for n := range t.groups {
		if g := &t.groups[n]; !g.has(tok) && !g.finds(d, i) {
			return false
		}
	}
	return !t.none.has(tok) && !t.none.finds(d, i)
}

// has reports whether a token has something of the group, questions aside.
func (g *group) has(t *token.Token) bool {
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
func (g *group) finds(d *token.Reading, i int) bool {
	if d.Toks[i].Traits&g.asked == 0 {
		return false
	}
	for _, ask := range g.asks {
		if ask(d, i) {
			return true
		}
	}
	return false
}

// asks reports whether the test asks questions.
func (t *oneToken) asks() bool {
	return len(t.none.asks) > 0 || slices.ContainsFunc(t.groups, func(g group) bool { return len(g.asks) > 0 })
}

// onlyTraits reports whether the group is a set of traits.
func (g *group) onlyTraits() bool {
	return g.class == 0 && g.verb == 0 && g.form == 0 && len(g.words)+len(g.lemmas)+len(g.asks) == 0
}

// with returns the group of the tokens of both.
func (g group) with(h group) group {
	g.traits, g.class, g.verb, g.form = g.traits|h.traits, g.class|h.class, g.verb|h.verb, g.form|h.form
	g.words, g.lemmas = g.words.With(h.words), g.lemmas.With(h.lemmas)
	g.asks, g.asked = append(g.asks[:len(g.asks):len(g.asks)], h.asks...), g.asked|h.asked
	return g
}

// not returns the group of the tokens that are not in the group.
func (g group) not() group {
	return group{asked: everyTrait, asks: []question{func(d *token.Reading, i int) bool {
		return !g.has(&d.Toks[i]) && !g.finds(d, i)
	}}}
}

// test parses the test of a token: "past|third&!quoted".
func (p *parser) test(text string) node {
	if text == "" {
		fail("expected a test before %q", p.rest)
	}
	t := &oneToken{one: everyTrait, other: everyTrait}
	for part := range strings.SplitSeq(text, "&") {
		switch plain, negated := strings.CutPrefix(part, "!"); {
		case part == ".":
			t.none.traits |= trait.Quoted
		case part == "_":
		case negated && !strings.Contains(plain, "|"):
			t.none = t.none.with(p.single(plain))
		default:
			t.add(p.group(part))
		}
	}
	return t
}

// add adds a group of which a token must have something.
func (t *oneToken) add(g group) {
	switch {
	case g.onlyTraits() && t.one == everyTrait:
		t.one = g.traits
	case g.onlyTraits() && t.other == everyTrait:
		t.other = g.traits
	default:
		t.groups = append(t.groups, g)
	}
}

// group parses tests of which one must hold.
func (p *parser) group(part string) (g group) {
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
func (p *parser) single(text string) (g group) {
	if set, ok := trait.Named(text); ok {
		return group{traits: set}
	}
	ok, name := true, strings.Trim(text, "'\"{}%#+@~")
	switch sign := text[:min(2, len(text))]; {
	case text == "":
		ok = false
	case text == "_":
		g.traits = everyTrait
	case sign == `"{`:
		g.lemmas = lexicon.Set(name)
	case sign[0] == '"':
		g.lemmas = lexicon.WordSet(name)
	case sign[0] == '{':
		g.words = lexicon.Set(name)
	case sign[0] == '\'':
		g.words = lexicon.WordSet(text[1 : len(text)-1])
	case sign[0] == '%':
		g.verb, ok = lexicon.VerbClassNamed(name)
	case sign[0] == '#':
		g.class, ok = lexicon.ClassNamed(name)
	case sign[0] == '+':
		g.form, ok = lexicon.FormNamed(name)
	case sign[0] == '~':
		g.asked, g.asks = everyTrait, []question{endsWith(text[1:])}
	case sign[0] == '@':
		f := p.file.parts[name]
		ok, g.asked, g.asks = f.one != nil, f.some, []question{f.one}
	default:
		ok = false
	}
	if !ok {
		fail("there is no test %q", text)
	}
	return g
}

// endsWith asks whether a word outside quotations has an ending.
func endsWith(ending string) question {
	return func(d *token.Reading, i int) bool {
		t := &d.Toks[i]
		return t.Traits&trait.Quoted == 0 && strings.HasSuffix(d.Low[t.Start:t.End], ending)
	}
}
