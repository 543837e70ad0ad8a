// Package cue finds the words that report speech, each with its subject: verbs, "according to", nouns and states.
// Start with [Reader.Cues]. The patterns of the words are in patterns.txt.
package cue

import (
	_ "embed"
	"strings"

	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
)

// A Reader finds the cues of an article's sentences.
type Reader struct {
	subject.Reader
	Found []Cue // scratch for cues
	walk  walk  // scratch for the sentence whose cues are looked for
}

//go:embed patterns.txt
var patternText string

var patterns = pattern.Must(patternText, phrase.Funcs(pattern.Funcs[*Reader]{
	"be":         {Back: be},
	"simple":     {Back: simple},
	"thing":      {Back: thing},
	"unfinished": pattern.Test(unfinished),
}))

// be finds the auxiliaries of a passive or progressive verb, with adverbs: "was not", before boundary k.
func be(p *Reader, k int, s token.Sentence) int {
	if before, ok := p.SkipBack(k, s.First); ok {
		return before + 1
	}
	return -1
}

// simple finds a noun phrase without what hangs on it, which ends at boundary k.
func simple(p *Reader, k int, s token.Sentence) int {
	if k <= s.First {
		return -1
	}
	if np := p.SimpleEnding(k-1, s.First); np.Is(phrase.Speaking) {
		return np.First
	}
	return -1
}

// thing finds a noun phrase for what can't speak or for a document, which ends at boundary k.
func thing(p *Reader, k int, s token.Sentence) int {
	if np := p.Ending(k-1, s.First); np.Is(phrase.OtherPhrase | phrase.DocumentIs) {
		return np.First
	}
	return -1
}

// unfinished reports whether the quotation of token i ends with a comma, a question mark or an exclamation mark, after
// which its sentence may go on.
func unfinished(p *Reader, i int) bool {
	q := p.QuotationAt(i)
	return q != nil && strings.IndexByte(",?!", p.Toks[q.Last-1].Sign) >= 0
}
