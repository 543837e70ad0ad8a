package token

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
)

// setFinite notes which words and clitics can be a clause's verb.
func (r *Reading) setFinite() {
	for i := range r.Toks {
		if t := &r.Toks[i]; t.Has(trait.Clitic|trait.Small) && r.finite(i) {
			t.Traits |= trait.Finite
		}
	}
}

// finite reports whether a word in small letters or a clitic can be a clause's verb, as far as its form tells.
func (r *Reading) finite(i int) bool {
	t := &r.Toks[i]
	switch {
	case t.Has(trait.Clitic):
		return r.Tok(i - 1).Has(trait.Pronoun)
	case t.Has(trait.Auxiliary | trait.Modal):
		return !t.In(endless)
	case t.Lex.Verb == 0 && t.Lex.Class&^(lexicon.CueAdjective|lexicon.Starter|lexicon.CommonNoun|lexicon.Department) != 0:
		return false
	case t.Has(trait.Past), t.Other(lexicon.Past):
		return true
	case t.Has(trait.Third), t.Other(lexicon.Third):
		return !r.named(i) && !(r.named(i-1) && t.In(plurals)) // "the herring talks"
	case t.Other(lexicon.Base): // "they seem", "who live", "the talks begin"
		before := r.Tok(i - 1)
		return before.Has(trait.Pronoun | trait.Relative | trait.People | trait.Third)
	case t.Is(lexicon.CommonNoun):
		return false
	}
	return strings.HasSuffix(r.Low[t.Start:t.End], "ed")
}

// endless are the forms of auxiliaries that are no clause's verb by themselves.
var endless = lexicon.Set("token.endless")

// naming are what makes a noun of what could be a verb, except "that".
const naming = trait.Determiner | trait.Possessive | trait.Preposition | trait.Clitic

// named reports whether an article or the like before token i makes a noun of what could be a verb.
func (r *Reading) named(i int) bool {
	t := r.Tok(i - 1)
	return t.Has(naming) && !t.Has(trait.That)
}

// plurals are forms of reporting verbs that are nouns in the plural more often.
var plurals = lexicon.Set("token.plurals")

// IsBe reports whether a word in lower case is a form of "be", or of "get" in its place.
func IsBe(w string) bool { return be.Holds(w) }

var be = lexicon.Set("token.be")
