package attribution

import (
	"slices"

	"verbatim/corpus"
)

// reachBack is how many sentences back a pronoun or description looks for whom it means.
const reachBack = 8

// resolvePronoun finds whom a pronoun means.
func (p *parser) resolvePronoun(np phrase) resolution {
	switch p.lower(np.head) {
	case "he", "his", "him":
		return p.resolveGendered(np, male)
	case "she", "her":
		return p.resolveGendered(np, female)
	case "they", "their", "them":
		return p.resolveThey(np)
	case "it":
		return p.resolveIt(np)
	case "i":
		if w := p.author(); w >= 0 {
			return p.figure(w, corpus.Pronoun, stepPronoun)
		}
	}
	return p.unnamed(np, stepPronounGuess)
}

func (p *parser) resolveGendered(np phrase, gender class) resolution {
	if r, ok := p.newcomerBefore(np, gender); ok {
		return r
	}
	who, value, sure := p.antecedent(np.head, gender)
	if last := p.memory.lastSpoken(2); last != nil && last.one() < 0 && last.person && !(p.replies && last.asked) && (last.gender == 0 || last.gender == gender) && p.saliencyOf(last) > value {
		return resolution{last.referent, corpus.Pronoun, stepPronoun}
	}
	if who < 0 {
		if last := p.memory.lastSpoken(3); last != nil && last.one() < 0 && !last.plural() {
			return resolution{last.referent, corpus.Pronoun, stepPronounGuess}
		}
		return p.unnamed(np, stepPronounGuess)
	}
	if sure {
		return p.figure(who, corpus.Pronoun, stepPronoun)
	}
	return p.figure(who, corpus.Pronoun, stepPronounGuess)
}

// newcomerBefore takes he or she for somebody without a name who is the subject of the sentence before: "A police officer
// waved them off. “Go home,” he said." No one named since may be meant as well.
func (p *parser) newcomerBefore(np phrase, gender class) (resolution, bool) {
	n := p.memory.sent - 1
	if n < 0 || p.sents[n].para != p.memory.para || p.sents[n].headline {
		return resolution{}, false
	}
	if last := p.memory.lastSpoken(1); last != nil {
		return resolution{}, false
	}
	who := p.starting(p.sents[n].body, p.sents[n].last)
	if who.kind != personIs || who.mention >= 0 || !p.newcomer(who) || !p.actsNext(who.last) {
		return resolution{}, false
	}
	if g := p.toks[who.head].holder(); g != 0 && g != gender {
		return resolution{}, false
	}
	for k := p.memory.ments - 1; k >= 0 && p.ments[k].first >= who.first; k-- {
		if m := &p.ments[k]; m.first < np.first && m.kind == aName && p.couldBe(m.who, gender) {
			return resolution{}, false
		}
	}
	r := p.unnamed(who, stepPronoun)
	r.method = corpus.Pronoun
	return r, true
}

// actsNext reports whether a verb or a clause with "who" follows at token k.
func (p *parser) actsNext(k int) bool {
	return k < len(p.toks) && p.at[k] == 0 && (p.toks[k].is(relative) || p.finite(k))
}

// Weights of what speaks for somebody being meant by a pronoun. Set by hand: in news he or she is the one who spoke last in
// four of five cases, and most often else the subject of this or the previous sentence.
const (
	nearWeight    = 3.0 // a mention in the same sentence
	farPenalty    = 0.8 // for each sentence further back
	subjectWeight = 1.0
	ownerPenalty  = 0.5 // "Marsh's"
	objectPenalty = 0.7 // behind a preposition
	genderWeight  = 1.6 // the gender is known to fit
	spokeWeight   = 2.5 // spoke last
	spokePenalty  = 0.5 // for each sentence since
	toldPenalty   = 1.5 // was told what was said last
	introWeight   = 2.0 // the subject of a sentence between the last quote and this one
	ownWeight     = 2.0 // a subject before the pronoun in its own sentence
	clearMargin   = 1.0 // by so much the best must lead to be sure
	leastBeside   = 1.5 // so much must speak for whoever is left when the likeliest is the one told
)

// antecedent finds whom he or she at token i means, and how much speaks for it. sure tells whether the choice was clear.
func (p *parser) antecedent(i int, gender class) (who int, value float64, sure bool) {
	p.scores = p.scores[:0]
	asker := -1 // who has asked does not reply
	if last := p.memory.lastSpoken(2); p.replies && last != nil && last.asked {
		asker = last.one()
	}
	sent := p.memory.sent
	for k := p.memory.ments - 1; k >= 0; k-- {
		m := &p.ments[k]
		if m.first >= i {
			continue
		}
		for sent > 0 && m.first < p.sents[sent].first && p.memory.sent-sent <= reachBack {
			sent--
		}
		if p.memory.sent-sent > reachBack {
			break
		}
		if m.kind == aName && p.couldBe(m.who, gender) && m.who != asker && !p.isBarred(m.who) && !p.placeLike(m) {
			p.scored(m.who, p.salience(m, p.memory.sent-sent, gender))
		}
	}
	if last := p.memory.lastSpoken(reachBack); last != nil && last.one() >= 0 && last.one() != asker && !p.isBarred(last.one()) && p.person(last.one()) && p.couldBe(last.one(), gender) {
		v := spokeWeight - spokePenalty*float64(p.memory.sent-last.sent)
		p.scored(last.one(), 0).value += v
	}
	if w := p.introduced(i, gender); w >= 0 && w != asker && !p.isBarred(w) {
		p.scored(w, 0).value += introWeight
	}
	own := p.ownSubject(i, gender)
	if own >= 0 && own != asker && !p.isBarred(own) {
		p.scored(own, 0).value += ownWeight
	}
	p.weighTold(gender)
	best, second := 0.0, 0.0
	who = -1
	for _, s := range p.scores {
		switch {
		case s.value > best:
			who, best, second = s.figure, s.value, best
		case s.value > second:
			second = s.value
		}
	}
	if len(p.barred) > 0 && best < leastBeside { // somebody unnamed: "one voter stood up; she asked Marsh"
		return -1, 0, false
	}
	return who, best, best-second >= clearMargin && p.agreed(who)
}

// agreed reports whether no other person who could be meant has just spoken. News often tells what one person did and goes on
// with the words of another.
func (p *parser) agreed(who int) bool {
	last := p.memory.lastSpoken(agreedWithin)
	return last == nil || last.one() < 0 || last.one() == who || !p.person(last.one()) || !p.couldBe(last.one(), p.cast.figures[who].gender())
}

// agreedWithin is how many sentences back the words of another person make a pronoun unsure.
const agreedWithin = 2

// ownSubject returns the last person who is a subject before the pronoun at token i in its own sentence, -1 for none: "When
// Marsh came, he said", "Marsh kept calm: “It is over,” he said". A subject of what is said, of a condition or of a question
// is not meant: "Marsh is wrong, he said", "If Marsh won, he said", "Marsh asked Roe why he said".
func (p *parser) ownSubject(i int, gender class) int {
	first := p.sents[p.memory.sent].first
	for k := p.memory.ments - 1; k >= 0 && p.ments[k].first >= first; k-- {
		m := &p.ments[k]
		if m.first >= i || m.kind != aName || m.owner || !p.certain(m.who) || !p.couldBe(m.who, gender) || !p.isSubject(m) || p.inContent(m) {
			continue
		}
		if m.first > first && (p.toks[m.first-1].lex.word == ifWord || p.toks[m.first-1].sep(',') && p.toks[m.last].sep(',')) {
			return -1 // a condition, or an apposition to a person who may be meant as well
		}
		if p.questions(m) {
			return -1
		}
		return m.who
	}
	return -1
}

// questions reports whether the verb behind a subject asks or tells a person, who may be the one meant: "Marsh asked Roe about
// what he said".
func (p *parser) questions(m *mention) bool {
	for k := m.last; k < len(p.toks) && k < m.last+maxPhrase && p.at[k] == 0; k++ {
		if p.finite(k) && !p.toks[k].is(auxiliary|modal) {
			return p.toks[k].verb(ask|tell) && p.startsAt[k+1] > 0
		}
	}
	return false
}

// placeLike reports whether a name of one word, whose bearer has no first name, is used as a place's is: "the mayor of
// Saltmarsh", "in the Strait".
func (p *parser) placeLike(m *mention) bool {
	f := &p.cast.figures[m.who]
	if m.first < 2 || m.titled || p.cast.parts(m) > 1 || f.given != "" || f.titled || f.gender() != 0 || p.toks[m.name].is(firstName) {
		return false
	}
	switch p.lower(m.first - 1) {
	case "at", "in", "near", "from", "across", "the":
		return true
	case "of":
		return p.toks[m.first-2].is(role|title) || p.endsAt[m.first-2] > 0 // "Ada Marsh of Halden"
	}
	return false
}

// inContent reports whether a mention lies within the words whose speaker is looked for.
func (p *parser) inContent(m *mention) bool {
	at := int(p.toks[m.first].start)
	return slices.ContainsFunc(p.content, func(s corpus.Span) bool { return s.Start <= at && at < s.End })
}

// saliencyOf scores somebody unnamed who spoke as what a pronoun means: a subject that has spoken.
func (p *parser) saliencyOf(s *spoken) float64 {
	distance := float64(p.memory.sent - s.sent)
	return nearWeight - farPenalty*distance + subjectWeight + spokeWeight - spokePenalty*distance
}

// introduced returns the first subject of the sentence before, if nobody was quoted in it: the article has turned to somebody
// else. -1 for none.
func (p *parser) introduced(i int, gender class) int {
	n := p.memory.sent - 1
	if last := p.memory.lastSpoken(1); n < 0 || last != nil && last.sent >= n {
		return -1
	}
	s := p.sents[n]
	who := -1
	for k := p.memory.ments - 1; k >= 0 && p.ments[k].first >= s.first; k-- {
		if m := &p.ments[k]; m.first < s.last && m.first < i && m.kind == aName && p.couldBe(m.who, gender) && p.isSubject(m) {
			who = m.who
		}
	}
	return who
}

// A score is how much speaks for a figure.
type score struct {
	figure int
	value  float64
}

// scored enters a figure's score, or raises it to v, and returns it.
func (p *parser) scored(w int, v float64) *score {
	for i := range p.scores {
		if s := &p.scores[i]; s.figure == w {
			s.value = max(s.value, v)
			return s
		}
	}
	p.scores = append(p.scores, score{w, v})
	return &p.scores[len(p.scores)-1]
}

// salience scores a mention as what a pronoun means that stands distance sentences behind it.
func (p *parser) salience(m *mention, distance int, gender class) float64 {
	v := nearWeight - farPenalty*float64(distance)
	if p.isSubject(m) {
		v += subjectWeight
	}
	if m.owner {
		v -= ownerPenalty
	}
	if m.first > 0 && p.toks[m.first-1].is(preposition) {
		v -= objectPenalty
	}
	if p.cast.figures[m.who].gender() == gender {
		v += genderWeight
	}
	return v
}

// isSubject reports whether a verb, or an appositive and then a verb, seems to follow the mention.
func (p *parser) isSubject(m *mention) bool {
	k := m.last
	if p.toks[k].sep('(') { // "Ada Marsh (R-Fla.) said"
		for e := k + 1; e < len(p.toks) && e-k < 8; e++ {
			if p.toks[e].sep(')') {
				k = e + 1
				break
			}
		}
	}
	for k+1 < len(p.toks) && (p.toks[k].is(adverb|timeWord) || p.toks[k].calendar() || p.toks[k].is(preposition) && p.toks[k+1].calendar()) {
		k++
	}
	if k+1 >= len(p.toks) || p.at[k] != 0 {
		return false
	}
	return p.finite(k) || p.toks[k].is(relative) || p.toks[k].sep(',') && p.asideStarts(k+1, k+2)
}

// resolveThey takes "they" for those who spoke last, if several did; else they stay unnamed.
func (p *parser) resolveThey(np phrase) resolution {
	if last := p.memory.lastSpoken(2); last != nil && (last.plural() || len(last.figures) > 1 || last.one() >= 0 && !p.person(last.one())) {
		return resolution{last.referent, corpus.Pronoun, stepThey}
	}
	if two := p.pair(np); two != nil {
		return resolution{referent{figures: two}, corpus.Pronoun, stepThey}
	}
	return p.unnamed(np, stepThey)
}

// pair returns the last two people named as "Marsh and Roe" in this sentence or the two before; nil for none.
func (p *parser) pair(np phrase) []int {
	floor := p.sents[max(0, p.memory.sent-2)].first
	for k := p.memory.ments - 1; k > 0 && p.ments[k].first >= floor; k-- {
		a, b := &p.ments[k-1], &p.ments[k]
		if b.last <= np.first && a.kind == aName && b.kind == aName && a.who != b.who && b.first == a.last+1 && p.toks[a.last].lex.word == andWord {
			return []int{a.who, b.who}
		}
	}
	return nil
}

// resolveIt takes "it" for the body or document that spoke last, else the last body that was a subject.
func (p *parser) resolveIt(np phrase) resolution {
	if last := p.memory.lastSpoken(2); last != nil && !last.plural() && (last.one() < 0 || !p.person(last.one())) {
		return resolution{last.referent, corpus.Pronoun, stepIt}
	}
	for k := p.memory.ments - 1; k >= 0 && p.memory.ments-k < 12; k-- {
		if m := &p.ments[k]; m.kind == anOrg && m.last <= np.first && p.isSubject(m) {
			return p.figure(m.who, corpus.Pronoun, stepIt)
		}
	}
	return p.unnamed(np, stepIt)
}
