package attribution

import "verbatim/corpus"

// attributeContinuation finds the speaker of a quote without a cue that stands by itself in sentence n: whoever the sentence
// before leads over to, else whoever spoke before.
func (p *parser) attributeContinuation(d *draft, n int, q *quotation) {
	if np := p.signature(q); np.ok() {
		r := p.resolve(np)
		d.Source, d.who, d.Method = p.span(np), r.referent, r.method
		d.trail = trail{stepSigned, r.step}
		return
	}
	if np := p.pointedBack(n + 1); np.ok() {
		r := p.resolve(np)
		d.Source, d.who, d.Method = p.span(np), r.referent, r.method
		d.trail = trail{stepSigned, r.step}
		return
	}
	if np := p.announced(n); np.ok() {
		r := p.resolve(np)
		d.Source, d.who, d.Method = p.span(np), r.referent, corpus.Context
		d.trail = trail{stepAnnounced, r.step}
		return
	}
	last := p.memory.lastSpoken(len(p.sents))
	if last == nil {
		return
	}
	if other := p.alternates(n, last); other != nil {
		last = other
	}
	d.Source, d.who, d.Method = last.source, last.referent, corpus.Continuation
	d.trail = last.trail
	switch gap := n - last.sent; {
	case gap > 3:
		d.trail.add(stepFarBack)
	case gap > 1:
		d.trail.add(stepNextParagraph)
	default:
		d.trail.add(stepContinued)
	}
}

// alternates returns the one whose turn it is in a dialogue: paragraphs of one quotation each, in which two speak by turns, the first of
// them with a question; nil where last goes on.
func (p *parser) alternates(n int, last *spoken) *spoken {
	k := len(p.memory.spoke)
	if k < 2 || !p.sents[n].opens || last.sent != n-1 || p.sents[last.sent].para != p.sents[n].para-1 {
		return nil
	}
	other := &p.memory.spoke[k-2]
	if other.one() < 0 || last.one() < 0 || other.one() == last.one() || p.sents[other.sent].para != p.sents[last.sent].para-1 {
		return nil
	}
	if q := p.asks(other.sent) || p.asks(last.sent); !q {
		return nil
	}
	return other
}

// asks reports whether a quotation of sentence n ends with a question mark.
func (p *parser) asks(n int) bool {
	for k := p.sents[n].first; k < p.sents[n].last; k++ {
		if p.at[k] > 0 && p.toks[k].sep('?') {
			return true
		}
	}
	return false
}

// maxSignature is how many tokens a paragraph may have that only names whose words stand before it.
const maxSignature = 16

// signature returns the name that stands behind a quotation by itself: behind a dash, in the same paragraph or alone in the next one, or
// in brackets; or behind "so said".
func (p *parser) signature(q *quotation) phrase {
	k := q.right
	if k < len(p.toks) && p.toks[k].kind == breakToken {
		end := k + 1
		for end < len(p.toks) && end-k <= maxSignature+1 && p.toks[end].kind != breakToken {
			end++
		}
		if k++; end-k > maxSignature || k >= len(p.toks) || !p.toks[k].sep('-') {
			return phrase{}
		}
	}
	if k+2 < len(p.toks) && (p.lower(k) == "so" || p.lower(k) == "thus") && p.toks[k+1].verb(say|talk) && p.toks[k+1].form(past) { // "So said Ada Marsh"
		return p.starting(k+2, min(k+2+maxSignature, len(p.toks)-1))
	}
	if k+1 >= len(p.toks) || !p.toks[k].sep('-') && !p.toks[k].sep('(') || p.startsAt[k+1] == 0 {
		return phrase{}
	}
	m := int(p.startsAt[k+1]) - 1
	next := &p.toks[p.ments[m].last]
	if p.ments[m].kind != aName || next.kind == wordToken || next.kind == clitic {
		return phrase{}
	}
	return p.named(m, k+1)
}

// announced returns the subject of the sentence before sentence n where that sentence leads over to a quotation: it ends with
// a colon, or names somebody in the same paragraph without quoting them.
func (p *parser) announced(n int) phrase {
	if n == 0 {
		return phrase{}
	}
	before := p.sents[n-1]
	last := p.memory.lastSpoken(1)
	if !p.toks[before.last-1].sep(':') && (before.para != p.sents[n].para || last != nil) {
		return phrase{}
	}
	return p.mainSubject(before, before.last)
}

// mainSubject returns the last subject of a verb before token end of a sentence, if it is of the kind that speaks.
func (p *parser) mainSubject(s sentence, end int) phrase {
	var open phrase
	for i := s.first; i < end; i++ {
		if p.at[i] == 0 && p.finite(i) {
			open = p.openAt(i, s, open)
		}
	}
	if open.kind == otherPhrase {
		return phrase{}
	}
	return open
}

// label returns the phrase before a colon that a quotation follows, or whose answer or the like stands there: "Marsh: …", "That
// does not surprise Marsh: …", "Marsh's answer: …".
func (p *parser) label(s sentence, q *quotation) phrase {
	if q.left-2 < s.first || !p.toks[q.left-1].sep(':') {
		return phrase{}
	}
	np := p.ending(q.left-2, s.first)
	if name := p.nameBefore(np.first-1, s); np.kind == personIs && name.ok() { // "Ada Marsh, nurse: “…”"
		return name
	}
	if name := p.onProgramme(np, s); name.ok() {
		return name
	}
	if np.ok() && np.first > s.first && p.hasVerb(s.first, np.first) && !p.toks[np.first-1].sep('-') {
		if np = p.mainSubject(s, np.first); np.ok() && np.kind != bodyName {
			return np
		}
		np = p.ending(q.left-2, s.first)
	}
	for k := q.left - 2; !np.ok() && k > s.first && q.left-k < 6 && p.at[k] == 0; k-- {
		if p.finite(k) {
			np = p.subjectOf(k, s, phrase{}).phrase
		}
	}
	if !np.ok() {
		np = p.mainSubject(s, q.left)
	}
	if !np.ok() {
		np = p.onlyName(s, q.left)
	}
	if np.kind == otherPhrase && !p.hasVerb(s.first, q.left-1) { // "Marsh's verdict on the menu: “…”"
		np.first = s.first
	}
	if np.kind == otherPhrase || np.kind == documentIs {
		for k := np.first; k < np.last; k++ {
			if m := p.startsAt[k]; m > 0 && p.ments[m-1].owner {
				return p.named(int(m-1), s.first)
			}
		}
	}
	switch np.kind {
	case otherPhrase:
		return p.onlyName(s, q.left)
	case pronounIs:
		return phrase{}
	}
	return np
}

// onProgramme returns the name before "on" or "to" and what somebody spoke on or to: "Ada Marsh on Morning Call: “…”", "Ada Marsh, speaking to
// Radio 5: “…”".
func (p *parser) onProgramme(np phrase, s sentence) phrase {
	k := np.first - 1
	if k <= s.first || p.at[k-1] != 0 || !p.toks[k].is(preposition) {
		return phrase{}
	}
	k--
	if p.toks[k].form(gerund) && k > s.first && p.toks[k-1].sep(',') {
		k -= 2
	}
	if name := p.ending(k, s.first); name.kind == namePhrase && name.last == k+1 {
		return name
	}
	return phrase{}
}

// onlyName returns the only person that the tokens before end name where a subject could stand, whatever the verb may be: "Marsh lobbies
// for higher wages: “…”".
func (p *parser) onlyName(s sentence, end int) phrase {
	var only phrase
	for k := s.first; k < end; k++ {
		m := int(p.startsAt[k]) - 1
		if m < 0 || p.ments[m].kind != aName || p.ments[m].owner || k > s.first && p.toks[k-1].is(preposition) {
			continue
		}
		if only.ok() {
			return phrase{}
		}
		only = p.named(m, s.first)
	}
	return only
}

// laws are the last words of the names of what people are bound by.
var laws = wordSet("law act treaty agreement constitution code rules rule statute order contract convention charter protocol policy plan bill")

// under returns the law or treaty that a sentence begins with: "Under the treaty, a ship “shall not be detained”".
func (p *parser) under(s sentence) phrase {
	if p.lower(s.first) != "under" {
		return phrase{}
	}
	np := p.starting(s.first+1, s.last)
	if !np.ok() {
		return phrase{}
	}
	for k := np.first; k < np.last; k++ {
		if laws.in(&p.toks[k]) {
			return np
		}
	}
	return phrase{}
}

// attributeLoose finds the speaker of marked words inside a sentence that no cue reports: the subject of the clause they stand
// in, else whoever spoke last.
func (p *parser) attributeLoose(d *draft, n int, q *quotation) {
	d.Method = corpus.Context
	if np := p.label(p.sents[n], q); np.ok() {
		r := p.resolve(np)
		d.Source, d.who, d.Method = p.span(np), r.referent, r.method
		d.trail = trail{stepLabel, r.step}
		return
	}
	if np := p.under(p.sents[n]); np.ok() {
		r := p.resolve(np)
		d.Source, d.who = p.span(np), r.referent
		d.trail = trail{stepClauseSubject, r.step}
		return
	}
	if np := p.mainSubject(p.sents[n], q.left); np.ok() {
		r := p.resolve(np)
		d.Source, d.who = p.span(np), r.referent
		d.trail = trail{stepClauseSubject, r.step}
		return
	}
	if last := p.memory.lastSpoken(3); last != nil {
		d.Source, d.who = last.source, last.referent
		d.trail = trail{stepLastSpeaker}
	}
}
