package phrase

import (
	_ "embed"
	"strings"

	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// Words tells what words and quotations of a sentence do before its noun phrases are known.
type Words struct {
	token.Reading
	groups memo[VerbGroup]
	before memo[skipped]
}

//go:embed verbpatterns.txt
var verbsText string

var verbs = pattern.Must(verbsText, pattern.Funcs[*Words]{
	"negates": pattern.TestOf(trait.Word, (*Words).Negates),
})

// MaxForward is how many tokens may stand between a cue and what it reports: the hearer, the time and the place.
const MaxForward = 25

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

// ClosedByComma reports whether token k is the end of a quotation that has a comma inside, as a clause before another
// has.
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

// Utterance reports whether a quotation ends as a clause does: with a comma, full stop, question or exclamation mark
// inside.
func (p *Words) Utterance(q *token.Quotation) bool {
	return strings.IndexByte(",.?!", p.Toks[q.Last-1].Sign) >= 0
}

var demonstrative = verbs.Get("demonstrative")

// overDemonstrative skips a "that" which only points to the noun after it: "questioned that decision".
func (p *Words) overDemonstrative(k int, s token.Sentence) int { return demonstrative.Over(p, k, s) }
