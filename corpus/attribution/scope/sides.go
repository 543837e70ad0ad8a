package scope

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

var (
	occasion  = patterns.Get("occasion")
	apart     = patterns.Get("apart")
	helped    = patterns.Get("helped")
	closes    = patterns.Get("closes")
	resumes   = patterns.Get("resumes")
	spoken    = patterns.Get("spoken")
	commaNext = patterns.Get("comma-next")
	relays    = patterns.Get("relays")
)

// sides tells whether what a cue reports stands before it, and what stands after it.
func (p *Reader) sides(c *cue.Cue, s token.Sentence, taken int, next content) (before bool, after content) {
	switch {
	case c.Kind == cue.AccordingCue:
		return p.accordingSides(c, s, taken)
	case c.Joined, c.Subj.How == subject.Relates:
		return false, next
	case p.Toks[c.Begin-1].Has(trait.As):
		return p.asSides(c, s, taken, next)
	}
	if q := p.QuotedUpTo(c.Begin, s); q != nil && c.Class&quoting != 0 {
		return p.quotedSides(q, c, s, next)
	}
	if !p.Toks[c.Begin-1].Has(trait.Comma) || c.Class&(speech|lexicon.Show) == 0 {
		return false, next
	}
	if k := p.interposed(c, taken, s); k > 0 {
		q := p.QuotationAt(k) // "Asked whether the ice was thin, Marsh said, “Yes.”": the quotation is all
		return q == nil || !p.Utterance(q), content{k, true}
	}
	if next.start > 0 || c.Class&lexicon.Tell == 0 && p.NounAt(c.End, s) {
		return false, next
	}
	return p.HasVerb(taken, c.Begin-1) || p.closes(c, taken, s), next
}

// quoting are the verbs that may stand after a quotation.
const quoting = clausal&^lexicon.Show | lexicon.Talk | lexicon.Call | lexicon.Judge | lexicon.Act

// quotedSides is sides for a cue after a quotation.
func (p *Reader) quotedSides(q *token.Quotation, c *cue.Cue, s token.Sentence, next content) (bool, content) {
	if p.LeadsUp(q, s) {
		return false, next
	}
	if k := at(p, resumes, c.End, s); k > 0 && p.Toks[q.Last-1].Sep(',') {
		return true, content{k, true}
	}
	if p.Tok(next.start-1).Has(trait.Colon|trait.Comma|trait.That) && p.HasQuote(next.start, s.Last) {
		return true, content{next.start, true}
	}
	return true, content{}
}

// minClosed is how many words a clause has more than that only the cue after it tells to be one.
const minClosed = 6

// closes reports whether a cue ends its sentence after a clause of which no word is known as its verb: "The Greens plan
// to vote for it this week, Marsh said."
func (p *Reader) closes(c *cue.Cue, taken int, s token.Sentence) bool {
	return c.Subj.How != subject.Inverted && c.Begin-taken > minClosed && closes.Matches(p, c.End, s)
}

// interposed returns where the clause goes on that a cue between commas reports: "The bridge, Marsh said on Monday, is
// closed"; 0 where the cue ends it.
func (p *Reader) interposed(c *cue.Cue, taken int, s token.Sentence) int {
	k := occasion.Over(p, p.overHearer(c, s), s)
	if !p.Tok(k).Has(trait.Comma) {
		return 0
	}
	switch {
	case p.Tok(k + 1).Has(trait.To), helped.Matches(p, c.Begin, s): // "It was, Marsh said, a farce"
		return k + 1
	case apart.Matches(p, k, s), !p.HasVerb(k+1, s.Last) && p.HasVerb(taken, c.Begin-1):
		return 0
	}
	return k + 1
}

// asSides is sides for "as Marsh put it": what it reports stands before, or follows the next comma where the sentence
// begins with it.
func (p *Reader) asSides(c *cue.Cue, s token.Sentence, taken int, next content) (before bool, after content) {
	k := at(p, commaNext, c.End, s)
	switch as := c.Begin - 1; {
	case !spoken.Matches(p, c.End, s):
		return false, next // "as Marsh criticized the plan": meanwhile
	case p.Tok(k).Has(trait.Quoted): // "as Marsh said, “…”"
		return false, content{k, true}
	case as-taken > 3:
		return p.Toks[as-1].Has(trait.Sign | trait.Quoted), content{}
	}
	return false, content{k, true}
}

// accordingSides is sides for "according to": what it reports follows where the sentence begins with it, else stands
// before.
func (p *Reader) accordingSides(c *cue.Cue, s token.Sentence, taken int) (before bool, after content) {
	comma := p.Tok(c.End).Has(trait.Comma)
	switch {
	case comma && p.Tok(c.End+1).Has(trait.Quoted): // "is, in the words of Marsh, “a farce”"
		return false, content{c.End + 1, true}
	case c.Begin-taken < 2:
		return false, content{at(p, commaNext, c.End, s), true}
	case comma && !p.HasVerb(taken, c.Begin):
		return true, content{c.End + 1, true}
	}
	return true, content{}
}

// Relays reports whether a cue right after a quotation tells only which paper reports the sentence: "Marsh promised to
// “drain it,” the Halden Post reported".
func (p *Reader) Relays(c *cue.Cue, q *token.Quotation) bool {
	return relays.Matches(p, c.Begin, token.Sentence{First: q.Left, Last: c.Last})
}
