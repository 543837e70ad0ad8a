package attribution

import "verbatim/corpus"

// A resolution is whom a phrase means and how far that is to be trusted.
type resolution struct {
	referent
	method corpus.Method
	step   step
}

// attribute finds the speaker of a quote with a cue.
func (p *parser) attribute(d *draft, c *cue) {
	if !c.subj.ok() {
		return
	}
	p.replies = answers.has(p.toks[c.first].lex.lemma)
	d.asked = c.class&ask != 0
	p.content = d.Spans
	if p.bar(c); len(p.barred) > 0 {
		d.told = 1 + p.barred[0]
	}
	r := p.resolve(c.subj.phrase)
	p.replies, p.barred = false, p.barred[:0]
	p.joint(&r, c)
	if c.subj.how == beside {
		p.withOthers(&r, &c.subj.phrase)
	}
	d.Source = p.span(c.subj.phrase)
	d.who, d.Method = r.referent, r.method
	d.trail = trail{c.reachStep(), r.step}
}

// answers are verbs whose subject is not the one who has just asked.
var answers = wordSet("reply answer respond retort")

// resolve finds whom a noun phrase means.
func (p *parser) resolve(np phrase) resolution {
	switch np.kind {
	case namePhrase, bodyName:
		return p.resolveName(np)
	case pronounIs:
		return p.resolvePronoun(np)
	}
	return p.resolveDescription(np)
}

func (p *parser) figure(w int, m corpus.Method, t step) resolution {
	return resolution{referent{figures: []int{w}}, m, t}
}

func (p *parser) resolveName(np phrase) resolution {
	m := &p.ments[np.mention]
	f := &p.cast.figures[m.who]
	t := stepSurname
	switch {
	case f.kind == corpus.Organization:
		t = stepBody
	case p.cast.parts(m) > 1:
		t = stepFullName
	case f.given == "" && !f.titled:
		t = stepBareName
	case len(p.cast.byLast[f.last]) > 1:
		t = stepFamily
	}
	return p.figure(m.who, corpus.Named, t)
}

// joint adds the other speakers of "Marsh and Roe said" and "said Marsh and Roe" to a resolution, and widens the phrase to
// them.
func (p *parser) joint(r *resolution, c *cue) {
	np := &c.subj.phrase
	switch s := p.sents[p.memory.sent]; c.subj.how {
	case beside:
		if others := p.jointBefore(np, s.first); len(others) > 0 {
			r.figures = append(p.figuresOf(others), r.figures...)
			np.first = min(np.first, p.ments[others[0]].first)
		}
	case inverted:
		others, end := p.jointAfter(np, s)
		r.figures, np.last = append(r.figures, p.figuresOf(others)...), end
	}
}

// figuresOf returns the figures that mentions mean.
func (p *parser) figuresOf(ments []int) []int {
	out := make([]int, len(ments))
	for i, m := range ments {
		out[i] = p.ments[m].who
	}
	return out
}

// withOthers adds to the speakers who have no names the one who is named before them, and widens the phrase: "Marsh and his
// attorneys said".
func (p *parser) withOthers(r *resolution, np *phrase) {
	and := np.first - 1
	if len(r.figures) > 0 || r.words == "" || np.kind != peopleAre || and < 1 || p.toks[and].lex.word != andWord {
		return
	}
	end := p.endsAt[and-1]
	if end == 0 || p.ments[end-1].kind != aName && p.ments[end-1].kind != anOrg {
		return
	}
	m := &p.ments[end-1]
	if m.kind == aName && !p.certain(m.who) {
		return
	}
	if m.first > 0 && (p.at[m.first-1] != 0 || p.toks[m.first-1].kind == wordToken && !p.toks[m.first-1].is(subordinator|coordinator|determiner)) {
		return
	}
	r.others, r.words = r.words, ""
	r.figures = []int{m.who}
	np.first = m.first
}

// unnamed leaves a phrase with its own words.
func (p *parser) unnamed(np phrase, t step) resolution {
	for np.last-1 > np.first && (p.toks[np.last-1].is(relative) || p.toks[np.last-1].sep(',') || p.toks[np.last-1].lex.word == thatWord) {
		np.last-- // "a diplomat, who": who they are ends before
	}
	np.last = p.whoClause(np.last)
	r := referent{words: p.span(np).In(p.text), person: np.kind == personIs && p.newcomer(np)}
	if r.person {
		r.gender = p.toks[np.head].holder()
	}
	return resolution{r, corpus.Described, t}
}

// whoClause returns the token after a clause with "who" that tells which person is meant, if one begins at token i: "an
// official who asked not to be named"; i otherwise. The clause ends at a sign or before the next verb.
func (p *parser) whoClause(i int) int {
	if i >= len(p.toks) || p.toks[i].lex.word != whoWord {
		return i
	}
	k := i + 2
	for k < len(p.toks) && p.toks[k].kind == wordToken && !p.nextVerb(k) {
		k++
	}
	if k >= len(p.toks) || k-i > maxWho || p.at[k] != 0 || p.toks[k-1].is(functional|determiner) {
		return i
	}
	return k
}

// nextVerb reports whether the word at token k is a finite verb that no word before it joins to the clause.
func (p *parser) nextVerb(k int) bool {
	const joins = auxiliary | modal | negation | determiner | possessive | preposition | coordinator | relative
	if before := &p.toks[k-1]; before.is(joins) || before.lex.word == toWord {
		return false
	}
	return p.finite(k) || p.toks[k].verb(say|tell|mind) && p.toks[k].form(base)
}

// maxWho is how many tokens a clause with "who" in the description of a speaker has.
const maxWho = 16

// newcomer reports whether a description speaks of somebody for the first time: "a police officer".
func (p *parser) newcomer(np phrase) bool {
	first := &p.toks[np.first]
	return first.lex.word == aWord || first.lex.word == anWord || p.lower(np.first) == "one" || p.another(np)
}

func (p *parser) person(w int) bool { return p.cast.figures[w].kind == corpus.Person }

// couldBe reports whether a figure's gender does not speak against gender.
func (p *parser) couldBe(who int, gender class) bool {
	g := p.cast.figures[who].gender()
	return g == 0 || gender == 0 || g == gender
}
