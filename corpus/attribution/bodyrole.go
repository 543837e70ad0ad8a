package attribution

import "slices"

// learnBody takes what a body is from the words around its name: "the private rescue group Halden Circle", "Halden
// Circle, a private rescue group,".
func (c *cast) learnBody(m *mention) {
	if m.kind != anOrg {
		return
	}
	if first := c.bodyBefore(m); m.first-first > 1 {
		last := m.first
		for c.toks[last-1].is(determiner) {
			last--
		}
		c.learnRole(m.who, c.span(first, last), fullRole)
	}
	if i := m.last; c.toks[i].sep(',') && c.toks[i+1].is(determiner) && !c.toks[i+1].is(possessive) {
		if end := c.appositiveEnd(i + 1); end > i+2 && c.bodyHead(i+1, end) {
			c.learnRole(m.who, c.span(i+1, end), nounRole)
		}
	}
}

// bodyBefore returns the first token of the words before a body's name that say what it is, or of the name itself.
func (c *cast) bodyBefore(m *mention) int {
	k := m.first - 1
	if k > 0 && c.toks[k].is(determiner) {
		k--
	}
	if k < 0 || c.at[k] != 0 || c.toks[k].upper || !vagueBody.in(&c.toks[k]) {
		return m.first
	}
	for k > 0 && m.first-k < maxLead && c.at[k-1] == 0 && c.describesBody(k-1) {
		k--
	}
	if k > 0 && c.toks[k-1].is(determiner) && !c.toks[k-1].is(possessive) {
		k--
	}
	return k
}

// describesBody reports whether the word at token i can stand before the noun for a body.
func (c *cast) describesBody(i int) bool {
	t := &c.toks[i]
	if t.kind != wordToken || t.is(functional|determiner|possessive|adverb|timeWord) {
		return false
	}
	return t.is(modifier|adjective|commonNoun|demonym|place|body|role) || t.unlisted() && !t.other(base|third|gerund)
}

// bodyHead reports whether the phrase [i, end) is one for a body: its first noun is, and it has no verb of its own.
func (c *cast) bodyHead(i, end int) bool {
	for k := i + 1; k < min(end, i+maxLead); k++ {
		switch {
		case c.toks[k].is(body) && !c.toks[k].upper:
			return c.predicate(k+1, end) < 0
		case !c.describesBody(k):
			return false
		}
	}
	return false
}

// mentionEnding returns the mention that ends before token i, or nil.
func (c *cast) mentionEnding(i int) *mention {
	n, ok := slices.BinarySearchFunc(c.ments, i, func(m mention, at int) int { return m.last - at })
	if !ok {
		return nil
	}
	return &c.ments[n]
}
