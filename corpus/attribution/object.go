package attribution

import "strings"

// maxHearer is how many words may stand between a verb and the preposition that leads to what it reports: "spoke with
// reporters on Monday about the vote".
const maxHearer = 8

// prepositionalObject returns where what the verb at token i reports begins behind a preposition that goes with it; 0 if none
// follows.
func (p *parser) prepositionalObject(i int, s sentence) int {
	preps := p.toks[i].prepositions()
	if preps == nil {
		return 0
	}
	beside := true // only adverbs and times stand between
	called := p.toks[i].verb(call) && i+1 < s.last && p.lower(i+1) != "out"
	for k := i + 1; k+1 < s.last && k-i <= maxHearer && p.at[k] == 0; k++ {
		t := &p.toks[k]
		switch {
		case preps.in(t) && !t.upper && p.toks[k+1].lex.word != thatWord && (beside || !clinging.in(&p.toks[k]) && !called):
			return p.objectFrom(k + 1)
		case t.kind == punctuation, t.is(relative|coordinator|subordinator|preposition) && t.lex.word != toWord && t.lex.word != withWord && !p.toks[k+1].calendar(), p.finite(k):
			return 0
		}
		beside = beside && (p.adverbial(k) || t.is(timeWord) || t.calendar())
	}
	return 0
}

// clinging are the prepositions that belong to the word before them: not "spoke to a group of farmers".
var clinging = wordSet("of to against with")

// objectFrom returns token i if an object may begin there: no time or place.
func (p *parser) objectFrom(i int) int {
	if t := &p.toks[i]; p.at[i] == 0 && (t.calendar() || t.is(timeWord|relative) || t.kind == punctuation) {
		return 0
	}
	return i
}

// nounAt reports whether an object may begin at token i, right behind its verb.
func (p *parser) nounAt(i int) bool {
	t := &p.toks[i]
	switch {
	case t.kind == numberToken, t.sep('$'), t.is(determiner|possessive) && t.lex.word != thatWord, p.demonstrative(i, p.sents[p.memory.sent]):
		return true
	case t.kind != wordToken || p.at[i] != 0 || t.calendar() || t.form(gerund) && t.verb(topic|talk): // "reports citing the mill"
		return false
	}
	return !t.is(functional | adverb | timeWord)
}

// infinitive returns where "to …" begins that tells what somebody promised or asked for, from token j on, behind whoever is
// asked; 0 if there is none.
func (p *parser) infinitive(j int, c *cue, s sentence) int {
	if c.class&(act|ask|tell) == 0 {
		return 0
	}
	for j < s.last && (p.toks[j].is(adverb|timeWord) || p.toks[j].calendar()) && p.toks[j].lex.word != toWord {
		j++
	}
	start := j
	if j+1 < s.last && (p.lower(j) == "not" || p.lower(j) == "never") { // "promised not to sell it"
		j++
	}
	if j+1 >= s.last || p.toks[j].lex.word != toWord {
		return 0
	}
	verb := &p.toks[j+1]
	if q := p.at[j+1]; q != 0 { // "told them to “open the locks”"
		verb = &p.toks[p.quots[q-1].first]
	}
	if verb.kind != wordToken || verb.upper || verb.is(determiner|possessive|objectPronoun|people|role) { // "wrote to the mill"
		return 0
	}
	return start
}

// request returns where what somebody is asked or told to do begins: "asked the crew to leave", "told him to leave"; 0 if nobody is.
func (p *parser) request(c *cue, s sentence) int {
	if c.class&(ask|tell) == 0 || c.end >= s.last || p.at[c.end] != 0 {
		return 0
	}
	for k := c.end; k < s.last && k-c.end <= maxHearer && p.at[k] == 0; k++ {
		t := &p.toks[k]
		switch {
		case t.lex.word == toWord && p.infinitive(k, c, s) == 0, t.kind == punctuation, t.is(functional) && !t.is(objectPronoun|preposition):
			return 0
		case t.lex.word == toWord && k > c.end+1-bit(c.class&tell != 0):
			return c.end // who is asked belongs to what is asked
		case t.lex.word == toWord:
			return k
		}
	}
	return 0
}

// objectEnd is where an object or infinitive from token start on ends, before token end at the latest: at a comma behind which
// more than a further member of a list follows, or before the next verb of the subject.
func (p *parser) objectEnd(start, end int, s sentence) int {
	for k := start + 1; k+1 < end; k++ {
		t, next := &p.toks[k], &p.toks[k+1]
		switch {
		case t.sep(';'):
			return k
		case t.sep(',') && (p.leavesList(k+1, s) || p.rejoins(k, s)):
			return k
		case p.asClause(k, s) > start:
			return p.asClause(k, s)
		case t.is(subordinator) && t.is(preposition) && next.form(gerund): // "before leaving"
			return k
		case t.is(coordinator) && !t.is(adverb) && (p.finite(k+1) && !next.is(auxiliary|modal) || next.form(gerund) && next.verb(reporting)):
			return k
		}
	}
	return end
}

// leavesList reports whether what begins at token i, behind a comma, is no further member of a list.
func (p *parser) leavesList(i int, s sentence) bool {
	t := &p.toks[i]
	switch {
	case p.lower(i) == "only" && i+1 < s.last && p.toks[i+1].lex.word == forWord: // "promised calm, only for Marsh to say"
		return true
	case t.is(pronoun|relative|possessive) || turns.in(&p.toks[i]) || p.articles(t) && !p.listed(i, min(s.last, i+maxPhrase)) || p.finite(i):
		return true
	case t.kind == wordToken && !t.upper && strings.HasSuffix(p.text[t.start:t.end], "ing"):
		return p.lower(i) != "including"
	case t.is(coordinator) && !t.is(adverb):
		return p.clauseBehind(i+1, s)
	}
	return t.upper && p.clauseBehind(i, s)
}
