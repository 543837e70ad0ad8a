package entity

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// partyLabel reports whether the word at token i is a party after a name, with its state or without: "(R-Fla.)",
// "(D)", ", D-N.Y.,".
func partyLabel(r *token.Reading, i int) bool {
	if i == 0 || i+1 >= len(r.Toks) {
		return false
	}
	bracket := r.Toks[i-1].Sep('(')
	if !bracket && !r.Toks[i-1].Sep(',') {
		return false
	}
	party, _, state := strings.Cut(r.Lower(i), "-")
	alone := bracket && r.Toks[i+1].Sep(')')
	return (state || alone) && parties.Holds(party)
}

// parties are short forms of parties.
var parties = lexicon.Set("entity.parties")
