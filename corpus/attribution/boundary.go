package attribution

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
