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
		start, clause, after := p.forward(c, s)
		before := false
		if c.begin > taken || c.kind == accordingCue {
			before, after, start = p.sides(c, s, taken, start, after)
		}
		if before {
			if first, last := p.trim(p.claimStart(c, s, taken, cues[:i]), c.begin); first < last && !(after && p.onlyAdverb(first, last)) {
				out = append(out, claim{i, first, last, true})
			}
			taken = c.end
		}
		if after {
			if first, last := p.trim(start, p.boundary(i, start, s, cues)); first < last {
				out = append(out, claim{i, first, last, clause})
			}
		}
	}
	p.claimed = out
	return out
}

// onlyAdverb reports whether the tokens [first, last) are a single word that only leads in: "Still, he said, …".
func (p *parser) onlyAdverb(first, last int) bool {
	return last-first == 1 && p.at[first] == 0 && p.toks[first].is(adverb|coordinator|starter)
}

// maxClauseBack is how far back the bracket may open that a cue at its end closes.
const maxClauseBack = 60

// claimStart is where what a cue reports begins if it stands before the cue: at the sentence's beginning, or behind the comma
// that ends what an earlier cue reports.
func (p *parser) claimStart(c *cue, s sentence, taken int, earlier []cue) int {
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
	if p.toks[c.begin-1].lex == asEntry && c.kind == finiteCue && !(after && p.toks[start-1].lex == thatEntry) {
		return p.asSides(c, s, taken)
	}
	if q := p.quotedUpTo(c.begin, s); q != nil && c.class&(say|ask|write|tell|mind|talk|call|judge|act) != 0 {
		if next := p.resumes(q, c, s); next > 0 {
			return true, true, next
		}
		goesOn := after && start > c.end && (p.toks[start-1].sep(':') || p.toks[start-1].sep(',') || p.toks[start-1].lex == thatEntry)
		return true, goesOn && p.hasQuote(start, s.last), start
	}
	if !p.toks[c.begin-1].sep(',') || c.class&(say|ask|write|tell|show) == 0 || c.kind != finiteCue {
		return false, after, start
	}
	if p.interposed(c, s) {
		return true, true, c.end + 1
	}
	if after || !p.hasVerb(taken, c.begin-1) {
		return false, after, start
	}
	return true, false, start
}

// resumes returns where a quotation that a cue interrupts goes on: `"If the ice goes," said Marsh, pointing, "we go."`; 0 where
// it does not.
func (p *parser) resumes(q *quotation, c *cue, s sentence) int {
	if !p.toks[q.last-1].sep(',') {
		return 0
	}
	for k := c.end; k+1 < s.last && k-c.end < maxForward && p.at[k] == 0; k++ {
		if p.at[k+1] != 0 && (p.toks[k].sep(',') || p.toks[k].sep(':') || k+1 == c.end) {
			return k + 1
		}
	}
	return 0
}

// interposed reports whether a cue stands between commas inside the clause that it reports: "The bridge, Marsh said, is closed."
func (p *parser) interposed(c *cue, s sentence) bool {
	k := c.end
	if k+1 >= s.last || !p.toks[k].sep(',') || c.subj.how == apposed && c.subj.last != c.first {
		return false
	}
	next := &p.toks[k+1]
	return !next.is(relative) && !next.form(gerund) && p.hasVerb(k+1, s.last)
}

// asSides is sides for "as Marsh put it": what it reports follows behind the next comma where the sentence begins with it, else
// stands before.
func (p *parser) asSides(c *cue, s sentence, taken int) (before, behind bool, from int) {
	if c.begin-1-taken > 3 {
		return true, false, c.end
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

// dateline returns the token behind a dateline that opens the article or a section: "MOSCOW (Agency - 18th December, 2021)",
// "SEOUL —"; the sentence's first where there is none.
func (p *parser) dateline(s sentence) int {
	if !s.opens || !p.toks[s.first].caps {
		return s.first
	}
	for k := s.first + 1; k < s.last && k-s.first < maxDateline && p.at[k] == 0; k++ {
		switch t := &p.toks[k]; {
		case t.sep('-') && t.spaced && !p.inBracket(s.first, k), t.sep(')'):
			if k+1 < s.last && (p.toks[k+1].sep('-') || p.toks[k+1].sep(':')) {
				k++
			}
			return min(k+1, s.last)
		case t.kind == wordToken && !t.upper && !t.is(preposition|monthName|determiner) && !p.inBracket(s.first, k):
			return s.first
		}
	}
	return s.first
}

// maxDateline is how many tokens a dateline may have.
const maxDateline = 22

// inBracket reports whether a bracket opened among the tokens [first, k) is still open at k.
func (p *parser) inBracket(first, k int) bool {
	for i := k - 1; i >= first; i-- {
		if p.toks[i].sep(')') {
			return false
		}
		if p.toks[i].sep('(') {
			return true
		}
	}
	return false
}

// maxForward is how many tokens may stand between a cue and what it reports: the hearer, the time and the place.
const maxForward = 25

// forward finds where what follows a cue begins, and whether it is a clause.
func (p *parser) forward(c *cue, s sentence) (start int, clause, ok bool) {
	j := c.end
	if j >= s.last {
		return 0, false, false
	}
	if c.kind == accordingCue {
		return j, true, true
	}
	if c.subj.how == inverted {
		for k := j; k < s.last && k < j+2; k++ {
			if p.toks[k].sep(':') || p.toks[k].lex == thatEntry || c.first == s.first && p.toks[k].sep(',') {
				return k + 1, true, true
			}
		}
		return 0, false, false
	}
	if c.class&tell != 0 || c.class&ask != 0 {
		if np := p.starting(j, s.last); np.ok() {
			j = np.last
		} else if p.toks[j].is(objectPronoun) {
			j++
		}
	}
	if start, ok := p.clauseFrom(j, c, s); ok {
		return start, true, true
	}
	if c.class&(judge|call|topic|act|talk) != 0 && !p.toks[c.end].sep(',') {
		return c.end, false, c.end < s.last
	}
	return 0, false, false
}

// clauseFrom finds where, behind the time and place from token j on, a clause or quotation begins.
func (p *parser) clauseFrom(j int, c *cue, s sentence) (int, bool) {
	j = p.overTimes(j, s)
	if j >= s.last {
		return 0, false
	}
	t := &p.toks[j]
	switch {
	case p.at[j] != 0:
		return j, true
	case t.lex == thatEntry && j+1 < s.last, t.sep(':'):
		return j + 1, j+1 < s.last
	case t.sep(','):
		return p.behindComma(j, s)
	case t.kind == punctuation && !t.sep('(') && !t.sep('$'):
		return 0, false
	case t.is(subordinator) && !t.is(preposition|coordinator|adverb):
		return j, !dependent[p.lower(j)] || c.class&ask != 0
	}
	return p.clauseAt(j, c, s)
}

// dependent are subordinators that begin no reported question.
var dependent = wordSet("as while because when although though where since unless once")

// behindComma finds what follows the comma at token j: a quotation, or "that".
func (p *parser) behindComma(j int, s sentence) (int, bool) {
	for range 3 {
		switch {
		case j+1 >= s.last:
			return 0, false
		case p.at[j+1] != 0:
			return j + 1, true
		case p.toks[j+1].lex == thatEntry:
			return j + 2, j+2 < s.last
		case j+2 < s.last && p.toks[j+1].is(adverb) && p.toks[j+2].sep(','): // ", however,"
			j += 2
		default:
			return 0, false
		}
	}
	return 0, false
}

// clauseAt reports whether a clause begins with token j, behind which its verb or a quotation stands, and where: further on,
// behind "that", when phrases that could not be skipped lead up to it.
func (p *parser) clauseAt(j int, c *cue, s sentence) (int, bool) {
	led := p.toks[j].is(preposition)
	for k := j; k < s.last && k-j < maxForward; k++ {
		t := &p.toks[k]
		switch {
		case p.at[k] != 0:
			return p.withArticle(k, j), true
		case t.lex == thatEntry && (led || c.class&(say|tell) != 0 && k > j && p.toks[k-1].is(timeWord|dayName)):
			return k + 1, k+1 < s.last
		case t.sep(':'):
			return k + 1, k+1 < s.last
		case t.sep(';'), t.sep('-') && t.spaced:
			return 0, false
		case t.sep(','):
			if start, ok := p.behindComma(k, s); ok {
				return start, true
			}
			if k+1 < s.last && (p.toks[k+1].is(coordinator) || p.toks[k+1].form(gerund)) {
				return 0, false
			}
		case k == j && t.lex == thereEntry:
			return k, true
		case t.is(pronoun) && (led || k == j), p.finite(k) && led && k > j:
			if led && !t.is(pronoun) {
				return p.clauseSubject(k, j)
			}
			return k, true
		case p.finite(k):
			return j, k > j && (c.class&mind == 0 || p.startsClause(j, k))
		}
	}
	return 0, false
}

// startsClause reports whether the words from token j are all the subject of the verb at token k.
func (p *parser) startsClause(j, k int) bool {
	start, ok := p.clauseSubject(k, j)
	return ok && start == j
}

// overTimes skips adverbs and phrases of time, place and occasion: "on Monday", "in a statement", "of the plan".
func (p *parser) overTimes(j int, s sentence) int {
	for j < s.last && p.at[j] == 0 {
		t := &p.toks[j]
		switch {
		case t.is(preposition) && !t.is(subordinator):
			np := p.starting(j+1, s.last)
			if !np.ok() || np.last >= s.last {
				return j
			}
			j = np.last
			if p.toks[j].kind == clitic {
				return j
			}
		case t.is(adverb|timeWord) && !t.is(subordinator|determiner) && t.lex != thereEntry, t.calendar(), t.kind == numberToken && j > 0 && p.toks[j-1].calendar():
			j++
		case (t.is(determiner) || p.lower(j) == "last" || p.lower(j) == "earlier") && j+1 < s.last && p.toks[j+1].is(timeWord) || t.is(determiner) && j+1 < s.last && p.toks[j+1].calendar():
			j += 2
		default:
			return j
		}
	}
	return j
}

// withArticle takes the small words before a quotation into the clause that it is part of: "said the plan was “dead”" is
// found by its verb, "offered a “new deal”" by its article.
func (p *parser) withArticle(k, j int) int {
	for k > j && p.toks[k-1].is(determiner|possessive) {
		k--
	}
	return k
}

// clauseSubject returns where the clause with its verb at token k begins, at token j or later.
func (p *parser) clauseSubject(k, j int) (int, bool) {
	e, _ := p.skipBack(k, j)
	if e < j {
		return 0, false
	}
	np := p.ending(e, j)
	if !np.ok() {
		return 0, false
	}
	return np.first, true
}

// boundary is where what cue i reports from token start on ends: with the sentence, or where a further report begins.
func (p *parser) boundary(i, start int, s sentence, cues []cue) int {
	if end := p.leadIn(&cues[i], start, s); end > 0 {
		return end
	}
	for n := i + 1; n < len(cues); n++ {
		c := &cues[n]
		if c.begin <= start {
			continue
		}
		before := &p.toks[c.begin-1]
		switch {
		case c.kind == gerundCue && (before.sep(',') || p.toks[c.begin].sep(',')):
			return c.begin
		case c.joined && c.subj.how == shared && cues[i].subj.first == c.subj.first && c.class&(say|tell|write|ask|call|judge) != 0 && c.class&mind == 0:
			return c.begin
		case c.kind == finiteCue && c.begin-2 > start && before.is(coordinator) && p.toks[c.begin-2].sep(','):
			return c.begin - 2
		case c.kind == finiteCue && before.sep(';'):
			return c.begin - 1
		case c.kind == accordingCue && p.toks[c.begin].sep(','):
			return c.begin
		}
	}
	for k := start; k < s.last; k++ {
		if p.at[k] != 0 {
			k = p.quots[p.at[k]-1].right - 1
		} else if p.toks[k].sep(';') || k-start > 3 && k+1 < s.last && p.turnsAt(k, s) && !p.hasQuote(k+1, s.last) {
			return k
		}
	}
	return s.last
}

// leadIn returns where a clause that leads in ends: "When Marsh suggested that …, Roe said"; 0 where the cue is in no such clause.
func (p *parser) leadIn(c *cue, start int, s sentence) int {
	if c.begin-1 < s.first || c.begin-1 > s.first+1 || !dependent[p.lower(c.begin-1)] || p.toks[c.begin-1].lex == asEntry {
		return 0
	}
	for k := start; k < s.last; k++ {
		if p.at[k] != 0 {
			k = p.quots[p.at[k]-1].right - 1
		} else if p.toks[k].sep(',') && p.hasVerb(k+1, min(s.last, k+maxForward)) {
			return k
		}
	}
	return 0
}

// turnsAt reports whether the reporter goes on behind what is reported at token k: ", while …", ", a loss of …", "as he left".
func (p *parser) turnsAt(k int, s sentence) bool {
	next := &p.toks[k+1]
	if p.toks[k].lex == asEntry {
		return next.is(pronoun)
	}
	if !p.toks[k].sep(',') {
		return false
	}
	return turns[p.lower(k+1)] || p.articles(next) && !p.hasVerb(k+1, s.last) && !p.listed(k+1, s.last)
}

func (p *parser) articles(t *token) bool {
	return t.lex == theEntry || t.lex == anEntry || t.lex == aEntry
}

// listed reports whether a conjunction stands among tokens [first, last): a list rather than an apposition.
func (p *parser) listed(first, last int) bool {
	for i := first; i < last; i++ {
		if p.toks[i].is(coordinator) && !p.toks[i].is(adverb) {
			return true
		}
	}
	return false
}

// turns are words that, behind a comma, end what is reported: the reporter goes on.
var turns = wordSet("while though although whereas but")

// trim cuts punctuation and conjunctions from both ends of the tokens [first, last).
func (p *parser) trim(first, last int) (int, int) {
	for first < last && p.at[first] == 0 && (p.toks[first].kind == punctuation && !p.toks[first].sep('(') && !p.toks[first].sep('$') || p.toks[first].is(coordinator) && !p.toks[first].is(adverb)) {
		first++
	}
	for last > first && p.at[last-1] == 0 && (p.toks[last-1].kind == punctuation && !p.toks[last-1].sep(')') || p.toks[last-1].is(coordinator) || p.toks[last-1].is(adverb) && last-1 > first && p.toks[last-2].sep(',')) {
		last--
	}
	return first, last
}
