package subject

import (
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// RelatesTo reports whether "that" at token i stands for the noun before it: its verb follows at once.
func (p *Reader) RelatesTo(i int, s token.Sentence) bool {
	k := p.OverAdverbs(i+1, s)
	if k+1 >= s.Last || p.Toks[k].Has(trait.Quoted) {
		return false
	}
	t := &p.Toks[k]
	if t.Has(trait.Small) && !t.Listed && p.Text[t.End-1] == 's' && p.Text[t.End-2] != 's' && p.Toks[k+1].Has(trait.Preposition|trait.Determiner|trait.Possessive|trait.ObjectPronoun) {
		return true // "emerges from"
	}
	return p.Toks[k].Has(trait.Finite)
}
