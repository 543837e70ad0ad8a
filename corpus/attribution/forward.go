package attribution

import "strings"

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
			if p.toks[k].sep(':') || p.toks[k].lex.word == thatWord || c.first == s.first && p.toks[k].sep(',') {
				return k + 1, true, true
			}
		}
		return 0, false, false
	}
	if c.object > 0 {
		return c.object, false, true
	}
	if to := p.infinitive(j, c, s); to > 0 {
		return to, false, true
	}
	if p.deniesDoing(j, c) {
		return j, true, true
	}
	j = p.overHearer(j, c, s)
	if start, ok := p.clauseFrom(j, c, s); ok {
		return start, c.class&clausal != 0 || p.at[start] != 0 || p.opened(start), true
	}
	if k := p.claimNoun(c, c.end, s); k > 0 {
		return k + 1, true, k+1 < s.last
	}
	if c.class&(judge|call|topic|act|talk) != 0 && c.class&say == 0 && !p.toks[c.end].sep(',') && !(p.toks[c.end].is(coordinator) && !p.toks[c.end].is(adverb)) || (c.class&object != 0 || c.class&show != 0 && c.subj.kind == documentIs) && p.nounAt(c.end) {
		return c.end, false, c.end < s.last
	}
	return 0, false, false
}

// clausal are the classes of verbs that a clause may follow without "that".
const clausal = say | tell | ask | write | mind | show

// opened reports whether "that", a colon or a comma stands before token i.
func (p *parser) opened(i int) bool {
	t := &p.toks[i-1]
	return t.lex.word == thatWord || t.sep(':') || t.sep(',')
}

// hearers are verbs of saying that a hearer may follow before "that": "warned ministers that".
var hearers = wordSet("warn remind promise caution teach show write email text signal")

// unheard are verbs of asking whose object is what is asked, not who: "demanded a stop".
var unheard = wordSet("demand query question wonder inquire enquire")

// overHearer returns the token behind whoever is told or asked, from token j on.
func (p *parser) overHearer(j int, c *cue, s sentence) int {
	verb := p.toks[c.first].lex.lemma
	if p.toks[j].lex.word == thatWord || unheard.has(verb) {
		return j
	}
	np := p.starting(j, s.last)
	if c.class&(tell|ask) == 0 {
		if hearers.has(verb) && np.ok() && np.last < s.last && p.toks[np.last].lex.word == thatWord {
			return np.last
		}
		return j
	}
	switch {
	case np.ok():
		if m := int(p.startsAt[j]) - 1; m >= 0 && p.ments[m].last < np.last && np.last < s.last && p.finite(np.last) { // "told the Echo pupils were tired"
			return p.ments[m].last
		}
		return p.overWho(np, s)
	case p.toks[j].is(objectPronoun) || p.lower(j) == "her":
		return j + 1
	}
	return j
}

// overWho returns the token after whoever is told or asked, np, and a clause with "who" that tells which: "told the people who had
// come that …". The sentence ends there if no "that" follows the clause.
func (p *parser) overWho(np phrase, s sentence) int {
	k := np.last
	if k+1 >= s.last || p.toks[k].lex.word != whoWord || np.kind != peopleAre && np.kind != personIs || !p.finite(p.overAdverbs(k+1, s)) {
		return np.last
	}
	for k := np.last + 2; k < s.last && k-np.last < maxForward && p.at[k] == 0; k++ {
		if p.toks[k].lex.word == thatWord && !p.toks[k-1].verb(reporting) {
			return k
		}
		if p.toks[k].sep(',') && k+1 < s.last && p.at[k+1] != 0 || p.toks[k].sep(':') {
			return k
		}
	}
	return s.last
}

// clauseFrom finds where, behind the time and place from token j on, a clause or quotation begins.
func (p *parser) clauseFrom(j int, c *cue, s sentence) (int, bool) {
	if j < s.last && p.lower(j) == "out" { // "pointed out"
		j++
	}
	j = p.overTimes(j, s)
	if j >= s.last {
		return 0, false
	}
	t := &p.toks[j]
	if t.is(preposition) && c.class&(say|tell|ask|write) != 0 && p.dependentClause(j, s) {
		return p.behindDependent(j, s)
	}
	if p.lower(j) == "so" && (j+1 >= s.last || p.toks[j+1].kind == punctuation) { // "she never said so"
		return 0, false
	}
	switch {
	case p.at[j] != 0:
		return j, true
	case p.demonstrative(j, s):
		return 0, false
	case t.lex.word == thatWord && j+1 < s.last, t.sep(':'):
		return j + 1, j+1 < s.last
	case t.sep(','):
		return p.behindComma(j, s)
	case t.sep('-'):
		return p.behindDashes(j, s)
	case t.kind == punctuation && !t.sep('(') && !t.sep('$'):
		return 0, false
	case t.is(subordinator) && !t.is(preposition|coordinator|adverb):
		if dependent.in(&p.toks[j]) && c.class&(say|tell|ask|write) != 0 {
			return p.behindDependent(j, s)
		}
		return j, !dependent.in(&p.toks[j]) || c.class&ask != 0
	}
	if c.class&(say|tell) != 0 && p.blank(j, s) {
		return 0, false
	}
	if start, ok := p.clauseAt(j, c, s); ok {
		return start, true
	}
	return j, p.said(j, c)
}

// demonstrative reports whether "that" at token j only points to the noun after it: "questioned that decision".
func (p *parser) demonstrative(j int, s sentence) bool {
	if p.toks[j].lex.word != thatWord || j+1 >= s.last || p.at[j+1] != 0 {
		return false
	}
	noun := &p.toks[j+1]
	if noun.kind != wordToken || noun.upper || noun.is(functional|determiner|possessive|adverb|people) || strings.HasSuffix(p.lower(j+1), "ly") || strings.HasSuffix(p.lower(j+1), "s") {
		return false
	}
	return j+2 >= s.last || p.at[j+2] == 0 && (p.toks[j+2].kind == punctuation && !p.toks[j+2].sep('-') || p.toks[j+2].calendar())
}

// blank reports whether what stands from token j on only names what was said, without a verb of its own: "says racist things", "said the same
// thing at every stop".
func (p *parser) blank(j int, s sentence) bool {
	k := j
	for k < s.last && k-j < maxPhrase && p.at[k] == 0 && p.toks[k].kind == wordToken && !p.toks[k].is(functional&^preposition) && !p.finite(k) && !blanks.in(&p.toks[k]) {
		k++
	}
	if k >= s.last || p.at[k] != 0 || !blanks.in(&p.toks[k]) {
		return false
	}
	return k+1 >= s.last || p.at[k+1] == 0 && !p.finite(k+1) && !p.toks[k+1].is(adverb|auxiliary|modal|negation) && p.toks[k+1].lex.word != thatWord && !p.toks[k+1].sep(':')
}

// blanks are nouns that stand for words and tell nothing of them.
var blanks = wordSet("thing things nonsense stuff lies rubbish garbage crap")

// said reports whether what stands from token j on behind "said" is a clause though no word of it is known as its verb:
// "said farmers need rain".
func (p *parser) said(j int, c *cue) bool {
	return p.toks[c.first].lex.lemma.String() == "say" && !p.toks[j].is(preposition|adverb|subordinator|coordinator) && !empty.in(&p.toks[j])
}

// empty are words that stand for what was said and tell nothing of it.
var empty = wordSet("nothing little much something anything everything goodbye no yes this it")

// dependent are subordinators that begin no reported question.
var dependent = wordSet("as while because when although though where since unless once after before until")

// clauseAt reports whether a clause begins with token j, behind which its verb or a quotation stands, and where: further on,
// behind "that", when phrases that could not be skipped lead up to it.
func (p *parser) clauseAt(j int, c *cue, s sentence) (int, bool) {
	led := p.toks[j].is(preposition)
	// "called the plan “a farce”", "accused the mill of “greed”": the plan and the mill belong to what was said
	aimed := c.class&(call|judge|object) != 0 && c.class&(say|tell|write) == 0 && !led && !p.toks[c.end].sep(',')
	for k := j; k < s.last && k-j < maxForward; k++ {
		t := &p.toks[k]
		switch {
		case p.at[k] != 0 && aimed:
			return j, true
		case p.at[k] != 0:
			return p.withArticle(k, j), true
		case t.lex.word == thatWord && (led || c.class&(say|tell) != 0 && k > j && p.toks[k-1].is(timeWord|dayName)):
			return k + 1, k+1 < s.last
		case t.sep(':'):
			return k + 1, k+1 < s.last
		case t.sep(';'), t.sep('-') && t.spaced:
			return 0, false
		case t.sep(',') && led && p.rounds(j):
			return 0, false // "added around 2,000 jobs, the mill says"
		case t.sep(','):
			if start, ok := p.behindComma(k, s); ok {
				if aimed && k > j && p.at[start] != 0 {
					return j, true // "called the owner, Marsh, “a saint”"
				}
				return start, true
			}
			if k+1 < s.last && (p.toks[k+1].is(coordinator) || p.toks[k+1].form(gerund)) {
				return 0, false
			}
		case k == j && t.lex.word == thereWord:
			return k, true
		case t.is(pronoun) && (led || k == j), p.finite(k) && led && k > j:
			if led && !t.is(pronoun) {
				start, ok := p.clauseSubject(k, j)
				if ok && start == j+1 && p.rounds(j) {
					start = j
				}
				return start, ok
			}
			return k, true
		case p.finite(k):
			return j, k > j && (c.class&(mind|object) == 0 || p.startsClause(j, k))
		}
	}
	return 0, false
}

// startsClause reports whether the words from token j are all the subject of the verb at token k.
func (p *parser) startsClause(j, k int) bool {
	start, ok := p.clauseSubject(k, j)
	return ok && start == j
}

// withArticle takes the small words before a quotation into the clause that it is part of: "said the plan was “dead”" is
// found by its verb, "offered a “new deal”" by its article. A quotation that begins with an auxiliary has its subject before
// it: "said the plans “are dead”".
func (p *parser) withArticle(k, j int) int {
	if first := p.quots[p.at[k]-1].first; k > j && p.toks[first].is(auxiliary|modal) && !p.toks[first].upper {
		if np := p.ending(k-1, j); np.ok() {
			return np.first
		}
	}
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
