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

// MaxNegation is how many words may stand between a negation and its verb, both included.
const MaxNegation = 8

var (
	between      = verbs.Get("helpers")
	group        = verbs.Get("group")
	beforeGerund = verbs.Get("before-gerund")
	governs      = verbs.Get("governs")
)

// Group returns the verb group that ends with token verb.
func (p *Words) Group(verb int, s token.Sentence) VerbGroup {
	return p.groups.get(verb, s.First, s.Last, func() VerbGroup { return p.group(verb, s) })
}

func (p *Words) group(verb int, s token.Sentence) VerbGroup {
	g := VerbGroup{First: group.Over(p, verb, s), Negated: p.Tok(verb - 1).In(almost)}
	for k := g.First; k < verb; k++ {
		if p.Denies(k) {
			g.Negated = true
		}
	}
	return g
}

// SkipBack returns the last token before i that is neither adverb, auxiliary, negation nor a word of time, and whether
// an auxiliary of the passive was skipped.
func (p *Words) SkipBack(i, floor int) (k int, passive bool) {
	if p.Toks[i].Has(trait.Gerund) && p.Tok(i-1).In(phases) { // "has begun telling"
		k, _ = p.SkipBack(i-1, floor)
		return k, true
	}
	found := p.before.get(i, floor, 0, func() skipped { return p.skip(i, floor) })
	return found.last, found.passive
}

// skipped is what SkipBack returns.
type skipped struct {
	last    int
	passive bool
}

func (p *Words) skip(i, floor int) skipped {
	k := between.Over(p, i, p.from(floor)) - 1
	for j := i - 1; j >= max(k, floor); j-- {
		if p.Toks[j].Has(trait.Auxiliary) {
			return skipped{k, token.IsBe(p.Lower(j))}
		}
	}
	return skipped{last: k}
}

// from returns the rest of the text from a token on, for patterns that are matched back to there.
func (p *Words) from(floor int) token.Sentence {
	return token.Sentence{First: floor, Last: len(p.Toks)}
}

// phases are verbs that tell when or how long someone does what the -ing form after them says.
var phases = lexicon.Set("phrase.phases")

// BeforeGerund returns the token before an -ing form at token i and the adverbs and auxiliaries that belong to it:
// "denied ever having called it".
func (p *Words) BeforeGerund(i int, s token.Sentence) int {
	return max(beforeGerund.Over(p, i, s)-1, s.First)
}

// Governed reports whether a noun phrase is the object of a verb or preposition right before it.
func (p *Words) Governed(np *Phrase, s token.Sentence) bool { return governs.Matches(p, np.First, s) }

// Negates reports whether token k negates the verb after it.
func (p *Words) Negates(k int) bool {
	return p.Toks[k].In(negations) || strings.HasSuffix(strings.ReplaceAll(p.Lower(k), "’", "'"), "n't")
}

// Focuses reports whether token k takes a negation before it back: "not only said".
func (p *Words) Focuses(k int) bool { return p.Toks[k].In(focusing) }

// Denies reports whether token k negates the verb after it, and the next token does not take that back.
func (p *Words) Denies(k int) bool { return p.Negates(k) && !p.Focuses(k+1) }

var (
	negations = lexicon.Set("phrase.negations") // words before a verb that say that it did not happen
	almost    = lexicon.Set("phrase.almost")    // adverbs right before a verb by which it did not quite happen
	focusing  = lexicon.Set("phrase.focusing")
)
