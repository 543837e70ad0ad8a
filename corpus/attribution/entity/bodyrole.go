package entity

import (
	"slices"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// learnBody takes what a body is from the words around its name: "the private rescue group Halden Circle", "Halden
// Circle, a private rescue group,".
func (c *Cast) learnBody(m *Mention) {
	if m.Kind != AnOrg {
		return
	}
	if first := c.bodyBefore(m); m.First-first > 1 {
		last := m.First
		for c.Toks[last-1].Is(lexicon.Determiner) {
			last--
		}
		c.LearnRole(m.Who, c.Span(first, last), fullRole)
	}
	if i := m.Last; c.Toks[i].Sep(',') && c.Toks[i+1].Is(lexicon.Determiner) && !c.Toks[i+1].Is(lexicon.Possessive) {
		if end := c.appositiveEnd(i + 1); end > i+2 && c.bodyHead(i+1, end) {
			c.LearnRole(m.Who, c.Span(i+1, end), NounRole)
		}
	}
}

// bodyBefore returns the first token of the words before a body's name that say what it is, or of the name itself.
func (c *Cast) bodyBefore(m *Mention) int {
	k := m.First - 1
	if k > 0 && c.Toks[k].Is(lexicon.Determiner) {
		k--
	}
	if k < 0 || c.At[k] != 0 || c.Toks[k].Upper || !c.Toks[k].In(VagueBody) {
		return m.First
	}
	for k > 0 && m.First-k < maxLead && c.At[k-1] == 0 && c.describesBody(k-1) {
		k--
	}
	if k > 0 && c.Toks[k-1].Is(lexicon.Determiner) && !c.Toks[k-1].Is(lexicon.Possessive) {
		k--
	}
	return k
}

// describesBody reports whether the word at token i can stand before the noun for a body.
func (c *Cast) describesBody(i int) bool {
	t := &c.Toks[i]
	if t.Kind != token.WordToken || t.Is(lexicon.Functional|lexicon.Determiner|lexicon.Possessive|lexicon.Adverb|lexicon.TimeWord) {
		return false
	}
	return t.Is(lexicon.Modifier|lexicon.Adjective|lexicon.CommonNoun|lexicon.Demonym|lexicon.Place|lexicon.Body|lexicon.Role) || t.Unlisted() && !t.Other(lexicon.Base|lexicon.Third|lexicon.Gerund)
}

// bodyHead reports whether the phrase [i, end) is one for a body: its first noun is, and it has no verb of its own.
func (c *Cast) bodyHead(i, end int) bool {
	for k := i + 1; k < min(end, i+maxLead); k++ {
		switch {
		case c.Toks[k].Is(lexicon.Body) && !c.Toks[k].Upper:
			return c.predicate(k+1, end) < 0
		case !c.describesBody(k):
			return false
		}
	}
	return false
}

// mentionEnding returns the mention that ends before token i, or nil.
func (c *Cast) mentionEnding(i int) *Mention {
	n, ok := slices.BinarySearchFunc(c.ments, i, func(m Mention, at int) int { return m.Last - at })
	if !ok {
		return nil
	}
	return &c.ments[n]
}

// VagueBody are nouns that an article uses for any body it has named.
var VagueBody = lexicon.Set("entity.VagueBody")
