package entity

import (
	"strings"
	"unicode"

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
	switch short := a[:min(len(a), len(b))]; len(short) {
	case 0:
		return false
	case 2: // "Al" and "Ali"
		return a == b
	default:
		return strings.HasPrefix(b, short)
	}
}

// spellings makes one of the ways in which a name from another alphabet is written: "Dyachenko" and "Diachenko",
// "Sergey" and "Sergei", "Danchenko" and "Dantchenko".
var spellings = strings.NewReplacer(
	"tch", "ch", "tsch", "ch", "iy", "i", "ij", "i", "ii", "i", "yy", "i", "ey", "ei", "ay", "ai", "yu", "iu",
	"ya", "ia", "ye", "e", "yo", "io", "y", "i", "j", "i", "w", "v", "ks", "x", "ck", "k", "ph", "f", "dh", "d",
	"zh", "z", "ou", "u", "oo", "u",
)

// minSpelled is the length of the shortest name that another spelling is looked for: short names are alike by chance.
const minSpelled = 6

// spelling returns what the spellings of a folded name have in common.
func spelling(name string) string {
	s := spellings.Replace(name)
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// enterSpelling enters a figure by the spelling of its surname, unless another one has it.
func (c *Cast) enterSpelling(last string, w int) {
	if key := (form{bySpelling, spelling(last)}); len(last) >= minSpelled && len(c.by[key]) == 0 {
		c.by[key] = []int{w}
	}
}

// spelledAlike returns the first person named in full whose surname is another spelling of one that no one bears.
func (c *Cast) spelledAlike(last string) []int { return c.by[form{bySpelling, spelling(last)}] }

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
