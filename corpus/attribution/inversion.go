package attribution

import "strings"

// attaches are the prepositions that hang something on a noun.
var attaches = wordSet("of for at with from in on to by")

// stretch widens a subject to the quotation before it where only words stand between: all of them name the speaker.
func (p *parser) stretch(c *cue, s sentence) {
	k := c.subj.first - 1
	for k > s.first && p.at[k] == 0 && c.subj.first-k < maxPhrase {
		t := &p.toks[k]
		if t.kind == punctuation && !(t.sep('-') && !t.spaced) || p.finite(k) && t.kind != clitic || t.is(relative|coordinator) && t.lex.word != andWord {
			break
		}
		if t.is(subordinator|preposition) && !attaches.in(&p.toks[k]) || t.kind == wordToken && t.unlisted() && strings.HasSuffix(p.text[t.start:t.end], "ing") {
			break
		}
		k--
	}
	if p.toks[k+1].is(coordinator) && p.at[k+1] == 0 { // "“…,” and the mayor said" begins a clause of its own
		return
	}
	if c.subj.how != shared && k < c.subj.first-1 && p.quotedUpTo(k+1, s) != nil {
		c.subj.first = k + 1
	}
}

// inverts reports whether the verb at token i, behind a comma, has its subject behind it: "…, said Marsh, a farmer."
func (p *parser) inverts(i int, s sentence) bool {
	t := &p.toks[i]
	comma := i > s.first && (p.at[i-1] == 0 && p.toks[i-1].sep(',') || p.at[i-1] != 0 && t.form(base) && !t.form(past) && p.closedByComma(i-1))
	if !comma || t.lex.verb&say == 0 || !t.form(past|third|base) {
		return false
	}
	np := p.starting(i+1, s.last)
	if !t.form(past|third) && np.kind != peopleAre { // "…, say experts"
		return false
	}
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
	if !p.toks[i].form(past|third) && !p.inverts(i, s) || c.class&(say|ask|write|tell|mind|call) == 0 && (k < s.first || p.at[k] == 0) {
		return cue{}, false
	}
	if k >= s.first && p.at[k] == 0 && !p.toks[k].sep(',') && !p.toks[k].sep('-') {
		return cue{}, false
	}
	np := p.starting(i+1, s.last)
	np = p.withName(np, s)
	behind := k >= s.first && p.at[k] != 0 // right behind a quotation
	if !np.ok() || np.kind == otherPhrase && c.class&say == 0 && !(behind && c.class&write != 0 && !p.toks[np.head].verb(reporting)) {
		return cue{}, false
	}
	c.subj = subject{phrase: np, how: inverted}
	c.end = p.behindAside(p.behindJoint(np.last, s), s)
	return c, true
}

// behindJoint returns the token behind a further speaker that a conjunction at token k joins: "said Marsh and others".
func (p *parser) behindJoint(k int, s sentence) int {
	if k+1 >= s.last || p.toks[k].lex.word != andWord || p.at[k+1] != 0 {
		return k
	}
	np := p.starting(k+1, s.last)
	if !np.ok() || np.kind == otherPhrase || np.kind == pronounIs || np.last < s.last && p.finite(np.last) {
		return k
	}
	return np.last
}

// withName takes the name into a description that it stands in apposition to: "said the leader of the council, Ada Marsh".
func (p *parser) withName(np phrase, s sentence) phrase {
	k := np.last
	if np.kind != personIs && np.kind != otherPhrase || k+1 >= s.last || !p.toks[k].sep(',') || p.startsAt[k+1] == 0 {
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
	relates := false
	for e := k + 1; e < s.last && e-k < maxAppositive; e++ {
		if p.at[e] != 0 {
			if relates { // "said Marsh, a scholar who calls it “a farce”"
				return s.last
			}
			return k
		}
		relates = relates || p.toks[e].is(relative)
		if p.toks[e].sep(',') {
			return e
		}
		if e == s.last-1 && p.articles(&p.toks[k+1]) { // "said Marsh, a scholar at the institute."
			return s.last
		}
	}
	return k
}
