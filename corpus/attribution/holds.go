package attribution

import (
	"strings"

	"verbatim/corpus/fold"
)

// telling reports whether a description that was taken for somebody near is fit to tell their role: not "Oslo's mayor", "the Daily Star".
func (p *parser) telling(np phrase) bool {
	for k := np.first; k < np.last; k++ {
		if p.toks[k].kind == clitic {
			return false
		}
	}
	head := &p.toks[np.head]
	return !head.upper || head.caps || head.is(title) || party(p.text[head.start:head.end]) != ""
}

// offices are role nouns that nobody is given in passing: who has another role is not meant by them.
var offices = wordSet("senator governor congressman congresswoman minister president professor spokesman spokeswoman spokesperson mayor judge chancellor")

// mayHold reports whether nothing speaks against a figure's having the office that a description names.
func (p *parser) mayHold(w int, nouns []string) bool {
	return !offices.holds(nouns[0]) || p.cast.figures[w].rank < titleRole || p.hasRole(w, nouns)
}

// shortTitles are the titles that stand before a name for the nouns that stand alone.
var shortTitles = map[string]string{"senator": "sen.", "governor": "gov.", "congressman": "rep.", "congresswoman": "rep.",

	"representative": "rep.", "lawmaker": "rep.", "professor": "prof.", "general": "gen.", "spokesman": "press secretary", "spokeswoman": "press secretary",
	"spokesperson": "press secretary"}

// hasRole reports whether a figure is known to be what one of the nouns of a description says.
func (p *parser) hasRole(w int, nouns []string) bool {
	role := fold.Lower(p.cast.figures[w].role.In(p.text))
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
func (p *parser) roleNouns(np phrase) []string {
	nouns := []string{p.lower(np.head)}
	for k := np.first; k < np.last; k++ {
		if t := &p.toks[k]; k != np.head && t.is(role) && !t.is(modifier) && (k+1 == np.last || p.toks[k+1].lex.word == andWord) {
			nouns = append(nouns, p.lower(k))
		}
	}
	return nouns
}

// another reports whether a description sets somebody apart from one named before: "the second official", "the other man".
func (p *parser) another(np phrase) bool {
	for k := np.first; k < np.head; k++ {
		switch p.lower(k) {
		case "another", "other", "second", "third", "fourth":
			return true
		}
	}
	return false
}

// contradicts reports whether a description names a place or party and the figure's role another one: "the Florida senator" is
// not "Sen. Roe of Ohio".
func (p *parser) contradicts(np phrase, w int) bool {
	role := p.cast.figures[w].role
	for k := np.first; k < np.last; k++ {
		t := &p.toks[k]
		if a, b := party(p.text[t.start:t.end]), party(role.In(p.text)); a != "" && b != "" && a != b {
			return true
		}
		here := p.countryAt(k)
		if here == "" || strings.Contains(role.In(p.text), p.text[t.start:t.end]) {
			continue
		}
		if there := p.cast.country(role); there != "" {
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
			if strings.Contains(text, name) && found != names[0] {
				if found != "" {
					return ""
				}
				found = names[0]
			}
		}
	}
	return found
}
