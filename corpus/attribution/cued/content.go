package cued

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/trait"
)

// A content is what a cue reports.
type content struct {
	first  int // its first token
	spans  []corpus.Span
	whole  bool // it has quotations that are all of what was said
	part   bool // it has a clause with marked words of the speaker
	clause bool // it has a clause without quotations of the cue's own
	others bool // which has the marked words of someone else
	open   bool // its last quotation goes on in the next paragraph
}

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
	t := content{first: -1}
	for ci := range r.claims {
		if cl := &r.claims[ci]; cl.Cue == i {
			r.add(&t, ci)
		}
	}
	return t
}

// add adds a claim to the content of its cue.
func (r *reader) add(t *content, ci int) {
	cl := &r.claims[ci]
	words, last, whole := r.pieces(ci)
	if len(words) == 0 && r.othersWords(ci) {
		return
	}
	if t.first < 0 {
		t.first = cl.First
	}
	switch all := r.TokenSpan(cl.First, cl.Last); {
	case len(words) == 0:
		t.clause = cl.Clause
		t.others = r.HasQuote(cl.First, cl.Last)
		t.spans = append(t.spans, all)
		return
	case !whole:
		t.part = true
		t.spans = append(t.spans, all)
	default:
		if !t.whole && !t.part { // the clause before belongs to no quotation
			t.spans = nil
		}
		t.whole = true
		t.spans = append(t.spans, words...)
	}
	t.open = r.quots[last].Open
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
	if len(words) == 0 || apart {
		return words, last, false
	}
	if r.Utterance(&r.quots[last]) {
		return words, last, true
	}
	switch {
	case r.Tok(cl.First - 1).Has(trait.That): // "said that “no one came”" is one clause
		return words, last, false
	case r.cues[cl.Cue].Kind == cue.AccordingCue && !r.Toks[r.quots[last].First].Upper:
		return words, last, false // the end of a clause of the reporter: "since, as stated by Marsh, “no one asked”"
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
