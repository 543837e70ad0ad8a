package speaker

import (
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// AttributeContinuation finds the speaker of a quote without a cue that is all of sentence n: whom a
// signature or the sentences beside it name, else the last speaker.
func (p *Reader) AttributeContinuation(d *Draft, n int, q *token.Quotation) {
	switch {
	case p.lead(d, p.Signature(q), stepSigned), p.lead(d, p.PointedBack(n+1), stepSigned),
		p.lead(d, p.Announced(n), StepAnnounced):
		return
	}
	last := p.Memory.LastSpoken(len(p.Sentences))
	if other := p.Alternates(n); other != nil {
		last = other
	}
	if !last.Known() {
		return
	}
	d.Source, d.Who, d.Trail, d.Method = last.source, last.Referent, last.trail, corpus.Continuation
	d.Trail.Add(continuations[min(n-last.sent, len(continuations)-1)])
}

// continuations are the steps to the speaker of so many sentences before; the last is also for more.
var continuations = [...]step{StepContinued, StepContinued, stepNextParagraph, stepNextParagraph, stepFarBack}

// AttributeLoose finds the speaker of marked words inside a sentence that no cue reports: whom a label or the subject
// of their clause names, else the last speaker.
func (p *Reader) AttributeLoose(d *Draft, n int, q *token.Quotation) {
	s := p.Sentences[n]
	if p.lead(d, p.Label(s, q), StepLabel) {
		return
	}
	d.Method = corpus.Context
	main := p.MainSubject(s, q.Left)
	if k, ok := forWhom.Match(p, s.First, s); ok && main.Is(phrase.PronounIs) {
		main = p.nameAt(k, k)
	}
	if p.lead(d, main, stepClauseSubject) {
		return
	}
	if last := p.Memory.LastSpoken(3); last.Known() {
		d.Source, d.Who, d.Trail = last.source, last.Referent, Trail{stepLastSpeaker}
	}
}

// lead takes whom a phrase that leads to the words means for their speaker, if there is one.
func (p *Reader) lead(d *Draft, np phrase.Phrase, found step) bool {
	if np.Ok() {
		d.take(p.Span(np), p.Resolve(np), found)
	}
	return np.Ok()
}

// Alternates returns the one whose turn it is in a dialogue: paragraphs of one quotation each, in which two speak by
// turns, one of them with a question; nil where the one who spoke last goes on.
func (p *Reader) Alternates(n int) *spoken {
	k := len(p.Memory.Spoke) - 2
	if k < 0 {
		return nil
	}
	other, last := &p.Memory.Spoke[k], &p.Memory.Spoke[k+1]
	para := p.Sentences[n].Para
	switch {
	case p.Sentences[other.sent].Para != para-2, p.Sentences[last.sent].Para != para-1, other.One() < 0,
		other.One() == last.One(), !p.asks(other.sent) && !p.asks(last.sent):
		return nil
	}
	return other
}

// asks reports whether a quotation of sentence n ends with a question mark.
func (p *Reader) asks(n int) bool {
	s := p.Sentences[n]
	return slices.ContainsFunc(p.Toks[s.First:s.Last], func(t token.Token) bool { return t.Sep('?') })
}

// Signature returns the name that is by itself after a quotation: after a dash, in the same paragraph or alone
// in the next one, or in brackets.
func (p *Reader) Signature(q *token.Quotation) phrase.Phrase {
	k := q.Right + 1
	if p.Tok(q.Right).Has(trait.Break) {
		k++
	}
	m := p.mentionAt(k)
	if m.Kind != entity.AName || p.Toks[m.Last].Has(trait.Word|trait.Clitic) {
		return phrase.Phrase{}
	}
	return p.nameAt(k, k)
}

// Announced returns the subject of the sentence before sentence n where that sentence leads over to a quotation: it
// ends with a colon, or names a person in the same paragraph without quoting them.
func (p *Reader) Announced(n int) phrase.Phrase {
	if n == 0 {
		return phrase.Phrase{}
	}
	before := p.Sentences[n-1]
	introduces := before.Para == p.Sentences[n].Para && !p.Memory.LastSpoken(1).Known()
	if !introduces && !p.Toks[before.Last-1].Has(trait.Colon) {
		return phrase.Phrase{}
	}
	return p.MainSubject(before, before.Last)
}

// MainSubject returns the last subject of a verb before token end of a sentence, if it is of the kind that speaks.
func (p *Reader) MainSubject(s token.Sentence, end int) phrase.Phrase {
	var open phrase.Phrase
	for i := s.First; i < end; i++ {
		if p.Toks[i].Has(trait.Finite) {
			open = p.OpenAt(i, s, open)
		}
	}
	if open.Is(phrase.OtherPhrase) || impersonal.Matches(p, open.First, s) {
		return phrase.Phrase{}
	}
	return open
}

// Label returns the phrase before a colon that a quotation follows, or of the person whose answer it is: "Marsh:
// …", "That does not surprise Marsh: …", "Marsh's answer: …".
func (p *Reader) Label(s token.Sentence, q *token.Quotation) phrase.Phrase {
	if !p.Tok(q.Left - 1).Has(trait.Colon) {
		return phrase.Phrase{}
	}
	np := p.Ending(q.Left-2, s.First)
	if name := p.NameBefore(np.First-1, s); name.Ok() { // "Ada Marsh, nurse: “…”"
		return name
	}
	if main := p.MainSubject(s, np.First); main.Is(phrase.Speaking &^ phrase.BodyName) {
		return main
	}
	if np.Is(phrase.Speaking) {
		return np
	}
	return p.onlyName(s, q.Left)
}

// onlyName returns the last person that the tokens before end name, whatever the verb may be: "Marsh lobbies
// for higher wages: “…”".
func (p *Reader) onlyName(s token.Sentence, end int) phrase.Phrase {
	for k := end - 1; k >= s.First; k-- {
		if p.mentionAt(k).Kind == entity.AName {
			return p.nameAt(k, s.First)
		}
	}
	return phrase.Phrase{}
}

// nameAt returns the phrase of the mention at token k, which begins at token floor or later.
func (p *Reader) nameAt(k, floor int) phrase.Phrase { return p.Named(int(p.StartsAt[k])-1, floor) }

// PointedBack returns who spoke a quotation that is all of the sentence before sentence n, where that sentence points
// back to it: "This is what was announced by Marsh", "That was the cry heard from the mayor", "This is how Marsh put
// it".
func (p *Reader) PointedBack(n int) phrase.Phrase {
	if n >= len(p.Sentences) || p.Sentences[n].Para != p.Sentences[n-1].Para {
		return phrase.Phrase{}
	}
	s := p.Sentences[n]
	k, ok := pointsBack.Match(p, s.First, s)
	if !ok {
		return phrase.Phrase{}
	}
	np := p.WithName(p.Starting(k, s.Last), s)
	if np.Is(phrase.OtherPhrase) {
		return phrase.Phrase{}
	}
	return np
}
