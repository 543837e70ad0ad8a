package token

import (
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// A Window is the sentence over which a pattern is matched.
type Window struct {
	Sentence
	Marked int // the boundary that the pattern marks, -1 for none
}

// A Reading is a text with its tokens, quotations and sentences.
type Reading struct {
	Text string
	Low  string // the text with ASCII letters in lower case
	Toks []Token
	At   []int32 // for each token, 1 + the quotation that it stands in; 0 outside

	Quotations []Quotation
	Sentences  []Sentence

	lows  []byte // scratch for Low
	marks []mark // scratch for quotations

	Window Window // of the pattern that is matched now
}

// Read reads a text with some blocks: its tokens, quotations and sentences, and what is known of each token. It
// takes the memory of what was read before.
func (r *Reading) Read(text string, blocks []corpus.Block) {
	r.Text = text
	r.lower()
	r.tokenize(blocks)
	r.findQuotations()
	r.setQuoted()
	r.setFinite()
	r.findSentences()
}

// lower makes the text with ASCII letters in lower case.
func (r *Reading) lower() {
	r.lows = append(r.lows[:0], r.Text...)
	for i, c := range r.lows {
		if 'A' <= c && c <= 'Z' {
			r.lows[i] = c + 'a' - 'A'
		}
	}
	r.Low = string(r.lows)
}

// tokenize splits the text into tokens, in one pass. The end of a block is a token of its own.
func (r *Reading) tokenize(blocks []corpus.Block) {
	lexicon.Load()
	s := scanner{text: r.Text, low: r.Low, toks: slices.Grow(r.Toks[:0], len(r.Text)/5+16), blocks: blocks}
	for s.at < len(s.text) {
		s.next()
	}
	s.add(Token{Start: int32(len(s.text)), End: int32(len(s.text)), Kind: BreakToken})
	r.Toks = s.toks
}

// setQuoted notes for each token which quotation it lies in or is a mark of. Nothing else is known of such a token.
func (r *Reading) setQuoted() {
	r.At = slices.Grow(r.At[:0], len(r.Toks))[:len(r.Toks)]
	clear(r.At)
	for i, q := range r.Quotations {
		for k := q.Left; k < q.Right; k++ {
			r.At[k], r.Toks[k].Traits = int32(i+1), trait.Quoted
		}
	}
}

// outside is what stands before and after every text. It must not be written to.
var outside = Token{Kind: BreakToken}

// Tok returns token i. Outside the text it is a token without traits.
func (r *Reading) Tok(i int) *Token {
	if uint(i) >= uint(len(r.Toks)) {
		return &outside
	}
	return &r.Toks[i]
}

// Next returns the first of the tokens [k, last) that has one of these traits; last if none has.
func (r *Reading) Next(k, last int, any trait.Set) int {
	for k < last && !r.Tok(k).Has(any) {
		k++
	}
	return k
}

// Skip returns the first of the tokens [k, last) that has none of these traits; last if all have.
func (r *Reading) Skip(k, last int, any trait.Set) int {
	for k < last && r.Tok(k).Has(any) {
		k++
	}
	return k
}

// BackOver returns the boundary after the last of the tokens [first, k) that has none of these traits; first if all
// have.
func (r *Reading) BackOver(k, first int, any trait.Set) int {
	for k > first && r.Tok(k-1).Has(any) {
		k--
	}
	return k
}

// QuotationAt returns the quotation that token i stands in, or nil.
func (r *Reading) QuotationAt(i int) *Quotation {
	if i < 0 || r.At[i] == 0 {
		return nil
	}
	return &r.Quotations[r.At[i]-1]
}

// Lower returns the word at token i in lower case.
func (r *Reading) Lower(i int) string {
	t := &r.Toks[i]
	return fold.Lower(r.Low[t.Start:t.End])
}

// TokenSpan is the span of the tokens [first, last).
func (r *Reading) TokenSpan(first, last int) corpus.Span {
	return corpus.Span{Start: int(r.Toks[first].Start), End: int(r.Toks[last-1].End)}
}

// MaxAppositive is how many tokens may stand between a subject and its verb as an appositive or an aside.
const MaxAppositive = 45

// AsRead returns the reading itself. Readers of later stages have it by embedding, and can be matched with patterns.
func (r *Reading) AsRead() *Reading { return r }
