// Package report tells what a speaker did with the words that a cue reports: asserted, denied, asked them, or did not
// say them at all. Start with [Reader.Reported] and [Reader.Unsaid].
package report

import (
	_ "embed"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
)

// A Reader classifies the cues of an article.
type Reader struct {
	cue.Reader
	notes map[int]bool // paragraphs that correct the article, made by Corrects when it is first asked
}

//go:embed patterns.txt
var text string

// patterns are those of patterns.txt.
var patterns = pattern.Must(text, phrase.Funcs(pattern.Funcs[*Reader]{"withdraws": pattern.Test(withdraws)}))

// withdraws reports whether the verb at token i takes back words, with the particle after it: "withdrew", "backed
// away".
func withdraws(p *Reader, i int) bool { return class(p.Lower(i), p.Lower(i+1)) == corpus.Withdraws }

// Words that others ask for too.
var (
	// Nobodies are subjects that stand for no one.
	Nobodies = lexicon.Set("report.Nobodies")
	// Misquoting are words of a note that corrects a quotation.
	Misquoting = lexicon.Set("report.Misquoting")
)
