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
		w, ok = c.bodies[c.short[key]]
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

// minShort is the length of the shortest words that mean a body whose name is longer.
const minShort = 4

// enterShort enters the forms by which another mention may mean a body: its first or last words, or its initials.
func (c *Cast) enterShort(b *Mention) {
	key, initials := c.bodyKey(b), ""
	for i := b.Name; i < b.Last; i++ {
		if t := &c.Toks[i]; t.Upper {
			initials += c.Low[t.Start : t.Start+1]
		}
		for _, words := range [...]corpus.Span{c.TokenSpan(i, b.Last), c.TokenSpan(b.Name, i+1)} {
			if words.Len() >= minShort {
				c.short[fold.String(words.In(c.Low))] = key
			}
		}
	}
	if len(initials) > 1 {
		c.short[fold.String(initials)] = key
	}
}

// Embody makes a body of a figure that nothing but its one capital took for a person, where something tells that it
// is one; false where more speaks for a person.
func (c *Cast) Embody(m *Mention) bool {
	f := &c.Figures[m.Who]
	if f.Given != "" || f.votes != 0 || c.Toks[m.Name].Is(lexicon.FirstName) {
		return false
	}
	f.Kind = corpus.Organization
	return true
}

// learnBody takes what a body is from the words around its name: "the private rescue group Halden Circle", "Halden
// Circle, a private rescue group,".
func (c *Cast) learnBody(m *Mention) {
	if first, ok := c.match(bodyBefore, m.First); ok {
		c.LearnRole(m.Who, c.TokenSpan(first, m.First), fullRole)
	}
	if first, ok := c.match(bodyAfter, m.Last); ok {
		words := token.Sentence{First: first, Last: c.over(phrase, first)}
		if !predicate.Matches(&c.reader, first+1, words) {
			c.LearnRole(m.Who, c.TokenSpan(first, words.Last), NounRole)
		}
	}
}
