// Package attribution finds what was said in an article and who said it. Start with [Extract]; its result is plain
// [corpus.Quote] values that point into the article's text.
//
// The article is read in stages, each a package of its own that works on what the stages before it gave: lexicon, token,
// entity, phrase, subject, cue, report, scope, speaker. The parser here goes from sentence to sentence and makes quotes of
// what they find.
package attribution

import (
	"slices"
	"sort"

	"verbatim/corpus"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/layout"
	"verbatim/corpus/layout/block"
)

// Version changes whenever Extract may find something else in the same article, so that what was stored is made anew.
const Version = 10

// Extract returns the quotes of the article in the order in which they begin, with their ids. Their spans are slices of
// a.Text. It reads the text once and takes time in proportion to its length.
func Extract(a *corpus.Article) []corpus.Quote {
	p, quotes := extract(a)
	p.release()
	return quotes
}

// extract returns the parser that has read the article, with its drafts, and the quote of each.
func extract(a *corpus.Article) (*parser, []corpus.Quote) {
	blocks := block.Of(a)
	p := newParser(a.Text, blocks)
	p.Byline, p.Outlet, p.Title = a.Byline, a.Publisher, a.Title
	p.floor.turns = layout.Turns(a, blocks, layoutWords)
	p.run()
	p.settle()
	quotes := make([]corpus.Quote, len(p.out))
	for i := range p.out {
		quotes[i] = p.out[i].Quote
		quotes[i].Time = a.TimeAt(quotes[i].Spans[0].Start)
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
		out[i] = Explained{quotes[i], p.out[i].Trail.String()}
	}
	return out
}

// settle puts the drafts into order, names their speakers now that the whole article is known, and drops what does not hold.
func (p *parser) settle() {
	kept := p.out[:0]
	for i := range p.out {
		d := &p.out[i]
		slices.SortFunc(d.Spans, func(a, b corpus.Span) int { return a.Start - b.Start })
		d.Speakers = d.Who.Speakers(p.Cast)
		d.Speaker = d.Speakers[0]
		kept = append(kept, *d)
	}
	p.correct(kept)
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].Spans[0].Start < kept[j].Spans[0].Start })
	p.out = withoutParts(kept)
	for i := range p.out {
		p.out[i].Unname()
	}
}

// near is how many drafts may lie between one and the one that it is a part of.
const near = 6

// withoutParts drops what is a part of another quote of the same speaker: `said that he had "no plan"` is one quote.
func withoutParts(drafts []speaker.Draft) []speaker.Draft {
	parts := make([]bool, len(drafts))
	for i := range drafts {
		for k := max(0, i-near); k < min(len(drafts), i+near) && !parts[i]; k++ {
			parts[i] = k != i && drafts[i].PartOf(&drafts[k], k < i)
		}
	}
	kept := drafts[:0]
	for i := range drafts {
		if !parts[i] {
			kept = append(kept, drafts[i])
		}
	}
	return kept
}
