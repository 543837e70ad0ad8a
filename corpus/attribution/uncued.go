package attribution

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// short reports whether a quote's marked words are few and don't end as a clause of their own does.
func (p *parser) short(d *draft) bool {
	if last := p.text[d.Spans[len(d.Spans)-1].End-1]; d.Kind == corpus.Direct && d.cued && strings.IndexByte(",.?!", last) >= 0 {
		return false
	}
	length := 0
	for _, s := range d.Spans {
		length += s.Len()
	}
	return length < shortQuote
}

// marked returns how many bytes of the spans stand between marks.
func (p *parser) marked(spans []corpus.Span) int {
	n := 0
	for _, s := range spans {
		i, _ := slices.BinarySearchFunc(p.quots, s.Start, func(q quotation, at int) int { return q.inner.Start - at })
		for ; i < len(p.quots) && p.quots[i].inner.Start < s.End; i++ {
			n += p.quots[i].inner.Len()
		}
	}
	return n
}

// shortQuote is how many bytes a quote has that is a scare quote or a title as often as not: about four words.
const shortQuote = 25

// uncued handles a quotation that no cue of its sentence reports: it goes on from the one before, or belongs to whom the
// sentence is about, or is no quotation at all.
func (p *parser) uncued(n int, quots []quotation, k int) {
	s, q := p.sents[n], &quots[k]
	words := q.words(p.toks)
	alone := p.skipCommas(s.first, q.left) >= q.left && p.skipCommas(q.right, s.last) >= s.last
	if alone && (words >= minAlone || q.carried) {
		p.goesOn(n, q)
		return
	}
	if !alone && p.corrects(s.para) { // a correction repeats words that were not said
		return
	}
	if k := q.left - 1; k > s.first && p.at[k] == 0 && p.lower(k) == "not" {
		return
	}
	labelled := p.utterance(q) && (p.label(s, q).kind == namePhrase || p.headsWords(q, s))
	if words < minScare && !labelled || p.titleCase(q) || words < minDescribing && p.describes(q) {
		return
	}
	d := draft{sent: n, para: s.para, open: q.open}
	d.Kind, d.Spans = corpus.Mixed, []corpus.Span{q.inner}
	if p.utterance(q) && !alone || alone {
		d.Kind = corpus.Direct
	}
	p.attributeLoose(&d, n, q)
	p.emit(d)
}

// headsWords reports whether a noun for a line that somebody writes stands before a quotation: "a note with the subject line, “…”".
func (p *parser) headsWords(q *quotation, s sentence) bool {
	k := q.left - 1
	if k-1 <= s.first || p.at[k] != 0 || !p.toks[k].sep(',') && !p.toks[k].sep(':') || p.at[k-1] != 0 || !lines.in(&p.toks[k-1]) {
		return false
	}
	subject := p.mainSubject(s, k)
	return subject.ok()
}

// lines are nouns for written words that stand for a whole.
var lines = wordSet("line headline note message words text caption")

const (
	minAlone      = 2 // a sentence that is one quotation of so many words is attributed; 98 % of those with four
	minDescribing = 8 // so many words between an article and a noun are somebody's
	minScare      = 6 // a shorter marked piece that no cue reports is a scare quote as often as not
)

// goesOn handles a sentence that is one quotation: a further piece of the quote before it in the paragraph, or a quote that
// continues the last one.
func (p *parser) goesOn(n int, q *quotation) {
	s := p.sents[n]
	if back := p.pointedBack(n + 1); back.ok() {
		p.continued(n, q)
		return
	}
	if last := p.lastDirect(n); last != nil &&
		(last.para == s.para && last.sent == n-1 || last.open && last.para == s.para-1 && (s.opens || q.carried)) {
		last.Spans = append(last.Spans, q.inner)
		last.sent, last.para, last.open = n, s.para, q.open
		return
	} else if last != nil && p.nextParagraph(last, n, q) {
		last.Spans = append(last.Spans, q.inner)
		last.sent, last.para, last.open = n, s.para, q.open
		last.Confidence *= steps[stepContinued].share
		return
	}
	p.continued(n, q)
}

// continued makes a quote of its own of a sentence that is one quotation.
func (p *parser) continued(n int, q *quotation) {
	d := draft{sent: n, para: p.sents[n].para, open: q.open}
	d.Kind, d.Spans = corpus.Direct, []corpus.Span{q.inner}
	p.attributeContinuation(&d, n, q)
	p.emit(d)
}

// nextParagraph reports whether a paragraph that begins with sentence n and a quotation goes on with the quote that the paragraph before ends with:
// nobody is named in between, announces the words, signs them or has their turn.
func (p *parser) nextParagraph(last *draft, n int, q *quotation) bool {
	s, signed, announced := p.sents[n], p.signature(q), p.announced(n)
	if !s.opens || last.para != s.para-1 || last.sent != n-1 || !last.who.known() || signed.ok() || announced.ok() {
		return false
	}
	spoken := p.memory.lastSpoken(len(p.sents))
	return spoken != nil && p.alternates(n, spoken) == nil && spoken.one() == last.who.one()
}

// lastDirect returns the last direct quote, where behind it only what the same sentence tells besides was reported: "“…,” said Marsh, who
// called for a ban. “…”"
func (p *parser) lastDirect(n int) *draft {
	for i := len(p.out) - 1; i >= 0; i-- {
		d := &p.out[i]
		if d.Kind == corpus.Direct {
			return d
		}
		if d.Kind != corpus.Indirect || d.sent != n-1 {
			break
		}
	}
	return nil
}

// titleCase reports whether nearly all longer words of a quotation begin with a capital: the name of a book, not speech.
func (p *parser) titleCase(q *quotation) bool {
	upper, lower := 0, 0
	for i := q.first; i < q.last; i++ {
		t := &p.toks[i]
		switch {
		case t.kind != wordToken:
		case t.upper:
			upper++
		case t.end-t.start > 3:
			lower++
		}
	}
	last := &p.toks[q.last-1]
	return upper > 1 && lower == 0 && !last.sep('.') && !last.sep('?') && !last.sep('!')
}

// describes reports whether a quotation stands between an article and a noun: the "law and order" issue.
func (p *parser) describes(q *quotation) bool {
	if q.left == 0 || q.right >= len(p.toks) {
		return false
	}
	before, next := &p.toks[q.left-1], &p.toks[q.right]
	return before.is(determiner|possessive) && next.kind == wordToken && !next.upper && !next.is(functional|determiner|adverb) && !p.finite(q.right)
}
