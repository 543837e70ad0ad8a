package attribution

// unsaid reports whether a cue says that its content was not said: "did not say that", "no one claimed", "declined to
// predict when", "stopped short of calling it", "if Marsh says that". Such words must not be attributed to the subject.
// Some negations still report, such as "did not rule out"; see opposite.
func (p *parser) unsaid(c *cue, s sentence) bool {
	if p.noOne(&c.subj, s) || p.oldVersion(c, s) || p.misquoted(c, s) || p.hypothetical(c, s) {
		return true
	}
	switch c.kind {
	case finiteCue:
		return p.withheld(c) || p.denied(c, s) || p.mayHave(c, s)
	case infiniteCue:
		return p.heldBack(c, s)
	case gerundCue:
		return p.without(c, s)
	}
	return false
}

// speaking are the classes of verbs of speech. A negated verb of thinking reports a doubt.
const speaking = reporting &^ mind

// denied reports whether the verb of a finite cue is negated so that nothing was said: "never said that", "has not said
// that".
func (p *parser) denied(c *cue, s sentence) bool {
	if c.kind != finiteCue || c.class&speaking == 0 {
		return false
	}
	if p.sharesNegation(c, s) { // "did not confirm or deny that"
		return true
	}
	return !affirms.has(p.toks[c.first].lex.lemma) && (p.group(c.first, s).negated || p.fronted(c, s))
}

// affirms are verbs that report what their negation leaves standing: "did not rule out that", "did not deny".
var affirms = wordSet("rule deny dispute doubt question contradict exclude challenge reject refuse decline oppose object")

// withheld reports whether the subject declined to speak: "declined to comment", "refused to promise that". Refusing
// any other action is a report of its own.
func (p *parser) withheld(c *cue) bool {
	if !declining.has(p.toks[c.first].lex.lemma) {
		return false
	}
	k := c.first + 1
	if k+1 >= len(p.toks) || p.toks[k].lex.word != toWord {
		return false
	}
	next := &p.toks[k+1]
	if silences.in(&p.toks[k+1]) {
		return true
	}
	return next.verb(say|tell|call|talk|mind) && !affirms.has(next.lex.lemma)
}

// declining are verbs of not doing what the infinitive after them says.
var declining = wordSet("decline refuse")

// silences are infinitives after "declined" by which nothing is said.
var silences = wordSet(`say comment be answer discuss speak elaborate disclose confirm identify specify name reveal give provide talk respond
describe write speculate`)

// mayHave reports whether the verb of a cue has a modal by which it is not known to have been said: "may say", "should
// have said".
func (p *parser) mayHave(c *cue, s sentence) bool {
	for k := p.group(c.first, s).first; k < c.first; k++ {
		if p.at[k] == 0 && unsure.in(&p.toks[k]) {
			return true
		}
	}
	return false
}

// unsure are modals that leave open whether something was said.
var unsure = wordSet("may might could should must ought")

// heldBack reports whether the infinitive of a cue did not happen: "did not want to say", "was not quick to say". A
// verb of failing is a negation too, so that "did not hesitate to say" is said.
func (p *parser) heldBack(c *cue, s sentence) bool {
	held := false
	for k := c.first - 2; k >= s.first && c.first-k < maxNegation && p.at[k] == 0; k-- {
		t := &p.toks[k]
		switch {
		case t.kind != wordToken && t.kind != clitic, t.is(pronoun | relative):
			return held
		case holding.in(&p.toks[k]), p.negates(k) && !p.focuses(k+1):
			held = !held
		}
	}
	return held
}

// holding are words by which an infinitive after them does not happen.
var holding = wordSet(`refused refuses refuse declined declines decline failed fails fail neglected forgot omitted hesitated hesitates hesitate unable
unwilling reluctant loath yet`)

// without reports whether the -ing form of a cue did not happen: "without saying", "stopped short of calling", "instead
// of saying".
func (p *parser) without(c *cue, s sentence) bool {
	k := p.beforeGerund(c.first, s)
	if k < s.first || p.at[k] != 0 {
		return false
	}
	switch w := p.lower(k); w {
	case "without", "than", "not", "never", "avoided", "avoids", "avoid", "avoiding":
		return true
	case "of":
		return k > s.first && (p.lower(k-1) == "short" || p.lower(k-1) == "instead")
	case "from":
		return k > s.first && refraining.in(&p.toks[k-1])
	case "or", "nor":
		return p.sharesNegation(c, s)
	}
	return false
}

// refraining are words before "from" by which what follows does not happen.
var refraining = wordSet("refrain refrains refrained refraining abstain abstained desist desisted away back shied shy")

// beforeGerund returns the token before an -ing form at token i and the adverbs and auxiliaries that belong to it:
// "denied ever having called it".
func (p *parser) beforeGerund(i int, s sentence) int {
	k := i - 1
	for k > s.first && i-k < maxNegation && p.at[k] == 0 && (p.lower(k) == "having" || p.toks[k].is(adverb) && !p.negates(k) || p.adverbial(k)) {
		k--
	}
	return k
}

// oldVersion reports whether the subject of a cue is what a correction takes back: "an earlier version of this
// article", or in a note "this article", "we".
func (p *parser) oldVersion(c *cue, s sentence) bool {
	if !c.subj.ok() {
		return false
	}
	begin := max(c.subj.first-2, s.first)
	if c.cites > 0 {
		begin = c.cites - 1
	}
	note := p.corrects(s.para)
	for k := begin; k < c.subj.last && k < len(p.toks); k++ {
		switch w := p.lower(k); {
		case w == "version" && k > s.first && older.in(&p.toks[k-1]):
			return true
		case note && (w == "we" || k > s.first && ours.in(&p.toks[k]) && (p.toks[k-1].lex.word == thisWord || p.toks[k-1].lex.word == theWord || p.lower(k-1) == "our")):
			return true
		}
	}
	return false
}

// ofArticle reports whether a cue in a note says what the article had said, which is not what a person said: words about
// the article or about an error stand before the cue.
func (p *parser) ofArticle(c *cue, s sentence) bool {
	if !p.corrects(s.para) {
		return false
	}
	if c.kind != finiteCue || c.subj.kind != namePhrase && c.subj.kind != pronounIs {
		return true
	}
	for k := s.first; k < c.first; k++ {
		if t := &p.toks[k]; p.at[k] == 0 && !p.opensLabel(k, s) && (ours.in(t) || older.in(t) || p.lower(k) == "version" || correcting.in(t) || misquoting.in(t)) {
			return true
		}
	}
	return false
}

// opensLabel reports whether token k is in the label that opens a note: "Correction, Dec. 20: ".
func (p *parser) opensLabel(k int, s sentence) bool {
	if !s.opens {
		return false
	}
	for i := k; i < s.last && i < s.first+maxLabelled; i++ {
		if p.toks[i].sep(':') {
			return true
		}
	}
	return false
}

// maxLabelled is how many tokens the label of a note may have.
const maxLabelled = 14

// older are words for a version of an article that was replaced.
var older = wordSet("earlier previous prior original first initial")

// ours are words by which an outlet speaks of what it has published.
var ours = wordSet("article story report headline caption column item post piece newspaper")

// misquoted reports whether the words around a cue say that it was wrong: "was falsely quoted as saying", "in a
// deepfake video Marsh says".
func (p *parser) misquoted(c *cue, s sentence) bool {
	if p.inForgery(c, s) {
		return true
	}
	var first int
	switch {
	case c.cites > 0:
		first = c.cites - 1
	case c.hearsay > 0, c.first > s.first && p.toks[c.first-1].lex.word == asWord:
		first = max(s.first, c.first-maxCited)
	default:
		return false
	}
	if p.corrects(s.para) { // "Marsh was quoted as saying", in a note that corrects it
		return true
	}
	for k := first; k < c.first; k++ {
		if p.at[k] == 0 && erring.in(&p.toks[k]) {
			return true
		}
	}
	return false
}

// inForgery reports whether the words before the subject name a forged picture or text: "in a deepfake video, Marsh
// says".
func (p *parser) inForgery(c *cue, s sentence) bool {
	k := c.subj.first - 1
	if c.kind != finiteCue || c.subj.how == inverted || k < s.first {
		return false
	}
	for ; k >= s.first && c.subj.first-k < maxForward && p.at[k] == 0; k-- {
		if forged.in(&p.toks[k]) {
			return k-2 >= s.first && p.toks[k-1].is(determiner) && p.lower(k-2) == "in"
		}
		if p.finite(k) {
			return false
		}
	}
	return false
}

// erring are words that say of words cited that they were not said: "wrongly quoted Marsh as saying".
var erring = wordSet("incorrectly wrongly mistakenly erroneously inaccurately falsely misquoted misquotes misquoting")

// forged are words for pictures and texts in which people seem to say what they did not.
var forged = wordSet("deepfake deepfaked doctored fabricated hoax spoof parody")

// hypothetical reports whether the clause of a cue is one that may not be true: "if Marsh says that", "it is not true
// that Marsh said that", "did Marsh say that?"
func (p *parser) hypothetical(c *cue, s sentence) bool {
	if c.kind != finiteCue || !c.subj.ok() {
		return false
	}
	if p.isQuestion(s) || p.checked(s) {
		return true
	}
	k := c.subj.first - 1
	for k > s.first && p.at[k] == 0 && (p.toks[k].is(title|determiner|role|modifier|adverb) && !p.toks[k].is(subordinator) || p.endsAt[k] > 0 && p.toks[k].listed) {
		k--
	}
	if c.subj.how == inverted || k < s.first || p.at[k] != 0 {
		return false
	}
	switch w := p.lower(k); {
	case w == "if", w == "whether", w == "suppose", w == "supposing", w == "imagine", w == "wish", w == "unless":
		return true
	case w == "not":
		return k-2 >= s.first && p.lower(k-1) == "or" && p.lower(k-2) == "whether"
	case w == "had" && k == p.dateline(s):
		return true
	case perceives.in(&p.toks[k]), w == "let", w == "made":
		return p.group(k, s).negated || p.noOneDoes(k, s)
	case w == "until", w == "should" && k == p.dateline(s):
		return !p.toks[c.first].form(past)
	case w == "though" && k > s.first && p.lower(k-1) == "as":
		return true
	case p.toks[k].lex.word == thatWord:
		return p.untrue(k-1, s)
	}
	return false
}

// noOneDoes reports whether the subject of the verb at token k stands for no one: "nobody heard".
func (p *parser) noOneDoes(k int, s sentence) bool {
	sub := p.subjectOf(k, s, phrase{})
	return p.noOne(&sub, s)
}

// untrue reports whether the words that end with token k say of a clause after them that it may not be true: "it is not
// true", "it is unlikely".
func (p *parser) untrue(k int, s sentence) bool {
	if k < s.first || p.at[k] != 0 {
		return false
	}
	if untruths.in(&p.toks[k]) {
		return true
	}
	return truths.in(&p.toks[k]) && p.group(k, s).negated
}

var (
	untruths = wordSet("untrue false unlikely doubtful unclear unknown uncertain impossible inconceivable unthinkable wish wishes suppose supposing imagine")
	truths   = wordSet("true clear known certain likely possible case fact evidence proof sure proven")
)

// isQuestion reports whether a sentence asks whether something was said: it ends with a question mark outside
// quotations and begins with an auxiliary or a word that asks.
func (p *parser) isQuestion(s sentence) bool {
	if last := s.last - 1; p.at[last] != 0 || !p.toks[last].sep('?') {
		return false
	}
	k := p.dateline(s)
	if k < s.last && p.at[k] == 0 && p.toks[k].is(coordinator) {
		k++
	}
	return k < s.last && p.at[k] == 0 && k+1 < s.last && (p.toks[k].is(auxiliary|modal) || asking.in(&p.toks[k]) && p.toks[k+1].is(auxiliary|modal))
}

// asking are the words that begin a question.
var asking = wordSet("why when where how what who which whom")

// checked reports whether a sentence stands in a paragraph that sets out a claim to be checked: "CLAIM: Marsh said that
// …".
func (p *parser) checked(s sentence) bool {
	p.readNotes()
	return p.notes[s.para]&checkedClaim != 0
}
