package entity

import (
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
)

// A Figure is a person or body of the article, with all that its mentions tell.
type Figure struct {
	Name        string // the fullest form
	Given, Last string // the first and the last part of a person's name in lower case; given is "" for a bare surname
	Kind        corpus.SpeakerKind
	votes       int         // mentions that tell a man, less those that tell a woman
	Role        corpus.Span // the fullest phrase that says in what capacity
	Rank        roleRank    // what kind of phrase that is
	Words       int         // parts of the fullest form
	Titled      bool        // a title or role was seen before the name
}

// Gender returns male, female, or 0 when the mentions don't tell or contradict each other.
func (f *Figure) Gender() lexicon.Class {
	switch {
	case f.votes > 0:
		return lexicon.Male
	case f.votes < 0:
		return lexicon.Female
	}
	return 0
}

// votes are how a mention that tells a gender counts.
var votes = map[lexicon.Class]int{lexicon.Male: 1, lexicon.Female: -1}

// isListed reports whether the given name is in the lexicon.
func (f *Figure) isListed() bool { return lexicon.Known(f.Given).Is(lexicon.FirstName) }

// sameGiven reports whether two first names can be one person's: the same, one the beginning of the other, as "Ken"
// is of "Kenneth", or one the initial of the other.
func sameGiven(a, b string) bool {
	short, long := a, b
	if len(long) < len(short) {
		short, long = long, short
	}
	switch utf8.RuneCountInString(short) {
	case 0:
		return false
	case 2: // "Al" and "Ali"
		return short == long
	}
	return strings.HasPrefix(long, short)
}
