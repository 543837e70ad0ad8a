// Package readtest reads texts for the tests of the stages of attribution, and compares what a stage finds with
// files of cases. Start with [Of] and [Cases].
package readtest

import (
	"strings"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/layout/block"
)

// Tokens returns a text with its tokens, quotations and sentences, as the stages before names leave it. The traits are
// set.
func Tokens(text string) subject.Reader {
	var r subject.Reader
	r.Blocks = block.Blocks(text)
	r.Read(text, r.Blocks)
	r.ReadHeads()
	return r
}

// Of returns a text as attribution has read it before it looks for cues: with tokens, names and the people and bodies
// that they mean.
func Of(text string) subject.Reader {
	r := Tokens(text)
	r.Mentions = entity.Names(nil, r.Reading)
	r.StartsAt, r.EndsAt = make([]int32, len(r.Toks)), make([]int32, len(r.Toks))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		r.StartsAt[m.First], r.EndsAt[m.Last-1] = int32(i+1), int32(i+1)
	}
	r.Cast = entity.NewCast(r.Reading, r.Mentions)
	return r
}

// Word returns the first token of a reading that is the last word of some words of its text. It panics if the text
// lacks them.
func Word(r *token.Reading, words string) int {
	at := strings.Index(r.Text, words)
	if at < 0 {
		panic("the text does not contain " + words)
	}
	for i := range r.Toks {
		if int(r.Toks[i].End) >= at+len(words) {
			return i
		}
	}
	panic("no token ends " + words)
}
