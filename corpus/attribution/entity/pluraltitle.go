package entity

import "verbatim/corpus/attribution/lexicon"

// A pluralTitle is a title of several people, and how far their list has been read.
type pluralTitle struct {
	holder, last int // mentions: the one with the title, and the last that shares it
	open         bool
}

// sharedTitle returns the mention before the i-th whose title in the plural is that of the i-th too, or nil: "Presidents
// Vane, Orlin and Roe".
func (c *Cast) sharedTitle(i int) *Mention {
	m := &c.ments[i]
	if m.Name > m.First && c.ofSeveral(m.Name-1) {
		c.plural = pluralTitle{holder: i, last: i, open: true}
		return nil
	}
	if !c.plural.open || m.Titled {
		return nil
	}
	listed, and := c.inList(c.ments[c.plural.last].Last, m.First)
	c.plural.last, c.plural.open = i, listed && !and
	if !listed {
		return nil
	}
	return &c.ments[c.plural.holder]
}

// maxBetween is how many tokens may stand between two people of a list.
const maxBetween = 8

// inList reports whether tokens [first, last) join two people of a list, with their parties or places or without, and
// whether the second is the last of the list: ", ", " (R-Fla.) and ", " of Oslo, ".
func (c *Cast) inList(first, last int) (joined, and bool) {
	if last-first > maxBetween {
		return false, false
	}
	for i := first; i < last; i++ {
		t := &c.Toks[i]
		switch {
		case t.Lex.Word == lexicon.AndWord:
			joined, and = true, true
		case t.Sep(','):
			joined = true
		case t.Sep('('), t.Sep(')'), t.Lex.Word == lexicon.OfWord, t.Is(lexicon.Place), partyLabel(&c.Reading, i):
		default:
			return false, false
		}
	}
	return joined, and
}

// ofSeveral reports whether the title at token i is one of several people: "Presidents".
func (c *Cast) ofSeveral(i int) bool {
	return c.Toks[i].Is(lexicon.Title) && c.Toks[i].Is(lexicon.People)
}
