package attribution

import (
	"sort"

	"verbatim/corpus/fold"
)

// maxAhead is how many paragraphs after a lead name the person whom it describes.
const maxAhead = 3

// ahead finds whom a description in the lead means that a later paragraph names with an office that fits: "The island's
// fisheries minister has accused …" and then "Island Fisheries Minister Ada Marsh said". It returns -1 where none or several
// fit.
func (p *parser) ahead(np phrase, gender class) int {
	if p.memory.para > p.leadPara()+1 {
		return -1
	}
	heads, found := p.roleNouns(np), -1
	for k := p.memory.ments; k < len(p.ments); k++ {
		m := &p.ments[k]
		if p.paraOf(m.first) > p.memory.para+maxAhead {
			break
		}
		if m.kind != aName || m.who == found || !p.certain(m.who) || !p.couldBe(m.who, gender) || !p.hasRole(m.who, heads) || p.contradicts(np, m.who) || !p.sharesWord(np, m.who) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = m.who
	}
	return found
}

// introducedNext finds whom a spokesman without a name is that no one is given elsewhere: the next person named, if that is a
// subject in the same or the next paragraph and has no role. "The ministry's spokeswoman announced …. Ada Marsh told reporters". It returns
// -1 where another one may be meant.
func (p *parser) introducedNext(np phrase, gender class) int {
	if p.memory.para > p.leadPara()+1 || p.toks[np.first].lex.word != theWord || !voices.in(&p.toks[np.head]) {
		return -1
	}
	for k := p.memory.ments; k < len(p.ments); k++ {
		m := &p.ments[k]
		if m.kind != aName || m.titled {
			continue
		}
		if p.paraOf(m.first) > p.memory.para+1 || !p.certain(m.who) || !p.couldBe(m.who, gender) || p.cast.figures[m.who].rank > noRole || !p.isSubject(m) {
			return -1
		}
		return m.who
	}
	return -1
}

// voices are offices whose holders an article names as soon as they speak.
var voices = wordSet("spokesman spokeswoman spokesperson")

// leadPara returns the paragraph of the first sentence that is no headline.
func (p *parser) leadPara() int {
	for _, s := range p.sents {
		if !s.headline {
			return s.para
		}
	}
	return 0
}

// paraOf returns the paragraph of token i.
func (p *parser) paraOf(i int) int {
	n := sort.Search(len(p.sents), func(n int) bool { return p.sents[n].last > i })
	return p.sents[min(n, len(p.sents)-1)].para
}

// sharesWord reports whether a figure's role has each word that a description has beside its head, articles and owners aside:
// "the fisheries minister". A country may be given in another form, see contradicts.
func (p *parser) sharesWord(np phrase, w int) bool {
	role := fold.Lower(p.cast.figures[w].role.In(p.text))
	for k := np.first; k < np.head; k++ {
		t := &p.toks[k]
		if t.kind != wordToken || t.upper || t.is(determiner|possessive|functional) || p.toks[k+1].kind == clitic {
			continue
		}
		if !hasNoun(role, p.lower(k)) {
			return false
		}
	}
	return true
}
