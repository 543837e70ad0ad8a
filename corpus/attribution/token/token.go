// Package token splits an article into tokens, quotations and sentences, and decides once what is known of each token.
// Start with [Reading], [Tokenize], [Quotations] and [Sentences].
package token

import (
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
)

// A tokenKind says what a token is.
type tokenKind uint8

// The kinds of tokens.
const (
	WordToken tokenKind = iota
	NumberToken
	Clitic // 's or ’s behind a word: possessive, or short for is and has
	Punctuation
	MarkToken  // a character that may open or close a quotation
	BreakToken // the end of a paragraph
)

// A Token is a word or sign of the text.
type Token struct {
	Start, End int32
	Kind       tokenKind
	Sign       byte      // the sign of a punctuation token: one of ,.;:?!()[]- and '_' for anything else; for a mark see marks.go
	Upper      bool      // begins with a capital
	Caps       bool      // two or more letters, all capitals
	Dotted     bool      // an abbreviation with its full stop
	Spaced     bool      // white space stands before it
	wide       bool      // it has letters beyond ASCII
	Listed     bool      // the lexicon has the word
	Traits     trait.Set // what is known of it outside quotations; see SetTraits
	Lex        lexicon.Lexeme
}

// know takes what the vocabulary knows of a word.
func (t *Token) know(w lexicon.WordID) {
	e := lexicon.EntryAt(w)
	t.Lex, t.Traits, t.Listed = e.Lexeme, e.Traits, e.Listed
}

// Is reports whether the lexicon gives the word one of these classes.
func (t *Token) Is(c lexicon.Class) bool { return t.Lex.Class&c != 0 }

// Sep reports whether the token is this sign.
func (t *Token) Sep(sign byte) bool { return t.Kind == Punctuation && t.Sign == sign }

// Signs reports whether the token is one of these signs, inside quotations too.
func (t *Token) Signs(any trait.Set) bool {
	return t.Kind == Punctuation && signTraits[t.Sign].Has(any)
}

// Verb reports whether the word reports in one of these ways.
func (t *Token) Verb(c lexicon.VerbClass) bool { return t.Lex.Verb&c != 0 }

// Form reports whether the word is one of these forms of a verb that reports.
func (t *Token) Form(f lexicon.Form) bool { return t.Lex.Form&f != 0 }

// Unlisted reports whether the lexicon gives the word no class and knows no reporting verb of that spelling.
func (t *Token) Unlisted() bool {
	return t.Lex.Class&^lexicon.WordClasses == 0 && t.Lex.Verb == 0
}

// Prepositions returns those that lead from a verb to what was said: "called for a ban".
func (t *Token) Prepositions() lexicon.WordBits { return lexicon.Prepositions[t.Lex.Lemma] }

// Other reports whether the word is one of these forms of a verb that reports nothing.
func (t *Token) Other(f lexicon.Form) bool { return t.Lex.Other&f != 0 }

// Holder returns the gender that a title or role tells of its holder; 0 for none. A role that is a first name too tells none.
func (t *Token) Holder() lexicon.Class {
	if t.Is(lexicon.FirstName) {
		return 0
	}
	return t.Gender()
}

// Gender returns the gender that the lexicon gives the word; 0 for none.
func (t *Token) Gender() lexicon.Class {
	return t.Lex.Class & lexicon.Genders
}

// Calendar reports whether the token names a day or month; short forms do only with their full stop.
func (t *Token) Calendar() bool {
	return t.Upper && t.Is(lexicon.DayName|lexicon.MonthName) && (t.Dotted || t.End-t.Start > 3 || t.Lex.Word == lexicon.MayWord)
}

// Initial reports whether the token is somebody's initial: "T."
func (t *Token) Initial() bool {
	return t.Dotted && t.Upper && t.End-t.Start <= 3 && (t.End-t.Start == 2 || t.wide)
}

// A Reading is a text with its tokens, quotations and sentences.
type Reading struct {
	Text string
	Low  string // the text with ASCII letters in lower case
	Toks []Token
	At   []int32 // for each token, 1 + the quotation that it stands in; 0 outside

	Quotations []Quotation
	Sentences  []Sentence
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
	if uint(i) >= uint(len(r.At)) || r.At[i] == 0 {
		return nil
	}
	return &r.Quotations[r.At[i]-1]
}

// smallLetters has for each byte the one in lower case.
var smallLetters = func() (low [256]byte) {
	for c := range low {
		low[c] = byte(c)
		if c >= 'A' && c <= 'Z' {
			low[c] += 'a' - 'A'
		}
	}
	return low
}()

// Lowered returns the text with ASCII letters in lower case. It takes the memory of b.
func Lowered(b []byte, text string) []byte {
	b = slices.Grow(b[:0], len(text))[:len(text)]
	for i := range b {
		b[i] = smallLetters[text[i]]
	}
	return b
}

// Tokenize splits the text into tokens, in one pass. The end of a block is a token of its own.
// It takes the memory of toks.
func Tokenize(toks []Token, text, low string, blocks []corpus.Block) []Token {
	lexicon.Load()
	s := scanner{text: text, low: low, toks: slices.Grow(toks[:0], len(text)/5+16), blocks: blocks}
	for s.at < len(text) {
		s.next()
	}
	s.add(Token{Start: int32(len(text)), End: int32(len(text)), Kind: BreakToken})
	return s.toks
}

// AsRead returns the reading itself. Readers of later stages have it by embedding, and can be matched with patterns.
func (r *Reading) AsRead() *Reading { return r }
