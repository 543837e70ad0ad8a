package corpus

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/legible"
)

// CheckLine reports why a text can't be shown as a name or a title, or returns nil: it must be one line of at most so
// many characters, have a letter or a digit, and have no character that is not seen. Those change what a reader sees
// of the text around them, as marks of direction do, or make two texts look the same. The error says where, and what
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
			return fmt.Errorf("has the character %U at character %d, which is not seen; expected plain text", r, at)
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

// Line makes one line of a text, with single spaces and without the characters that CheckLine refuses.
func Line(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsSpace(r) || !unseen(r) {
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// unseen reports whether a character has no shape of its own. Joiners and selectors are part of how some scripts and
// emoji are spelled.
func unseen(r rune) bool {
	return r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Co) || legible.Unseen(r) && !legible.Shapes(r)
}
