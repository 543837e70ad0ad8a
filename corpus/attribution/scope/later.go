package scope

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

var (
	joins        = patterns.Get("joins")
	leadsIn      = patterns.Get("leads-in")
	relativeEnds = patterns.Get("relative-ends")
	leadInEnds   = patterns.Get("lead-in-ends")
	asideEnds    = patterns.Get("aside-ends")
	listed       = patterns.Get("listed")
	and          = patterns.Get("and")
	parts        = patterns.Get("parts")
)

// nextReport is where, after token start, a further report begins that is no part of what cue i reports; the sentence's
// end if there is none.
func (p *Reader) nextReport(i, start int, s token.Sentence, cues []cue.Cue) int {
	for n := i + 1; n < len(cues); n++ {
		if at := p.breaks(&cues[i], &cues[n], start, s); at > 0 {
			return at
		}
	}
	return s.Last
}

// breaks returns where another cue, a later one, ends what cue c reports from token start on; 0 where it does not.
func (p *Reader) breaks(c, other *cue.Cue, start int, s token.Sentence) int {
	const speech = lexicon.Say | lexicon.Tell | lexicon.Write | lexicon.Ask | lexicon.Call | lexicon.Judge
	shared := c.Subj.First == other.Subj.First
	switch join := at(p, joins, other.Begin, s); {
	case shared && at(p, listed, other.First, s) > start: // "denied it, called it a lie and left"
		return other.First - 1
	case other.Begin <= start, p.Denied(other, s):
		return 0
	case join > start:
		return join
	case at(p, and, other.Begin, s) == start && other.Subj.Kind != phrase.PronounIs: // ", she said, and Roe agreed"
		return start
	case other.Kind == cue.AccordingCue, other.Kind == cue.GerundCue && parts.Matches(p, other.Begin, s):
		return other.Begin
	case other.Subj.How == subject.Shared && other.Class&speech != 0:
		return other.Begin
	case other.Class&(lexicon.Say|lexicon.Tell) != 0 && p.ClosedByComma(other.Begin-1):
		return other.Begin // "Marsh called it “a farce,” Roe said"
	case p.Tok(other.Begin-1).Has(trait.Comma) && p.closes(other, start, s):
		return other.Begin - 1
	}
	return 0
}

// leadIn returns where a clause beside the main one ends: "When Marsh suggested that …, Roe said", "Marsh, who said
// that …, left"; 0 where the cue is in no such clause.
func (p *Reader) leadIn(c *cue.Cue, start int, s token.Sentence) int {
	begin := min(c.Begin, c.Subj.First)
	switch {
	case c.Subj.First > start: // "Noting that …, Marsh left"
		return c.Subj.First
	case c.Subj.How == subject.Relates, p.Tok(c.Begin - 1).Has(trait.Relative):
		return next(p, relativeEnds, start, s)
	case p.WasAsked(c.First, s), leadsIn.Matches(p, begin, s) && !p.Toks[start-1].Has(trait.Comma):
		return next(p, leadInEnds, start, s)
	}
	return 0
}

// mainVerb returns the verb of the main clause after a noun with what it introduces, "Marsh's claim that the ice is
// thin was ignored", or after an aside with an -ing form, "Marsh, calling it “a farce,” left"; 0 for none.
func (p *Reader) mainVerb(c *cue.Cue, start int, s token.Sentence) int {
	switch {
	case c.Kind == cue.GerundCue && c.Subj.Last+1 == c.First:
		return next(p, asideEnds, start+1, s)
	case c.Kind != cue.NounCueKind, p.HasVerb(s.First, start):
		return 0
	}
	last := p.Next(start, s.Last, trait.Quoted)
	for k := p.Next(start, last, trait.Finite) + 1; k < last; k++ {
		if p.Toks[k].Has(trait.Finite) && p.Group(k, s).First == k {
			return k
		}
	}
	return 0
}
