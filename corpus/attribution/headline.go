package attribution

import "verbatim/corpus"

// maxHeadlineSubject is how many tokens may stand before the verb of a headline that tells what somebody says.
const maxHeadlineSubject = 8

// headline makes an indirect quote of a headline in title case that opens or ends with who says it: "Marsh Says Dam Must Go",
// "Dam Must Go, Experts Say". Its words are no names to the rest of the engine, as all of them have capitals.
func (p *parser) headline(n int) {
	s := p.sents[n]
	if p.hasQuote(s.first, s.last) {
		return
	}
	if comma, v := p.headlineClose(s); v > 0 {
		p.headlineQuote(n, claim{first: s.first, last: comma}, comma+1, v, v+1)
		return
	}
	v := p.headlineVerb(s)
	if v == 0 {
		return
	}
	start := v + 1
	if object := p.prepositionalObject(v, s); object == v+2 { // "Calls for"
		start = object
	}
	first, last := p.trim(start, p.headlineEnd(start, s))
	if unveils.has(p.toks[v].lex.lemma) && p.headlineThing(first, last) {
		return
	}
	p.headlineQuote(n, claim{first: first, last: last}, s.first, v, start)
}

// headlineQuote emits what headline n reports, said by whom the words from token who to the verb at token v name; the cue ends
// before token behind.
func (p *parser) headlineQuote(n int, c claim, who, v, behind int) {
	if c.last-c.first < 2 {
		return
	}
	d := draft{sent: n, para: p.sents[n].para, cued: true}
	d.Kind, d.Spans, d.Cue = corpus.Indirect, []corpus.Span{p.tokenSpan(c.first, c.last)}, p.tokenSpan(v, behind)
	d.Source = p.tokenSpan(who, v)
	d.who, d.trail = p.headlined(who, v)
	if d.Method = corpus.Named; d.who.words != "" {
		d.Method = corpus.Described
	}
	p.emit(d)
}

// headlineClose returns the comma and the verb by which a headline names at its end who says it; 0, 0 if it does not.
func (p *parser) headlineClose(s sentence) (comma, verb int) {
	v := s.last - 1
	for v > s.first && p.toks[v].kind == punctuation {
		v--
	}
	if t := &p.toks[v]; !t.verb(say) || !t.form(base|third) || t.is(cueNoun|document) {
		return 0, 0
	}
	for k := v - 2; k > s.first+1 && v-k <= maxHeadlineSubject; k-- {
		if p.toks[k].sep(',') {
			return k, v
		}
	}
	return 0, 0
}

// headlineVerb returns the token of the verb by which a headline reports; 0 if it does not.
func (p *parser) headlineVerb(s sentence) int {
	for i := s.first + 1; i+1 < s.last && i-s.first <= maxHeadlineSubject; i++ {
		t := &p.toks[i]
		switch {
		case t.kind == punctuation || t.kind == markToken || t.is(pronoun|subordinator):
			return 0
		case t.kind != wordToken || !t.verb(say|tell|call|judge|act) || speechless.has(t.lex.lemma) || deeds.has(t.lex.lemma):
		case t.form(third) && !(t.is(cueNoun|document) && p.toks[i-1].kind == clitic), t.form(past) && p.lower(i-1) == "just":
			return i
		}
	}
	return 0
}

// unveils are verbs by which a headline tells of a thing as often as of words: "Marsh Announces Plans".
var unveils = wordSet("announce reveal disclose explain detail outline unveil report boast confirm mention tout")

// headlineThing reports whether the words [first, last) of a headline are a noun with a clause on it rather than a clause: "Plans She Has Made".
func (p *parser) headlineThing(first, last int) bool {
	for k := first; k < last; k++ {
		t := &p.toks[k]
		switch {
		case t.is(pronoun):
			return k > first && p.toks[k-1].kind == wordToken
		case t.is(auxiliary|modal|relative|subordinator) && !t.is(preposition), k > first && (t.form(past) || t.other(past)):
			return false
		}
	}
	return false
}

// deeds are verbs that report elsewhere but tell in headlines what somebody did.
var deeds = wordSet("offer attack defend point")

// headlineEnd is where what a headline reports from token start on ends: with the headline, or before what else happened.
func (p *parser) headlineEnd(start int, s sentence) int {
	for k := start + 2; k < s.last; k++ {
		if t := &p.toks[k]; t.sep(';') || headlineTurns.in(&p.toks[k]) {
			return k
		}
	}
	return s.last
}

// headlineTurns are the words behind which a headline tells what happened meanwhile.
var headlineTurns = wordSet("as after while amid before ahead")

// headlined finds whom the words [first, last) before a headline's verb mean: somebody whose surname the article has, or a body
// of that name; else nobody by name.
func (p *parser) headlined(first, last int) (referent, trail) {
	for last-1 > first && (p.toks[last-1].is(adverb) || p.toks[last-1].kind == clitic) { // "Marsh Just Announced"
		last--
	}
	if bearers := p.cast.byLast[p.cast.lower(last-1)]; len(bearers) > 0 && !p.toks[last-1].is(role|people) {
		best := bearers[0]
		if w, ok := p.cast.bearers.named[p.cast.lower(last-1)]; ok {
			best = w
		}
		return referent{figures: []int{best}}, trail{stepBeside, stepSurname}
	}
	return referent{words: p.tokenSpan(first, last).In(p.text)}, trail{stepBeside, stepDescription}
}
