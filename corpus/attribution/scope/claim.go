package scope

import (
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/report"
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

// Claims tells what each cue of the sentence reports.
func (p *Reader) Claims(s token.Sentence, cues []cue.Cue) []Claim {
	out := p.Claimed[:0]
	taken := s.First // what stands before has been claimed by an earlier cue
	for i := range cues {
		c := &cues[i]
		if cue.CitedIn(c, cues) || p.rejoined(c, s) {
			continue
		}
		start, clause, after := p.forward(c, s)
		c.Names = after && start == c.End && p.callsSo(c, s)
		if q := p.QuotedUpTo(c.Begin, s); q != nil && c.Begin > s.First && p.LeadsUp(q, s) {
			endAt(out, q) // what was reported ends with the clause before the main clause
		}
		if after && c.Class&lexicon.Object == 0 && retells(c, start, cues[i+1:]) {
			after = false
		}
		before := false
		if q := p.QuotedUpTo(c.Begin, s); q != nil && after && i > 0 && cues[i-1].Subj.How == subject.Relates && cues[i-1].End <= q.Left {
			endAt(out, q) // "Marsh, who spoke of “a farce,” Roe said that …": the clause with "who" has its own words
		} else if c.Begin > taken || c.Kind == cue.AccordingCue {
			before, after, start = p.sides(c, s, taken, start, after)
		}
		if before {
			begin := p.claimStart(c, s, taken, cues[:i])
			if q := p.QuotedUpTo(c.Begin, s); q != nil && p.appends(q, s, taken, cues[:i]) {
				out = cutBefore(out, q)
			}
			if first, last := p.Trim(begin, c.Begin); first < last && !(after && p.onlyAdverb(first, last)) {
				out = append(out, Claim{i, first, last, true})
			}
			taken = c.End
		}
		if after {
			whole := clause || before || p.asLeads(c, start, s) // what a cue interrupts is one clause
			end := p.boundary(i, start, whole, s, cues)
			if c.Term && p.Toks[start].Has(trait.Quoted) {
				end = p.Quotations[p.At[start]-1].Right
			}
			if first, last := p.Trim(start, end); first < last {
				out = append(out, Claim{i, first, last, whole})
			}
		}
	}
	p.Claimed = out
	return out
}

// retells reports whether what follows a cue from token start on is what an owned noun after the cue introduces: "recalled Marsh's
// promise that".
func retells(c *cue.Cue, start int, later []cue.Cue) bool {
	for i := range later {
		e := &later[i]
		if e.Kind == cue.NounCueKind && e.Subj.Kind == phrase.NamePhrase && e.Subj.First >= c.End && e.First < start && e.End <= start && start <= e.End+1 {
			return true
		}
	}
	return false
}

// asLeads reports whether a cue only leads in to what it reports from token start on: "As Marsh said, the plan is dead".
func (p *Reader) asLeads(c *cue.Cue, start int, s token.Sentence) bool {
	return c.Kind == cue.FiniteCue && c.Begin > s.First && p.Toks[c.Begin-1].Has(trait.As) && start == c.End+1 && p.Toks[c.End].Has(trait.Comma)
}

// endAt ends with a quotation what holds it.
func endAt(claims []Claim, q *token.Quotation) {
	for i := range claims {
		if c := &claims[i]; c.First <= q.Left && c.Last > q.Right {
			c.Last = q.Right
		}
	}
}

// cutBefore ends before a quotation what holds it, and drops what begins with it.
func cutBefore(claims []Claim, q *token.Quotation) []Claim {
	kept := claims[:0]
	for _, c := range claims {
		if c.First < q.Left && c.Last >= q.Right {
			c.Last = q.Left - 1
		}
		if c.First < c.Last && (c.First < q.Left || c.First >= q.Right) {
			kept = append(kept, c)
		}
	}
	return kept
}

// onlyAdverb reports whether the tokens [first, last) are a single word that only leads in: "Still, he said, …".
func (p *Reader) onlyAdverb(first, last int) bool {
	return last-first == 1 && !p.Toks[first].Has(trait.Quoted) && p.Toks[first].Is(lexicon.Adverb|lexicon.Coordinator|lexicon.Starter) && !p.Negates(first) && !p.Toks[first].In(report.Nobodies)
}

// maxClauseBack is how far back the bracket may open that a cue at its end closes.
const maxClauseBack = 60

// claimStart is where what a cue reports begins if it stands before the cue: at the sentence's beginning, or behind the comma
// that ends what an earlier cue reports.
func (p *Reader) claimStart(c *cue.Cue, s token.Sentence, taken int, earlier []cue.Cue) int {
	if q := p.QuotedUpTo(c.Begin, s); q != nil && len(earlier) > 0 {
		if e := &earlier[len(earlier)-1]; e.End <= q.Left && e.Begin >= taken && !p.Pauses(e.End, q.Left) && p.Denied(e, s) {
			return e.Begin // "Marsh did not say “no,” her lawyer said": the lawyer says the whole
		}
	}
	if q := p.QuotedUpTo(c.Begin, s); q != nil && p.appends(q, s, taken, earlier) {
		return taken
	}
	if q := p.QuotedUpTo(c.Begin, s); q != nil && len(earlier) == 1 && p.wished(&earlier[0], q, taken) {
		return taken
	}
	if q := p.QuotedUpTo(c.Begin, s); q != nil && (len(earlier) > 0 || q.Left > s.First && p.Toks[q.Left-1].Has(trait.Sign)) {
		return max(q.Left, taken)
	}
	start := taken
	for k := c.Begin - 1; k > start && c.Begin-k < maxClauseBack; k-- { // "(it is closer to 15, according to Marsh)"
		if p.Toks[k].Has(trait.Quoted | trait.Closing) {
			break
		}
		if p.Toks[k].Has(trait.Opening) {
			return k + 1
		}
	}
	for _, e := range earlier {
		for k := max(e.End, start); k+1 < c.Begin; k++ {
			if p.Toks[k].Has(trait.Quoted) {
				k = p.Quotations[p.At[k]-1].Right - 1
			} else if p.Toks[k].Has(trait.Comma) && p.Toks[k+1].Has(trait.Coordinator) || p.Toks[k].Has(trait.Semicolon) {
				start = k + 1
			}
		}
	}
	return start
}

// wished reports whether the clause that a quotation ends has an earlier cue only as what should be done: "The sides should agree to
// avoid a “race,” Marsh said", where Marsh says the whole.
func (p *Reader) wished(e *cue.Cue, q *token.Quotation, taken int) bool {
	if e.Begin < taken || e.End > q.Left || p.Toks[q.Left-1].Has(trait.Quoted) || !p.Toks[q.Left-1].Has(trait.Word) || p.Pauses(e.End, q.Left) {
		return false
	}
	k := e.First - 1
	for k > taken && p.Toks[k].Has(trait.Adverb|trait.Negation) {
		k--
	}
	return k > taken && p.Toks[k].Has(trait.Modal)
}

// appends reports whether a quotation only goes on with a clause that an earlier cue of the sentence is part of: "The League
// announced a feast, “including a whale,” Marsh said", where Marsh says the whole.
func (p *Reader) appends(q *token.Quotation, s token.Sentence, taken int, earlier []cue.Cue) bool {
	if len(earlier) > 1 || q.Left-2 < taken || !p.Toks[q.Left-1].Has(trait.Comma) || !including.Has(p.Toks[q.First].Lex.Word) || p.Toks[q.First].Upper {
		return false
	}
	if len(earlier) == 0 {
		return p.HasVerb(taken, q.Left-1)
	}
	e := &earlier[0]
	return e.Begin == taken && e.Kind == cue.FiniteCue && e.Subj.Kind != phrase.OtherPhrase && e.End < q.Left-1 && !p.Toks[e.End].Has(trait.Quoted)
}

// including are words by which a clause goes on after a comma.
var including = lexicon.Set("scope.including")

// Trim cuts punctuation and conjunctions from both ends of the tokens [first, last).
func (p *Reader) Trim(first, last int) (int, int) {
	for first < last && !p.Toks[first].Has(trait.Quoted) && (p.Toks[first].Has(trait.Sign) && !p.Toks[first].Has(trait.Opening|trait.Dollar) || p.Toks[first].Has(trait.Coordinator) && !p.Toks[first].Has(trait.Adverb) && !p.Negates(first)) {
		first++
	}
	for last > first && !p.Toks[last-1].Has(trait.Quoted) && (p.Toks[last-1].Has(trait.Sign) && !p.Toks[last-1].Has(trait.Closing) || p.Toks[last-1].Has(trait.Coordinator|trait.As) || p.Toks[last-1].Has(trait.Adverb) && last-1 > first && p.Toks[last-2].Has(trait.Comma)) {
		last--
	}
	return first, last
}
