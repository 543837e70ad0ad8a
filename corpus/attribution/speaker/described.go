package speaker

import (
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// maxAhead is how many mentions after a lead name the person whom it describes.
const maxAhead = 30

// farBack is how many sentences back a description looks for whom it fits.
const farBack = 16

// people are the ways to find whom a description of a person means: a person who fits it, then a person nearby if the
// description says little, then the holder of an office of whose place nothing is known.
var people = []search{
	{spoke, 3, StepDescription, nil, nil, []test{isUnnamed, sameNoun}},
	{spoke, farBack, StepRoleMatch, nil, nil, []test{isFigure, hasRole, samePlace, agrees, sameRank, isFree}},
	{mentioned, reachBack, StepRoleMatch, nil, nil, []test{isName, hasRole, samePlace, agrees, sameRank, isFree}},
	{ahead, maxAhead, stepRoleGuess, nil, inLead, []test{isName, isKnown, hasRole, agrees}},
	{lastPerson, 1, stepRoleGuess, nil, isAlone, []test{isFigure, ofGender, agrees, mayHold, isFree}},
	{lastPerson, 4, stepRoleGuess, nil, isVague, []test{isFigure, ofGender, agrees, mayHold, isFree}},
	{mentioned, 2, stepTopic, nil, isVague, []test{isName, isKnown, ofGender, isSubject, agrees, mayHold, isFree}},
	{spoke, farBack, stepRoleGuess, offices, isAlone, []test{isFigure, hasRole, agrees, sameRank, isFree}},
	{mentioned, reachBack, stepRoleGuess, offices, isAlone, []test{isName, hasRole, agrees, sameRank, isFree}},
}

var (
	// delegates are nouns for those who speak for a country or body at a meeting.
	delegates = lexicon.Set("speaker.delegates")
	// offices are role nouns that no one is given in passing: a person with another role is not meant by them.
	offices = lexicon.Set("speaker.offices")
	// generic are role nouns that an article uses for anybody of that sort whom it has named.
	generic = lexicon.Set("speaker.generic")
)

// delegate finds whom "the representative of Norland" means: who is named with that country, as in "ADA MARSH
// (Norland)". A delegate of another country is never meant, also if no one else has spoken.
func (a *anaphor) delegate() resolution {
	end, ok := represents.Match(a.Reader, a.Head+1, a.sentenceAt(a.Head))
	if !ok || !delegates.Holds(a.word) {
		return resolution{}
	}
	if w := a.Holder(a.TokenSpan(a.Head+2, end).In(a.Text)); w >= 0 {
		return figure(w, corpus.Described, StepRoleMatch)
	}
	return a.stranger(StepDescription)
}

// telling reports whether a description of a figure nearby is fit to tell their role: not "the Daily
// Star".
func (a *anaphor) telling() bool {
	return !a.Toks[a.Head].Has(trait.Upper) || a.office(a.TokenSpan(a.Head, a.Head+1)).party != ""
}

// inLead: the article has just begun.
func inLead(a *anaphor, _ candidate) bool {
	lead := slices.IndexFunc(a.Sentences, func(s token.Sentence) bool { return !s.Headline })
	return lead >= 0 && a.Memory.para <= a.Sentences[lead].Para+1
}

// isAlone: the description may mean a person nearby, as no possessive tells whose office it is, and the last name in
// its sentence is a subject. "Marsh quarrels with Roe because the British minister …" may mean either.
func isAlone(a *anaphor, _ candidate) bool {
	if a.Owned(a.Phrase) {
		return false
	}
	near := a.find(mentioned, 0, isName, isNoOwner, ofGender)
	subject := a.find(mentioned, 0, isName, isNoOwner, ofGender, isSubject)
	return subject == none || subject == near
}

// isVague: the description says so little that it may mean any person nearby.
func isVague(a *anaphor, _ candidate) bool {
	head := &a.Toks[a.Head]
	return (head.In(generic) || head.Has(trait.Number|trait.Demonym)) && isAlone(a, none)
}
