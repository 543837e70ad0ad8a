package speaker

import (
	"cmp"
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
)

// genders are the pronouns that tell a gender.
var genders = map[string]lexicon.Class{
	"he": lexicon.Male, "his": lexicon.Male, "him": lexicon.Male, "she": lexicon.Female, "her": lexicon.Female,
}

// others are the ways to find whom the other pronouns mean, and how sure one is that no way helps with.
var others = map[string]struct {
	unsure   step
	searches []search
}{
	"they": {stepThey, theirs}, "their": {stepThey, theirs}, "them": {stepThey, theirs}, "it": {stepIt, its},
	"i": {noStep, []search{{author, 0, stepPronoun, nil, nil, nil}}},
}

var (
	theirs = []search{{spoke, 2, stepThey, nil, nil, []test{areSeveral}}, {pairs, 2, stepThey, nil, nil, nil}}
	its    = []search{
		{spoke, 2, stepIt, nil, nil, []test{isThing}},
		{mentioned, 5, stepIt, nil, nil, []test{isBody, isSubject}},
	}
)

// pronoun finds whom a pronoun means.
func (a *anaphor) pronoun() resolution {
	if a.gender != 0 {
		return a.heOrShe()
	}
	other := others[a.word]
	if r := a.search(other.searches, corpus.Pronoun); r.Known() {
		return r
	}
	return a.stranger(cmp.Or(other.unsure, stepPronounGuess))
}

// heOrShe finds whom he or she means: someone without a name who has spoken, the likeliest antecedent, or no one
// known.
func (a *anaphor) heOrShe() resolution {
	if r := a.arrived(); r.Known() {
		return r
	}
	who, value, sure := a.antecedent()
	last := a.Memory.LastSpoken(3)
	switch back := a.Memory.sent - last.sent; {
	case last.person && !a.replies && back <= 2 && value < spokenValue(back):
		return resolution{last.Referent, corpus.Pronoun, stepPronoun}
	case sure:
		return figure(who, corpus.Pronoun, stepPronoun)
	case who >= 0:
		return figure(who, corpus.Pronoun, stepPronounGuess)
	case last.Words != "" && !last.plural():
		return resolution{last.Referent, corpus.Pronoun, stepPronounGuess}
	}
	return a.stranger(stepPronounGuess)
}

// arrived returns someone without a name with whom the sentence before begins: "A police officer waved them off.
// “Go home,” he said." No one named since may be meant as well.
func (a *anaphor) arrived() resolution {
	s := a.sentence(1)
	subject := a.anaphor(a.Starting(s.Body, s.Last))
	switch {
	case a.find(mentioned, 1).m.First >= s.Body, !subject.Is(phrase.PersonIs),
		!newcomer.Matches(a.Reader, s.Body, s), !verb.Matches(a.Reader, subject.Last, s):
		return resolution{}
	}
	return resolution{subject.stranger(stepPronoun).Referent, corpus.Pronoun, stepPronoun}
}

// Weights of what speaks for a figure as the antecedent of a pronoun. Set by hand: in news he or she is the one who
// spoke last in four of five cases, and most often else the subject of this or the previous sentence.
const (
	nearWeight    = 3.0 // a mention in the same sentence
	farPenalty    = 0.8 // for each sentence further back
	subjectWeight = 1.0
	spokeWeight   = 2.5 // spoke last
	spokePenalty  = 0.5 // for each sentence since
	introWeight   = 2.0 // the subject of a sentence between the last quote and this one
	ownWeight     = 2.0 // a subject before the pronoun in its own sentence
	clearMargin   = 1.0 // by so much the best must lead to be sure
)

// toldWeights say how much speaks for who was told what was said last, and for who was asked it.
var toldWeights = map[bool]float64{false: -1.5, true: 1.0}

// weights say how much a feature of a mention speaks for whom it names.
var weights = []struct {
	has    test
	weight float64
}{
	{isSubject, subjectWeight}, {isOwner, -0.5}, {isGoverned, -0.7}, {sameGender, 1.6},
}

// salience says how much speaks for a candidate by what its mention is.
func (a *anaphor) salience(c candidate) float64 {
	v := nearWeight - farPenalty*float64(c.back)
	for _, w := range weights {
		if w.has(a, c) {
			v += w.weight
		}
	}
	return v
}

// spokenValue says how much speaks for someone without a name, a subject that has spoken so many sentences back.
func spokenValue(back int) float64 {
	return nearWeight + subjectWeight + spokeWeight - (farPenalty+spokePenalty)*float64(back)
}

// reachBack is how many sentences back a pronoun looks for whom it means.
const reachBack = 8

// antecedents are named, and may be of the gender of the pronoun.
var antecedents = []test{isName, ofGender, isFree, isNoPlace, isNotTold}

// introductions are subjects of the sentence before.
var introductions = []test{isIntroduced, isName, ofGender, isSubject}

// lastPeople are people who spoke and may be meant.
var lastPeople = []test{isPerson, ofGender, isFree}

// antecedent finds whom he or she means, and how much speaks for it. sure tells whether the choice was clear.
func (a *anaphor) antecedent() (who int, value float64, sure bool) {
	t := tally{values: map[int]float64{}}
	for c := range mentioned(a, reachBack) {
		if a.passes(c, antecedents) {
			t.add(c.who, max(0, a.salience(c)-t.values[c.who]))
		}
	}
	if last := a.find(spoke, reachBack); a.passes(last, lastPeople) {
		t.add(last.who, spokeWeight-spokePenalty*float64(last.back))
	}
	first := none
	for c := range mentioned(a, 1) {
		if a.passes(c, introductions) {
			first = c
		}
	}
	t.add(first.who, introWeight)
	t.add(a.find(mentioned, 0, isName, isKnown, ofGender, isOutside, isSubject, isReal, asksNoOne).who, ownWeight)
	told := a.Memory.LastSpoken(2)
	t.add(told.told-1, toldWeights[told.asked])
	who, value, margin := t.best()
	return who, value, margin >= clearMargin && a.agreed(who) && !a.paired(who)
}

// isIntroduced: the mention is in the sentence before, in which no one was quoted: the article has turned to someone
// else.
func isIntroduced(a *anaphor, c candidate) bool {
	return c.back == 1 && !a.Memory.LastSpoken(1).Known()
}

// agreed reports whether no other person who could be meant has just spoken. News often tells what one person did and
// goes on with the words of another.
func (a *anaphor) agreed(who int) bool {
	last := a.find(spoke, agreedWithin)
	return last.who == who || !isPerson(a, last) || !fitting(a.genderOf(last.who), a.genderOf(who))
}

// agreedWithin is how many sentences back the words of another person make a pronoun unsure.
const agreedWithin = 2

// paired reports whether "and" joins another person to who is meant, and that one has not spoken: "Roe and Marsh met.
// He said".
func (a *anaphor) paired(who int) bool {
	two := a.find(pairs, 2).said.Figures
	if a.Memory.LastSpoken(reachBack).One() == who || !slices.Contains(two, who) {
		return false
	}
	return ofGender(a, candidate{who: two[1]})
}

// A tally says how much speaks for each of some figures. They are in the order in which they came up.
type tally struct {
	figures []int
	values  map[int]float64
}

// add adds to the value of a figure, or of no one.
func (t *tally) add(who int, v float64) {
	if _, ok := t.values[who]; !ok && who >= 0 {
		t.figures = append(t.figures, who)
	}
	t.values[who] += v
}

// best returns the figure for which most speaks, -1 for none, and by how much it leads.
func (t *tally) best() (who int, value, margin float64) {
	who, second := -1, 0.0
	for _, w := range t.figures {
		switch v := t.values[w]; {
		case v > value:
			who, value, second = w, v, value
		case v > second:
			second = v
		}
	}
	return who, value, value - second
}
