package token

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// MaxAppositive is how many tokens may stand between a subject and its verb as an appositive or an aside.
const MaxAppositive = 45

// Lower returns the word at token i in lower case.
func (r *Reading) Lower(i int) string {
	t := &r.Toks[i]
	if t.wide || t.Kind != WordToken {
		return fold.Lower(r.Text[t.Start:t.End])
	}
	return r.Low[t.Start:t.End]
}

// Finite reports whether the token can be a clause's verb, as far as its form tells.
func (r *Reading) Finite(i int) bool {
	t := &r.Toks[i]
	if t.Kind == Clitic {
		return r.At[i] == 0 && i > 0 && r.Toks[i-1].Is(lexicon.Pronoun)
	}
	if t.Kind != WordToken || t.Upper || r.At[i] != 0 {
		return false
	}
	switch {
	case t.Is(lexicon.Auxiliary | lexicon.Modal):
		return !t.In(endless)
	case t.Lex.Verb != 0:
		return t.Form(lexicon.Past) || t.Form(lexicon.Third) && !r.nominal(i) && !r.PluralNoun(i)
	case t.Lex.Class&^(lexicon.CueAdjective|lexicon.Starter|lexicon.CommonNoun|lexicon.Department) != 0:
		return false
	}
	if t.Lex.Other != 0 {
		return t.Other(lexicon.Past) || t.Other(lexicon.Third) && !r.nominal(i) || t.Other(lexicon.Base) && r.plain(i)
	}
	w := r.Text[t.Start:t.End]
	return strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed") && len(w) > 3 && !t.Is(lexicon.CommonNoun)
}

// endless are the forms of auxiliaries that are no clause's verb by themselves.
var endless = lexicon.Set("token.endless")

// nominal reports whether an article or the like before token i makes a noun of what could be a verb.
func (r *Reading) nominal(i int) bool {
	if i == 0 || r.At[i-1] != 0 {
		return false
	}
	t := &r.Toks[i-1]
	return t.Is(lexicon.Determiner|lexicon.Possessive|lexicon.Preposition) && !t.Is(lexicon.Relative) && t.Lex.Word != lexicon.ThatWord || t.Kind == Clitic
}

// PluralNoun reports whether the word at token i, which could be a verb, is the head of a phrase with an article: "the herring talks",
// "the Geneva talks".
func (r *Reading) PluralNoun(i int) bool {
	if i < 2 || r.At[i-1] != 0 || r.At[i-2] != 0 || !r.Toks[i].In(plurals) {
		return false
	}
	before, first := &r.Toks[i-1], &r.Toks[i-2]
	if before.Kind != WordToken || !first.Is(lexicon.Determiner|lexicon.Possessive|lexicon.Preposition) && first.Kind != Clitic || first.Lex.Word == lexicon.ThatWord {
		return false
	}
	return before.Upper && before.Is(lexicon.Place|lexicon.Demonym|lexicon.OrgName) && first.Is(lexicon.Determiner) || !before.Upper && !before.Is(lexicon.Role|lexicon.People|lexicon.Body|lexicon.Document|lexicon.Functional|lexicon.Adverb|lexicon.Determiner) && !Agents(r.Text[before.Start:before.End])
}

// plurals are forms of reporting verbs that are nouns in the plural more often.
var plurals = lexicon.Set("token.plurals")

// plain reports whether the plain form of a verb at token i has a subject right before it: "they seem", "who live".
func (r *Reading) plain(i int) bool {
	if i == 0 || r.At[i-1] != 0 {
		return false
	}
	k := i - 1
	for k > 0 && r.At[k] == 0 && r.Toks[k].Is(lexicon.Adverb) && !r.Toks[k].Is(lexicon.People) {
		k--
	}
	t := &r.Toks[k]
	return t.Kind == WordToken && (t.Is(lexicon.Pronoun|lexicon.Relative|lexicon.People) || t.Form(lexicon.Third) && (r.nominal(k) || r.PluralNoun(k))) // "the talks begin"
}

// IsBe reports whether a word in lower case is a form of "be", or of "get" in its place.
func IsBe(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "being", "am", "'re", "’re", "get", "got", "gets":
		return true
	}
	return false
}

// Agents reports whether a word has the ending of nouns for several people by what they do.
func Agents(word string) bool {
	for _, ending := range [...]string{"ators", "itors", "ists", "icians", "ologists", "makers", "workers", "owners", "holders", "growers", "goers"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// MaxName is how many tokens a name with its titles may have.
const MaxName = 14

// TokenSpan is the span of the tokens [first, last).
func (p *Reading) TokenSpan(first, last int) corpus.Span {
	return corpus.Span{Start: int(p.Toks[first].Start), End: int(p.Toks[last-1].End)}
}

// In reports whether a token is a word of the set.
func (t *Token) In(set lexicon.WordBits) bool {
	return t.Traits&trait.Quoted == 0 && set.Has(t.Lex.Word) && !t.Dotted
}
