package phrase

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// OverTimes skips adverbs and phrases of time, place and occasion: "on Monday", "in a statement", "of the plan".
func (p *Reader) OverTimes(j int, s token.Sentence) int {
	for j < s.Last && !p.Toks[j].Has(trait.Quoted) {
		t := &p.Toks[j]
		switch {
		case t.Has(trait.Preposition) && j+1 < s.Last && !p.Toks[j+1].Has(trait.Quoted) && p.Toks[j+1].Has(trait.Calendar|trait.Time) && !p.Toks[min(j+2, s.Last-1)].Has(trait.Clitic):
			j += 2
		case t.Has(trait.Preposition) && !t.Has(trait.Subordinator):
			np := p.Starting(j+1, s.Last)
			if !np.Ok() || np.Last >= s.Last || p.Rounds(j) {
				return j
			}
			j = np.Last
			if p.Toks[j].Has(trait.Clitic) {
				return j
			}
		case t.Has(trait.Adverb|trait.Time) && !t.Has(trait.Subordinator|trait.Determiner) && t.Lex.Word != lexicon.ThereWord, t.Has(trait.Calendar), t.Has(trait.Number) && j > 0 && p.Toks[j-1].Has(trait.Calendar):
			j++
		case (t.Has(trait.Determiner) || p.Lower(j) == "last" || p.Lower(j) == "earlier") && j+1 < s.Last && p.Toks[j+1].Has(trait.Time) || t.Has(trait.Determiner) && j+1 < s.Last && p.Toks[j+1].Has(trait.Calendar):
			j += 2
		default:
			return j
		}
	}
	return j
}

// Rounds reports whether the preposition at token j stands before a number that it rounds: "about half of the farmers".
func (p *Reader) Rounds(j int) bool {
	if j+1 >= len(p.Toks) || !p.Toks[j].In(Rounding) {
		return false
	}
	next := &p.Toks[j+1]
	return next.Has(trait.Number | trait.Numeral | trait.Dollar)
}

// Rounding are prepositions that stand before a number as "nearly" does.
var Rounding = lexicon.Set("phrase.Rounding")

// ClosedByComma reports whether token k is the end of a quotation that has a comma inside, as a clause before another has.
func (p *Reader) ClosedByComma(k int) bool {
	return p.Toks[k].Has(trait.Quoted) && p.Quotations[p.At[k]-1].Right == k+1 && p.Toks[p.Quotations[p.At[k]-1].Last-1].Sep(',')
}

// OverAdverbs returns the first token from i on that is no adverb.
func (p *Reader) OverAdverbs(i int, s token.Sentence) int {
	for i < s.Last-1 && !p.Toks[i].Has(trait.Quoted) && p.Adverbial(i) {
		i++
	}
	return i
}

// Adverbial reports whether the word at token i is an adverb, by the lexicon or its ending.
func (p *Reader) Adverbial(i int) bool {
	t := &p.Toks[i]
	return t.Has(trait.Adverb) || t.Has(trait.Small) && t.Has(trait.Unlisted) && strings.HasSuffix(p.Text[t.Start:t.End], "ly")
}

// Articles reports whether a token is an article.
func (p *Reader) Articles(t *token.Token) bool {
	return t.Has(trait.The | trait.An)
}

// Pauses reports whether a comma or colon stands among tokens [first, last).
func (p *Reader) Pauses(first, last int) bool {
	for k := first; k < last; k++ {
		if p.Toks[k].Has(trait.Comma | trait.Colon) {
			return true
		}
	}
	return false
}

// QuotedUpTo returns the quotation that ends right before token k, a comma aside.
func (p *Reader) QuotedUpTo(k int, s token.Sentence) *token.Quotation {
	i := k - 1
	if i > s.First && p.Toks[i].Has(trait.Comma|trait.Dash) {
		i--
	}
	if i < s.First || !p.Toks[i].Has(trait.Quoted) {
		return nil
	}
	q := &p.Quotations[p.At[i]-1]
	if q.Right != i+1 {
		return nil
	}
	return q
}

// HasVerb reports whether a finite verb stands among tokens [first, last).
func (p *Reader) HasVerb(first, last int) bool {
	for i := first; i < last; i++ {
		if p.Toks[i].Has(trait.Quoted | trait.Finite) {
			return true
		}
	}
	return false
}

// HasQuote reports whether a quotation, or a mark without a partner, stands among tokens [first, last).
func (p *Reader) HasQuote(first, last int) bool {
	for i := first; i < last; i++ {
		if p.Toks[i].Has(trait.Quoted | trait.Mark) {
			return true
		}
	}
	return false
}

// Governed reports whether a noun phrase is the object of a verb or preposition right before it.
func (p *Reader) Governed(np *Phrase, s token.Sentence) bool {
	k := np.First - 1
	if k <= s.First || p.Toks[k].Has(trait.Quoted) {
		return false
	}
	t := &p.Toks[k]
	return t.Has(trait.Preposition) && !t.Has(trait.Subordinator) || p.Toks[k].Has(trait.Finite) && !t.Has(trait.Modal) || t.Other(lexicon.Base|lexicon.Gerund) || t.Has(trait.Gerund)
}

// MaxForward is how many tokens may stand between a cue and what it reports: the hearer, the time and the place.
const MaxForward = 25

// Demonstrative reports whether "that" at token j only points to the noun after it: "questioned that decision".
func (p *Reader) Demonstrative(j int, s token.Sentence) bool {
	if !p.Toks[j].Has(trait.That) || j+1 >= s.Last || p.Toks[j+1].Has(trait.Quoted) {
		return false
	}
	noun := &p.Toks[j+1]
	if !noun.Has(trait.Word) || noun.Has(trait.Upper|trait.Functional|trait.Determiner|trait.Possessive|trait.Adverb|trait.People) || strings.HasSuffix(p.Lower(j+1), "ly") || strings.HasSuffix(p.Lower(j+1), "s") {
		return false
	}
	return j+2 >= s.Last || !p.Toks[j+2].Has(trait.Quoted) && (p.Toks[j+2].Has(trait.Sign) && !p.Toks[j+2].Has(trait.Dash) || p.Toks[j+2].Has(trait.Calendar))
}

// MaxHearer is how many words may stand between a verb and the preposition that leads to what it reports: "spoke with
// reporters on Monday about the vote".
const MaxHearer = 8

// Utterance reports whether a quotation ends as a clause does: with a comma, full stop, question or exclamation mark inside.
func (p *Reader) Utterance(q *token.Quotation) bool {
	t := &p.Toks[q.Last-1]
	return t.Sep(',') || t.Sep('.') || t.Sep('?') || t.Sep('!') || t.Dotted
}

// AuxiliaryClitic reports whether the 's at token i is "is" or "has" before a verb rather than a possessive.
func (p *Reader) AuxiliaryClitic(i int, verb *token.Token) bool {
	return !p.possessiveClitic(i) || i > 0 && p.Toks[i-1].Has(trait.Pronoun|trait.Relative) && verb.Has(trait.Gerund|trait.Participle)
}

// possessiveClitic reports whether the clitic at token i may be possessive: 's, not 'd or 'll.
func (p *Reader) possessiveClitic(i int) bool {
	t := &p.Toks[i]
	return p.Text[t.End-1]|0x20 == 's'
}

// Governed are the prepositions that verbs take themselves: "accused of", "praised for".
var Governed = lexicon.Set("phrase.Governed")

// Dependent are subordinators that begin no reported question.
var Dependent = lexicon.Set("phrase.Dependent")
