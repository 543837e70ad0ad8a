package speaker

import (
	"sort"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// maxAhead is how many paragraphs after a lead name the person whom it describes.
const maxAhead = 3

// ahead finds whom a description in the lead means that a later paragraph names with an office that fits: "The island's
// fisheries minister has accused …" and then "Island Fisheries Minister Ada Marsh said". It returns -1 where none or several
// fit.
func (p *Reader) ahead(np phrase.Phrase, gender lexicon.Class) int {
	if p.Memory.para > p.leadPara()+1 {
		return -1
	}
	heads, found := p.roleNouns(np), -1
	for k := p.Memory.ments; k < len(p.Mentions); k++ {
		m := &p.Mentions[k]
		if p.paraOf(m.First) > p.Memory.para+maxAhead {
			break
		}
		if m.Kind != entity.AName || m.Who == found || !p.certain(m.Who) || !p.couldBe(m.Who, gender) || !p.hasRole(m.Who, heads) || p.contradicts(np, m.Who) || !p.sharesWord(np, m.Who) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = m.Who
	}
	return found
}

// introducedNext finds whom a spokesman without a name is that no one is given elsewhere: the next person named, if that is a
// subject in the same or the next paragraph and has no role. "The ministry's spokeswoman announced …. Ada Marsh told reporters". It returns
// -1 where another one may be meant.
func (p *Reader) introducedNext(np phrase.Phrase, gender lexicon.Class) int {
	if p.Memory.para > p.leadPara()+1 || !p.Toks[np.First].Has(trait.The) || !p.Toks[np.Head].In(voices) {
		return -1
	}
	for k := p.Memory.ments; k < len(p.Mentions); k++ {
		m := &p.Mentions[k]
		if m.Kind != entity.AName || m.Titled {
			continue
		}
		if p.paraOf(m.First) > p.Memory.para+1 || !p.certain(m.Who) || !p.couldBe(m.Who, gender) || p.Cast.Figures[m.Who].Rank > entity.NoRole || !p.isSubject(m) {
			return -1
		}
		return m.Who
	}
	return -1
}

// voices are offices whose holders an article names as soon as they speak.
var voices = lexicon.Set("speaker.voices")

// leadPara returns the paragraph of the first sentence that is no headline.
func (p *Reader) leadPara() int {
	for _, s := range p.Sentences {
		if !s.Headline {
			return s.Para
		}
	}
	return 0
}

// paraOf returns the paragraph of token i.
func (p *Reader) paraOf(i int) int {
	n := sort.Search(len(p.Sentences), func(n int) bool { return p.Sentences[n].Last > i })
	return p.Sentences[min(n, len(p.Sentences)-1)].Para
}

// sharesWord reports whether a figure's role has each word that a description has beside its head, articles and owners aside:
// "the fisheries minister". A country may be given in another form, see contradicts.
func (p *Reader) sharesWord(np phrase.Phrase, w int) bool {
	role := fold.Lower(p.Cast.Figures[w].Role.In(p.Text))
	for k := np.First; k < np.Head; k++ {
		t := &p.Toks[k]
		if !t.Has(trait.Word) || t.Has(trait.Upper|trait.Determiner|trait.Possessive|trait.Functional) || p.Toks[k+1].Has(trait.Clitic) {
			continue
		}
		if !hasNoun(role, p.Lower(k)) {
			return false
		}
	}
	return true
}
