package entity

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/fold"
)

var (
	bodyBefore = patterns.Get("body-before")
	bodyAfter  = patterns.Get("body-after")
)

// VagueBody are nouns that an article uses for any body it has named.
var VagueBody = lexicon.Set("entity.VagueBody")

// body finds or enters a body by its name.
func (c *Cast) body(m *Mention) int {
	key := c.bodyKey(m)
	w, ok := c.bodies[key]
	if !ok {
		w, ok = c.shortened(key)
	}
	if !ok {
		w = len(c.Figures)
		name := c.nameSpan(m).In(c.Text)
		c.Figures = append(c.Figures, Figure{Name: name, Kind: corpus.Organization, Words: m.Last - m.Name})
		c.bodies[key] = w
	}
	return w
}

// bodyKey returns the name of a body, folded.
func (r *reader) bodyKey(m *Mention) string { return fold.String(r.nameSpan(m).In(r.Low)) }

// shortened finds the body that a shorter form of its name means: its first or last words, or its initials.
func (c *Cast) shortened(key string) (int, bool) {
	if c.short == nil {
		c.short = map[string]int{}
		for i := len(c.ments) - 1; i >= 0; i-- { // so that a form means the first body that has it
			if c.ments[i].Kind == AnOrg {
				c.enterShort(i)
			}
		}
	}
	full, ok := c.short[key]
	if !ok {
		return 0, false
	}
	w, ok := c.bodies[c.bodyKey(&c.ments[full])]
	return w, ok
}

// enterShort enters the forms by which another mention may mean the body of a mention.
func (c *Cast) enterShort(index int) {
	var initials []byte
	b := &c.ments[index]
	for i := b.Name; i < b.Last; i++ {
		if t := &c.Toks[i]; t.Upper {
			initials = append(initials, c.Low[t.Start])
		}
		if i > b.Name {
			c.enterForm(i, b.Last, index)
			c.enterForm(b.Name, i, index)
		}
	}
	if len(initials) > 1 {
		c.short[fold.String(string(initials))] = index
	}
}

// enterForm enters the tokens [first, last) as a shorter form of a body's name. A country or one of its words is none.
func (c *Cast) enterForm(first, last, index int) {
	const others = lexicon.Determiner | lexicon.Preposition | lexicon.Demonym | lexicon.Place
	if key := fold.String(c.Span(first, last).In(c.Low)); len(key) > 3 && !c.Toks[first].Is(others) {
		c.short[key] = index
	}
}

// Embody makes a body of a figure that nothing but its one capital took for a person, where something tells that it
// is one; false where more speaks for a person.
func (c *Cast) Embody(m *Mention) bool {
	f := &c.Figures[m.Who]
	if f.Given != "" || f.male+f.female > 0 || c.Toks[m.Name].Is(lexicon.FirstName) {
		return false
	}
	f.Kind = corpus.Organization
	return true
}

// learnBody takes what a body is from the words around its name: "the private rescue group Halden Circle", "Halden
// Circle, a private rescue group,".
func (c *Cast) learnBody(m *Mention) {
	if first, ok := c.match(bodyBefore, m.First); ok {
		c.LearnRole(m.Who, c.Span(first, m.First), fullRole)
	}
	if first, ok := c.match(bodyAfter, m.Last); ok {
		words := token.Sentence{First: first, Last: c.over(phrase, first)}
		if !predicate.Matches(&c.reader, first+1, words) {
			c.LearnRole(m.Who, c.Span(first, words.Last), NounRole)
		}
	}
}
