package cue

import (
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// lastChance returns the last token of a sentence where a cue may begin, so that no subject is looked for behind it; -1 where
// none may. Behind a quotation any verb may be a cue. The subject of a verb behind a comma may tell a role: "the harbour
// master, Ada Marsh, resigned".
func (p *Reader) lastChance(s token.Sentence) int {
	chances := trait.Reporting | trait.CueNoun | trait.CueAdjective
	for i := s.First; i < s.Last; i++ {
		if p.Toks[i].Has(trait.Quoted) {
			chances |= trait.Finite
			break
		}
	}
	for i := s.Last - 1; i >= s.First; i-- {
		t := &p.Toks[i]
		if t.Has(chances) || t.Has(trait.Word) && p.rarely(t) || t.Has(trait.Finite) && i > s.First && p.Toks[i-1].Has(trait.Comma) {
			return i
		}
	}
	return -1
}

// rarely reports whether a word is one of the few others that cues begin with.
func (p *Reader) rarely(t *token.Token) bool {
	return t.In(clearly) || t.In(uses) || t.In(verbless) || t.In(views)
}
