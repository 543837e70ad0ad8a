package speaker

import (
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// jointAfter returns the mentions that commas and "and" join after the name of phrase np where it stands after its verb:
// "said Marsh and Roe". end is the token after the last of them, or np.last.
func (p *Reader) jointAfter(np *phrase.Phrase, s token.Sentence) (others []int, end int) {
	end = np.Last
	if np.Kind != phrase.NamePhrase && np.Kind != phrase.BodyName {
		return nil, end
	}
	var list []int
	for k := end; k+1 < s.Last && len(list) < phrase.MaxJoint-1; {
		last := p.Toks[k].Has(trait.And)
		if !last && !p.Toks[k].Has(trait.Comma) {
			break
		}
		k++
		if k < s.Last && p.Toks[k].Has(trait.The|trait.An) {
			k++
		}
		if k >= s.Last || p.StartsAt[k] == 0 {
			break
		}
		m := int(p.StartsAt[k]) - 1
		k = p.Mentions[m].Last
		if p.Mentions[m].Kind == entity.ATitle || k < s.Last && p.Toks[k].Has(trait.Finite) {
			break
		}
		if list = append(list, m); last {
			return list, k
		}
	}
	return nil, end
}
