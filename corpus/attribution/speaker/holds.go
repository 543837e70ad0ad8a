package speaker

import (
	"strings"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// telling reports whether a description that was taken for somebody near is fit to tell their role: not "Oslo's mayor", "the Daily Star".
func (p *Reader) telling(np phrase.Phrase) bool {
	for k := np.First; k < np.Last; k++ {
	}
	head := &p.Toks[np.Head]
	return !head.Has(trait.Upper) || head.Caps || party(p.Text[head.Start:head.End]) != ""
}

// offices are role nouns that nobody is given in passing: who has another role is not meant by them.
var offices = lexicon.Set("speaker.offices")

// mayHold reports whether nothing speaks against a figure's having the office that a description names.
func (p *Reader) mayHold(w int, nouns []string) bool {
	return !offices.Holds(nouns[0]) || p.Cast.Figures[w].Rank < entity.TitleRole
}

// shortTitles are the titles that stand before a name for the nouns that stand alone.
var shortTitles = map[string]string{"senator": "sen.", "governor": "gov.", "congressman": "rep.", "congresswoman": "rep.",

	"representative": "rep.", "lawmaker": "rep.", "professor": "prof.", "general": "gen.", "spokesman": "press secretary", "spokeswoman": "press secretary",
	"spokesperson": "press secretary"}

// hasRole reports whether a figure is known to be what one of the nouns of a description says.
func (p *Reader) hasRole(w int, nouns []string) bool {
	role := fold.Lower(p.Cast.Figures[w].Role.In(p.Text))
	for _, noun := range nouns {
		if short := shortTitles[noun]; hasNoun(role, noun) || short != "" && strings.Contains(role, short) {
			return true
		}
	}
	return false
}

// hasNoun reports whether a word of a role ends with a noun: "vice-president" is a president, "presidential candidate" is none.
func hasNoun(role, noun string) bool {
	for at := 0; ; {
		i := strings.Index(role[at:], noun)
		if i < 0 {
			return false
		}
		at += i + len(noun)
		if at == len(role) || role[at] < 'a' || role[at] > 'z' {
			return true
		}
	}
}

// roleNouns returns the nouns for persons in a description, its head first: "the Oslo senator and presidential candidate".
func (p *Reader) roleNouns(np phrase.Phrase) []string {
	nouns := []string{p.Lower(np.Head)}
	for k := np.First; k < np.Last; k++ {
		if t := &p.Toks[k]; k != np.Head && t.Has(trait.Role) && (k+1 == np.Last || p.Toks[k+1].Has(trait.And)) {
			nouns = append(nouns, p.Lower(k))
		}
	}
	return nouns
}

// contradicts reports whether a description names a place or party and the figure's role another one: "the Florida senator" is
// not "Sen. Roe of Ohio".
func (p *Reader) contradicts(np phrase.Phrase, w int) bool {
	role := p.Cast.Figures[w].Role
	for k := np.First; k < np.Last; k++ {
		t := &p.Toks[k]
		if a, b := party(p.Text[t.Start:t.End]), party(role.In(p.Text)); a != "" && b != "" && a != b {
			return true
		}
		here := p.CountryAt(k)
		if here == "" {
			continue
		}
		if there := p.Cast.Country(role); there != "" {
			return there != here
		}
	}
	return false
}

// parties are the two that news of the United States tells people by, and how their names and letters begin.
var parties = [...][4]string{{"Democrat", "Democrat", "D-", "(D)"}, {"Republican", "Republican", "R-", "GOP"}}

// party returns the party that a description or role names; "" for none, or for more than one.
func party(text string) string {
	found := ""
	for _, names := range parties {
		for _, name := range names[1:] {
			if strings.Contains(text, name) {
				found = names[0]
			}
		}
	}
	return found
}
