package draft

import (
	"cmp"
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/speaker"
)

// NameSpeakers names the speakers of all quotes, now that the whole article is known.
func (p *Reader) NameSpeakers() {
	for i := range p.Drafts {
		d := &p.Drafts[i]
		slices.SortFunc(d.Spans, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
		d.Speakers = d.Who.Speakers(p.Cast)
		d.Speaker = d.Speakers[0]
	}
}

// near is how many quotes may lie between one and the one that it is a part of.
const near = 6

// Settle puts the quotes into the order of the text, and drops what is a part of another quote of the same speaker:
// `said that he had "no plan"` is one quote.
func (p *Reader) Settle() {
	slices.SortStableFunc(p.Drafts, func(a, b speaker.Draft) int { return cmp.Compare(a.Spans[0].Start, b.Spans[0].Start) })
	parts := make([]bool, len(p.Drafts))
	for i := range p.Drafts {
		parts[i] = p.isPart(i)
	}
	kept := p.Drafts[:0]
	for i, d := range p.Drafts {
		if !parts[i] {
			d.Unname()
			kept = append(kept, d)
		}
	}
	p.Drafts = kept
}

// isPart reports whether the i-th quote is a part of one nearby.
func (p *Reader) isPart(i int) bool {
	for k := max(0, i-near); k < min(len(p.Drafts), i+near); k++ {
		if k != i && p.Drafts[i].PartOf(&p.Drafts[k], k < i) {
			return true
		}
	}
	return false
}
