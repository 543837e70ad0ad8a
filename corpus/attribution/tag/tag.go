// Package tag gives each word of a sentence its part of speech, once: Words in, Tags out.
//
// A dictionary knows the tag of most words by themselves. Weights learned from treebanks decide the others by their
// neighbours. Start with English, the model that is built in, and Model.Tags.
package tag

import (
	"math/bits"
	"strings"
)

// A Tag is a part of speech. The names are those of the Penn Treebank, with fewer distinctions: adjectives and adverbs
// have no degrees, names no number, and all that follows a sentence is one sign.
type Tag uint8

// The tags. Begin stands for the place before a sentence. Only tags up to Sign can have weights.
const (
	None    Tag = iota
	Begin       // before the first word
	CC          // and, but
	CD          // numbers
	DT          // the, some, all
	EX          // there is
	IN          // prepositions and conjunctions: of, that, because
	JJ          // adjectives
	MD          // will, can; can't
	NN          // nouns in the singular
	NNS         // nouns in the plural
	NNP         // names
	POS         // the possessive 's, or the apostrophe alone
	PRP         // he, them
	PRPS        // his, their
	RB          // adverbs; not
	RP          // particles: pick up
	TO          // to before a verb
	UH          // interjections
	VB          // the base form after to, will and the like
	VBD         // past: said
	VBG         // -ing forms
	VBN         // past participles
	VBP         // present, other than the third person singular
	VBZ         // present, third person singular
	WDT         // which, that
	WP          // who, what
	WPS         // whose
	WRB         // when, how
	Quote       // any quotation mark
	Sign        // signs that no other tag names: $ % /
	Comma       // ,
	Stop        // . ? ! …
	Colon       // : ; and dashes
	Bracket     // ( ) [ ]
	Count       // the number of tags
)

var names = [Count]string{
	"-", "BEGIN", "CC", "CD", "DT", "EX", "IN", "JJ", "MD", "NN", "NNS", "NNP", "POS", "PRP", "PRP$", "RB", "RP",
	"TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "''", "SYM", ",", ".", ":", "(",
}

var byName = func() map[string]Tag {
	m := map[string]Tag{}
	for t, name := range names {
		m[name] = Tag(t)
	}
	return m
}()

// String returns the tag's name in the Penn Treebank, such as "PRP$".
func (t Tag) String() string { return names[t] }

// Named returns the tag with this name, or None.
func Named(name string) Tag { return byName[name] }

// A Set is a set of tags.
type Set uint64

// SetOf returns the set of these tags.
func SetOf(tags ...Tag) (s Set) {
	for _, t := range tags {
		s |= 1 << t
	}
	return s
}

// Has reports whether the set has the tag.
func (s Set) Has(t Tag) bool { return s>>t&1 != 0 }

// one reports whether the set has a single tag.
func (s Set) one() bool { return s&(s-1) == 0 }

// first returns the first tag of the set.
func (s Set) first() Tag { return Tag(bits.TrailingZeros64(uint64(s))) }

// String lists the tags of the set.
func (s Set) String() string {
	var list []string
	for t := range Count {
		if s.Has(t) {
			list = append(list, t.String())
		}
	}
	return strings.Join(list, " ")
}

// Verbs and Nouns are the tags of verbs and nouns, names included. Open are those of words that dictionaries never
// list completely.
const (
	Verbs = Set(1<<VB | 1<<VBD | 1<<VBG | 1<<VBN | 1<<VBP | 1<<VBZ)
	Nouns = Set(1<<NN | 1<<NNS | 1<<NNP)
	Open  = Verbs | Nouns | 1<<JJ | 1<<RB | 1<<UH | 1<<CD
	Signs = Set(1<<Comma | 1<<Stop | 1<<Colon | 1<<Quote | 1<<Bracket | 1<<Sign)
)
