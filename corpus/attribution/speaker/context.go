package speaker

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// AttributeContinuation finds the speaker of a quote without a cue that stands by itself in sentence n: whoever the sentence
// before leads over to, else whoever spoke before.
func (p *Reader) AttributeContinuation(d *Draft, n int, q *token.Quotation) {
	if np := p.Signature(q); np.Ok() {
		r := p.Resolve(np)
		d.Source, d.Who, d.Method = p.Span(np), r.Referent, r.method
		d.Trail = Trail{stepSigned, r.Step}
		return
	}
	if np := p.PointedBack(n + 1); np.Ok() {
		r := p.Resolve(np)
		d.Source, d.Who, d.Method = p.Span(np), r.Referent, r.method
		d.Trail = Trail{stepSigned, r.Step}
		return
	}
	if np := p.Announced(n); np.Ok() {
		r := p.Resolve(np)
		d.Source, d.Who, d.Method = p.Span(np), r.Referent, corpus.Context
		d.Trail = Trail{StepAnnounced, r.Step}
		return
	}
	last := p.Memory.LastSpoken(len(p.Sentences))
	if last == nil {
		return
	}
	if other := p.Alternates(n, last); other != nil {
		last = other
	}
	d.Source, d.Who, d.Method = last.source, last.Referent, corpus.Continuation
	d.Trail = last.trail
	switch gap := n - last.sent; {
	case gap > 3:
		d.Trail.Add(stepFarBack)
	case gap > 1:
		d.Trail.Add(stepNextParagraph)
	default:
		d.Trail.Add(StepContinued)
	}
}

// Alternates returns the one whose turn it is in a dialogue: paragraphs of one quotation each, in which two speak by turns, the first of
// them with a question; nil where last goes on.
func (p *Reader) Alternates(n int, last *spoken) *spoken {
	k := len(p.Memory.Spoke)
	if k < 2 || p.Sentences[last.sent].Para != p.Sentences[n].Para-1 {
		return nil
	}
	other := &p.Memory.Spoke[k-2]
	if other.One() < 0 || last.One() < 0 || other.One() == last.One() || p.Sentences[other.sent].Para != p.Sentences[last.sent].Para-1 {
		return nil
	}
	if q := p.asks(other.sent) || p.asks(last.sent); !q {
		return nil
	}
	return other
}

// asks reports whether a quotation of sentence n ends with a question mark.
func (p *Reader) asks(n int) bool {
	for k := p.Sentences[n].First; k < p.Sentences[n].Last; k++ {
		if p.Toks[k].Sep('?') {
			return true
		}
	}
	return false
}

// maxSignature is how many tokens a paragraph may have that only names whose words stand before it.
const maxSignature = 16

// Signature returns the name that stands behind a quotation by itself: behind a dash, in the same paragraph or alone in the next one, or
// in brackets; or behind "so said".
func (p *Reader) Signature(q *token.Quotation) phrase.Phrase {
	k := q.Right
	if k < len(p.Toks) && p.Toks[k].Has(trait.Break) {
		end := k + 1
		for end < len(p.Toks) && end-k <= maxSignature+1 && !p.Toks[end].Has(trait.Break) {
			end++
		}
		k++
	}
	if k+2 < len(p.Toks) && p.Lower(k) == "so" && p.Toks[k+1].Has(trait.Past) { // "So said Ada Marsh"
		return p.Starting(k+2, min(k+2+maxSignature, len(p.Toks)-1))
	}
	if k+1 >= len(p.Toks) || p.StartsAt[k+1] == 0 {
		return phrase.Phrase{}
	}
	m := int(p.StartsAt[k+1]) - 1
	next := &p.Toks[p.Mentions[m].Last]
	if p.Mentions[m].Kind != entity.AName || next.Has(trait.Word|trait.Clitic) {
		return phrase.Phrase{}
	}
	return p.Named(m, k+1)
}

// Announced returns the subject of the sentence before sentence n where that sentence leads over to a quotation: it ends with
// a colon, or names somebody in the same paragraph without quoting them.
func (p *Reader) Announced(n int) phrase.Phrase {
	if n == 0 {
		return phrase.Phrase{}
	}
	before := p.Sentences[n-1]
	last := p.Memory.LastSpoken(1)
	if !p.Toks[before.Last-1].Has(trait.Colon) && (before.Para != p.Sentences[n].Para || last != nil) {
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
	if open.Kind == phrase.OtherPhrase {
		return phrase.Phrase{}
	}
	return open
}

// Label returns the phrase before a colon that a quotation follows, or whose answer or the like stands there: "Marsh: …", "That
// does not surprise Marsh: …", "Marsh's answer: …".
func (p *Reader) Label(s token.Sentence, q *token.Quotation) phrase.Phrase {
	if q.Left-2 < s.First || !p.Toks[q.Left-1].Has(trait.Colon) {
		return phrase.Phrase{}
	}
	np := p.Ending(q.Left-2, s.First)
	if name := p.NameBefore(np.First-1, s); name.Ok() { // "Ada Marsh, nurse: “…”"
		return name
	}
	if name := p.onProgramme(np, s); name.Ok() {
		return name
	}
	if np.Ok() && np.First > s.First && p.HasVerb(s.First, np.First) && !p.Toks[np.First-1].Has(trait.Dash) {
		if np = p.MainSubject(s, np.First); np.Ok() && np.Kind != phrase.BodyName {
			return np
		}
		np = p.Ending(q.Left-2, s.First)
	}
	for k := q.Left - 2; !np.Ok() && k > s.First && q.Left-k < 6; k-- {
	}
	if !np.Ok() {
		np = p.MainSubject(s, q.Left)
	}
	if !np.Ok() {
		np = p.onlyName(s, q.Left)
	}
	if np.Kind == phrase.OtherPhrase && !p.HasVerb(s.First, q.Left-1) { // "Marsh's verdict on the menu: “…”"
		np.First = s.First
	}
	if np.Kind == phrase.OtherPhrase {
		for k := np.First; k < np.Last; k++ {
			if m := p.StartsAt[k]; m > 0 && p.Mentions[m-1].Owner {
				return p.Named(int(m-1), s.First)
			}
		}
	}
	switch np.Kind {
	case phrase.OtherPhrase:
		return p.onlyName(s, q.Left)
	case phrase.PronounIs:
		return phrase.Phrase{}
	}
	return np
}

// onProgramme returns the name before "on" or "to" and what somebody spoke on or to: "Ada Marsh on Morning Call: “…”", "Ada Marsh, speaking to
// Radio 5: “…”".
func (p *Reader) onProgramme(np phrase.Phrase, s token.Sentence) phrase.Phrase {
	k := np.First - 1
	for k > s.First && p.Toks[k].Has(trait.Upper) { // "on Morning Call"
		k--
	}
	if k <= s.First || !p.Toks[k].Has(trait.Preposition) {
		return phrase.Phrase{}
	}
	k--
	if name := p.Ending(k, s.First); name.Kind == phrase.NamePhrase && name.Last == k+1 {
		return name
	}
	return phrase.Phrase{}
}

// onlyName returns the only person that the tokens before end name where a subject could stand, whatever the verb may be: "Marsh lobbies
// for higher wages: “…”".
func (p *Reader) onlyName(s token.Sentence, end int) phrase.Phrase {
	var only phrase.Phrase
	for k := s.First; k < end; k++ {
		m := int(p.StartsAt[k]) - 1
		if m < 0 || p.Mentions[m].Kind != entity.AName || p.Mentions[m].Owner {
			continue
		}
		only = p.Named(m, s.First)
	}
	return only
}

// laws are the last words of the names of what people are bound by.
var laws = lexicon.Set("speaker.laws")

// under returns the law or treaty that a sentence begins with: "Under the treaty, a ship “shall not be detained”".
func (p *Reader) under(s token.Sentence) phrase.Phrase {
	if p.Lower(s.First) != "under" {
		return phrase.Phrase{}
	}
	np := p.Starting(s.First+1, s.Last)
	for k := np.First; k < np.Last; k++ {
		if p.Toks[k].In(laws) {
			return np
		}
	}
	return phrase.Phrase{}
}

// forWhom returns the name that opens a sentence after "for": "For Marsh, they are “a bill before the meal”".
func (p *Reader) forWhom(s token.Sentence) phrase.Phrase {
	if np := p.Starting(s.First+1, s.Last); p.Lower(s.First) == "for" && np.Kind == phrase.NamePhrase {
		return np
	}
	return phrase.Phrase{}
}

// AttributeLoose finds the speaker of marked words inside a sentence that no cue reports: the subject of the clause they stand
// in, else whoever spoke last.
func (p *Reader) AttributeLoose(d *Draft, n int, q *token.Quotation) {
	d.Method = corpus.Context
	if np := p.Label(p.Sentences[n], q); np.Ok() {
		r := p.Resolve(np)
		d.Source, d.Who, d.Method = p.Span(np), r.Referent, r.method
		d.Trail = Trail{StepLabel, r.Step}
		return
	}
	if np := p.under(p.Sentences[n]); np.Ok() {
		r := p.Resolve(np)
		d.Source, d.Who = p.Span(np), r.Referent
		d.Trail = Trail{stepClauseSubject, r.Step}
		return
	}
	if np := p.MainSubject(p.Sentences[n], q.Left); np.Ok() {
		if whom := p.forWhom(p.Sentences[n]); np.Kind == phrase.PronounIs && whom.Ok() {
			np = whom
		}
		r := p.Resolve(np)
		d.Source, d.Who = p.Span(np), r.Referent
		d.Trail = Trail{stepClauseSubject, r.Step}
		return
	}
	if last := p.Memory.LastSpoken(3); last != nil {
		d.Source, d.Who = last.source, last.Referent
		d.Trail = Trail{stepLastSpeaker}
	}
}
