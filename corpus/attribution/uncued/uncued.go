// Package uncued finds the speakers of quotations that no cue reports. Start with [Quote].
package uncued

import (
	_ "embed"

	"verbatim/corpus"
	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

const (
	minAlone = 2 // a sentence that is one quotation of so many words is attributed; 98 % of those with four
	minScare = 6 // a shorter marked piece that no cue reports is a scare quote as often as not
)

// Quote handles a quotation of sentence n that no cue reports. It goes on from the one before, or belongs to whom the
// sentence is about, or is no quote at all.
func Quote(p *draft.Reader, n int, q *token.Quotation) {
	s, words := p.Sentences[n], q.Words(p.Toks)
	alone := p.Skip(s.First, q.Left, trait.Sign) == q.Left && p.Skip(q.Right, s.Last, trait.Sign) == s.Last
	switch {
	case alone && words >= minAlone:
		goesOn(p, n, q)
		return
	case p.Corrects(s.Para), p.Tok(q.Left - 1).Has(trait.Negation), titleCase(p, q): // not the words of anyone
		return
	case words < minScare && !heading.Matches(p.AsRead(), q.Left, s):
		if who := p.Label(s, q); !who.Is(phrase.NamePhrase) {
			return
		}
	}
	kind := corpus.Mixed
	if p.Utterance(q) {
		kind = corpus.Direct
	}
	d := p.New(n, kind, q.Inner)
	d.Open = q.Open
	p.AttributeLoose(&d, n, q)
	p.Emit(d)
}

// goesOn handles a sentence that is one quotation: a further piece of the quote before it, or a quote of its own.
func goesOn(p *draft.Reader, n int, q *token.Quotation) {
	last, back := lastDirect(p, n), p.PointedBack(n+1)
	d := p.New(n, corpus.Direct, q.Inner)
	d.Open = q.Open
	switch {
	case last == nil, back.Ok():
	case last.Open, last.Para == d.Para:
		last.Extend(&d)
		return
	case p.Alternates(n) == nil:
		last.Extend(&d)
		last.Confidence *= speaker.Steps[speaker.StepContinued].Share
		return
	}
	p.AttributeContinuation(&d, n, q)
	p.Emit(d)
}

// lastDirect returns the direct quote of the sentence before sentence n, or nil. What that sentence tells besides may
// have been reported after it: "“…,” said Marsh, who called for a ban. “…”"
func lastDirect(p *draft.Reader, n int) *speaker.Draft {
	for i := len(p.Drafts) - 1; i >= 0; i-- {
		switch d := &p.Drafts[i]; {
		case d.Sent != n-1, d.Kind == corpus.Mixed:
			return nil
		case d.Kind == corpus.Direct:
			return d
		}
	}
	return nil
}

// titleCase reports whether all longer words of a quotation begin with a capital: the name of a book, not speech.
func titleCase(p *draft.Reader, q *token.Quotation) bool {
	return p.Capitals(q) > 1 && !p.Toks[q.Last-1].Signs(trait.Stop|trait.Asking)
}

//go:embed patterns.txt
var patternsText string

var patterns = pattern.Must[*token.Reading](patternsText, nil)

var heading = patterns.Get("heading")
