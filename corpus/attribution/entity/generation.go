package entity

import "verbatim/corpus/attribution/lexicon"

// surnameOf returns the surname in a mention, folded. That of "Otto Roe Jr." has its suffix if the article names Otto
// Roe too, so that father and son stay two. A name of one part, as "Otto Jr.", always has it.
func (c *Cast) surnameOf(m *Mention) string {
	i := c.lastToken(m)
	name := c.Lower(i)
	if c.junior(m) && (m.Name == i || c.eldersNamed()[c.Lower(m.Name)+" "+name]) {
		return name + " " + c.Lower(m.Last-1)
	}
	return name
}

// enterJunior enters the bearer of a full name with "Jr." by its shorter forms: "Roe Jr.", "Otto Jr."
func (c *Cast) enterJunior(m *Mention) {
	for _, i := range [...]int{m.Name, c.lastToken(m)} {
		c.byPart[c.Lower(i)+" "+c.Lower(m.Last-1)] = m.Who
	}
}

// junior reports whether a name ends with "Jr." or the like.
func (c *Cast) junior(m *Mention) bool {
	return c.lastToken(m) < m.Last-1 && generations.Holds(c.Lower(m.Last-1))
}

// eldersNamed returns the first names and surnames of all who are named in full without "Jr.".
func (c *Cast) eldersNamed() map[string]bool {
	if len(c.elders) == 0 {
		c.elders[""] = true
		for i := range c.ments {
			if m := &c.ments[i]; m.Kind == AName && c.Parts(m) > 1 && !c.junior(m) {
				c.elders[c.Lower(m.Name)+" "+c.Lower(c.lastToken(m))] = true
			}
		}
	}
	return c.elders
}

// generations tell two people of one name apart.
var generations = lexicon.Set("entity.generations")
