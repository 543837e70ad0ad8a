package attribution

import (
	"strings"

	"verbatim/corpus"
)

// boundary is where what cue i reports from token start on ends: with the sentence, where a further report begins, or where
// the reporter goes on in his own words.
func (p *parser) boundary(i, start int, clause bool, s sentence, cues []cue) int {
	end := p.nextReport(i, start, s, cues)
	if lead := p.leadIn(&cues[i], start, s); lead > 0 {
		end = min(end, lead)
	}
	if !clause && !p.hasQuote(start, end) {
		return p.objectEnd(start, end, s)
	}
	verb, quoted := false, p.lastQuote(start, s.last) // whether the reported clause has had its verb, and where quotations end
	for k := start; k < end; k++ {
		if p.at[k] != 0 {
			k, verb = p.quots[p.at[k]-1].right-1, true
			if p.rejoins(k, s) {
				return k + 1
			}
			continue
		}
		if k > start && k+1 < end && p.at[k-1] != 0 && p.at[k+1] != 0 && p.lower(k) == "not" { // "said “yes,” not “no”"
			return k
		}
		if end := p.asClause(k, s); !clause && end > start { // "told them to leave as the talks ended"
			return end
		}
		if p.toks[k].sep(';') || quoted >= start && k > quoted && p.leavesQuote(k, clause, s) || k-start > 2 && k+1 < s.last && k > quoted && p.turnsAt(k, start, verb, s) && !p.spansBoth(&cues[i], k, s) {
			return k
		}
		verb = verb || p.finite(k)
	}
	return end
}

// leavesQuote reports whether the reporter goes on, at token k, behind the last quotation in what is reported: "“greed” and accusing",
// "“greed” and left", "“greed,” which hurt", "“greed” – although".
func (p *parser) leavesQuote(k int, clause bool, s sentence) bool {
	t, next := &p.toks[k], &p.toks[min(k+1, s.last-1)]
	switch {
	case p.at[k+1] != 0:
		return false
	case t.is(coordinator) && !t.is(adverb):
		return next.form(gerund) || !clause && (p.finite(k+1) && !next.is(auxiliary|modal) || next.is(pronoun) && k+2 < s.last && p.finite(k+2))
	case t.sep(',') && p.lower(k+1) == "not" && k+2 < s.last && p.at[k+2] != 0:
		return true
	case t.sep(','):
		return next.lex.word == whoWord || next.lex.word == whichWord
	}
	return t.sep('-') && t.spaced && next.is(coordinator|subordinator) && !next.is(preposition)
}

// lastQuote is the last of the tokens [first, last) that lies in a quotation or is a mark without a partner; -1 if none does.
func (p *parser) lastQuote(first, last int) int {
	for i := last - 1; i >= first; i-- {
		if p.at[i] != 0 || p.toks[i].kind == markToken {
			return i
		}
	}
	return -1
}

// nextReport is where, behind token start, a further report begins that is no part of what cue i reports; the sentence's end
// if there is none.
func (p *parser) nextReport(i, start int, s sentence, cues []cue) int {
	for n := i + 1; n < len(cues); n++ {
		c := &cues[n]
		if c.first > start && c.kind == finiteCue && c.subj.first == cues[i].subj.first && p.toks[c.first-1].sep(',') { // "denied it, called it a lie and left"
			return c.first - 1
		}
		if c.begin <= start || p.denied(c, s) {
			continue
		}
		before := &p.toks[c.begin-1]
		switch {
		case c.kind == gerundCue && (before.sep(',') || p.toks[c.begin].sep(',') || p.at[c.begin-1] > 0 && p.utterance(&p.quots[p.at[c.begin-1]-1])):
			return c.begin
		case c.joined && c.subj.how == shared && cues[i].subj.first == c.subj.first && c.class&(say|tell|write|ask|call|judge) != 0 && c.class&mind == 0:
			return c.begin
		case c.kind == finiteCue && c.begin-2 > start && before.is(coordinator) && p.toks[c.begin-2].sep(','):
			return c.begin - 2
		case c.kind == finiteCue && c.begin-2 > start && before.is(coordinator) && p.closedByComma(c.begin-2): // "“…,” and Marsh vowed"
			return c.begin - 1
		case c.kind == finiteCue && c.begin-2 > start && turns.in(&p.toks[c.begin-1]) && p.toks[c.begin-2].sep(','):
			return c.begin - 2
		case p.at[c.begin-1] > 0 && c.kind == finiteCue && c.class&(say|tell) != 0 && p.closedByComma(c.begin-1): // "Marsh called it “a farce,” Roe said"
			return c.begin
		case c.kind == finiteCue && before.sep(';'):
			return c.begin - 1
		case c.kind == finiteCue && c.class&(say|tell) != 0 && before.sep(',') && (p.closes(c, start, s) || p.introduces(c, s)):
			return c.begin - 1
		case c.kind == accordingCue && p.toks[c.begin].sep(','):
			return c.begin
		}
	}
	return s.last
}

// relays reports whether a cue right after a quotation tells only which paper reports the sentence: "Marsh promised to
// “drain it,” the Halden Post reported".
func (p *parser) relays(c *cue, q *quotation) bool {
	paper := c.subj.kind == bodyName || c.subj.kind == namePhrase && p.toks[c.subj.first].lex.word == theWord
	return c.kind == finiteCue && c.begin == q.right && paper && p.toks[c.first].lex.lemma.String() == "report"
}

// introduces reports whether a quotation follows a cue, after a comma or colon: "Marsh responded, “no”".
func (p *parser) introduces(c *cue, s sentence) bool {
	k := c.end
	return k+1 < s.last && p.at[k+1] != 0 && (p.toks[k].sep(',') || p.toks[k].sep(':'))
}

// spansBoth reports whether a cue that opens its sentence reports both clauses around the comma at token k: "According to Marsh, the
// ice is thin, and the boats are old".
func (p *parser) spansBoth(c *cue, k int, s sentence) bool {
	return c.kind == accordingCue && c.begin == s.first && k+1 < s.last && p.toks[k].sep(',') && p.toks[k+1].lex.word == andWord
}

// closedByComma reports whether token k is the end of a quotation that has a comma inside, as a clause before another has.
func (p *parser) closedByComma(k int) bool {
	return p.at[k] > 0 && p.quots[p.at[k]-1].right == k+1 && p.toks[p.quots[p.at[k]-1].last-1].sep(',')
}

// leadIn returns where a clause beside the main one ends: "When Marsh suggested that …, Roe said", "Marsh, who said that …,
// left"; 0 where the cue is in no such clause.
func (p *parser) leadIn(c *cue, start int, s sentence) int {
	if c.kind == gerundCue && c.subj.first > start { // "Noting that …, Marsh left"
		return c.subj.first - 1
	}
	relative := c.subj.how == relates && p.toks[c.subj.last-2].sep(',')
	asked := p.wasAsked(c.first, s) // "Asked by Marsh whether …, Roe said"
	if !relative && !asked && !p.inLeadIn(c, start, s) {
		return 0
	}
	first := 0
	for k := start; k < s.last; k++ {
		switch {
		case p.at[k] != 0:
			q := &p.quots[p.at[k]-1]
			if p.toks[q.last-1].sep(',') && q.right < s.last && (relative && p.finite(p.overAdverbs(q.right, s)) || !relative && !p.toks[q.right].is(coordinator) && p.hasVerb(q.right, s.last)) { // "Marsh, who called it “a farce,” said"
				return q.right
			}
			k = q.right - 1
			continue
		case !p.toks[k].sep(',') || k+1 >= s.last:
			continue
		case relative && p.finite(p.overAdverbs(k+1, s)), !relative && p.hasVerb(k+1, min(s.last, k+maxForward)):
			return k
		case first == 0:
			first = k
		}
	}
	if relative {
		return 0
	}
	return first
}

// maxLeadIn is how many words may stand before a clause that leads in: "just months after".
const maxLeadIn = 3

// inLeadIn reports whether a cue stands in a clause that opens the sentence with "when", "as" and the like.
func (p *parser) inLeadIn(c *cue, start int, s sentence) bool {
	k := min(c.begin, c.subj.first) - 1
	if k-1 > s.first && p.toks[k].is(coordinator) && p.at[k-1] == 0 && p.endsAt[k-1] > 0 { // "When Roe and Marsh said"
		k = p.ments[p.endsAt[k-1]-1].first - 1
	}
	if k < s.first || k > s.first+maxLeadIn || !dependent.in(&p.toks[k]) {
		return false
	}
	return p.toks[k].lex.word != asWord || !p.toks[start-1].sep(',')
}

// overAdverbs returns the first token from i on that is no adverb.
func (p *parser) overAdverbs(i int, s sentence) int {
	for i < s.last-1 && p.at[i] == 0 && p.adverbial(i) {
		i++
	}
	return i
}

// adverbial reports whether the word at token i is an adverb, by the lexicon or its ending.
func (p *parser) adverbial(i int) bool {
	t := &p.toks[i]
	return t.is(adverb) || t.kind == wordToken && !t.upper && t.unlisted() && strings.HasSuffix(p.text[t.start:t.end], "ly")
}

// turnsAt reports whether the reporter goes on behind what is reported from token start to token k: ", while …", ", throwing
// doubt on …", ", and he left". verb tells whether the reported clause has had its verb.
func (p *parser) turnsAt(k, start int, verb bool, s sentence) bool {
	next := &p.toks[k+1]
	if p.lower(k) == "even" && next.lex.word == asWord {
		return verb && p.dependentClause(k+1, s)
	}
	if p.lower(k) == "while" && p.startsAt[k+1] > 0 { // "accused Marsh of greed while Roe left"
		return verb && p.clauseBehind(k+1, s)
	}
	if !p.toks[k].sep(',') || p.at[k+1] != 0 {
		return false
	}
	switch {
	case turns.in(&p.toks[k+1]), next.lex.word == whichWord && p.rejectedBy(k+2, s), p.rejoins(k, s):
		return true
	case p.articles(next) && !p.hasVerb(k+1, s.last) && !p.listed(k+1, s.last):
		return true
	case next.is(coordinator) && p.lower(k+1) == "but" && p.finite(k+2) && !p.leads(start): // "said the ships come late, but left"
		return true
	case !verb || p.leads(start) || p.leadsTo(k, start):
		return false
	case next.lex.word == whoWord, next.lex.word == anWord, next.lex.word == aWord:
		return true
	case next.is(coordinator) && !next.is(adverb):
		return p.clauseBehind(k+2, s)
	}
	return (next.upper || next.is(pronoun|determiner|possessive)) && !next.is(subordinator|relative) && p.clauseBehind(k+1, s)
}

// rejectedBy reports whether a clause denies what stands before ", which": "which Marsh denies". The token is the one
// after "which".
func (p *parser) rejectedBy(i int, s sentence) bool {
	for k := i; k < s.last && k-i < maxPhrase && p.at[k] == 0 && p.toks[k].kind != punctuation; k++ {
		if e := &p.toks[k].lex; e.lemma != 0 && k > i {
			return denying.has(e.lemma) || reportClasses[e.lemma.String()][""] == corpus.Denies
		}
	}
	return false
}

// leads reports whether what begins at token i leads in to its main clause: "if the ice goes, we go".
func (p *parser) leads(i int) bool {
	t := &p.toks[i]
	return p.at[i] == 0 && t.is(subordinator|preposition|adverb)
}

// leadsTo reports whether a clause that leads in to another ends with the comma at token k: ", and if the ice goes, we go".
func (p *parser) leadsTo(k, start int) bool {
	i := k - 1
	for i > start && p.at[i] == 0 && !p.toks[i].sep(',') {
		i--
	}
	if i++; p.toks[i].is(coordinator) && !p.toks[i].is(adverb) {
		i++
	}
	return i < k && p.at[i] == 0 && (dependent.in(&p.toks[i]) || p.lower(i) == "if") && p.hasVerb(i, k)
}

// clauseBehind reports whether a clause with its own subject and verb begins at token i, or its verb alone.
func (p *parser) clauseBehind(i int, s sentence) bool {
	if i >= s.last || p.at[i] != 0 || p.toks[i].is(subordinator|relative) {
		return false
	}
	if p.toks[i].is(pronoun) || p.toks[i].lex.word == thereWord {
		return true
	}
	for k := i; k < s.last && k-i < maxPhrase && p.at[k] == 0 && !p.toks[k].sep(','); k++ {
		if p.finite(k) {
			return true
		}
	}
	return false
}

func (p *parser) articles(t *token) bool {
	return t.lex.word == theWord || t.lex.word == anWord || t.lex.word == aWord
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
var turns = wordSet("while though although whereas compared")
