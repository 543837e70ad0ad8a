package entity

import "verbatim/corpus/attribution/lexicon"

// surnameOf returns the surname in a mention, folded. That of "Otto Roe Jr." has its suffix if the article also names an
// Otto Roe without it, so that father and son stay two. A name of one part, as "Otto Jr.", always has it.
func (c *Cast) surnameOf(m *Mention) string {
	i := c.lastToken(m)
	name, suffix := c.Lower(i), c.generation(m)
	if suffix == "" || m.Name < i && !c.namesakes()[c.Lower(m.Name)+" "+name].several {
		return name
	}
	return name + " " + suffix
}

// generation returns the "Jr." or the like with which a name ends, folded; "" for none.
func (c *Cast) generation(m *Mention) string {
	if c.lastToken(m) == m.Last-1 {
		return ""
	}
	if suffix := c.Lower(m.Last - 1); generations.Holds(suffix) {
		return suffix
	}
	return ""
}

// enterJunior enters the bearer of a full name with "Jr." by its shorter forms: "Roe Jr.", "Otto Jr."
func (c *Cast) enterJunior(m *Mention) {
	suffix := c.generation(m)
	if suffix == "" {
		return
	}
	for _, i := range [...]int{m.Name, c.lastToken(m)} {
		c.byPart[c.Lower(i)+" "+suffix] = m.Who
	}
}

// A namesake tells with which suffix a full name stands in the article, and whether it stands with others too.
type namesake struct {
	suffix  string
	several bool
}

// namesakes returns the suffixes of all full names, by first name and surname.
func (c *Cast) namesakes() map[string]namesake {
	if len(c.suffixes) > 0 {
		return c.suffixes
	}
	for i := range c.ments {
		m := &c.ments[i]
		if m.Kind != AName || c.Parts(m) < 2 {
			continue
		}
		key, suffix := c.Lower(m.Name)+" "+c.Lower(c.lastToken(m)), c.generation(m)
		known, ok := c.suffixes[key]
		c.suffixes[key] = namesake{suffix, known.several || ok && known.suffix != suffix}
	}
	return c.suffixes
}

// generations tell two people of one name apart.
var generations = lexicon.Set("entity.generations")
