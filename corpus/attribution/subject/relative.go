package subject

import (
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// RelatesTo reports whether "that" at token i stands for the noun before it: its verb follows at once.
func (p *Reader) RelatesTo(i int, s token.Sentence) bool {
	k := p.OverAdverbs(i+1, s)
	return p.Toks[k].Has(trait.Finite)
}
