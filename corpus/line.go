package corpus

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/legible"
)

// CheckLine returns an error if a text is not valid as a name or a title. It must be one line of at most so many
// characters, contain a letter or a digit, and contain no invisible character. Invisible characters can change how
// the text around them looks, as direction marks do, or make two texts look the same. The error says where, and what
// was expected.
func CheckLine(text string, most int) error {
	if !utf8.ValidString(text) {
		return fmt.Errorf("is not UTF-8; expected text")
	}
	words, at := false, 0
	for _, r := range text {
		at++
		words = words || unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case r == '\n' || r == '\r' || unicode.In(r, unicode.Zl, unicode.Zp):
			return fmt.Errorf("has a line break at character %d; expected one line", at)
		case unseen(r):
			return fmt.Errorf("has the invisible character %U at character %d; expected plain text", r, at)
		}
	}
	switch {
	case at > most:
		return fmt.Errorf("has %d characters; expected at most %d", at, most)
	case !words:
		return fmt.Errorf("has no letter or digit; expected words")
	}
	return nil
}

// Line turns a text into one line, with single spaces and without the characters that CheckLine rejects.
func Line(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsSpace(r) || !unseen(r) {
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// unseen reports whether a character is invisible. Joiners and selectors are not: some scripts and emoji need them.
func unseen(r rune) bool {
	return r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Co) || legible.Unseen(r) && !legible.Shapes(r)
}
