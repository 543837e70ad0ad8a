// Package draft collects the quotes of an article while it is read. Start with [Reader.New] and [Reader.Emit].
package draft

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
)

// A Reader has the quotes that were found so far. Their speakers have no names until the whole article is known.
type Reader struct {
	speaker.Reader
	Drafts []speaker.Draft
}

// New returns a quote of sentence n without a speaker.
func (p *Reader) New(n int, kind corpus.Kind, spans ...corpus.Span) speaker.Draft {
	return speaker.Draft{Quote: corpus.Quote{Kind: kind, Spans: spans}, Sent: n, Para: p.Sentences[n].Para}
}

// Emit adds a quote. It completes how certain the quote is, and what its speaker did with the words.
func (p *Reader) Emit(d speaker.Draft) {
	switch {
	case d.Kind != corpus.Mixed:
	case p.marked(d.Spans) < shortQuote:
		d.Trail.Add(speaker.StepFew)
	default:
		d.Trail.Add(speaker.StepMixed)
	}
	if d.Kind != corpus.Indirect && p.short(&d) {
		d.Trail.Add(speaker.StepShort)
	}
	if d.Who.Known() {
		d.Confidence = d.Trail.Confidence()
	}
	if d.Kind == corpus.Direct && d.Report.Plain() {
		d.Report = p.question(&d)
	}
	p.Memory.Remember(&d)
	p.Drafts = append(p.Drafts, d)
}

// shortQuote is how many bytes a quote has that is a scare quote or a title as often as not: about four words.
const shortQuote = 25

// short reports whether a quote has few words, which do not end as a clause before its cue does.
func (p *Reader) short(d *speaker.Draft) bool {
	all := d.Extent()
	ends := strings.IndexByte(",.?!", p.Text[all.End-1]) >= 0
	return all.Len() < shortQuote && !(d.Cued && ends)
}

// marked returns how many bytes of the spans stand between quotation marks.
func (p *Reader) marked(spans []corpus.Span) (n int) {
	for _, s := range spans {
		first, _ := slices.BinarySearchFunc(p.Quotations, s.Start, func(q token.Quotation, at int) int { return q.Inner.Start - at })
		for _, q := range p.Quotations[first:] {
			if q.Inner.Start >= s.End {
				break
			}
			n += q.Inner.Len()
		}
	}
	return n
}

// question returns the report of a direct quote without one that says otherwise: a question asks, whatever its verb,
// and needs no other words to be read as one.
func (p *Reader) question(d *speaker.Draft) corpus.Report {
	if last := d.Spans[len(d.Spans)-1]; strings.HasSuffix(strings.TrimSpace(last.In(p.Text)), "?") {
		return corpus.Report{Class: corpus.Asks}
	}
	return corpus.Report{Class: corpus.Asserts, Span: d.Report.Span}
}

// NameSpeakers names the speakers of all quotes, now that the whole article is known.
func (p *Reader) NameSpeakers() {
	for i := range p.Drafts {
		d := &p.Drafts[i]
		slices.SortFunc(d.Spans, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
		d.Speakers = d.Who.Speakers(p.Cast)
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
		if p.Drafts[i].PartOf(&p.Drafts[k], k < i) {
			return true
		}
	}
	return false
}
