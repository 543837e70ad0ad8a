package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/index/query"
	"verbatim/index/terms"
)

// A name that differs in one letter is likelier if it has likelierTimes as many quotes. It needs
// likelierLetters, since a short name is similar to many.
const (
	likelierTimes   = 20
	likelierLetters = 5
)

// Likelier returns the name of a much quoted person that differs from the word in one letter. It returns false
// if there is none, or if the speakers whose name has the word itself are quoted often enough.
func (n *Directory) Likelier(word string) (string, bool) {
	wanted := strings.Join(terms.Words(word), "")
	if utf8.RuneCountInString(wanted) < likelierLetters {
		return "", false
	}
	own, best, most := 0, "", 0
	for i, name := range n.names {
		sp := &n.speakers[i]
		if slices.Contains(name, wanted) {
			own += sp.Quotes
			continue
		}
		if sp.Quotes <= most || sp.Quotes < likelierTimes || !n.isPerson(i) {
			continue
		}
		for _, shown := range strings.Fields(sp.Name) {
			sameInitial := strings.EqualFold(shown[:1], wanted[:1])
			if sameInitial && query.Distance(strings.Join(terms.Words(shown), ""), wanted) == 1 {
				best, most = shown, sp.Quotes
			}
		}
	}
	return best, best != "" && most >= likelierTimes*max(own, 1)
}
