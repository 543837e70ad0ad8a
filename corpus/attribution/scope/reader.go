// Package scope finds the part of a sentence that each cue reports. Start with [Reader.Claims].
package scope

import (
	_ "embed"

	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A Reader finds the scopes of an article's cues.
type Reader struct {
	report.Reader
	Claimed []Claim // scratch for claims
}

//go:embed patterns.txt
var text string

// patterns are those of patterns.txt.
var patterns = pattern.Must(text, phrase.Funcs(pattern.Funcs[*Reader]{
	"subject": {Ahead: (*Reader).overSubject},
	"uttered": pattern.Test(uttered),
}))

// overSubject returns the first finite verb after boundary k if its subject begins there.
func (p *Reader) overSubject(k int, s token.Sentence) int {
	last := min(s.Last, k+phrase.MaxPhrase)
	switch verb := p.Next(k+1, last, trait.Finite); {
	case verb >= last, p.clauseStart(verb, k) != k:
		return -1
	default:
		return verb
	}
}

// clauseStart returns where the subject of the finite verb at token k begins, at token floor or later; -1 for none.
func (p *Reader) clauseStart(k, floor int) int {
	e, _ := p.SkipBack(k, floor)
	if np := p.Ending(e, floor); np.Ok() {
		return np.First
	}
	return -1
}

// uttered reports whether a quotation in token i ends as a clause does.
func uttered(p *Reader, i int) bool {
	q := p.QuotationAt(i)
	return q != nil && p.Utterance(q)
}

// at returns the boundary where the match of a pattern at boundary k ends; 0 for none.
func at(p *Reader, one *pattern.Pattern[*Reader], k int, s token.Sentence) int {
	if end, ok := one.Match(p, k, s); ok {
		return end
	}
	return 0
}

// next returns the boundary where the first match of a pattern from boundary k on ends; 0 for none.
func next(p *Reader, one *pattern.Pattern[*Reader], k int, s token.Sentence) int {
	for ; k < s.Last; k++ {
		if end, ok := one.Match(p, k, s); ok {
			return end
		}
	}
	return 0
}
