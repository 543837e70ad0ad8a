package speaker

import (
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/trait"
)

// reachBack is how many sentences back a pronoun or description looks for whom it means.
const reachBack = 8

// resolvePronoun finds whom a pronoun means.
func (p *Reader) resolvePronoun(np phrase.Phrase) resolution {
	switch p.Lower(np.Head) {
	case "he", "his", "him":
		return p.resolveGendered(np, lexicon.Male)
	case "she", "her":
		return p.resolveGendered(np, lexicon.Female)
	case "they", "their", "them":
		return p.resolveThey(np)
	case "it":
		return p.resolveIt(np)
	case "i":
		if w := p.Author(); w >= 0 {
			return p.figure(w, corpus.Pronoun, stepPronoun)
		}
	}
	return p.unnamed(np, stepPronounGuess)
}

func (p *Reader) resolveGendered(np phrase.Phrase, gender lexicon.Class) resolution {
	if r, ok := p.newcomerBefore(np, gender); ok {
		return r
	}
	who, value, sure := p.antecedent(np.Head, gender)
	if last := p.Memory.LastSpoken(2); last != nil && last.One() < 0 && last.person && !p.replies && (last.gender == 0 || last.gender == gender) && p.saliencyOf(last) > value {
		return resolution{last.Referent, corpus.Pronoun, stepPronoun}
	}
	if who < 0 {
		if last := p.Memory.LastSpoken(3); last != nil && last.One() < 0 && !last.plural() {
			return resolution{last.Referent, corpus.Pronoun, stepPronounGuess}
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
func (p *Reader) newcomerBefore(np phrase.Phrase, gender lexicon.Class) (resolution, bool) {
	n := p.Memory.sent - 1
	if n < 0 {
		return resolution{}, false
	}
	if last := p.Memory.LastSpoken(1); last != nil {
		return resolution{}, false
	}
	who := p.Starting(p.Sentences[n].Body, p.Sentences[n].Last)
	if who.Kind != phrase.PersonIs || who.Mention >= 0 || !p.newcomer(who) || !p.actsNext(who.Last) {
		return resolution{}, false
	}
	if g := p.Toks[who.Head].Holder(); g != 0 && g != gender {
		return resolution{}, false
	}
	for k := p.Memory.ments - 1; k >= 0 && p.Mentions[k].First >= who.First; k-- {
		if m := &p.Mentions[k]; m.First < np.First {
			return resolution{}, false
		}
	}
	r := p.unnamed(who, stepPronoun)
	r.method = corpus.Pronoun
	return r, true
}

// actsNext reports whether a verb or a clause with "who" follows at token k.
func (p *Reader) actsNext(k int) bool {
	return k < len(p.Toks) && p.Toks[k].Has(trait.Relative|trait.Finite)
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
func (p *Reader) antecedent(i int, gender lexicon.Class) (who int, value float64, sure bool) {
	p.Scores = p.Scores[:0]
	asker := -1 // who has asked does not reply
	if last := p.Memory.LastSpoken(2); p.replies && last != nil && last.asked {
		asker = last.One()
	}
	sent := p.Memory.sent
	for k := p.Memory.ments - 1; k >= 0; k-- {
		m := &p.Mentions[k]
		if m.First >= i {
			continue
		}
		for sent > 0 && m.First < p.Sentences[sent].First && p.Memory.sent-sent <= reachBack {
			sent--
		}
		if p.Memory.sent-sent > reachBack {
			break
		}
		if m.Kind == entity.AName && p.couldBe(m.Who, gender) && m.Who != asker && !p.isBarred(m.Who) && !p.placeLike(m) && !p.hears(m) {
			p.scored(m.Who, p.salience(m, p.Memory.sent-sent, gender))
		}
	}
	if last := p.Memory.LastSpoken(reachBack); last != nil && last.One() >= 0 && last.One() != asker && p.person(last.One()) && p.couldBe(last.One(), gender) {
		v := spokeWeight - spokePenalty*float64(p.Memory.sent-last.sent)
		p.scored(last.One(), 0).value += v
	}
	if w := p.introduced(i, gender); w >= 0 {
		p.scored(w, 0).value += introWeight
	}
	own := p.ownSubject(i, gender)
	if own >= 0 {
		p.scored(own, 0).value += ownWeight
	}
	p.weighTold(gender)
	best, second := 0.0, 0.0
	who = -1
	for _, s := range p.Scores {
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
	return who, best, best-second >= clearMargin && p.agreed(who) && !p.paired(who, i, gender)
}

// paired reports whether "and" joins another person to who is meant by he or she at token i, and that one has not spoken:
// "Roe and Marsh met. He said".
func (p *Reader) paired(who, i int, gender lexicon.Class) bool {
	if last := p.Memory.LastSpoken(reachBack); last != nil && last.One() == who {
		return false
	}
	two := p.pair(phrase.Phrase{First: i})
	return slices.Contains(two, who) && p.couldBe(two[0], gender) && p.couldBe(two[1], gender)
}

// agreed reports whether no other person who could be meant has just spoken. News often tells what one person did and goes on
// with the words of another.
func (p *Reader) agreed(who int) bool {
	last := p.Memory.LastSpoken(agreedWithin)
	return last == nil || last.One() < 0 || last.One() == who || !p.person(last.One()) || !p.couldBe(last.One(), p.Cast.Figures[who].Gender())
}

// agreedWithin is how many sentences back the words of another person make a pronoun unsure.
const agreedWithin = 2

// ownSubject returns the last person who is a subject before the pronoun at token i in its own sentence, -1 for none: "When
// Marsh came, he said", "Marsh kept calm: “It is over,” he said". A subject of what is said, of a condition or of a question
// is not meant: "Marsh is wrong, he said", "If Marsh won, he said", "Marsh asked Roe why he said".
func (p *Reader) ownSubject(i int, gender lexicon.Class) int {
	first := p.Sentences[p.Memory.sent].First
	for k := p.Memory.ments - 1; k >= 0 && p.Mentions[k].First >= first; k-- {
		m := &p.Mentions[k]
		if m.First >= i || m.Kind != entity.AName || !p.certain(m.Who) || !p.couldBe(m.Who, gender) || !p.isSubject(m) || p.inContent(m) {
			continue
		}
		if m.First > first && p.Toks[m.First-1].Lex.Word == lexicon.IfWord {
			return -1 // a condition, or an apposition to a person who may be meant as well
		}
		if p.questions(m) {
			return -1
		}
		return m.Who
	}
	return -1
}

// questions reports whether the verb behind a subject asks or tells a person, who may be the one meant: "Marsh asked Roe about
// what he said".
func (p *Reader) questions(m *entity.Mention) bool {
	for k := m.Last; k < len(p.Toks) && k < m.Last+phrase.MaxPhrase; k++ {
		if p.Toks[k].Has(trait.Finite) && !p.Toks[k].Has(trait.Auxiliary|trait.Modal) {
			return p.Toks[k].Verb(lexicon.Ask|lexicon.Tell) && p.StartsAt[k+1] > 0
		}
	}
	return false
}

// placeLike reports whether a name of one word, whose bearer has no first name, is used as a place's is: "the mayor of
// Saltmarsh", "in the Strait".
func (p *Reader) placeLike(m *entity.Mention) bool {
	f := &p.Cast.Figures[m.Who]
	if m.First < 2 || f.Given != "" {
		return false
	}
	switch p.Lower(m.First - 1) {
	case "at", "in", "near", "from", "across", "the":
		return true
	case "of":
		return p.Toks[m.First-2].Has(trait.Role|trait.Title) || p.EndsAt[m.First-2] > 0 // "Ada Marsh of Halden"
	}
	return false
}

// hears reports whether a name stands after "in an interview with" or the like: its bearer hears what is said.
func (p *Reader) hears(m *entity.Mention) bool {
	return m.First > 1 && p.Toks[m.First-1].Lex.Word == lexicon.WithWord && p.Toks[m.First-2].In(hearings)
}

// inContent reports whether a mention lies within the words whose speaker is looked for.
func (p *Reader) inContent(m *entity.Mention) bool {
	at := int(p.Toks[m.First].Start)
	return slices.ContainsFunc(p.content, func(s corpus.Span) bool { return s.Start <= at && at < s.End })
}

// saliencyOf scores somebody unnamed who spoke as what a pronoun means: a subject that has spoken.
func (p *Reader) saliencyOf(s *spoken) float64 {
	distance := float64(p.Memory.sent - s.sent)
	return nearWeight - farPenalty*distance + subjectWeight + spokeWeight - spokePenalty*distance
}

// introduced returns the first subject of the sentence before, if nobody was quoted in it: the article has turned to somebody
// else. -1 for none.
func (p *Reader) introduced(i int, gender lexicon.Class) int {
	n := p.Memory.sent - 1
	if last := p.Memory.LastSpoken(1); n < 0 || last != nil && last.sent >= n {
		return -1
	}
	s := p.Sentences[n]
	who := -1
	for k := p.Memory.ments - 1; k >= 0 && p.Mentions[k].First >= s.First; k-- {
		if m := &p.Mentions[k]; m.First < s.Last && m.First < i && m.Kind == entity.AName && p.couldBe(m.Who, gender) && p.isSubject(m) {
			who = m.Who
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
func (p *Reader) scored(w int, v float64) *score {
	for i := range p.Scores {
		if s := &p.Scores[i]; s.figure == w {
			s.value = max(s.value, v)
			return s
		}
	}
	p.Scores = append(p.Scores, score{w, v})
	return &p.Scores[len(p.Scores)-1]
}

// salience scores a mention as what a pronoun means that stands distance sentences behind it.
func (p *Reader) salience(m *entity.Mention, distance int, gender lexicon.Class) float64 {
	v := nearWeight - farPenalty*float64(distance)
	if p.isSubject(m) {
		v += subjectWeight
	}
	if m.Owner {
		v -= ownerPenalty
	}
	if m.First > 0 && p.Toks[m.First-1].Has(trait.Preposition) {
		v -= objectPenalty
	}
	if p.Cast.Figures[m.Who].Gender() == gender {
		v += genderWeight
	}
	return v
}

// isSubject reports whether a verb, or an appositive and then a verb, seems to follow the mention.
func (p *Reader) isSubject(m *entity.Mention) bool {
	k := m.Last
	if p.Toks[k].Has(trait.Opening) { // "Ada Marsh (R-Fla.) said"
		for e := k + 1; e < len(p.Toks) && e-k < 8; e++ {
			if p.Toks[e].Has(trait.Closing) {
				k = e + 1
				break
			}
		}
	}
	for k+1 < len(p.Toks) && (p.Toks[k].Has(trait.Adverb|trait.Time|trait.Calendar) || p.Toks[k].Has(trait.Preposition) && p.Toks[k+1].Has(trait.Calendar)) {
		k++
	}
	return p.Toks[k].Has(trait.Finite|trait.Relative) || p.Toks[k].Has(trait.Comma) && p.AsideStarts(k+1, k+2)
}

// resolveThey takes "they" for those who spoke last, if several did; else they stay unnamed.
func (p *Reader) resolveThey(np phrase.Phrase) resolution {
	if last := p.Memory.LastSpoken(2); last != nil && (last.plural() || last.One() >= 0 && !p.person(last.One())) {
		return resolution{last.Referent, corpus.Pronoun, stepThey}
	}
	if two := p.pair(np); two != nil {
		return resolution{Referent{Figures: two}, corpus.Pronoun, stepThey}
	}
	return p.unnamed(np, stepThey)
}

// pair returns the last two people named as "Marsh and Roe" in this sentence or the two before; nil for none.
func (p *Reader) pair(np phrase.Phrase) []int {
	floor := p.Sentences[max(0, p.Memory.sent-2)].First
	for k := p.Memory.ments - 1; k > 0 && p.Mentions[k].First >= floor; k-- {
		a, b := &p.Mentions[k-1], &p.Mentions[k]
		if b.Last <= np.First && a.Kind == entity.AName && b.First == a.Last+1 && p.Toks[a.Last].Has(trait.And) {
			return []int{a.Who, b.Who}
		}
	}
	return nil
}

// resolveIt takes "it" for the body or document that spoke last, else the last body that was a subject.
func (p *Reader) resolveIt(np phrase.Phrase) resolution {
	if last := p.Memory.LastSpoken(2); last != nil && !last.plural() && (last.One() < 0 || !p.person(last.One())) {
		return resolution{last.Referent, corpus.Pronoun, stepIt}
	}
	for k := p.Memory.ments - 1; k >= 0 && p.Memory.ments-k < 12; k-- {
		if m := &p.Mentions[k]; m.Kind == entity.AnOrg && m.Last <= np.First && p.isSubject(m) {
			return p.figure(m.Who, corpus.Pronoun, stepIt)
		}
	}
	return p.unnamed(np, stepIt)
}
