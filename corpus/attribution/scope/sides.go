package scope

import (
	"strings"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// sides tells on which sides of a cue the reported stands: before it, behind it (from start), or both.
func (p *Reader) sides(c *cue.Cue, s token.Sentence, taken, start int, after bool) (before, behind bool, from int) {
	if c.Kind == cue.GerundCue || c.Kind == cue.NounCueKind || c.Kind == cue.InfiniteCue || c.Kind == cue.StateCue {
		return false, after, start
	}
	if c.Kind == cue.AccordingCue {
		return p.accordingSides(c, s, taken)
	}
	if c.Joined && c.Subj.How == subject.Shared || c.Subj.How == subject.Relates {
		return false, after, start
	}
	if p.Toks[c.Begin-1].Has(trait.As) && c.Kind == cue.FiniteCue && !(after && p.Toks[start-1].Has(trait.That)) {
		return p.asSides(c, s, taken, start, after)
	}
	if q := p.QuotedUpTo(c.Begin, s); q != nil && c.Class&(lexicon.Say|lexicon.Ask|lexicon.Write|lexicon.Tell|lexicon.Mind|lexicon.Talk|lexicon.Call|lexicon.Judge|lexicon.Act) != 0 {
		if p.LeadsUp(q, s) {
			return false, after, start
		}
		if next := p.resumes(q, c, s); next > 0 {
			return true, true, next
		}
		goesOn := after && start > c.End && p.Toks[start-1].Has(trait.Colon|trait.Comma|trait.That)
		return true, goesOn && p.HasQuote(start, s.Last), start
	}
	if !p.Toks[c.Begin-1].Has(trait.Comma) || c.Class&(lexicon.Say|lexicon.Ask|lexicon.Write|lexicon.Tell|lexicon.Show) == 0 || c.Kind != cue.FiniteCue {
		return false, after, start
	}
	if next := p.interposed(c, taken, s); next > 0 {
		return true, true, next
	}
	if after || c.Class&lexicon.Tell == 0 && c.End < s.Last && p.NounAt(c.End, s) || !p.HasVerb(taken, c.Begin-1) && !p.closes(c, taken, s) {
		return false, after, start
	}
	return true, false, start
}

// closes reports whether a cue ends its sentence behind a clause of which no word is known as its verb: "The Greens plan to vote
// for it this week, Marsh said."
func (p *Reader) closes(c *cue.Cue, taken int, s token.Sentence) bool {
	end := c.End
	for end < s.Last && p.Toks[end].Has(trait.Calendar|trait.Preposition|trait.Time) {
		end++
	}
	return c.Class&lexicon.Say != 0 && c.Subj.How != subject.Inverted && c.Begin-taken > cue.MinClosed && (end >= s.Last || p.Toks[end].Has(trait.Stop|trait.Semicolon))
}

// resumes returns where a quotation that a cue interrupts goes on: `"If the ice goes," said Marsh, pointing, "we go."`; 0 where
// it does not.
func (p *Reader) resumes(q *token.Quotation, c *cue.Cue, s token.Sentence) int {
	if !p.Toks[q.Last-1].Sep(',') {
		return 0
	}
	for k := c.End; k+1 < s.Last && k-c.End < phrase.MaxForward && !p.Toks[k].Has(trait.Quoted); k++ {
		if k > c.End && p.Toks[k].Verb(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write) && p.Toks[k].Has(trait.Finite) { // "“…,” Marsh said, and Roe replied, “…”"
			return 0
		}
		if p.Toks[k+1].Has(trait.Quoted) && (p.Toks[k].Has(trait.Comma|trait.Colon) || k+1 == c.End) {
			return k + 1
		}
	}
	return 0
}

// interposed returns where the clause goes on that a cue between commas reports: "The bridge, Marsh said, is closed", "The bridge, Marsh said on
// Monday, is closed"; 0 where the cue ends it.
func (p *Reader) interposed(c *cue.Cue, taken int, s token.Sentence) int {
	k := p.overOccasion(c.End, s)
	if k+1 >= s.Last || !p.Toks[k].Has(trait.Comma) || c.Subj.How == subject.Apposed && c.Subj.Last != c.First {
		return 0
	}
	before, next := c.Begin-2, &p.Toks[k+1]
	if next.Has(trait.To) || before >= taken && p.Toks[before].Has(trait.Auxiliary|trait.Modal|trait.Subordinator) && !p.Toks[before].Has(trait.That) { // "It was, Marsh said, a farce"
		return k + 1
	}
	if w := p.Lower(k + 1); (w == "as" || w == "while") && p.dependentClause(k+1, s) && p.HasVerb(taken, c.Begin-1) { // ", Marsh said, as boats left"
		return 0
	}
	timed := next.Has(trait.Numeral|trait.Determiner|trait.Number) && p.timed(k, s) // ", two days after"
	gerund := p.participleAfter(k+1, s)
	if next.Has(trait.Relative) || timed || gerund || !p.HasVerb(k+1, s.Last) && (next.Has(trait.Coordinator) || p.HasVerb(taken, c.Begin-1)) {
		return 0
	}
	return k + 1
}

// participleAfter reports whether an -ing form begins at token i that tells what the speaker did: ", adding that …", ", without telling
// them how".
func (p *Reader) participleAfter(i int, s token.Sentence) bool {
	if i+1 < s.Last && p.Toks[i].In(leaving) {
		i++
	}
	t := &p.Toks[i]
	if p.Toks[i].Has(trait.Quoted|trait.Upper) || !strings.HasSuffix(p.Lower(i), "ing") {
		return false
	}
	return t.Has(trait.Gerund) && t.Has(trait.Reporting) || !p.clauseBehind(i, s)
}

// leaving are prepositions that an -ing form follows by which the reporter goes on.
var leaving = lexicon.Set("scope.leaving")

// overOccasion returns the token behind the time and occasion from token k on: "on Monday", "this week", "in an interview".
func (p *Reader) overOccasion(k int, s token.Sentence) int {
	for k+1 < s.Last && !p.Toks[k].Has(trait.Quoted) && (p.Toks[k].Has(trait.Word) || p.Toks[k-1].Has(trait.Calendar)) {
		if t := &p.Toks[k]; t.Has(trait.Preposition) && !p.Toks[k].In(occasional) {
			return k
		}
		next := p.OverTimes(k, s)
		if next == k {
			return k
		}
		k = next
	}
	return k
}

// occasional are prepositions that lead to when and where something was said.
var occasional = lexicon.Set("scope.occasional")

// asSides is sides for "as Marsh put it": what it reports follows behind the next comma where the sentence begins with it, else
// stands before.
func (p *Reader) asSides(c *cue.Cue, s token.Sentence, taken, start int, after bool) (before, behind bool, from int) {
	if next := &p.Toks[min(c.End, len(p.Toks)-1)]; next.Has(trait.Word) && !(next.Has(trait.Preposition|trait.Adverb) && c.Class&(lexicon.Say|lexicon.Write) != 0) && !next.Has(trait.Calendar) {
		return false, after, start // "as Marsh criticized the plan": meanwhile
	}
	if k := c.End; k+1 < s.Last && p.Toks[k].Has(trait.Comma) && p.Toks[k+1].Has(trait.Quoted) { // "as Marsh said, “…”"
		return false, true, k + 1
	}
	if as := c.Begin - 1; as-taken > 3 && !p.Toks[as-1].Has(trait.Coordinator) {
		if !p.Toks[as-1].Has(trait.Quoted) && p.Toks[as-1].Has(trait.Comma) && c.End+1 < s.Last && p.Toks[c.End].Has(trait.Comma) && !p.HasVerb(taken, as-1) && p.clauseBehind(c.End+1, s) {
			return true, true, c.End + 1 // "A week ago, as Marsh said, the plan was dead"
		}
		return p.Toks[as-1].Has(trait.Quoted) || p.Toks[as-1].Has(trait.Sign), false, c.End
	}
	for k := c.End; k+1 < s.Last && k-c.End < phrase.MaxForward && !p.Toks[k].Has(trait.Quoted); k++ {
		if p.Toks[k].Has(trait.Comma | trait.Colon) {
			return false, true, k + 1
		}
	}
	return false, false, c.End
}

// accordingSides is sides for "according to": what it reports follows where the sentence begins with it, else stands before.
func (p *Reader) accordingSides(c *cue.Cue, s token.Sentence, taken int) (before, behind bool, from int) {
	comma := c.End < s.Last && p.Toks[c.End].Has(trait.Comma)
	if comma && c.First != c.Last-2 && c.End+1 < s.Last && p.Toks[c.End+1].Has(trait.Quoted) { // "is, in the words of Marsh, “a farce”"
		return false, true, c.End + 1
	}
	if c.Begin-taken < 2 {
		for k := c.End; k < s.Last && k-c.End < phrase.MaxForward; k++ {
			if p.Toks[k].Has(trait.Comma) {
				return false, true, k + 1
			}
		}
		return false, false, c.End
	}
	if comma && p.Toks[c.Begin].Has(trait.Comma) && s.Last-c.End > 4 && (!p.HasVerb(taken, c.Begin) || p.Toks[c.End+1].Has(trait.Finite)) {
		return true, true, c.End + 1
	}
	return true, false, c.End
}
