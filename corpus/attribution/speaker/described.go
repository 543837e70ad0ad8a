package speaker

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
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

// bodies and documents are the ways to find whom descriptions of them mean: the body whose name has the noun, any for
// "the group", a campaign that spoke before; the body that made the last poll, or for "the statement" the last one to
// before.
var (
	bodies = []search{
		{mentioned, 2 * farBack, stepBodyGuess, nil, isPlain, []test{isBody, sharesNoun}},
		{mentioned, 2, stepBodyGuess, entity.VagueBody, nil, []test{isNoScene, embodies}},
		{spoke, reachBack, stepBodyGuess, nil, nil, []test{isCampaign}},
	}
	documents = append([]search{
		{mentioned, farBack, stepBodyGuess, surveys, isPlain, []test{isSurveyor}},
		{spoke, 3, stepRoleGuess, personal, isPlain, nil},
	}, bodies[:2]...)
)

// surveys are documents that the body which made them speaks through: "the poll found". personal are those that stand
// for their author: "the statement said". The name of a body can be beside all that are
// authored.
var (
	surveys  = lexicon.Set("speaker.surveys")
	personal = lexicon.Set("speaker.personal")
	authored = lexicon.Set("speaker.authored")
)

// campaign takes "the Marsh campaign" and "Marsh's campaign" for a body's name.
func (a *anaphor) campaign() resolution {
	first, ok := ownBody.Match(a.Reader, a.First, a.sentenceAt(a.First))
	if !ok {
		return resolution{}
	}
	return resolution{Referent{Words: a.TokenSpan(first, a.Last).In(a.Text), Body: true}, corpus.Named, stepBody}
}

// publisher finds who speaks through a document: the body that its phrase or the clause after it names.
func (a *anaphor) publisher() resolution {
	for k := a.First; k < a.Last; k++ {
		if m := a.mentionAt(k); a.makes(m, a.Head) {
			return figure(m.Who, corpus.Named, stepBodyGuess)
		}
	}
	k := madeBy.Over(a.Reader, a.Last, a.sentenceAt(a.Head))
	if m := a.mentionAt(k); m.Kind == entity.AnOrg {
		return figure(m.Who, corpus.Named, stepBodyGuess)
	}
	return resolution{}
}

// makes reports whether a mention names the body that made the document whose noun is token head: it is right
// before the noun, or is led to by "by" or "from".
func (a *anaphor) makes(m *entity.Mention, head int) bool {
	made := !m.Owner && ledBy.Matches(a.Reader, m.First, a.sentenceAt(m.First))
	if between := uint(head - m.Last); between <= 1 { // nothing, an adjective or a possessive mark
		made = a.Toks[head].In(authored)
	}
	return made && embodies(a, candidate{who: m.Who, m: m})
}

// isPlain: the description says no more than its noun does.
func isPlain(a *anaphor, _ candidate) bool { return a.Head-a.First <= 1 }

// isCampaign: a body without a name spoke, and has the noun of the description.
func isCampaign(a *anaphor, c candidate) bool {
	return c.said.Body && strings.HasSuffix(c.said.Words, a.word)
}

// sharesNoun: the name has the noun of the description, as the foundation's does: "Halden Foundation".
func sharesNoun(a *anaphor, c candidate) bool {
	return slices.Contains(strings.Fields(a.Low[a.Toks[c.m.Name].Start:a.Toks[c.m.Last-1].End]), a.word)
}

// embodies: the name is a body's, or may be as far as the article tells.
func embodies(a *anaphor, c candidate) bool {
	return isBody(a, c) || isName(a, c) && a.Cast.Embody(c.m)
}

// isSurveyor: the name is that of a body that made a survey.
func isSurveyor(a *anaphor, c candidate) bool {
	for head := max(c.m.First-6, 0); head <= c.m.Last; head++ {
		if a.Toks[head].In(surveys) && a.makes(c.m, head) {
			return true
		}
	}
	return false
}
