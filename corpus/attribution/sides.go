package attribution

import "strings"

// sides tells on which sides of a cue the reported stands: before it, behind it (from start), or both.
func (p *parser) sides(c *cue, s sentence, taken, start int, after bool) (before, behind bool, from int) {
	if c.kind == gerundCue || c.kind == nounCueKind || c.kind == infiniteCue || c.kind == stateCue {
		return false, after, start
	}
	if c.kind == accordingCue {
		return p.accordingSides(c, s, taken)
	}
	if c.joined && c.subj.how == shared || c.subj.how == relates {
		return false, after, start
	}
	if p.toks[c.begin-1].lex.word == asWord && c.kind == finiteCue && !(after && p.toks[start-1].lex.word == thatWord) {
		return p.asSides(c, s, taken, start, after)
	}
	if q := p.quotedUpTo(c.begin, s); q != nil && c.class&(say|ask|write|tell|mind|talk|call|judge|act) != 0 {
		if p.leadsUp(q, s) {
			return false, after, start
		}
		if next := p.resumes(q, c, s); next > 0 {
			return true, true, next
		}
		goesOn := after && start > c.end && (p.toks[start-1].sep(':') || p.toks[start-1].sep(',') || p.toks[start-1].lex.word == thatWord)
		return true, goesOn && p.hasQuote(start, s.last), start
	}
	if !p.toks[c.begin-1].sep(',') || c.class&(say|ask|write|tell|show) == 0 || c.kind != finiteCue {
		return false, after, start
	}
	if next := p.interposed(c, taken, s); next > 0 {
		return true, true, next
	}
	if after || c.class&tell == 0 && c.end < s.last && p.nounAt(c.end) || !p.hasVerb(taken, c.begin-1) && !p.closes(c, taken, s) {
		return false, after, start
	}
	return true, false, start
}

// leadsUp reports whether a quotation ends the clause with "as" or "after" that a sentence begins with, so that it is not what the
// main clause reports: "After Marsh promised “a new start,” Roe said".
func (p *parser) leadsUp(q *quotation, s sentence) bool {
	first := s.first
	for first < q.left && first < s.first+maxLeadIn && p.at[first] == 0 && p.toks[first].is(coordinator|adverb) && !p.toks[first].is(subordinator) { // "But even as"
		first++
	}
	if !p.toks[first].is(subordinator) || p.at[first] != 0 {
		return false
	}
	for k := first + 1; k < q.left; k++ {
		if p.at[k] == 0 && p.toks[k].sep(',') { // the main clause has begun
			return false
		}
	}
	return q.left > first+1 && p.hasVerb(first, q.left)
}

// minClosed is how many words a clause has at least that only the cue behind it tells to be one.
const minClosed = 6

// closes reports whether a cue ends its sentence behind a clause of which no word is known as its verb: "The Greens plan to vote
// for it this week, Marsh said."
func (p *parser) closes(c *cue, taken int, s sentence) bool {
	end := c.end
	for end < s.last && (p.toks[end].calendar() || p.toks[end].is(preposition|timeWord)) {
		end++
	}
	return c.class&say != 0 && c.subj.how != inverted && c.begin-taken > minClosed && (end >= s.last || p.toks[end].sep('.') || p.toks[end].sep(';'))
}

// resumes returns where a quotation that a cue interrupts goes on: `"If the ice goes," said Marsh, pointing, "we go."`; 0 where
// it does not.
func (p *parser) resumes(q *quotation, c *cue, s sentence) int {
	if !p.toks[q.last-1].sep(',') {
		return 0
	}
	for k := c.end; k+1 < s.last && k-c.end < maxForward && p.at[k] == 0; k++ {
		if k > c.end && p.toks[k].verb(say|tell|ask|write) && p.finite(k) { // "“…,” Marsh said, and Roe replied, “…”"
			return 0
		}
		if p.at[k+1] != 0 && (p.toks[k].sep(',') || p.toks[k].sep(':') || k+1 == c.end) {
			return k + 1
		}
	}
	return 0
}

// interposed returns where the clause goes on that a cue between commas reports: "The bridge, Marsh said, is closed", "The bridge, Marsh said on
// Monday, is closed"; 0 where the cue ends it.
func (p *parser) interposed(c *cue, taken int, s sentence) int {
	k := p.overOccasion(c.end, s)
	if k+1 >= s.last || !p.toks[k].sep(',') || c.subj.how == apposed && c.subj.last != c.first {
		return 0
	}
	before, next := c.begin-2, &p.toks[k+1]
	if next.lex.word == toWord || before >= taken && p.at[before] == 0 && p.toks[before].is(auxiliary|modal|subordinator) && p.toks[before].lex.word != thatWord { // "It was, Marsh said, a farce"
		return k + 1
	}
	if w := p.lower(k + 1); (w == "as" || w == "while") && p.dependentClause(k+1, s) && p.hasVerb(taken, c.begin-1) { // ", Marsh said, as boats left"
		return 0
	}
	timed := (next.is(numeral|determiner) || next.kind == numberToken) && p.timed(k, s) // ", two days after"
	gerund := p.participleAfter(k+1, s)
	if next.is(relative) || timed || gerund || !p.hasVerb(k+1, s.last) && (next.is(coordinator) || p.hasVerb(taken, c.begin-1)) {
		return 0
	}
	return k + 1
}

// participleAfter reports whether an -ing form begins at token i that tells what the speaker did: ", adding that …", ", without telling
// them how".
func (p *parser) participleAfter(i int, s sentence) bool {
	if i+1 < s.last && leaving.in(&p.toks[i]) {
		i++
	}
	t := &p.toks[i]
	if p.at[i] != 0 || t.upper || !strings.HasSuffix(p.lower(i), "ing") {
		return false
	}
	return t.form(gerund) && t.verb(reporting) || !p.clauseBehind(i, s)
}

// leaving are prepositions that an -ing form follows by which the reporter goes on.
var leaving = wordSet("without after before while when")

// overOccasion returns the token behind the time and occasion from token k on: "on Monday", "this week", "in an interview".
func (p *parser) overOccasion(k int, s sentence) int {
	for k+1 < s.last && p.at[k] == 0 && (p.toks[k].kind == wordToken || p.toks[k-1].calendar()) {
		if t := &p.toks[k]; t.is(preposition) && !occasional.in(&p.toks[k]) {
			return k
		}
		next := p.overTimes(k, s)
		if next == k {
			return k
		}
		k = next
	}
	return k
}

// occasional are prepositions that lead to when and where something was said.
var occasional = wordSet("in on at during")

// asSides is sides for "as Marsh put it": what it reports follows behind the next comma where the sentence begins with it, else
// stands before.
func (p *parser) asSides(c *cue, s sentence, taken, start int, after bool) (before, behind bool, from int) {
	if next := &p.toks[min(c.end, len(p.toks)-1)]; next.kind == wordToken && !(next.is(preposition|adverb) && c.class&(say|write) != 0) && !next.calendar() {
		return false, after, start // "as Marsh criticized the plan": meanwhile
	}
	if k := c.end; k+1 < s.last && p.toks[k].sep(',') && p.at[k+1] != 0 { // "as Marsh said, “…”"
		return false, true, k + 1
	}
	if as := c.begin - 1; as-taken > 3 && !p.toks[as-1].is(coordinator) {
		if p.at[as-1] == 0 && p.toks[as-1].sep(',') && c.end+1 < s.last && p.toks[c.end].sep(',') && !p.hasVerb(taken, as-1) && p.clauseBehind(c.end+1, s) {
			return true, true, c.end + 1 // "A week ago, as Marsh said, the plan was dead"
		}
		return p.at[as-1] != 0 || p.toks[as-1].kind == punctuation, false, c.end
	}
	for k := c.end; k+1 < s.last && k-c.end < maxForward && p.at[k] == 0; k++ {
		if p.toks[k].sep(',') || p.toks[k].sep(':') {
			return false, true, k + 1
		}
	}
	return false, false, c.end
}

// accordingSides is sides for "according to": what it reports follows where the sentence begins with it, else stands before.
func (p *parser) accordingSides(c *cue, s sentence, taken int) (before, behind bool, from int) {
	comma := c.end < s.last && p.toks[c.end].sep(',')
	if comma && c.first != c.last-2 && c.end+1 < s.last && p.at[c.end+1] != 0 { // "is, in the words of Marsh, “a farce”"
		return false, true, c.end + 1
	}
	if c.begin-taken < 2 {
		for k := c.end; k < s.last && k-c.end < maxForward; k++ {
			if p.at[k] == 0 && p.toks[k].sep(',') {
				return false, true, k + 1
			}
		}
		return false, false, c.end
	}
	if comma && p.toks[c.begin].sep(',') && s.last-c.end > 4 && (!p.hasVerb(taken, c.begin) || p.finite(c.end+1)) {
		return true, true, c.end + 1
	}
	return true, false, c.end
}
