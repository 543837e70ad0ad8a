package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/index/query"
	"verbatim/index/terms"
)

// A name that is written in one letter otherwise is likelier meant where it is this many times as often quoted, and has as many letters:
// short names are near many.
const (
	likelierTimes   = 20
	likelierLetters = 5
)

// Likelier returns the name nearest to a word, a letter away from it, of whoever is quoted far more often than all who are named by
// the word itself; false where there is none.
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
		if sp.Quotes <= most || !n.isPerson(i) {
			continue
		}
		for _, shown := range strings.Fields(sp.Name) {
			if strings.EqualFold(shown[:1], wanted[:1]) && query.Distance(strings.Join(terms.Words(shown), ""), wanted) == 1 {
				best, most = shown, sp.Quotes
			}
		}
	}
	return best, best != "" && most >= likelierTimes*max(own, 1)
}
