package phrase

import (
	_ "embed"
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// Words tells what words and quotations of a sentence do before its noun phrases are known.
type Words struct{ token.Reading }

//go:embed verbpatterns.txt
var verbsText string

var verbs = pattern.Must(verbsText, pattern.Funcs[*Words]{
	"adverbial": pattern.TestOf(trait.Adverb|trait.Unlisted, (*Words).Adverbial),
	"negates":   pattern.TestOf(trait.Word, (*Words).Negates),
})

// MaxForward is how many tokens may stand between a cue and what it reports: the hearer, the time and the place.
const MaxForward = 25

// MaxHearer is how many words may stand between a verb and the preposition that leads to what it reports: "spoke with
// reporters on Monday about the vote".
const MaxHearer = 8

// The words that rules of several stages ask for.
var (
	Rounding  = lexicon.Set("phrase.Rounding")  // prepositions that stand before a number as "nearly" does
	Governed  = lexicon.Set("phrase.Governed")  // prepositions that verbs take themselves: "accused of", "praised for"
	Dependent = lexicon.Set("phrase.Dependent") // subordinators that begin no reported question
)

// Rounds reports whether the preposition at token j stands before a number that it rounds: "about half of the farmers".
func (p *Words) Rounds(j int) bool {
	return p.Toks[j].In(Rounding) && p.Tok(j+1).Has(trait.Number|trait.Numeral|trait.Dollar)
}

// Adverbial reports whether the word at token i is an adverb, by the lexicon or its ending.
func (p *Words) Adverbial(i int) bool {
	t := &p.Toks[i]
	if !t.Has(trait.Unlisted) || t.Upper {
		return t.Has(trait.Adverb)
	}
	return strings.HasSuffix(p.Text[t.Start:t.End], "ly")
}

// OverAdverbs returns the first token from i on that is no adverb.
func (p *Words) OverAdverbs(i int, s token.Sentence) int {
	for i < s.Last-1 && p.Adverbial(i) {
		i++
	}
	return i
}

// BeforeArticle returns the token of the article before token i, or i itself.
func (p *Words) BeforeArticle(i int) int { return p.BackOver(i, i-1, trait.The|trait.An) }

// Pauses reports whether a comma or colon stands among tokens [first, last).
func (p *Words) Pauses(first, last int) bool {
	return p.Next(first, last, trait.Comma|trait.Colon) < last
}

// HasVerb reports whether a finite verb stands among tokens [first, last).
func (p *Words) HasVerb(first, last int) bool {
	return p.Next(first, last, trait.Quoted|trait.Finite) < last
}

// HasQuote reports whether a quotation, or a mark without a partner, stands among tokens [first, last).
func (p *Words) HasQuote(first, last int) bool {
	return p.Next(first, last, trait.Quoted|trait.Mark) < last
}

// quotationBefore returns the quotation that ends at boundary k, or nil.
func (p *Words) quotationBefore(k int) *token.Quotation {
	if q := p.QuotationAt(k - 1); q != nil && q.Right == k {
		return q
	}
	return nil
}

// ClosedByComma reports whether token k is the end of a quotation that has a comma inside, as a clause before another has.
func (p *Words) ClosedByComma(k int) bool {
	q := p.quotationBefore(k + 1)
	return q != nil && p.Toks[q.Last-1].Sep(',')
}

// QuotedUpTo returns the quotation that ends right before token k, a comma aside.
func (p *Words) QuotedUpTo(k int, s token.Sentence) *token.Quotation {
	if p.Tok(k - 1).Has(trait.Comma | trait.Dash) {
		k--
	}
	if k <= s.First {
		return nil
	}
	return p.quotationBefore(k)
}

// Utterance reports whether a quotation ends as a clause does: with a comma, full stop, question or exclamation mark inside.
func (p *Words) Utterance(q *token.Quotation) bool {
	t := &p.Toks[q.Last-1]
	if t.Kind == token.Punctuation {
		return strings.IndexByte(",.?!", t.Sign) >= 0
	}
	return t.Dotted
}

// AuxiliaryClitic reports whether the 's at token i is "is" or "has" before a verb rather than a possessive.
func (p *Words) AuxiliaryClitic(i int, verb *token.Token) bool {
	if t := &p.Toks[i]; p.Text[t.End-1]|0x20 != 's' { // 'd or 'll
		return true
	}
	return p.Tok(i-1).Has(trait.Pronoun|trait.Relative) && verb.Has(trait.Gerund|trait.Participle)
}

var demonstrates = verbs.Get("demonstrative")

// Demonstrative reports whether "that" at token j only points to the noun after it: "questioned that decision".
func (p *Words) Demonstrative(j int, s token.Sentence) bool { return demonstrates.Matches(p, j, s) }
