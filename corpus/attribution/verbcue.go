package attribution

// verbCue makes a cue of the reporting verb at token i, if it is one.
func (p *parser) verbCue(i int, s sentence, open phrase) (cue, bool) {
	t := &p.toks[i]
	if !p.reports(i, s) {
		return cue{}, false
	}
	c := cue{first: i, last: i + 1, class: t.lex.verb & reporting, begin: i, end: i + 1}
	if t.lex.lemma.String() == "put" && i+1 < s.last { // "put it", see needs
		c.last, c.end = i+2, i+2
	}
	if c.object = p.prepositionalObject(i, s); c.object == i+2 {
		c.last = c.object // "called for"
	} else if c.object == 0 {
		c.object = p.request(&c, s)
	}
	if p.done(i, s) {
		return cue{}, false
	}
	c.hearsay = p.hearsay(i, s)
	if t.form(gerund) {
		if np, citing := p.citedAs(i, s); np.ok() {
			c.subj, c.begin, c.cites = subject{phrase: np, how: beside}, min(np.first, citing), 1+citing
			return c, true
		}
		if np := p.quotedPerson(i, s); np.ok() {
			c.subj, c.end, c.cites = subject{phrase: np, how: beside}, np.last, 1+i
			return c, true
		}
	}
	switch {
	case t.form(gerund) && p.quotedAs(i, s) && open.ok():
		c.hearsay = p.quotedFrom(i, s)
		c.subj = subject{phrase: open, how: shared}
		c.begin = min(i, open.first)
		return c, true
	case t.form(gerund) && !p.progressive(i, s):
		return p.participleCue(c, s, open)
	case i > s.first && p.toks[i-1].lex.word == toWord:
		return p.infinitiveCue(c, s, open)
	case p.inverts(i, s):
		return p.invertedCue(c, s)
	}
	return p.finiteVerbCue(c, s, open)
}

// finiteVerbCue finds the subject of a finite verb: before it, or behind it where none stands before.
func (p *parser) finiteVerbCue(c cue, s sentence, open phrase) (cue, bool) {
	c.subj = p.subjectOf(c.first, s, open)
	if c.class&ask != 0 && p.wasAsked(c.first, s) {
		c.subj.passive = true
	}
	if p.statedBy(c.first, s) {
		return p.asStatedBy(c, s)
	}
	if c.subj.passive {
		if by, ok := p.passiveCue(c, s); ok {
			return by, true
		}
		c.subj = subject{passive: true} // "Marsh was asked": nobody says who asked
		return c, c.class&(ask|tell) != 0
	}
	if c.subj.how == relates && p.toks[c.subj.last-1].lex.word == thatWord && (c.subj.kind == otherPhrase || c.subj.kind == documentIs) && open.ok() && open.kind != otherPhrase && open.first < c.subj.first {
		c.subj = subject{phrase: open, how: governs} // "Marsh posted a message that said": Marsh speaks
		c.joined = true
		return c, true
	}
	if c.subj.ok() {
		p.stretch(&c, s)
		c.begin = min(c.first, p.leftEdge(p.subjectBegin(c, s), s))
		if k := p.perceiver(&c, s); k >= 0 {
			c.begin = k
		}
		c.joined = c.subj.how == shared
		return c, p.agrees(c.first, &c.subj) && (!c.joined || p.shares(c.first, s))
	}
	return p.invertedCue(c, s)
}

// wasAsked reports whether the participle at token i tells without a subject that somebody was asked: "Asked whether the ice was
// thin, Roe said", "when asked about it".
func (p *parser) wasAsked(i int, s sentence) bool {
	if !p.toks[i].form(participle) || i+1 >= s.last || p.at[i+1] != 0 {
		return false
	}
	np := p.starting(i+1, s.last)
	return !np.ok() && (i == s.first || p.at[i-1] == 0 && dependent.in(&p.toks[i-1]))
}

// perceiver returns the first token of who hears or sees the subject of a cue say something: "Marsh heard Roe say"; -1 where no one
// does.
func (p *parser) perceiver(c *cue, s sentence) int {
	k := c.subj.first - 1
	if c.subj.how != beside || !p.toks[c.first].form(base) || p.toks[c.first].form(past) || k <= s.first || p.at[k] != 0 || !perceives.in(&p.toks[k]) {
		return -1
	}
	if sub := p.subjectOf(k, s, phrase{}); sub.ok() && sub.how == beside {
		return sub.first
	}
	return -1
}

// shares reports whether the verb at token i, behind a conjunction, can have the subject of the verb before it: not "asked them to
// stand and say it", "a shrewd and calculated move", "were mocked and criticized".
func (p *parser) shares(i int, s sentence) bool {
	t := &p.toks[i]
	if t.form(base) && !t.form(past) {
		for k := i - 1; k > s.first && i-k < maxForward && p.at[k] == 0; k-- {
			if p.toks[k].is(modal) || p.toks[k].lex.word == toWord {
				return p.toks[k].is(modal)
			}
		}
		return true
	}
	if k := i - 2; k > s.first && p.toks[i-1].is(coordinator) && p.at[k] == 0 && t.form(participle) {
		before := &p.toks[k]
		if _, be := p.skipBack(k, s.first); be && (before.form(participle) || before.other(past)) {
			return false
		}
		return !before.is(adjective)
	}
	return true
}

// subjectBegin is where subject and cue begin; an aside between them belongs to them.
func (p *parser) subjectBegin(c cue, s sentence) int {
	if c.subj.how == shared {
		return p.backOver(c.first, s)
	}
	if others := p.jointBefore(&c.subj.phrase, s.first); len(others) > 0 && c.subj.how == beside {
		return min(c.subj.first, p.beforeArticle(p.ments[others[0]].first))
	}
	return c.subj.first
}

// leftEdge returns where the words that describe a speaker begin behind a comma, given where what is known of the phrase begins:
// ", the road service's deputy head, Ada Marsh", ", postmaster Ada Marsh".
func (p *parser) leftEdge(begin int, s sentence) int {
	if p.toks[begin].is(determiner | possessive) { // nothing before an article belongs to it
		return begin
	}
	for k := begin - 1; k > s.first && begin-k < maxPhrase && p.at[k] == 0; k-- {
		t := &p.toks[k]
		switch {
		case t.sep(','):
			return k + 1
		case t.kind == clitic, t.is(determiner | possessive):
		case t.kind != wordToken || p.finite(k) || t.is(functional|adverb|timeWord):
			return begin
		}
	}
	return begin
}

// agrees reports whether the verb's form fits the subject: no noun was taken for a verb.
func (p *parser) agrees(i int, sub *subject) bool {
	t := &p.toks[i]
	switch {
	case sub.kind == pronounIs && p.lower(sub.head) == "you":
		return false
	case sub.kind == otherPhrase && (t.form(third) && t.lex.class != 0 || p.bare(sub)), p.names(i, sub):
		return false
	case t.form(past|gerund|participle) || sub.how == shared:
		return true
	case t.form(third):
		return sub.kind != peopleAre || sub.how == relates || single.in(&p.toks[sub.head]) && (p.toks[sub.head].upper || p.lower(sub.head) != "one")
	}
	return true
}

// single are words for somebody that stand for one as well as for several: "another says".
var single = wordSet("one another each majority plurality")

// names reports whether the participle at token i only tells what something is called: "shared a syllabus called …".
func (p *parser) names(i int, sub *subject) bool {
	t := &p.toks[i]
	if !t.verb(call) || !t.form(participle) || sub.how != beside || sub.mention >= 0 || sub.kind == personIs || sub.kind == peopleAre || sub.kind == pronounIs {
		return false
	}
	k := i + 1
	for k < len(p.toks) && p.toks[k].is(determiner) {
		k++
	}
	return sub.first > 0 && p.finite(sub.first-1) || k < len(p.toks) && (p.at[k] != 0 || p.toks[k].upper)
}

// bare reports whether a phrase has neither article nor name nor plural: one word before a noun that was taken for a verb.
func (p *parser) bare(sub *subject) bool {
	if sub.last-sub.first > 2 || sub.how == relates || sub.how == governs || sub.how == shared {
		return false
	}
	first, head := &p.toks[sub.first], &p.toks[sub.head]
	return !first.is(determiner|possessive|numeral) && !first.upper && p.text[head.end-1] != 's'
}

// asStatedBy handles "as stated by Marsh", which reports as "according to Marsh" does.
func (p *parser) asStatedBy(c cue, s sentence) (cue, bool) {
	np := p.withName(p.starting(c.last+1, s.last), s)
	if !np.ok() || np.kind == otherPhrase {
		return cue{}, false
	}
	c.kind, c.subj = accordingCue, subject{phrase: np, how: beside}
	c.first, c.last = c.first-1, c.last+1
	c.begin, c.end = c.first, np.last
	if k := c.begin - 1; k > s.first && p.toks[k].sep(',') {
		c.begin = k
	}
	return c, c.begin == s.first || c.end+1 >= s.last || p.at[c.end+1] != 0
}

// passiveCue handles "was announced by the ministry": the agent speaks. Without an agent nobody does.
func (p *parser) passiveCue(c cue, s sentence) (cue, bool) {
	for k := c.last; k < s.last && k < c.last+4; k++ {
		if p.toks[k].lex.word == byWord {
			np := p.starting(k+1, s.last)
			if !np.ok() || np.kind == otherPhrase {
				return cue{}, false
			}
			c.subj = subject{phrase: np, how: beside}
			c.last, c.end = k+1, np.last
			return c, true
		}
	}
	return cue{}, false
}
