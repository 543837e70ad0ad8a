package cued

import (
	"cmp"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/trait"
)

// A content is what a cue reports.
type content struct {
	claim    scope.Claim // from the first of its claims to the last
	spans    []corpus.Span
	kind     corpus.Kind // of quote that the marked words of the speaker make; "" for none
	unmarked corpus.Kind // the same without such words: a clause may hold what someone else is quoted with
	open     bool        // its last quotation goes on in the next paragraph
}

// contentOf gathers what the i-th cue claims.
func (r *reader) contentOf(i int) content {
	var t content
	for ci := range r.claims {
		if r.claims[ci].Cue == i {
			r.add(&t, ci)
		}
	}
	return t
}

// add adds a claim to the content of its cue.
func (r *reader) add(t *content, ci int) {
	cl := r.claims[ci]
	words, last, kind := r.pieces(ci)
	switch {
	case kind != "":
		t.open = r.quots[last].Open
	case r.othersWords(ci):
		return
	case r.HasQuote(cl.First, cl.Last):
		t.unmarked = corpus.Mixed
	default:
		t.unmarked = corpus.Indirect
	}
	switch {
	case kind != corpus.Direct:
		words = []corpus.Span{r.TokenSpan(cl.First, cl.Last)}
	case t.kind == "": // the clause before belongs to no quotation
		t.spans = nil
	}
	t.spans = append(t.spans, words...)
	if t.kind != corpus.Mixed {
		t.kind = cmp.Or(kind, t.kind)
	}
	if t.claim.Last > 0 {
		cl.First = t.claim.First
	}
	t.claim = cl
}

// pieces returns the words of the quotations that a claim has, the last of them, and the kind of quote that they make:
// a direct one if they are all of the claim.
func (r *reader) pieces(ci int) (words []corpus.Span, last int, kind corpus.Kind) {
	cl := &r.claims[ci]
	end := cl.First
	for k := range r.quots {
		q := &r.quots[k]
		switch {
		case r.owner[k] != ci:
			continue
		case q.Left != r.Skip(end, cl.Last, trait.Sign):
			kind = corpus.Mixed
		case kind == "":
			kind = corpus.Direct
		}
		end, last = q.Right, k
		words = append(words, q.Inner)
	}
	if kind != corpus.Direct || r.Utterance(&r.quots[last]) {
		return words, last, kind
	}
	switch {
	case r.Tok(cl.First - 1).Has(trait.That), r.cues[cl.Cue].Kind == cue.AccordingCue, // "said that “no one came”" is one clause
		r.Skip(end, cl.Last, trait.Sign) < cl.Last:
		kind = corpus.Mixed
	}
	return words, last, kind
}

// othersWords reports whether a claim without quotations of its own has only words that another cue reports: an object
// with a quotation, a quotation alone, or what a noun introduces, as in "called Marsh's claim “pathetic” and “cheap”".
func (r *reader) othersWords(ci int) bool {
	cl := &r.claims[ci]
	q := r.QuotationAt(r.Skip(cl.First, cl.Last, trait.That))
	switch {
	case !cl.Clause:
		return r.HasQuote(cl.First, cl.Last)
	case q == nil:
		return false
	}
	return q.Right >= cl.Last || r.cues[cl.Cue].Kind == cue.NounCueKind
}
