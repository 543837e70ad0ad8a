package speaker

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// shortTitles are the titles before a name, for the nouns without one.
var shortTitles = map[string]string{
	"senator": "sen.", "governor": "gov.", "congressman": "rep.", "congresswoman": "rep.", "representative": "rep.",
	"lawmaker": "rep.", "professor": "prof.", "general": "gen.", "spokesman": "press secretary",
	"spokeswoman": "press secretary", "spokesperson": "press secretary",
}

// Tests of roles.

// sameNoun: who spoke was called by the noun of the description.
func sameNoun(a *anaphor, c candidate) bool { return hasNoun(fold.Lower(c.said.noun()), a.word) }

// hasRole: the figure is known to be what the noun of the description says.
func hasRole(a *anaphor, c candidate) bool {
	role := a.roleOf(c)
	return hasNoun(role, a.word) || hasNoun(role, cmp.Or(shortTitles[a.word], a.word))
}

// mayHold: the figure has no other office than the description names.
func mayHold(a *anaphor, c candidate) bool {
	return !offices.Holds(a.word) || a.Cast.Figures[c.who].Rank < entity.TitleRole
}

// sharesWords: the role has each word that the description has beside its noun, articles, owners and names aside:
// "the fisheries minister".
func sharesWords(a *anaphor, c candidate) bool {
	for k := a.First; k < a.Head; k++ {
		if contentWord.Matches(a.Reader, k, a.sentenceAt(k)) && !hasNoun(a.roleOf(c), a.Lower(k)) {
			return false
		}
	}
	return true
}

// samePlace: the role names the country or state that the description names, if it names one.
func samePlace(a *anaphor, c candidate) bool {
	place := a.Cast.Country(a.Span(a.Phrase))
	return place == "" || place == a.placeOf(c)
}

// agrees: the role names no other country, party or duty than the description: "the Florida senator" is not "Sen. Roe
// of Ohio".
func agrees(a *anaphor, c candidate) bool {
	said, role := a.Span(a.Phrase), a.Cast.Figures[c.who].Role
	for _, aspects := range [...][2]string{
		{a.Cast.Country(said), a.placeOf(c)}, {a.party(said), a.party(role)}, {a.duty(said), a.duty(role)},
	} {
		if !fitting(aspects[0], aspects[1]) {
			return false
		}
	}
	return true
}

// sameRank: both the role and the description are those of a deputy, or none is.
func sameRank(a *anaphor, c candidate) bool {
	isDeputy := func(role corpus.Span) bool { return slices.Contains(a.words(role), "vice") }
	return isDeputy(a.Span(a.Phrase)) == isDeputy(a.Cast.Figures[c.who].Role)
}

// roleOf returns the role of a candidate in lower case.
func (a *anaphor) roleOf(c candidate) string {
	return fold.Lower(a.Cast.Figures[c.who].Role.In(a.Text))
}

// hasNoun reports whether a word of a role ends with a noun: "vice-president" is a president, "presidential
// candidate" is none.
func hasNoun(role, noun string) bool {
	for found := true; found; {
		if _, role, found = strings.Cut(role, noun); found && role < "a" { // no letter follows
			return true
		}
	}
	return false
}

// placeOf returns the country or state that the role of a candidate names, or that follows the name: "Sen. Roe of
// Ohio"; "" for none.
func (a *anaphor) placeOf(c candidate) string {
	place := a.Cast.Country(a.Cast.Figures[c.who].Role)
	if a.Tok(c.m.Last).Has(trait.Of) {
		return cmp.Or(place, a.CountryAt(c.m.Last+1))
	}
	return place
}

// words returns the words of a role in lower case.
func (a *anaphor) words(role corpus.Span) []string {
	return strings.FieldsFunc(fold.Lower(role.In(a.Text)), func(r rune) bool { return !unicode.IsLetter(r) })
}

// duties are words for what ministers and secretaries are responsible for.
var duties = lexicon.Set("speaker.duties")

// duty returns the first word of a role for what a minister is responsible for; "" for none.
func (a *anaphor) duty(role corpus.Span) string {
	words := a.words(role)
	if i := slices.IndexFunc(words, duties.Holds); i >= 0 {
		return words[i]
	}
	return ""
}

// parties are the two that news of the United States tells people by, and how their names and letters begin.
var parties = [...][]string{{"Democrat", "D-", "(D)"}, {"Republican", "R-", "GOP"}}

// party returns the party that a description or role names; "" for none.
func (a *anaphor) party(role corpus.Span) string {
	text := role.In(a.Text)
	for _, names := range parties {
		if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(text, name) }) {
			return names[0]
		}
	}
	return ""
}
