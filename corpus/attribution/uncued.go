package attribution

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// short reports whether a quote's marked words are few and don't end as a clause of their own does.
func (p *parser) short(d *speaker.Draft) bool {
	if last := p.Text[d.Spans[len(d.Spans)-1].End-1]; d.Kind == corpus.Direct && d.Cued && strings.IndexByte(",.?!", last) >= 0 {
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
		i, _ := slices.BinarySearchFunc(p.Quotations, s.Start, func(q token.Quotation, at int) int { return q.Inner.Start - at })
		for ; i < len(p.Quotations) && p.Quotations[i].Inner.Start < s.End; i++ {
			n += p.Quotations[i].Inner.Len()
		}
	}
	return n
}

// shortQuote is how many bytes a quote has that is a scare quote or a title as often as not: about four words.
const shortQuote = 25

// uncued handles a quotation that no cue of its sentence reports: it goes on from the one before, or belongs to whom the
// sentence is about, or is no quotation at all.
func (p *parser) uncued(n int, quots []token.Quotation, k int) {
	s, q := p.Sentences[n], &quots[k]
	words := q.Words(p.Toks)
	alone := p.skipCommas(s.First, q.Left) >= q.Left && p.skipCommas(q.Right, s.Last) >= s.Last
	if alone && (words >= minAlone || q.Carried) {
		p.goesOn(n, q)
		return
	}
	if !alone && p.Corrects(s.Para) { // a correction repeats words that were not said
		return
	}
	if k := q.Left - 1; k > s.First && !p.Toks[k].Has(trait.Quoted) && p.Lower(k) == "not" {
		return
	}
	labelled := p.Utterance(q) && (p.Label(s, q).Kind == phrase.NamePhrase || p.headsWords(q, s))
	if words < minScare && !labelled || p.titleCase(q) || words < minDescribing && p.describes(q) {
		return
	}
	d := speaker.Draft{Sent: n, Para: s.Para, Open: q.Open}
	d.Kind, d.Spans = corpus.Mixed, []corpus.Span{q.Inner}
	if p.Utterance(q) && !alone || alone {
		d.Kind = corpus.Direct
	}
	p.AttributeLoose(&d, n, q)
	p.emit(d)
}

// headsWords reports whether a noun for a line that somebody writes stands before a quotation: "a note with the subject line, “…”".
func (p *parser) headsWords(q *token.Quotation, s token.Sentence) bool {
	k := q.Left - 1
	if k-1 <= s.First || !p.Toks[k].Has(trait.Comma|trait.Colon) || p.Toks[k-1].Has(trait.Quoted) || !p.Toks[k-1].In(lines) {
		return false
	}
	subject := p.MainSubject(s, k)
	return subject.Ok()
}

// lines are nouns for written words that stand for a whole.
var lines = lexicon.Set("attribution.lines")

const (
	minAlone      = 2 // a sentence that is one quotation of so many words is attributed; 98 % of those with four
	minDescribing = 8 // so many words between an article and a noun are somebody's
	minScare      = 6 // a shorter marked piece that no cue reports is a scare quote as often as not
)

// goesOn handles a sentence that is one quotation: a further piece of the quote before it in the paragraph, or a quote that
// continues the last one.
func (p *parser) goesOn(n int, q *token.Quotation) {
	s := p.Sentences[n]
	if back := p.PointedBack(n + 1); back.Ok() {
		p.continued(n, q)
		return
	}
	if last := p.lastDirect(n); last != nil && (last.Para == s.Para && last.Sent == n-1 || last.Open && last.Para == s.Para-1 && (s.Opens || q.Carried)) {
		last.Spans = append(last.Spans, q.Inner)
		last.Sent, last.Para, last.Open = n, s.Para, q.Open
		return
	} else if last != nil && p.nextParagraph(last, n, q) {
		last.Spans = append(last.Spans, q.Inner)
		last.Sent, last.Para, last.Open = n, s.Para, q.Open
		last.Confidence *= speaker.Steps[speaker.StepContinued].Share
		return
	}
	p.continued(n, q)
}

// continued makes a quote of its own of a sentence that is one quotation.
func (p *parser) continued(n int, q *token.Quotation) {
	d := speaker.Draft{Sent: n, Para: p.Sentences[n].Para, Open: q.Open}
	d.Kind, d.Spans = corpus.Direct, []corpus.Span{q.Inner}
	p.AttributeContinuation(&d, n, q)
	p.emit(d)
}

// nextParagraph reports whether a paragraph that begins with sentence n and a quotation goes on with the quote that the paragraph before ends with:
// nobody is named in between, announces the words, signs them or has their turn.
func (p *parser) nextParagraph(last *speaker.Draft, n int, q *token.Quotation) bool {
	s, signed, announced := p.Sentences[n], p.Signature(q), p.Announced(n)
	if !s.Opens || last.Para != s.Para-1 || last.Sent != n-1 || !last.Who.Known() || signed.Ok() || announced.Ok() {
		return false
	}
	spoken := p.Memory.LastSpoken(len(p.Sentences))
	return spoken != nil && p.Alternates(n, spoken) == nil && spoken.One() == last.Who.One()
}

// lastDirect returns the last direct quote, where behind it only what the same sentence tells besides was reported: "“…,” said Marsh, who
// called for a ban. “…”"
func (p *parser) lastDirect(n int) *speaker.Draft {
	for i := len(p.out) - 1; i >= 0; i-- {
		d := &p.out[i]
		if d.Kind == corpus.Direct {
			return d
		}
		if d.Kind != corpus.Indirect || d.Sent != n-1 {
			break
		}
	}
	return nil
}

// titleCase reports whether nearly all longer words of a quotation begin with a capital: the name of a book, not speech.
func (p *parser) titleCase(q *token.Quotation) bool {
	upper, lower := 0, 0
	for i := q.First; i < q.Last; i++ {
		t := &p.Toks[i]
		switch {
		case t.Kind != token.WordToken:
		case t.Upper:
			upper++
		case t.End-t.Start > 3:
			lower++
		}
	}
	last := &p.Toks[q.Last-1]
	return upper > 1 && lower == 0 && !last.Sep('.') && !last.Sep('?') && !last.Sep('!')
}

// describes reports whether a quotation stands between an article and a noun: the "law and order" issue.
func (p *parser) describes(q *token.Quotation) bool {
	if q.Left == 0 || q.Right >= len(p.Toks) {
		return false
	}
	before, next := &p.Toks[q.Left-1], &p.Toks[q.Right]
	return before.Has(trait.Determiner|trait.Possessive) && next.Has(trait.Word) && !next.Has(trait.Upper|trait.Functional|trait.Determiner|trait.Adverb|trait.Finite)
}
