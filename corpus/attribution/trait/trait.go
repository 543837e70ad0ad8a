// Package trait has what is known of a token of the reporter's own words. It is decided once, and every later stage
// asks for it with one test. Start with [Set].
package trait

import (
	"math/bits"
	"slices"
	"strings"
)

// A Set is what is known of one token. A token inside a quotation has Quoted alone, so that no test for a word or sign
// finds one that is not the reporter's.
type Set uint64

// The kinds of tokens, the signs, the shape and the classes of words, the forms of verbs, and the words that are asked
// for most.
const (
	Quoted Set = 1 << iota // inside a quotation, or one of its marks
	Word
	Number
	Clitic // 's after a word
	Sign   // punctuation of any kind
	Mark   // a quotation mark without a partner
	Break  // the end of a paragraph

	Comma
	Colon
	Semicolon
	Dash
	Stop   // a full stop that ends something
	Asking // a question or exclamation mark
	Opening
	Closing
	Dollar // the sign of a currency

	Upper  // begins with a capital
	Small  // a word without one
	Spaced // white space stands before it

	Determiner
	Possessive
	Pronoun
	ObjectPronoun
	Relative
	Preposition
	Coordinator
	Subordinator
	Auxiliary
	Modal
	Negation
	Adverb
	Time
	Calendar // a day or month
	Numeral

	Title
	Role
	People
	Document
	Body
	Modifier
	Place
	Demonym
	CueNoun
	CueAdjective
	Adjective
	Unlisted // a word without a class, and no verb that reports

	Reporting // a form of a verb that reports
	Base
	Third
	Past
	Participle
	Gerund
	Finite // may be the verb of a clause

	That
	Of
	To
	By
	As
	And
	The
	An // a, an
	Who

	Functional // ends a noun phrase on its left

	last
)

var names = strings.Fields(`quoted word number clitic sign mark break comma colon semicolon dash stop asking opening closing dollar
upper small spaced determiner possessive pronoun object-pronoun relative preposition coordinator subordinator auxiliary modal negation
adverb time calendar numeral title role people document body modifier place demonym cue-noun cue-adjective adjective unlisted reporting
base third past participle gerund finite that of to by as and the an who functional`)

// Has reports whether a token has at least one of these traits.
func (s Set) Has(any Set) bool { return s&any != 0 }

// String lists the traits.
func (s Set) String() string {
	var list []string
	for ; s != 0; s &= s - 1 {
		list = append(list, names[bits.TrailingZeros64(uint64(s))])
	}
	return strings.Join(list, " ")
}

// Named returns the trait of a name as String writes it, and whether there is one.
func Named(name string) (Set, bool) {
	i := slices.Index(names, name)
	if i < 0 {
		return 0, false
	}
	return 1 << i, true
}
