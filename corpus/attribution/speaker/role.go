package speaker

import (
	"cmp"
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

// samePlace: the role names the country or state that the description names, if it names one.
func samePlace(a *anaphor, c candidate) bool {
	said := a.office(a.Span(a.Phrase))
	return said.place == "" || said.place == a.officeOf(c).place
}

// agrees: the role names no other country, party or duty than the description: "the Florida senator" is not "Sen. Roe
// of Ohio".
func agrees(a *anaphor, c candidate) bool {
	said, held := a.office(a.Span(a.Phrase)), a.officeOf(c)
	return fitting(said.place, held.place) && fitting(said.party, held.party) && fitting(said.duty, held.duty)
}

// sameRank: both the role and the description are those of a deputy, or none is.
func sameRank(a *anaphor, c candidate) bool {
	return a.office(a.Span(a.Phrase)).rank == a.officeOf(c).rank
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

// An office is what a role or description tells of its holder. What it does not tell is empty.
type office struct{ place, party, duty, rank string }

// duties are words for what ministers and secretaries are responsible for.
var duties = lexicon.Set("speaker.duties")

// parties are the two that news of the United States tells people by, and how their names and letters begin.
var parties = [...][2]string{
	{"Democrat", "D"}, {"D-", "D"}, {"(D)", "D"}, {"Republican", "R"}, {"R-", "R"}, {"GOP", "R"},
}

// office returns what a role or description tells.
func (a *anaphor) office(role corpus.Span) office {
	text := role.In(a.Text)
	o := office{place: a.Cast.Country(role)}
	for _, sign := range parties {
		if strings.Contains(text, sign[0]) {
			o.party = cmp.Or(o.party, sign[1])
		}
	}
	for word := range strings.FieldsFuncSeq(fold.Lower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch {
		case word == "vice":
			o.rank = word
		case duties.Holds(word):
			o.duty = cmp.Or(o.duty, word)
		}
	}
	return o
}

// officeOf returns the office of a candidate. A name may be followed by its place: "Sen. Roe of Ohio".
func (a *anaphor) officeOf(c candidate) office {
	o := a.office(a.Cast.Figures[c.who].Role)
	if a.Tok(c.m.Last).Has(trait.Of) {
		o.place = cmp.Or(o.place, a.Cast.Country(a.TokenSpan(c.m.Last+1, c.m.Last+2)))
	}
	return o
}

// holders are the people with an office, by the words of their role: first those with which it begins, then those
// with which it ends. -1 is several people.
type holders [2]map[string]int

// maxEnding is how many words may be before the office by which a label calls the holder of a longer one.
const maxEnding = 4

// enter enters a figure by its words.
func enter(m map[string]int, words string, w int) {
	if _, ok := m[words]; ok {
		w = -1
	}
	m[words] = w
}

// Holder returns the figure whose role begins or ends with an office, the only one; -1 for none: "Secretary General"
// of an "Alliance Secretary General".
func (p *Reader) Holder(office string) int {
	if p.holders == nil {
		p.holders = newHolders(p.Cast)
	}
	for _, part := range p.holders {
		if w, ok := part[strings.TrimPrefix(fold.Lower(office), "the ")]; ok {
			return w
		}
	}
	return -1
}

// newHolders reads the roles of a cast.
func newHolders(c *entity.Cast) *holders {
	h := &holders{{}, {}}
	for w := range c.Figures {
		role := c.Office(w)
		for i, r := range role + " " {
			if !unicode.IsLetter(r) {
				enter(h[0], role[:i], w)
			}
		}
		for range maxEnding {
			_, role, _ = strings.Cut(role, " ")
			enter(h[1], role, w)
		}
	}
	return h
}
