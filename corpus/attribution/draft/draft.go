// Package draft collects the quotes of an article while it is read. Start with [Reader.New] and [Reader.Emit].
package draft

import (
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
	if end := d.Spans[len(d.Spans)-1].End; d.Cued && strings.IndexByte(",.?!", p.Text[end-1]) >= 0 {
		return false
	}
	length := 0
	for _, s := range d.Spans {
		length += s.Len()
	}
	return length < shortQuote
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
