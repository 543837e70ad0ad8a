package attribution

import "strings"

// unsaid reports whether a cue says that its content was not said: "did not say that", "no one claimed", "declined to predict when",
// "stopped short of calling it". Such words must not be attributed to the subject. Some negations still report, such as "did not rule out";
// see opposite.
func (p *parser) unsaid(c *cue, s sentence) bool {
	if p.noOne(&c.subj, s) || p.oldVersion(c, s) {
		return true
	}
	switch c.kind {
	case finiteCue:
		return p.withheld(c) || p.denied(c, s)
	case infiniteCue:
		return p.heldBack(c, s)
	case gerundCue:
		return p.without(c, s)
	}
	return false
}

// denied reports whether the verb of a finite cue is negated so that nothing was said: "never said that", "has not said that".
func (p *parser) denied(c *cue, s sentence) bool {
	if e := p.toks[c.first].lex; c.kind != finiteCue || c.class&speaking == 0 || e != nil && affirms[e.lemma] {
		return false
	}
	if _, negated := p.verbGroup(c, s); negated || p.invertedNegation(c, s) {
		return true
	}
	return p.sharesNegation(c, s)
}

// speaking are the classes of verbs of speech. A negated verb of thinking reports a doubt.
const speaking = reporting &^ mind

// maxNegation is how many words may stand between a negation and its verb, both included.
const maxNegation = 5

// affirms are verbs that report what their negation leaves standing: "did not rule out that", "did not deny".
var affirms = wordSet("rule deny dispute doubt question contradict exclude challenge reject refuse decline oppose object")

// negates reports whether token k negates the verb after it.
func (p *parser) negates(k int) bool {
	w := p.lower(k)
	return negations[w] || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
}

// negations are the words before a verb that say that it did not happen.
var negations = wordSet("not never cannot no neither nor hardly scarcely barely")

// focuses reports whether token k takes a negation before it back: "not only said".
func (p *parser) focuses(k int) bool { return p.at[k] == 0 && focusing[p.lower(k)] }

var focusing = wordSet("only just merely simply solely so")

// invertedNegation reports whether a negation stands before the auxiliary and the subject: "nor did Marsh say that", "at no point did
// Marsh say that".
func (p *parser) invertedNegation(c *cue, s sentence) bool {
	k := c.subj.first - 1
	if c.subj.how != beside || k <= s.first || p.at[k] != 0 || !p.toks[k].is(auxiliary|modal) || p.at[k-1] != 0 {
		return false
	}
	return inverting[p.lower(k-1)]
}

// inverting are the words before an inverted auxiliary that negate the clause.
var inverting = wordSet("nor neither never nowhere point time once")

// sharesNegation reports whether the verb is joined by "or" or "nor" to one that is negated: "did not confirm or deny that".
func (p *parser) sharesNegation(c *cue, s sentence) bool {
	first, _ := p.verbGroup(c, s)
	k := first - 1
	if k-1 <= s.first || p.at[k] != 0 || p.lower(k) != "or" && p.lower(k) != "nor" || p.at[k-1] != 0 {
		return false
	}
	before := &p.toks[k-1]
	if before.lex == nil || before.lex.form == 0 && before.lex.other == 0 {
		return false
	}
	_, negated := p.verbGroup(&cue{first: k - 1, kind: finiteCue}, s)
	return negated
}

// withheld reports whether the subject declined to speak: "declined to comment", "refused to promise that". Refusing any other action is a
// report of its own.
func (p *parser) withheld(c *cue) bool {
	if verb := p.toks[c.first].lex; verb == nil || verb.lemma != "decline" && verb.lemma != "refuse" {
		return false
	}
	k := c.first + 1
	if k+1 >= len(p.toks) || p.toks[k].lex != toEntry {
		return false
	}
	next := &p.toks[k+1]
	if silences[p.lower(k+1)] {
		return true
	}
	return next.verb(say|tell|call|talk|mind) && !affirms[next.lex.lemma]
}

// silences are infinitives after "declined" by which nothing is said.
var silences = wordSet(`say comment be answer discuss speak elaborate disclose confirm identify specify name reveal give provide talk respond
describe write speculate`)

// heldBack reports whether the infinitive of a cue did not happen: "did not want to say", "was not quick to say"; a verb of failing is a
// negation too, so that "did not hesitate to say" is said.
func (p *parser) heldBack(c *cue, s sentence) bool {
	held := false
	for k := c.first - 2; k >= s.first && c.first-k < maxHeldBack && p.at[k] == 0; k-- {
		t := &p.toks[k]
		switch {
		case t.kind != wordToken && t.kind != clitic, t.is(pronoun | relative):
			return held
		case holding[p.lower(k)], p.negates(k) && !p.focuses(k+1):
			held = !held
		}
	}
	return held
}

// maxHeldBack is how far before an infinitive its negation may stand: "has never once wanted to say".
const maxHeldBack = 7

// holding are words by which an infinitive after them does not happen.
var holding = wordSet(`refused refuses refuse declined declines decline failed fails fail neglected forgot omitted hesitated hesitates hesitate unable
unwilling reluctant loath yet`)

// without reports whether the -ing form of a cue did not happen: "without saying", "stopped short of calling", "instead of saying".
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
		return k > s.first && refraining[p.lower(k-1)]
	}
	return false
}

// refraining are words before "from" by which what follows does not happen.
var refraining = wordSet("refrain refrains refrained refraining abstain abstained desist desisted away back shied shy")

// beforeGerund returns the token before an -ing form at token i and the adverbs and auxiliaries that belong to it: "denied ever having
// called it".
func (p *parser) beforeGerund(i int, s sentence) int {
	k := i - 1
	for k > s.first && i-k < maxNegation && p.at[k] == 0 && (p.lower(k) == "having" || p.toks[k].is(adverb) || p.adverbial(k)) {
		k--
	}
	return k
}

// noOne reports whether the subject of a cue stands for no one: "none of the envoys", "neither Roe nor Marsh", "no official", "few".
func (p *parser) noOne(sub *subject, s sentence) bool {
	if !sub.ok() || sub.first >= len(p.toks) {
		return false
	}
	k := sub.first
	if before := k - 1; before >= s.first && p.at[before] == 0 && sub.how != inverted {
		switch w := p.lower(before); {
		case w == "nor", w == "no" && !p.toks[k].upper, w == "hardly", w == "scarcely", w == "barely", w == "few" && p.toks[k].lex != nil && !p.few(before, s):
			return true
		case w == "of" && before > s.first && nobodies[p.lower(before-1)]:
			return true
		case p.negates(before) && (sub.how == relates || single[p.lower(k)] || p.toks[k].is(determiner|numeral)): // "it was not Marsh who said"
			return true
		}
	}
	switch w := p.lower(k); {
	case w == "no":
		return k+1 < len(p.toks) && !besides[p.lower(k+1)]
	case w == "none":
		return p.lower(k+1) != "other"
	case w == "few":
		return !p.few(k, s)
	}
	return nobodies[p.lower(k)]
}

// few reports whether "few" at token k stands for some: "a few", "quite a few".
func (p *parser) few(k int, s sentence) bool {
	return k > s.first && p.toks[k-1].is(determiner|preposition)
}

// nobodies are subjects that stand for no one.
var nobodies = wordSet("nobody none neither nothing")

// besides are words after "no" with which the subject stands for people after all: "no fewer than ten senators", "no less a person than Marsh".
var besides = wordSet("fewer less other doubt sooner matter longer")

// oldVersion reports whether the subject of a cue is what a correction takes back: "an earlier version of this article".
func (p *parser) oldVersion(c *cue, s sentence) bool {
	begin := max(c.subj.first-2, s.first)
	if c.cites > 0 {
		begin = c.cites - 1
	}
	for k := begin; k < c.subj.last && k < len(p.toks) && c.subj.ok(); k++ {
		if w := p.lower(k); w == "version" && k > s.first && older[p.lower(k-1)] || c.cites > 0 && erring[w] {
			return true
		}
	}
	return false
}

// erring are words that say of words cited that they were not said: "wrongly quoted Marsh as saying".
var erring = wordSet("incorrectly wrongly mistakenly erroneously inaccurately falsely misquoted misquotes misquoting")

// older are words for a version of an article that was replaced.
var older = wordSet("earlier previous prior original first initial")
