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

// fits reports whether a figure has the role that a description names and may be meant.
func (p *Reader) fits(np phrase.Phrase, w int, nouns []string) bool {
	return p.hasRole(w, nouns) && !p.contradicts(np, w) && !p.otherOffice(np, w) && !p.isBarred(w)
}

// otherOffice reports whether a figure's role is another office than a description names: a vice-president for "the
// president", the minister of trade for "the foreign minister".
func (p *Reader) otherOffice(np phrase.Phrase, w int) bool {
	role := fold.Lower(p.Cast.Figures[w].Role.In(p.Text))
	if !hasNoun(role, p.Lower(np.Head)) {
		return false
	}
	words := fold.Lower(p.Span(np).In(p.Text))
	mine, named := duty(role), duty(words)
	return strings.Contains(role, "vice") != strings.Contains(words, "vice") || mine != "" && named != "" && mine != named
}

// duty returns the first word in a role for what a minister is responsible for; "" for none.
func duty(role string) string {
	for word := range strings.FieldsSeq(role) {
		if word = strings.Trim(word, ","); duties.Holds(word) {
			return word
		}
	}
	return ""
}

// duties are words for what ministers and secretaries are responsible for.
var duties = lexicon.Set("speaker.duties")

// samePlace reports whether a figure's role names the place that a description names, if it names one.
func (p *Reader) samePlace(np phrase.Phrase, w int) bool {
	place := p.placeOf(np)
	return place == "" || place == p.Cast.Country(p.Cast.Figures[w].Role)
}

// placeOf returns the country or state that a description names; "" for none.
func (p *Reader) placeOf(np phrase.Phrase) string {
	for k := np.First; k < np.Head; k++ {
		if place := p.CountryAt(k); place != "" {
			return place
		}
	}
	return ""
}

// placed returns the figure whose name was last followed by the place that a description names: "the Ohio senator" is
// "Sen. Marsh of Ohio"; -1 for none.
func (p *Reader) placed(np phrase.Phrase) int {
	place := p.placeOf(np)
	for k := p.Memory.ments - 1; place != "" && k >= 0 && p.Memory.ments-k < maxSurvey; k-- {
		m := &p.Mentions[k]
		if m.Titled && m.Last < np.First && p.Toks[m.Last].Has(trait.Of) && p.CountryAt(m.Last+1) == place {
			return m.Who
		}
	}
	return -1
}

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
