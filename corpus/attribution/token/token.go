// Package token splits an article into tokens, quotations and sentences, and decides once what is known of each token.
// Start with [Reading.Read].
package token

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
)

// A tokenKind says what a token is.
type tokenKind uint8

// The kinds of tokens.
const (
	Punctuation tokenKind = iota
	WordToken
	NumberToken
	Clitic     // 's or ’s after a word: possessive, or short for is and has
	MarkToken  // a character that may open or close a quotation
	BreakToken // the end of a paragraph
)

// A Token is a word or sign of the text.
type Token struct {
	Start, End int32
	Kind       tokenKind
	Sign       byte      // of punctuation: '-' for all dashes, '$' for all currencies, 0 beyond ASCII; of a mark: see marks.go
	Upper      bool      // begins with a capital
	Caps       bool      // two or more letters, all capitals
	Dotted     bool      // an abbreviation with its full stop
	Spaced     bool      // white space stands before it
	initial    bool      // one letter with its full stop
	Listed     bool      // the lexicon has the word
	Traits     trait.Set // what is known of it; of a token in a quotation only that
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
func (t *Token) Sep(sign byte) bool { return t.Sign == sign }

// Signs reports whether the token is one of these signs, inside quotations too.
func (t *Token) Signs(any trait.Set) bool { return signTraits[t.Sign].Has(any) }

// Verb reports whether the word reports in one of these ways.
func (t *Token) Verb(c lexicon.VerbClass) bool { return t.Lex.Verb&c != 0 }

// In reports whether a token outside quotations is a word of the set.
func (t *Token) In(set lexicon.WordBits) bool { return !t.Has(trait.Quoted) && set.Has(t.Lex.Word) }

// Form reports whether the word is one of these forms of a verb that reports.
func (t *Token) Form(f lexicon.Form) bool { return t.Lex.Form&f != 0 }

// Unlisted reports whether the lexicon gives the word no class and knows no reporting verb of that spelling.
func (t *Token) Unlisted() bool { return t.Lex.Unlisted() }

// Prepositions returns those that lead from a verb to what was said: "called for a ban".
func (t *Token) Prepositions() lexicon.WordBits { return lexicon.Prepositions[t.Lex.Lemma] }

// Other reports whether the word is one of these forms of a verb that reports nothing.
func (t *Token) Other(f lexicon.Form) bool { return t.Lex.Other&f != 0 }

// Holder returns the gender that a title or role tells of its holder; 0 for none. A role that is a first name too
// tells none.
func (t *Token) Holder() lexicon.Class {
	if t.Is(lexicon.FirstName) {
		return 0
	}
	return t.Gender()
}

// Gender returns the gender that the lexicon gives the word; 0 for none.
func (t *Token) Gender() lexicon.Class { return t.Lex.Class & lexicon.Genders }

// Initial reports whether the token is someone's initial: "T."
func (t *Token) Initial() bool { return t.initial }

// Has reports whether the token has at least one of these traits.
func (t *Token) Has(any trait.Set) bool { return t.Traits&any != 0 }

var kindTraits = [...]trait.Set{WordToken: trait.Word, NumberToken: trait.Number, Clitic: trait.Clitic, Punctuation: trait.Sign,
	MarkToken: trait.Mark, BreakToken: trait.Break}

var signTraits = [256]trait.Set{',': trait.Comma, ':': trait.Colon, ';': trait.Semicolon, '-': trait.Dash, '.': trait.Stop, '?': trait.Asking,
	'!': trait.Asking, '(': trait.Opening, ')': trait.Closing, '$': trait.Dollar}

// shape returns the traits that the letters or the sign of a token tell.
func (t *Token) shape() trait.Set {
	s := kindTraits[t.Kind]
	if t.Spaced {
		s |= trait.Spaced
	}
	switch {
	case t.Kind == Punctuation:
		s |= signTraits[t.Sign]
	case t.Upper && t.Is(lexicon.DayName|lexicon.MonthName) && (t.End-t.Start > 3 || t.Lex.Word == lexicon.MayWord):
		s |= trait.Upper | trait.Calendar // short forms only with their full stop
	case t.Upper:
		s |= trait.Upper
	case t.Kind == WordToken:
		s |= trait.Small
	}
	return s
}
