package speaker

import (
	_ "embed"
	"sort"

	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
)

//go:embed patterns.txt
var patternsText string

// patterns are the rules about the tokens around names and descriptions.
var patterns = pattern.Must(patternsText, phrase.Funcs(pattern.Funcs[*Reader]{
	"aside": pattern.Test(func(p *Reader, i int) bool { return p.AsideStarts(i, i+1) }),
}))

var (
	verb         = patterns.Get("verb")
	told         = patterns.Get("told")
	toldInTalk   = patterns.Get("told-in-talk")
	whoClause    = patterns.Get("who-clause")
	represents   = patterns.Get("represents")
	madeBy       = patterns.Get("made-by")
	ledBy        = patterns.Get("led-by")
	joined       = patterns.Get("joined")
	beforeOthers = patterns.Get("before-others")
	ownBody      = patterns.Get("own-body")
	newcomer     = patterns.Get("newcomer")
	forWhom      = patterns.Get("for-whom")
	onProgramme  = patterns.Get("on-programme")
	pointsBack   = patterns.Get("points-back")
)

// sentence returns the sentence so many before the one that is read.
func (p *Reader) sentence(back int) token.Sentence { return p.Sentences[max(0, p.Memory.sent-back)] }

// sentenceAt returns the sentence of token i.
func (p *Reader) sentenceAt(i int) token.Sentence {
	n := sort.Search(len(p.Sentences)-1, func(n int) bool { return p.Sentences[n].Last > i })
	return p.Sentences[n]
}
