// Package cued makes the quotes of a sentence that cues report: each of its cues takes the words and quotations that
// are its own. Start with [Quotes].
package cued

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/token"
)

// A reader makes the quotes of sentence n.
type reader struct {
	*draft.Reader
	n      int
	s      token.Sentence // without a dateline
	quots  []token.Quotation
	cues   []cue.Cue
	claims []scope.Claim
	owner  []int // for each quotation the claim that has it, or -1
}

// Quotes makes the quotes of sentence n, in which some quotations stand, and returns the quotations that no cue
// reports.
func Quotes(p *draft.Reader, n int, quots []token.Quotation) (rest []*token.Quotation) {
	s := p.Sentences[n]
	s.First = s.Body
	cues := p.Cues(s)
	if len(cues) == 0 {
		for k := range quots {
			rest = append(rest, &quots[k])
		}
		return rest
	}
	r := reader{Reader: p, n: n, s: s, quots: quots, cues: cues, claims: p.Claims(s, cues)}
	r.own()
	for i := range r.cues {
		r.quote(i)
	}
	for k := range quots {
		if r.owner[k] < 0 {
			rest = append(rest, &quots[k])
		}
	}
	return rest
}

// own gives each quotation to the claim that reports it: the closest of those that hold it.
func (r *reader) own() {
	r.owner = make([]int, len(r.quots))
	for k := range r.quots {
		q, owner := &r.quots[k], -1
		for i := range r.claims {
			switch {
			case !r.claims[i].Holds(q.Left, q.Right):
			case owner < 0, r.closer(i, owner, q):
				owner = i
			}
		}
		r.owner[k] = owner
	}
}

// quote makes the quote of the i-th cue, if it reports something.
func (r *reader) quote(i int) {
	c, t := &r.cues[i], r.contentOf(i)
	switch {
	case len(t.spans) == 0:
		return
	case r.Unsaid(c, r.s):
		r.declined(c)
		return
	case t.kind != "":
	case !r.reports(c, &t.claim), r.inside(i), r.OfArticle(c, r.s):
		return
	default:
		t.kind = t.unmarked
	}
	d := r.New(r.n, t.kind, t.spans...)
	d.Cued, d.Open, d.Cue = true, t.open, r.TokenSpan(c.First, c.Last)
	d.Report = r.Reported(c, t.claim.First, d.Kind == corpus.Direct, r.s)
	r.Attribute(&d, c)
	if k, ok := rumour.Match(r, c.Subj.First, r.s); ok && c.Kind == cue.FiniteCue {
		d.Report = corpus.Report{Class: corpus.Cites, Span: r.TokenSpan(k, c.Last)}
	}
	r.Emit(d)
}

// declined remembers who did not say what a cue reports: a pronoun or a further quotation may mean them.
func (r *reader) declined(c *cue.Cue) {
	if c.Kind == cue.FiniteCue {
		d := r.New(r.n, corpus.Indirect)
		r.Attribute(&d, c)
		r.Memory.Remember(&d)
	}
}
