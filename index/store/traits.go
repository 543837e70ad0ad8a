package store

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// A Traits says what a quote is apart from the words that match: its kind, how sure its speaker is, how long it is,
// and whether it is a question that has an answer. It is one byte, which the facts of a quote hold.
type Traits uint8

// The bits of a standing. The two lowest are the place of its kind in corpus.Kinds.
const (
	kindBits Traits = 1<<2 - 1

	Unsure   Traits = 1 << 2 // attributed by context
	Unnamed  Traits = 1 << 3 // no speaker with a name
	Answered Traits = 1 << 4 // a question that the next speaker of the article answers
	Short    Traits = 1 << 5 // fewer than wholeWords words
	Fragment Traits = 1 << 6 // fewer than leastWords words

	TraitsCount = 1 << 7 // how many there are
)

// A quote of fewer than leastWords words is seldom a sentence ("a farce"); most of wholeWords or more can be read by
// themselves.
const (
	leastWords = 6
	wholeWords = 9
)

// TraitsOf returns the standing of a quote of a text; answered says that it is a question that has an answer.
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
		{Fragment, words < leastWords},
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

// WithSpeaker returns the standing of a quote whose speaker a moderator has named.
func (s Traits) WithSpeaker(who *corpus.Speaker) Traits {
	s &^= Unsure | Unnamed
	if !who.Named() {
		s |= Unnamed
	}
	return s
}
