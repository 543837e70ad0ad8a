package subject

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// RelatesTo reports whether "that" at token i stands for the noun before it: its verb follows at once.
func (p *Reader) RelatesTo(i int, s token.Sentence) bool {
	k := p.OverAdverbs(i+1, s)
	if k+1 >= s.Last || p.At[k] != 0 {
		return false
	}
	t := &p.Toks[k]
	if t.Kind == token.WordToken && !t.Listed && !t.Upper && p.Text[t.End-1] == 's' && p.Text[t.End-2] != 's' && p.Toks[k+1].Is(lexicon.Preposition|lexicon.Determiner|lexicon.Possessive|lexicon.ObjectPronoun) {
		return true // "emerges from"
	}
	return p.Finite(k)
}
