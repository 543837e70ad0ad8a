package cued

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/trait"
)

// A content is what a cue reports.
type content struct {
	claim  scope.Claim // from the first of its claims to the last
	spans  []corpus.Span
	whole  bool // it has quotations that are all of what was said
	part   bool // it has a clause with marked words of the speaker
	others bool // it has a clause with the marked words of someone else alone
	open   bool // its last quotation goes on in the next paragraph
}

// marked reports whether a content has marked words of its speaker.
func (t *content) marked() bool { return t.whole || t.part }

// kind returns the kind of quote that a content makes.
func (t *content) kind() corpus.Kind {
	switch {
	case t.part:
		return corpus.Mixed
	case t.whole:
		return corpus.Direct
	case t.others: // what someone reports may hold what another one is quoted with
		return corpus.Mixed
	}
	return corpus.Indirect
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
	words, last, whole := r.pieces(ci)
	clause := []corpus.Span{r.TokenSpan(cl.First, cl.Last)}
	switch {
	case len(words) > 0:
		t.open = r.quots[last].Open
	case r.othersWords(ci):
		return
	default:
		t.others = r.HasQuote(cl.First, cl.Last)
	}
	switch {
	case !whole:
		t.part = t.part || len(words) > 0
		words = clause
	case !t.marked(): // the clause before belongs to no quotation
		t.spans = nil
	}
	t.whole = t.whole || whole
	t.spans = append(t.spans, words...)
	if t.claim.Last > 0 {
		cl.First = t.claim.First
	}
	t.claim = cl
}

// pieces returns the words of the quotations that a claim has, the last of them, and whether they are all of the claim.
func (r *reader) pieces(ci int) (words []corpus.Span, last int, whole bool) {
	cl := &r.claims[ci]
	end, apart := cl.First, false
	for k := range r.quots {
		if q := &r.quots[k]; r.owner[k] == ci {
			apart = apart || q.Left != r.Skip(end, cl.Last, trait.Sign)
			end, last = q.Right, k
			words = append(words, q.Inner)
		}
	}
	switch {
	case len(words) == 0, apart:
		return words, last, false
	case r.Utterance(&r.quots[last]):
		return words, last, true
	case r.Tok(cl.First - 1).Has(trait.That), r.cues[cl.Cue].Kind == cue.AccordingCue: // "said that “no one came”" is one clause
		return words, last, false
	}
	return words, last, r.Skip(end, cl.Last, trait.Sign) == cl.Last
}

// othersWords reports whether a claim without quotations of its own is nothing but words that another cue reports: a
// quotation alone, or what a noun introduces, as in "called Marsh's claim “pathetic” and “cheap”".
func (r *reader) othersWords(ci int) bool {
	cl := &r.claims[ci]
	q := r.QuotationAt(r.Skip(cl.First, cl.Last, trait.That))
	return q != nil && (q.Right >= cl.Last || r.cues[cl.Cue].Kind == cue.NounCueKind)
}
