package entity

import (
	"strings"
	"unicode"
)

// Displayed returns a name that is set in capitals in normal case: "Mary-Ann Hollis". All else stays as it is.
func Displayed(name string) string {
	words := strings.SplitAfter(name, " ")
	for i, word := range words {
		if word == strings.ToUpper(word) {
			words[i] = capitalised(word)
		}
	}
	return strings.Join(words, "")
}

// DisplayedBody returns the name of a body in normal case. Capitals beside small letters are an abbreviation: "MFA of
// Norland".
func DisplayedBody(name string) string {
	if name != strings.ToUpper(name) {
		return name
	}
	return Displayed(name)
}

// capitalised returns a word with capitals only at its start and after signs such as hyphens and apostrophes.
func capitalised(word string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		first := !inside
		inside = unicode.In(r, unicode.L, unicode.M)
		if first {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, word)
}
