package index

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// A standing says what a quote is apart from the words that match: its kind, how sure its speaker is, how long it is,
// and whether it is a question that has an answer. It is one byte, which the facts of a quote hold.
type standing uint8

// The bits of a standing. The two lowest are the place of its kind in corpus.Kinds.
const (
	kindBits standing = 1<<2 - 1

	unsureBit   standing = 1 << 2 // attributed by context
	unnamedBit  standing = 1 << 3 // no speaker with a name
	answeredBit standing = 1 << 4 // a question that the next speaker of the article answers
	shortBit    standing = 1 << 5 // fewer than wholeWords words
	fragmentBit standing = 1 << 6 // fewer than leastWords words

	standings = 1 << 7 // how many there are
)

// A quote of fewer than leastWords words is seldom a sentence ("a farce"); most of wholeWords or more can be read by
// themselves.
const (
	leastWords = 6
	wholeWords = 9
)

// standingOf returns the standing of a quote of a text; answered says that it is a question that has an answer.
func standingOf(q *corpus.Quote, text string, answered bool) standing {
	words := 0
	for _, piece := range q.Pieces(text) {
		words += len(strings.Fields(piece))
	}
	s := standing(max(slices.Index(corpus.Kinds, q.Kind), 0))
	for _, has := range []struct {
		bit standing
		is  bool
	}{
		{unsureBit, q.Confidence < corpus.ConfidenceShown},
		{unnamedBit, !q.Speaker.Named()},
		{answeredBit, answered},
		{shortBit, words < wholeWords},
		{fragmentBit, words < leastWords},
	} {
		if has.is {
			s |= has.bit
		}
	}
	return s
}

// kind returns the kind of the quote.
func (s standing) kind() corpus.Kind { return corpus.Kinds[int(s&kindBits)%len(corpus.Kinds)] }

// has reports whether a bit is set.
func (s standing) has(bit standing) bool { return s&bit != 0 }

// corrected returns the standing of a quote whose speaker a moderator has named.
func (s standing) corrected(who *corpus.Speaker) standing {
	s &^= unsureBit | unnamedBit
	if !who.Named() {
		s |= unnamedBit
	}
	return s
}
