// Package attribution finds what was said in an article and who said it. Start with [Extract]; its result is plain
// [corpus.Quote] values that point into the article's text.
//
// The article is read in stages, each a value the next one works on: tokens (token.go), quotation marks in pairs (marks.go),
// sentences (sentence.go), names (names.go), and the cast, the table of people and bodies (people.go, roles.go). Then the
// parser goes from sentence to sentence: it finds the cues with their subjects (cue.go, clause.go, phrase.go), what each cue
// reports (claim.go), makes quotes of it (report.go) and finds whom the subject means (resolve.go, describe.go, bodies.go, pronoun.go).
package attribution

import (
	"slices"

	"verbatim/corpus"
)

// Version changes whenever Extract may find something else in the same article, so that what was stored is made anew.
const Version = 2

// Extract returns the quotes of the article in the order in which they begin, with their ids. Their spans are slices of
// a.Text. It reads the text once and takes time in proportion to its length.
func Extract(a *corpus.Article) []corpus.Quote {
	_, quotes := extract(a)
	return quotes
}

// extract returns the parser that has read the article, with its drafts, and the quote of each.
func extract(a *corpus.Article) (*parser, []corpus.Quote) {
	p := newParser(a.Text)
	p.byline = a.Byline
	p.run()
	p.settle()
	quotes := make([]corpus.Quote, len(p.out))
	for i := range p.out {
		quotes[i] = p.out[i].Quote
	}
	corpus.AssignIDs(a.Path, a.Text, quotes)
	return p, quotes
}

// An Explained is a quote with the reasons for its speaker.
type Explained struct {
	corpus.Quote
	Why string // the steps that led to the speaker, in words
}

// Explain is Extract with reasons.
func Explain(a *corpus.Article) []Explained {
	p, quotes := extract(a)
	out := make([]Explained, len(quotes))
	for i := range quotes {
		out[i] = Explained{quotes[i], p.out[i].trail.String()}
	}
	return out
}

// settle puts the drafts into order, names their speakers now that the whole article is known, and drops what does not hold.
func (p *parser) settle() {
	kept := p.out[:0]
	for i := range p.out {
		d := p.out[i]
		q := &d.Quote
		slices.SortFunc(q.Spans, func(a, b corpus.Span) int { return a.Start - b.Start })
		if q.Check(p.text) != nil {
			continue
		}
		q.Speakers = d.who.speakers(p.cast)
		q.Speaker = q.Speakers[0]
		kept = append(kept, d)
	}
	p.out = kept
	slices.SortStableFunc(p.out, func(a, b draft) int { return a.Spans[0].Start - b.Spans[0].Start })
}
