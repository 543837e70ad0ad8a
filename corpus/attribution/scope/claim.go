package scope

import (
	"slices"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A Claim is a stretch of a sentence, tokens [first, last), that a cue reports.
type Claim struct {
	Cue         int // index into the sentence's cues
	First, Last int
	Clause      bool // a clause follows "that" or stands by itself, not just an object
}

// Holds reports whether the tokens [first, last) are among those of the claim.
func (c *Claim) Holds(first, last int) bool { return c.First <= first && last <= c.Last }

var (
	front    = patterns.Get("front")
	back     = patterns.Get("back")
	lone     = patterns.Get("lone")
	bracket  = patterns.Get("bracket")
	rejoined = patterns.Get("rejoined")
	called   = patterns.Get("called")
)

// including are words by which a quotation goes on with the clause before it, after a comma: "The League announced a
// feast, “including a whale,” Marsh said".
var including = lexicon.Set("scope.including")

// Claims tells what each cue of the sentence reports.
func (p *Reader) Claims(s token.Sentence, cues []cue.Cue) []Claim {
	p.Claimed = p.Claimed[:0]
	taken := s.First // what stands before has been claimed by an earlier cue
	for i := range cues {
		c := &cues[i]
		if rejoined.Matches(p, c.First, s) {
			continue
		}
		before, after := false, p.after(c, s)
		c.Names = called.Matches(p, c.End, s)
		if c.Begin > taken || c.Kind == cue.AccordingCue {
			before, after = p.sides(c, s, taken, after)
		}
		if before {
			p.claimBefore(i, s, taken, cues)
			taken = c.End
		}
		if after.start > 0 {
			end := p.boundary(i, after, s, cues)
			p.claim(i, after.start, end, after.clause)
			if c.Subj.How == subject.Relates && p.Toks[end-1].Has(trait.Quoted) {
				taken = end // "Marsh, who spoke of “a farce,” Roe said that …": the farce is Marsh's
			}
		}
	}
	return p.Claimed
}

// claim adds what cue i reports, unless nothing is left of it.
func (p *Reader) claim(i, first, last int, clause bool) {
	if first, last = p.Trim(first, last); first < last {
		p.Claimed = append(p.Claimed, Claim{i, first, last, clause})
	}
}

// claimBefore adds what stands before cue i, where that is more than a word that leads in to what follows.
func (p *Reader) claimBefore(i int, s token.Sentence, taken int, cues []cue.Cue) {
	first, last := p.Trim(p.claimStart(i, s, taken, cues), cues[i].Begin)
	if !lone.Matches(p, last, token.Sentence{First: first, Last: last}) {
		p.claim(i, first, last, true)
	}
}

// claimStart is where what cue i reports begins if it stands before the cue: at the quotation right before it, in the
// bracket that it closes, or at the token taken.
func (p *Reader) claimStart(i int, s token.Sentence, taken int, cues []cue.Cue) int {
	c := &cues[i]
	q := p.QuotedUpTo(c.Begin, s)
	if q == nil {
		return max(taken, at(p, bracket, c.Begin, s))
	}
	before := p.Tok(q.Left - 1)
	if before.Has(trait.Comma) && including.Has(p.Toks[q.First].Lex.Word) {
		p.Claimed = slices.DeleteFunc(p.Claimed, func(earlier Claim) bool { return earlier.Last >= q.Right })
		return taken
	}
	switch {
	case i > 0 && p.Denied(&cues[i-1], s):
		return max(cues[i-1].Begin, taken) // "Marsh did not say “no,” her lawyer said": the lawyer says the whole
	case i > 0, before.Has(trait.Sign):
		return max(q.Left, taken)
	}
	return taken
}

// Trim cuts punctuation and conjunctions from both ends of the tokens [first, last).
func (p *Reader) Trim(first, last int) (int, int) {
	s := token.Sentence{First: first, Last: last}
	s.First = front.Over(p, first, s)
	return s.First, back.Over(p, last, s)
}
