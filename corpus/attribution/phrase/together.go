package phrase

import (
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/trait"
)

// MaxJoint is how many speakers a cue may have.
const MaxJoint = 4

// JointBefore returns the mentions that "and" and commas join before the name of phrase np, in the order of the text:
// "Marsh, Roe and NATO said".
func (p *Reader) JointBefore(np *Phrase, floor int) (others []int) {
	if np.Kind != NamePhrase && np.Kind != BodyName {
		return nil
	}
	left := p.Mentions[np.Mention].First
	for len(others) < MaxJoint-1 {
		m := p.joinedTo(left, floor, len(others) > 0)
		if m < 0 {
			break
		}
		others = append([]int{m}, others...)
		left = p.Mentions[m].First
	}
	return others
}

// joinedTo returns the mention before "and" that joins it to the name at token left; -1 for none. In a list a comma may stand
// for "and".
func (p *Reader) joinedTo(left, floor int, list bool) int {
	k := p.BeforeArticle(left) - 1
	if k <= floor || !p.Toks[k].Has(trait.And) && !list {
		return -1
	}
	if k-1 > floor && p.Toks[k-1].Has(trait.Comma) {
		k--
	}
	m := int(p.EndsAt[k-1]) - 1
	if m < 0 || p.Mentions[m].Kind == entity.ATitle {
		return -1
	}
	if before := p.BeforeArticle(p.Mentions[m].First) - 1; before >= floor && p.rules(before, &p.Mentions[m]) {
		return -1
	}
	return m
}

// BeforeArticle returns the token of the article before token i, or i itself.
func (p *Reader) BeforeArticle(i int) int {
	if i > 0 && p.Toks[i-1].Has(trait.The|trait.An) {
		return i - 1
	}
	return i
}

// rules reports whether the word at token k makes the mention after it something else than a subject: a preposition, or a verb.
func (p *Reader) rules(k int, m *entity.Mention) bool {
	t := &p.Toks[k]
	if t.Has(trait.Preposition | trait.Subordinator | trait.Reporting) {
		return true
	}
	return m.Kind != entity.AName && p.Toks[k].Has(trait.Finite|trait.Clitic)
}
