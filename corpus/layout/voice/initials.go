package voice

import (
	"strings"
	"unicode"

	"verbatim/corpus"
)

// abbreviations returns by their initials the names that have been found in an article, and by the initials of their
// offices: "AM" for Ada Marsh, "SG" for "Ada Marsh, Secretary-General". Initials of two names have none.
func (c *Completion) abbreviations(names map[string]corpus.Span) map[string]corpus.Span {
	found := map[string]corpus.Span{}
	enter := func(initials string, name corpus.Span) {
		if len(initials) < 2 || len(initials) > MaxInitials {
			return
		}
		if other, ok := found[initials]; ok && other.In(c.Text) != name.In(c.Text) {
			name = corpus.Span{}
		}
		found[initials] = name
	}
	for _, name := range names {
		enter(Initials(c.Text, c.WordsOf(name)), name)
		office := c.officeBefore(name)
		if office.Len() == 0 {
			office = c.officeAfter(name)
		}
		enter(Initials(c.Text, c.WordsOf(office)), name)
	}
	return found
}

// isAbbreviation reports whether a label of two capitals can only be initials: surnames of two letters end with a vowel.
func isAbbreviation(label string) bool {
	if len(label) != 2 || !unicode.IsUpper(rune(label[0])) || !unicode.IsUpper(rune(label[1])) {
		return false
	}
	switch label {
	case "AN", "NG", "OH", "UY":
		return false
	}
	return strings.ContainsRune("AEIOU", rune(label[0])) || !strings.ContainsRune("AEIOUY", rune(label[1]))
}
