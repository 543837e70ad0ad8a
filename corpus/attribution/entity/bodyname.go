package entity

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/fold"
)

// body finds or enters a body by its name.
func (c *Cast) body(m *Mention) int {
	span := m.nameSpan(c.Toks)
	key := fold.String(span.In(c.Low))
	w, ok := c.bodies[key]
	if !ok {
		w, ok = c.shortened(key, m)
	}
	if !ok {
		w = len(c.Figures)
		c.Figures = append(c.Figures, Figure{Name: span.In(c.Text), Kind: corpus.Organization, Words: m.Last - m.Name})
		c.bodies[key] = w
	}
	return w
}

// shortened finds the body that a shorter form of its name means: its first or last words, or its initials.
func (c *Cast) shortened(key string, m *Mention) (int, bool) {
	if !c.shortMade {
		c.shortMade = true
		for i := range c.ments {
			if b := &c.ments[i]; b.Kind == AnOrg && b.Last-b.Name > 1 {
				c.shortForms(i)
			}
		}
	}
	full, ok := c.short[key]
	if !ok || &c.ments[full] == m {
		return 0, false
	}
	w, ok := c.bodies[fold.String(c.ments[full].nameSpan(c.Toks).In(c.Low))]
	return w, ok
}

// shortForms enters the forms by which another mention may mean the body of a mention.
func (c *Cast) shortForms(index int) {
	var initials []byte
	b := &c.ments[index]
	enter := func(first, last int) {
		if key := fold.String(c.Span(first, last).In(c.Low)); len(key) > 3 {
			if _, ok := c.short[key]; !ok && !c.Toks[first].Is(lexicon.Determiner|lexicon.Preposition|lexicon.Demonym|lexicon.Place) {
				c.short[key] = index
			}
		}
	}
	for i := b.Name; i < b.Last; i++ {
		if t := &c.Toks[i]; t.Upper {
			initials = append(initials, c.Low[t.Start])
		}
		if i > b.Name {
			enter(i, b.Last)
			enter(b.Name, i)
		}
	}
	if len(initials) > 1 {
		if _, ok := c.short[fold.String(string(initials))]; !ok {
			c.short[fold.String(string(initials))] = index
		}
	}
}

// Embody makes a body of a figure that nothing but its one capital took for a person, where something tells that it is one; false where
// more speaks for a person.
func (c *Cast) Embody(m *Mention) bool {
	f := &c.Figures[m.Who]
	if f.Given != "" || f.Titled || f.male+f.female > 0 || c.Toks[m.Name].Is(lexicon.FirstName) || c.Toks[m.Name].Initial() {
		return false
	}
	f.Kind = corpus.Organization
	return true
}
