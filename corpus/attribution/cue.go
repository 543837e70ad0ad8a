package attribution

import "strings"

// A cue is a place where the article reports: a verb, a noun or "according to", with whoever it names as the speaker.
type cue struct {
	first, last int // tokens of the cue's words
	kind        cueKind
	class       verbClass
	subj        subject
	begin       int  // the first token of subject and cue together; content that stands before ends here
	end         int  // behind subject and cue; content that follows begins here or later
	joined      bool // a new report of an earlier cue's speaker: "and added", ", calling"
}

type cueKind uint8

const (
	finiteCue    cueKind = iota
	gerundCue            // ", adding that"
	infiniteCue          // "went on to suggest"
	nounCueKind          // "the claim that"
	accordingCue         // "according to"
	stateCue             // "is concerned that"
	colonCue             // "Marsh:", "her reply:"
)

// reporting are the classes of verbs that are looked at as cues.
const reporting = say | tell | ask | write | call | judge | topic | act | talk | mind | show | object

// cues finds the cues of a sentence, in order.
func (p *parser) cues(s sentence) []cue {
	p.found = p.found[:0]
	var open phrase
	for i := s.first; i < s.last; i++ {
		t := &p.toks[i]
		if p.at[i] != 0 || t.kind != wordToken {
			continue
		}
		switch {
		case t.lex != nil && t.lex.verb&reporting != 0 && (!t.upper || i == s.first || p.at[max(i-1, 0)] != 0):
			if c, ok := p.verbCue(i, s, open); ok {
				if c.kind == finiteCue && c.subj.ok() && !p.nested(&c, s) {
					open = c.subj.phrase
				}
				p.found = append(p.found, c)
			} else if c, ok := p.nounCue(i, s, open); ok && t.is(cueNoun) {
				p.found = append(p.found, c)
			} else if p.finite(i) {
				open = p.openAt(i, s, open)
			}
		case p.finite(i):
			if c, ok := p.unlistedCue(i, s, open); ok {
				open = c.subj.phrase
				p.found = append(p.found, c)
				continue
			}
			open = p.openAt(i, s, open)
		case p.lower(i) == "according" && i+1 < s.last && p.toks[i+1].lex == toEntry:
			if c, ok := p.according(i, s); ok {
				p.found = append(p.found, c)
			}
		case t.is(cueAdjective):
			if c, ok := p.stateCue(i, s, open); ok {
				p.found = append(p.found, c)
			}
		case t.is(cueNoun):
			if c, ok := p.nounCue(i, s, open); ok {
				p.found = append(p.found, c)
			}
		}
	}
	return p.found
}

// unlistedCue makes a cue of a verb that the lexicon does not know as one, where a quotation that ends in a comma, question or
// exclamation mark and the speaker stand beside it: no other verb does there.
func (p *parser) unlistedCue(i int, s sentence, open phrase) (cue, bool) {
	if p.toks[i].is(auxiliary | modal) {
		return cue{}, false
	}
	c := cue{first: i, last: i + 1, class: say, begin: i, end: i + 1}
	if p.quotedUpTo(i, s) != nil {
		np := p.withName(p.starting(i+1, s.last), s)
		c.subj = subject{phrase: np, how: inverted}
		c.end = np.last
	} else {
		c.subj = p.subjectOf(i, s, open)
		if c.subj.how == shared || c.subj.passive || c.subj.how == relates || !c.subj.ok() {
			return cue{}, false
		}
		p.stretch(&c, s)
		c.begin = c.subj.first
	}
	q := p.quotedUpTo(c.begin, s)
	if q == nil || !c.subj.ok() || c.subj.kind == otherPhrase {
		return cue{}, false
	}
	end := &p.toks[q.last-1]
	return c, end.sep(',') || end.sep('?') || end.sep('!')
}

// nested reports whether the subject of a verb stands inside what an earlier cue of the sentence reports, so that it is not
// the one a later "and added" belongs to.
func (p *parser) nested(c *cue, s sentence) bool {
	for i := len(p.found) - 1; i >= 0; i-- {
		e := &p.found[i]
		if e.kind != finiteCue || e.class&(say|tell|ask|write|mind) == 0 || e.subj.how == inverted {
			continue
		}
		return e.end <= c.subj.first && !p.newClause(c.subj.first, s)
	}
	return false
}

// newClause reports whether a clause beside the others begins with token i: behind a comma and conjunction, or "while".
func (p *parser) newClause(i int, s sentence) bool {
	if i-1 <= s.first {
		return i-1 < s.first
	}
	t := &p.toks[i-1]
	return t.sep(';') || t.is(coordinator) && p.toks[i-2].sep(',') || t.is(subordinator) && p.toks[i-2].sep(',') || t.sep(',') && p.at[i-2] != 0
}

// openAt returns the subject of the finite verb at i if it has one, else the one that was open.
func (p *parser) openAt(i int, s sentence, open phrase) phrase {
	if p.toks[i].is(auxiliary|modal) && p.toks[i].kind == clitic {
		return open
	}
	sub := p.subjectOf(i, s, open)
	if sub.ok() && open.ok() && sub.how == beside && sub.first > s.first && (p.toks[sub.first-1].is(subordinator|relative) || p.nested(&cue{subj: sub}, s)) {
		return open // the subject of a clause inside the open one
	}
	if sub.ok() && sub.how != relates && sub.kind != otherPhrase {
		return sub.phrase
	}
	if sub.ok() && sub.how == beside && !p.toks[i].is(auxiliary|modal) {
		return sub.phrase
	}
	return open
}

func (p *parser) lower(i int) string { return strings.ToLower(p.text[p.toks[i].start:p.toks[i].end]) }

// isNoun reports whether the form of a reporting verb at token i is more likely a noun or adjective: "the report", "his
// remarks", "proposed guarantees".
func (p *parser) isNoun(i int, s sentence) bool {
	if i == s.first {
		return !p.toks[i].form(gerund | past | third)
	}
	t, before := &p.toks[i], &p.toks[i-1]
	if p.at[i-1] != 0 {
		return !t.form(past|third) && !(t.lex.verb&say != 0)
	}
	if before.is(determiner|possessive) && !before.is(people) && before.lex != thatEntry || before.kind == clitic && !p.auxiliaryClitic(i-1, t) {
		return true
	}
	if t.form(base) && !t.form(past) {
		k, _ := p.skipBack(i, s.first)
		if k < i-1 && p.anyAux(k+1, i) {
			return false
		}
		return k < s.first || !(p.toks[k].lex == toEntry || p.toks[k].sep(',') || p.toks[k].is(people|pronoun|relative|coordinator) || p.endsAt[k] > 0 && p.plural(k))
	}
	if ambiguous[t.lex.lemma] && !t.form(past|gerund) && i+1 < s.last && p.at[i+1] == 0 && p.toks[i+1].lex != thatEntry && !p.toks[i+1].sep(':') && !p.toks[i+1].sep(',') {
		return true
	}
	if t.is(document|people|cueNoun) && t.form(third) && !t.form(past) {
		return before.is(preposition|modifier|coordinator) || before.lex != nil && before.lex.verb != 0 && !before.upper || before.form(gerund) || before.kind == wordToken && before.lex == nil && !before.upper
	}
	return before.is(preposition) && !t.form(gerund)
}

// ambiguous are verbs whose present is a noun more often.
var ambiguous = wordSet("state rule reason project signal estimate sign address object challenge demand request charge post")

// auxiliaryClitic reports whether the 's at token i is "is" or "has" before a verb rather than a possessive.
func (p *parser) auxiliaryClitic(i int, verb *token) bool {
	return i > 0 && p.toks[i-1].is(pronoun|relative) && verb.form(gerund|participle)
}

func (p *parser) anyAux(first, last int) bool {
	for i := first; i < last; i++ {
		if p.toks[i].is(auxiliary | modal) {
			return true
		}
	}
	return false
}

// plural reports whether the name that ends at token k may take a plural verb: "Marsh and Roe", "the Greens".
func (p *parser) plural(k int) bool {
	t := &p.toks[k]
	if t.end > t.start && p.text[t.end-1] == 's' {
		return true
	}
	m := &p.ments[p.endsAt[k]-1]
	return m.first > 0 && p.toks[m.first-1].is(coordinator)
}

// verbCue makes a cue of the reporting verb at token i, if it is one.
func (p *parser) verbCue(i int, s sentence, open phrase) (cue, bool) {
	t := &p.toks[i]
	if p.isNoun(i, s) || t.lex.lemma == "put" && (i+1 >= s.last || p.lower(i+1) != "it") {
		return cue{}, false
	}
	c := cue{first: i, last: i + 1, class: t.lex.verb & reporting, begin: i, end: i + 1}
	switch {
	case t.form(gerund) && p.quotedAs(i, s) && open.ok():
		c.subj = subject{phrase: open, how: shared}
		c.begin = min(i, open.first)
		return c, true
	case t.form(gerund) && !p.progressive(i, s):
		c.kind = gerundCue
		if np := p.withSubject(i, s); np.ok() {
			c.subj = subject{phrase: np, how: beside}
			return c, true
		}
		c.subj = subject{phrase: open, how: governs}
		c.joined = true
		c.begin = p.backOver(i, s)
		return c, open.ok()
	case i > s.first && p.toks[i-1].lex == toEntry:
		c.kind = infiniteCue
		c.subj = subject{phrase: open, how: governs}
		return c, open.ok() && p.speechTo(i, s)
	}
	if p.inverts(i, s) {
		return p.invertedCue(c, s)
	}
	c.subj = p.subjectOf(i, s, open)
	if c.subj.passive {
		if by, ok := p.passiveCue(c, s); ok {
			return by, true
		}
		c.subj = subject{} // "Marsh was asked": nobody says who asked
		return c, c.class&(ask|tell) != 0
	}
	if c.subj.how == relates && p.toks[c.subj.last-1].lex == thatEntry && (c.subj.kind == otherPhrase || c.subj.kind == documentIs) && open.ok() && open.kind != otherPhrase && open.first < c.subj.first {
		c.subj = subject{phrase: open, how: governs} // "Marsh posted a message that said": Marsh speaks
		c.joined = true
		return c, true
	}
	if c.subj.ok() {
		p.stretch(&c, s)
		c.begin = min(i, p.subjectBegin(c, s))
		c.joined = c.subj.how == shared
		return c, p.agrees(i, &c.subj)
	}
	return p.invertedCue(c, s)
}

// attaches are the prepositions that hang something on a noun.
var attaches = wordSet("of for at with from in on to by")

// stretch widens a subject to the quotation before it where only words stand between: all of them name the speaker.
func (p *parser) stretch(c *cue, s sentence) {
	k := c.subj.first - 1
	for k > s.first && p.at[k] == 0 && c.subj.first-k < maxPhrase {
		t := &p.toks[k]
		if t.kind == punctuation && !(t.sep('-') && !t.spaced) || p.finite(k) && t.kind != clitic || t.is(relative|coordinator) && t.lex != andEntry {
			break
		}
		if t.is(subordinator|preposition) && !attaches[p.lower(k)] || t.kind == wordToken && t.lex == nil && strings.HasSuffix(p.text[t.start:t.end], "ing") {
			break
		}
		k--
	}
	if c.subj.how != shared && k < c.subj.first-1 && p.quotedUpTo(k+1, s) != nil {
		c.subj.first = k + 1
	}
}

// progressive reports whether the -ing form at token i has an auxiliary: "is saying".
func (p *parser) progressive(i int, s sentence) bool {
	k, be := p.skipBack(i, s.first)
	return k < i-1 && be
}

// quotedAs reports whether the -ing form at token i ends "was quoted as saying".
func (p *parser) quotedAs(i int, s sentence) bool {
	if i-2 < s.first || p.toks[i-1].lex != asEntry {
		return false
	}
	for k := i - 2; k >= s.first && i-k < 8 && p.at[k] == 0; k-- {
		if p.toks[k].verb(topic) && p.toks[k].form(participle) {
			return true
		}
	}
	return false
}

// withSubject returns the subject that "with" gives the -ing form at token i: "with Marsh calling it a disgrace".
func (p *parser) withSubject(i int, s sentence) phrase {
	if i-2 < s.first || p.at[i-1] != 0 {
		return phrase{}
	}
	np := p.ending(i-1, s.first)
	if !np.ok() || np.kind == otherPhrase || np.first <= s.first || p.toks[np.first-1].lex != withEntry {
		return phrase{}
	}
	return np
}

// backOver returns the first token of adverbs and conjunctions that stand before token i behind a comma.
func (p *parser) backOver(i int, s sentence) int {
	k := i
	for k > s.first && i-k < 4 && p.at[k-1] == 0 && (p.toks[k-1].is(adverb|subordinator|coordinator) || p.toks[k-1].sep(',')) {
		k--
	}
	return k
}

// speechTo reports whether the infinitive at token i says what somebody did: "went on to say", not "refused to say".
func (p *parser) speechTo(i int, s sentence) bool {
	for k := i - 2; k >= s.first && i-k < 5; k-- {
		switch p.lower(k) {
		case "on", "continued", "wanted", "used", "came", "seemed", "appeared", "began", "proceeded", "tweeted", "twitter", "statement", "email", "time", "chose", "moved", "rushed", "hastened":
			return true
		case "refused", "declined", "unable", "failed", "going", "reluctant", "hard", "difficult", "easy":
			return false
		}
	}
	return false
}

// subjectBegin is where subject and cue begin; an aside between them belongs to them.
func (p *parser) subjectBegin(c cue, s sentence) int {
	if c.subj.how == shared {
		return p.backOver(c.first, s)
	}
	return c.subj.first
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
		return sub.kind != peopleAre || sub.how == relates
	}
	return true
}

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

// passiveCue handles "was announced by the ministry": the agent speaks. Without an agent nobody does.
func (p *parser) passiveCue(c cue, s sentence) (cue, bool) {
	for k := c.last; k < s.last && k < c.last+4; k++ {
		if p.toks[k].lex == byEntry {
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

// inverts reports whether the verb at token i, behind a comma, has its subject behind it: "…, said Marsh, a farmer."
func (p *parser) inverts(i int, s sentence) bool {
	t := &p.toks[i]
	if i-1 < s.first || p.at[i-1] != 0 || !p.toks[i-1].sep(',') || t.lex.verb&say == 0 || !t.form(past|third) {
		return false
	}
	np := p.starting(i+1, s.last)
	if !np.ok() || np.kind == otherPhrase || np.kind == pronounIs {
		return false
	}
	k := np.last
	return k >= s.last || p.at[k] == 0 && (p.toks[k].kind == punctuation || p.toks[k].is(relative) || p.toks[k].is(preposition) && !p.hasVerb(k, min(s.last, k+6)))
}

// invertedCue handles a verb whose subject follows: "said Marsh".
func (p *parser) invertedCue(c cue, s sentence) (cue, bool) {
	i := c.first
	k, _ := p.skipBack(i, s.first)
	if !p.toks[i].form(past|third) || c.class&(say|ask|write|tell|mind|call) == 0 && (k < s.first || p.at[k] == 0) {
		return cue{}, false
	}
	if k >= s.first && p.at[k] == 0 && !p.toks[k].sep(',') && !p.toks[k].sep('-') {
		return cue{}, false
	}
	np := p.starting(i+1, s.last)
	if !np.ok() || np.kind == otherPhrase && c.class&say == 0 {
		return cue{}, false
	}
	np = p.withName(np, s)
	c.subj = subject{phrase: np, how: inverted}
	c.end = p.behindAside(np.last, s)
	return c, true
}

// withName takes the name into a description that it stands in apposition to: "said the leader of the council, Ada Marsh".
func (p *parser) withName(np phrase, s sentence) phrase {
	k := np.last
	if np.kind != personIs || k+1 >= s.last || !p.toks[k].sep(',') || p.startsAt[k+1] == 0 {
		return np
	}
	m := int(p.startsAt[k+1]) - 1
	ment := &p.ments[m]
	if ment.kind != aName || ment.last < s.last && p.toks[ment.last].kind == wordToken {
		return np
	}
	p.cast.describe(ment.who, np)
	return phrase{first: np.first, last: ment.last, head: ment.last - 1, mention: m, kind: namePhrase}
}

// behindAside returns the token behind an appositive that begins with the comma at token k, or k itself.
func (p *parser) behindAside(k int, s sentence) int {
	if k >= s.last || !p.toks[k].sep(',') || k+1 >= s.last || !p.asideStarts(k+1, k+2) || p.at[k+1] != 0 {
		return k
	}
	if p.toks[k+1].is(subordinator|preposition|adverb) && !p.toks[k+1].is(relative) {
		return k
	}
	for e := k + 1; e < s.last && e-k < maxAppositive && p.at[e] == 0; e++ {
		if p.toks[e].sep(',') {
			return e
		}
	}
	return k
}

// according handles "according to Marsh".
func (p *parser) according(i int, s sentence) (cue, bool) {
	np := p.starting(i+2, s.last)
	if k := i + 2; k+1 < s.last && p.toks[k].is(objectPronoun|possessive) && p.toks[k+1].kind == punctuation { // "according to her,"
		np = phrase{first: k, last: k + 1, head: k, mention: -1, kind: pronounIs}
	}
	if !np.ok() {
		return cue{}, false
	}
	c := cue{first: i, last: i + 2, kind: accordingCue, class: say, subj: subject{phrase: np, how: beside}, begin: i, end: p.behindAside(np.last, s)}
	if i > s.first && p.toks[i-1].sep(',') {
		c.begin = i - 1
	}
	return c, true
}

// stateCue handles "is concerned that".
func (p *parser) stateCue(i int, s sentence, open phrase) (cue, bool) {
	if i+1 >= s.last || p.toks[i+1].lex != thatEntry {
		return cue{}, false
	}
	k, be := p.skipBack(i, s.first)
	if !be || k < s.first {
		return cue{}, false
	}
	sub := p.subjectOf(i, s, open)
	sub.passive = false
	if !sub.ok() || sub.kind == otherPhrase {
		return cue{}, false
	}
	return cue{first: k + 1, last: i + 1, kind: stateCue, class: mind, subj: sub, begin: min(k+1, sub.first), end: i + 1}, true
}

// nounCue handles "Marsh's claim that" and "her belief that".
func (p *parser) nounCue(i int, s sentence, open phrase) (cue, bool) {
	if i+1 >= s.last || p.toks[i+1].lex != thatEntry && p.at[i+1] == 0 || i == s.first {
		return cue{}, false
	}
	c := cue{first: i, last: i + 1, kind: nounCueKind, class: say, begin: i, end: i + 1}
	k := i - 1
	for k > s.first && i-k < 4 && p.inPhrase(k) {
		k--
	}
	t := &p.toks[k]
	switch {
	case t.kind == clitic && k > s.first && p.at[k-1] == 0:
		c.subj = subject{phrase: p.ending(k-1, s.first), how: beside}
	case t.is(possessive) && open.ok():
		c.subj = subject{phrase: open, how: governs}
		c.joined = true
	case t.is(possessive):
		c.subj = subject{phrase: phrase{first: k, last: k + 1, head: k, mention: -1, kind: pronounIs}, how: beside}
	}
	return c, c.subj.ok()
}
