package cued

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// speaks are the classes of verbs by which someone says words.
const speaks = lexicon.Say | lexicon.Tell | lexicon.Write

// closer reports whether the i-th claim rather than the o-th reports a quotation that both hold: the smaller one,
// but not what someone thinks or asks inside what another one says, unless the quotation stands after a colon or comma.
func (r *reader) closer(i, o int, q *token.Quotation) bool {
	a, b := &r.claims[i], &r.claims[o]
	inner, outer := &r.cues[a.Cue], &r.cues[b.Cue]
	longer := a.Last - a.First - (b.Last - b.First)
	switch {
	case r.rejects(outer), outer.Frames(inner):
		return false
	case dubs(inner, q) != dubs(outer, q):
		return dubs(inner, q)
	case r.Relays(inner, q) != r.Relays(outer, q):
		return r.Relays(outer, q)
	case inner.Kind == cue.NounCueKind && outer.Class&(lexicon.Call|lexicon.Judge) != 0: // "called Marsh's claim “pathetic”"
		return false
	case longer == 0:
		return inner.Begin == q.Right || inner.Kind == cue.FiniteCue
	case longer > 0:
		return false
	case r.Tok(q.Left-1).Has(trait.Colon|trait.Comma) && inner.Class&^(lexicon.Mind|lexicon.Show) != 0:
		return true
	case outer.Class&speaks == 0, inner.Kind != cue.FiniteCue, outer.Kind > cue.GerundCue:
		return true
	case a.First == q.Left && utters.Matches(r, inner.First, r.s):
		return true
	}
	return inner.Class&(speaks|lexicon.Call|lexicon.Judge) != 0 && !r.embedded(inner, b.First, q)
}

// rejects reports whether a cue denies or doubts its content, so that words quoted in it were perhaps never said:
// "denied reports that he told aides “no”".
func (r *reader) rejects(c *cue.Cue) bool {
	class := r.classOf(c)
	return class == corpus.Denies || class == corpus.Doubts
}

// classOf returns what the verb of a cue says that the speaker did with the words, "" for an assertion.
func (r *reader) classOf(c *cue.Cue) corpus.ReportClass {
	if c.Kind > cue.GerundCue {
		return ""
	}
	return lexicon.ReportClasses[r.Toks[c.First].Lex.Lemma.String()][""]
}

// dubs reports whether a cue stands right before a quotation as what someone calls something: "what Marsh called “a
// farce,” …".
func dubs(c *cue.Cue, q *token.Quotation) bool { return c.Class&lexicon.Call != 0 && c.End == q.Left }

// embedded reports whether a cue before a quotation is the verb of the very clause, from token first on, that
// another one reports: "Marsh said Roe called the plan “a farce”". What stands in a clause of time or a relative
// clause inside it is not.
func (r *reader) embedded(c *cue.Cue, first int, q *token.Quotation) bool {
	before := c.Subj.First - 1
	switch c.Subj.How {
	case subject.Beside, subject.Shared, subject.Relates:
	default:
		return false
	}
	switch {
	case c.First > q.Left, r.Next(first, before+1, trait.Comma|trait.Semicolon) <= before:
		return false
	case r.Tok(before).Has(trait.That):
		return true
	}
	return !r.Tok(before).Has(trait.Subordinator | trait.Relative | trait.Coordinator)
}
