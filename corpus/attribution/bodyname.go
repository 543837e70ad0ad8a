package attribution

import (
	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// body finds or enters a body by its name.
func (c *cast) body(m *mention) int {
	span := m.nameSpan(c.toks)
	key := fold.String(span.In(c.low))
	w, ok := c.bodies[key]
	if !ok {
		w, ok = c.shortened(key, m)
	}
	if !ok {
		w = len(c.figures)
		c.figures = append(c.figures, figure{name: span.In(c.text), kind: corpus.Organization, words: m.last - m.name})
		c.bodies[key] = w
	}
	return w
}

// shortened finds the body that a shorter form of its name means: its first or last words, or its initials.
func (c *cast) shortened(key string, m *mention) (int, bool) {
	if !c.shortMade {
		c.shortMade = true
		for i := range c.ments {
			if b := &c.ments[i]; b.kind == anOrg && b.last-b.name > 1 {
				c.shortForms(i)
			}
		}
	}
	full, ok := c.short[key]
	if !ok || &c.ments[full] == m {
		return 0, false
	}
	w, ok := c.bodies[fold.String(c.ments[full].nameSpan(c.toks).In(c.low))]
	return w, ok
}

// shortForms enters the forms by which another mention may mean the body of a mention.
func (c *cast) shortForms(index int) {
	var initials []byte
	b := &c.ments[index]
	enter := func(first, last int) {
		if key := fold.String(c.span(first, last).In(c.low)); len(key) > 3 {
			if _, ok := c.short[key]; !ok && !c.toks[first].is(determiner|preposition|demonym|place) {
				c.short[key] = index
			}
		}
	}
	for i := b.name; i < b.last; i++ {
		if t := &c.toks[i]; t.upper {
			initials = append(initials, c.low[t.start])
		}
		if i > b.name {
			enter(i, b.last)
			enter(b.name, i)
		}
	}
	if len(initials) > 1 {
		if _, ok := c.short[fold.String(string(initials))]; !ok {
			c.short[fold.String(string(initials))] = index
		}
	}
}

// embody makes a body of a figure that nothing but its one capital took for a person, where something tells that it is one; false where
// more speaks for a person.
func (c *cast) embody(m *mention) bool {
	f := &c.figures[m.who]
	if f.given != "" || f.titled || f.male+f.female > 0 || c.toks[m.name].is(firstName) || c.toks[m.name].initial() {
		return false
	}
	f.kind = corpus.Organization
	return true
}
