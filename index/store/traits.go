package store

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// Traits describe a quote in one byte: its kind, whether its speaker is certain and named, its length, and
// whether it is a question with an answer.
type Traits uint8

// The bits of Traits. The lowest two are the index of the kind in corpus.Kinds.
const (
	kindBits Traits = 1<<2 - 1

	Unsure   Traits = 1 << 2 // attributed by context
	Unnamed  Traits = 1 << 3 // the speaker has no name
	Answered Traits = 1 << 4 // a question that the next speaker of the article answers
	Short    Traits = 1 << 5 // fewer than wholeWords words
	Fragment Traits = 1 << 6 // fewer than minWords words

	TraitsCount = 1 << 7 // the number of different traits
)

// A quote of fewer than minWords words is seldom a sentence ("a farce"). Most quotes of wholeWords or more can
// be understood alone.
const (
	minWords   = 6
	wholeWords = 9
)

// TraitsOf returns the traits of a quote of a text. answered says that it is a question with an answer.
func TraitsOf(q *corpus.Quote, text string, answered bool) Traits {
	words := 0
	for _, piece := range q.Pieces(text) {
		words += len(strings.Fields(piece))
	}
	s := Traits(max(slices.Index(corpus.Kinds, q.Kind), 0))
	for _, has := range []struct {
		bit Traits
		is  bool
	}{
		{Unsure, q.Confidence < corpus.ConfidenceShown},
		{Unnamed, !q.Speaker.Named()},
		{Answered, answered},
		{Short, words < wholeWords},
		{Fragment, words < minWords},
	} {
		if has.is {
			s |= has.bit
		}
	}
	return s
}

// Kind returns the kind of the quote.
func (s Traits) Kind() corpus.Kind { return corpus.Kinds[int(s&kindBits)%len(corpus.Kinds)] }

// Has reports whether a bit is set.
func (s Traits) Has(bit Traits) bool { return s&bit != 0 }

// WithSpeaker returns the traits of a quote after a moderator has set its speaker.
func (s Traits) WithSpeaker(who *corpus.Speaker) Traits {
	s &^= Unsure | Unnamed
	if !who.Named() {
		s |= Unnamed
	}
	return s
}
