package speaker

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
)

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
	if m := a.mentionAt(k); k > a.Last && m.Kind == entity.AnOrg {
		return figure(m.Who, corpus.Named, stepBodyGuess)
	}
	return resolution{}
}

// makes reports whether a mention names the body that made the document whose noun is token head: it is right
// before the noun, or is led to by "by" or "from".
func (a *anaphor) makes(m *entity.Mention, head int) bool {
	by, led := ledBy.Match(a.Reader, m.First, a.sentenceAt(m.First))
	made := led && by >= head && !m.Owner
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
