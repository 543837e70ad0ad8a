package phrase

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A VerbGroup is a verb with its auxiliaries and negation: from its first token to the verb.
type VerbGroup struct {
	First   int
	Negated bool
}

// MaxNegation is how many words may stand between a negation and its verb, both included; an aside between commas
// counts as none.
const MaxNegation = 8

// maxInserted is how many words an aside between a negation and its verb may have: "has never, in any letter or report,
// said".
const maxInserted = 14

// Group returns the verb group that ends with token verb.
func (p *Reader) Group(verb int, s token.Sentence) VerbGroup {
	g := VerbGroup{First: verb}
	for k := verb - 1; k >= s.First && !p.Toks[k].Has(trait.Quoted) && verb-k <= MaxNegation; k-- {
		t := &p.Toks[k]
		switch {
		case t.Has(trait.Comma):
			before := p.beforeInserted(k, s)
			if before < 0 {
				return g
			}
			k, verb = before+1, verb-(k-before)
		case p.Negates(k) && !(p.Lower(k) == "no" && p.Lower(k+1) != "longer"):
			if !p.Focuses(k + 1) {
				g.Negated = true
			}
			g.First = k
		case k == verb-1 && p.Toks[k].In(almost):
			g.Negated, g.First = true, k
		case p.emphasis(k, s) > 0:
			n := p.emphasis(k, s)
			g.Negated = g.Negated || p.Lower(k-1) == "no"
			k -= n - 1
		case p.Lower(k) == "yet":
		case t.Has(trait.Pronoun|trait.Subordinator|trait.Coordinator) && !t.Has(trait.Adverb):
			return g
		case t.Has(trait.Auxiliary | trait.Modal):
			g.First = k
		case !t.Has(trait.Adverb|trait.Negation) && !p.Adverbial(k):
			return g
		}
	}
	return g
}

// beforeInserted returns the token before an aside that ends with the comma at token k, where a negation or an auxiliary leads to it;
// -1 where none does.
func (p *Reader) beforeInserted(k int, s token.Sentence) int {
	for j := k - 1; j > s.First && k-j <= maxInserted && !p.Toks[j].Has(trait.Quoted); j-- {
		if p.Toks[j].Has(trait.Comma) && (p.Negates(j-1) || p.Toks[j-1].Has(trait.Auxiliary|trait.Modal)) {
			return j - 1
		}
	}
	return -1
}

// emphasis returns how many tokens the phrase that ends with token k has where it only stresses a verb: "in no way",
// "by any means"; 0 for other words.
func (p *Reader) emphasis(k int, s token.Sentence) int {
	if k-2 < s.First || !p.Toks[k].In(stressing) {
		return 0
	}
	if w := p.Lower(k - 1); w != "no" && w != "any" || !p.Toks[k-2].Has(trait.Preposition) {
		return 0
	}
	return 3
}

// stressing are nouns of phrases that stress a verb: "at no stage".
var stressing = lexicon.Set("phrase.stressing")

// Negates reports whether token k negates the verb after it.
func (p *Reader) Negates(k int) bool {
	if p.Toks[k].In(negations) {
		return true
	}
	w := p.Lower(k)
	return strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
}

// negations are the words before a verb that say that it did not happen.
var negations = lexicon.Set("phrase.negations")

// almost are adverbs right before a verb by which it did not quite happen.
var almost = lexicon.Set("phrase.almost")

// Focuses reports whether token k takes a negation before it back: "not only said".
func (p *Reader) Focuses(k int) bool { return p.Toks[k].In(focusing) }

var focusing = lexicon.Set("phrase.focusing")

// Denies reports whether token k negates the verb after it, and the next token does not take that back.
func (p *Reader) Denies(k int) bool { return p.Negates(k) && !p.Focuses(k+1) }

// BeforeGerund returns the token before an -ing form at token i and the adverbs and auxiliaries that belong to it:
// "denied ever having called it".
func (p *Reader) BeforeGerund(i int, s token.Sentence) int {
	k := i - 1
	for k > s.First && i-k < MaxNegation && !p.Toks[k].Has(trait.Quoted) && (p.Lower(k) == "having" || p.Toks[k].Has(trait.Adverb) && !p.Negates(k) || p.Adverbial(k)) {
		k--
	}
	return k
}
