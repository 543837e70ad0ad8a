package attribution

// A claim is a stretch of a sentence, tokens [first, last), that a cue reports.
type claim struct {
	cue         int // index into the sentence's cues
	first, last int
	clause      bool // a clause follows "that" or stands by itself, not just an object
}

// claims tells what each cue of the sentence reports.
func (p *parser) claims(s sentence, cues []cue) []claim {
	out := p.claimed[:0]
	taken := s.first // what stands before has been claimed by an earlier cue
	for i := range cues {
		c := &cues[i]
		if citedIn(c, cues) || p.rejoined(c, s) {
			continue
		}
		start, clause, after := p.forward(c, s)
		c.names = after && start == c.end && p.callsSo(c, s)
		if q := p.quotedUpTo(c.begin, s); q != nil && c.begin > s.first && p.leadsUp(q, s) {
			endAt(out, q) // what was reported ends with the clause before the main clause
		}
		if after && c.class&object == 0 && retells(c, start, cues[i+1:]) {
			after = false
		}
		before := false
		if q := p.quotedUpTo(c.begin, s); q != nil && after && i > 0 && cues[i-1].subj.how == relates && cues[i-1].end <= q.left {
			endAt(out, q) // "Marsh, who spoke of “a farce,” Roe said that …": the clause with "who" has its own words
		} else if c.begin > taken || c.kind == accordingCue {
			before, after, start = p.sides(c, s, taken, start, after)
		}
		if before {
			begin := p.claimStart(c, s, taken, cues[:i])
			if q := p.quotedUpTo(c.begin, s); q != nil && p.appends(q, s, taken, cues[:i]) {
				out = cutBefore(out, q)
			}
			if first, last := p.trim(begin, c.begin); first < last && !(after && p.onlyAdverb(first, last)) {
				out = append(out, claim{i, first, last, true})
			}
			taken = c.end
		}
		if after {
			whole := clause || before || p.asLeads(c, start, s) // what a cue interrupts is one clause
			end := p.boundary(i, start, whole, s, cues)
			if c.term && p.at[start] != 0 {
				end = p.quots[p.at[start]-1].right
			}
			if first, last := p.trim(start, end); first < last {
				out = append(out, claim{i, first, last, whole})
			}
		}
	}
	p.claimed = out
	return out
}

// retells reports whether what follows a cue from token start on is what an owned noun after the cue introduces: "recalled Marsh's
// promise that".
func retells(c *cue, start int, later []cue) bool {
	for i := range later {
		e := &later[i]
		if e.kind == nounCueKind && e.subj.kind == namePhrase && e.subj.first >= c.end && e.first < start && e.end <= start && start <= e.end+1 {
			return true
		}
	}
	return false
}

// asLeads reports whether a cue only leads in to what it reports from token start on: "As Marsh said, the plan is dead".
func (p *parser) asLeads(c *cue, start int, s sentence) bool {
	return c.kind == finiteCue && c.begin > s.first && p.toks[c.begin-1].lex.word == asWord && start == c.end+1 && p.toks[c.end].sep(',')
}

// endAt ends with a quotation what holds it.
func endAt(claims []claim, q *quotation) {
	for i := range claims {
		if c := &claims[i]; c.first <= q.left && c.last > q.right {
			c.last = q.right
		}
	}
}

// cutBefore ends before a quotation what holds it, and drops what begins with it.
func cutBefore(claims []claim, q *quotation) []claim {
	kept := claims[:0]
	for _, c := range claims {
		if c.first < q.left && c.last >= q.right {
			c.last = q.left - 1
		}
		if c.first < c.last && (c.first < q.left || c.first >= q.right) {
			kept = append(kept, c)
		}
	}
	return kept
}

// onlyAdverb reports whether the tokens [first, last) are a single word that only leads in: "Still, he said, …".
func (p *parser) onlyAdverb(first, last int) bool {
	return last-first == 1 && p.at[first] == 0 && p.toks[first].is(adverb|coordinator|starter) && !p.negates(first) && !nobodies.in(&p.toks[first])
}

// maxClauseBack is how far back the bracket may open that a cue at its end closes.
const maxClauseBack = 60

// claimStart is where what a cue reports begins if it stands before the cue: at the sentence's beginning, or behind the comma
// that ends what an earlier cue reports.
func (p *parser) claimStart(c *cue, s sentence, taken int, earlier []cue) int {
	if q := p.quotedUpTo(c.begin, s); q != nil && len(earlier) > 0 {
		if e := &earlier[len(earlier)-1]; e.end <= q.left && e.begin >= taken && !p.pauses(e.end, q.left) && p.denied(e, s) {
			return e.begin // "Marsh did not say “no,” her lawyer said": the lawyer says the whole
		}
	}
	if q := p.quotedUpTo(c.begin, s); q != nil && p.appends(q, s, taken, earlier) {
		return taken
	}
	if q := p.quotedUpTo(c.begin, s); q != nil && len(earlier) == 1 && p.wished(&earlier[0], q, taken) {
		return taken
	}
	if q := p.quotedUpTo(c.begin, s); q != nil && (len(earlier) > 0 || q.left > s.first && p.toks[q.left-1].kind == punctuation) {
		return max(q.left, taken)
	}
	start := taken
	for k := c.begin - 1; k > start && c.begin-k < maxClauseBack; k-- { // "(it is closer to 15, according to Marsh)"
		if p.at[k] != 0 || p.toks[k].sep(')') {
			break
		}
		if p.toks[k].sep('(') {
			return k + 1
		}
	}
	for _, e := range earlier {
		for k := max(e.end, start); k+1 < c.begin; k++ {
			if p.at[k] != 0 {
				k = p.quots[p.at[k]-1].right - 1
			} else if p.toks[k].sep(',') && p.toks[k+1].is(coordinator) || p.toks[k].sep(';') {
				start = k + 1
			}
		}
	}
	return start
}

// wished reports whether the clause that a quotation ends has an earlier cue only as what should be done: "The sides should agree to
// avoid a “race,” Marsh said", where Marsh says the whole.
func (p *parser) wished(e *cue, q *quotation, taken int) bool {
	if e.begin < taken || e.end > q.left || p.at[q.left-1] != 0 || p.toks[q.left-1].kind != wordToken || p.pauses(e.end, q.left) {
		return false
	}
	k := e.first - 1
	for k > taken && p.at[k] == 0 && p.toks[k].is(adverb|negation) {
		k--
	}
	return k > taken && p.toks[k].is(modal)
}

// appends reports whether a quotation only goes on with a clause that an earlier cue of the sentence is part of: "The League
// announced a feast, “including a whale,” Marsh said", where Marsh says the whole.
func (p *parser) appends(q *quotation, s sentence, taken int, earlier []cue) bool {
	if len(earlier) > 1 || q.left-2 < taken || !p.toks[q.left-1].sep(',') || !including.in(&p.toks[q.first]) || p.toks[q.first].upper {
		return false
	}
	if len(earlier) == 0 {
		return p.hasVerb(taken, q.left-1)
	}
	e := &earlier[0]
	return e.begin == taken && e.kind == finiteCue && e.subj.kind != otherPhrase && e.end < q.left-1 && p.at[e.end] == 0
}

// including are words by which a clause goes on after a comma.
var including = wordSet("including particularly especially notably mainly mostly with without despite because if unless which even such")

// pauses reports whether a comma or colon stands among tokens [first, last).
func (p *parser) pauses(first, last int) bool {
	for k := first; k < last; k++ {
		if p.at[k] == 0 && (p.toks[k].sep(',') || p.toks[k].sep(':')) {
			return true
		}
	}
	return false
}

// quotedUpTo returns the quotation that ends right before token k, a comma aside.
func (p *parser) quotedUpTo(k int, s sentence) *quotation {
	i := k - 1
	if i > s.first && p.at[i] == 0 && (p.toks[i].sep(',') || p.toks[i].sep('-')) {
		i--
	}
	if i < s.first || p.at[i] == 0 {
		return nil
	}
	q := &p.quots[p.at[i]-1]
	if q.right != i+1 {
		return nil
	}
	return q
}

// hasVerb reports whether a finite verb stands among tokens [first, last).
func (p *parser) hasVerb(first, last int) bool {
	for i := first; i < last; i++ {
		if p.at[i] != 0 || p.finite(i) {
			return true
		}
	}
	return false
}

// hasQuote reports whether a quotation, or a mark without a partner, stands among tokens [first, last).
func (p *parser) hasQuote(first, last int) bool {
	for i := first; i < last; i++ {
		if p.at[i] != 0 || p.toks[i].kind == markToken {
			return true
		}
	}
	return false
}

// trim cuts punctuation and conjunctions from both ends of the tokens [first, last).
func (p *parser) trim(first, last int) (int, int) {
	for first < last && p.at[first] == 0 && (p.toks[first].kind == punctuation && !p.toks[first].sep('(') && !p.toks[first].sep('$') || p.toks[first].is(coordinator) && !p.toks[first].is(adverb) && !p.negates(first)) {
		first++
	}
	for last > first && p.at[last-1] == 0 && (p.toks[last-1].kind == punctuation && !p.toks[last-1].sep(')') || p.toks[last-1].is(coordinator) || p.toks[last-1].is(adverb) && last-1 > first && p.toks[last-2].sep(',') || p.toks[last-1].lex.word == asWord) {
		last--
	}
	return first, last
}
