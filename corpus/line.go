package corpus

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
)

// A LineError says why a text is not one line of a name or a title.
type LineError struct {
	Wrong wording.Text // "has 301 characters"
	Hint  wording.Text // "expected at most 300"
}

// Error implements error.
func (e *LineError) Error() string { return e.Wrong.String() + "; " + e.Hint.String() }

// CheckLine returns an error if a text is not valid as a name or a title. It must be one line of at most so many
// characters, contain a letter or a digit, and contain no invisible character. Invisible characters can change how
// the text around them looks, as direction marks do, or make two texts look the same. The error says where, and what
// was expected.
func CheckLine(text string, most int) *LineError {
	if !utf8.ValidString(text) {
		return &LineError{wording.Say("is not UTF-8"), wording.Say("expected text")}
	}
	words, at := false, 0
	for _, r := range text {
		at++
		words = words || unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case r == '\n' || r == '\r' || unicode.In(r, unicode.Zl, unicode.Zp):
			return &LineError{wording.Say("has a line break at character %d", at), wording.Say("expected one line")}
		case unseen(r):
			return &LineError{wording.Say("has the invisible character %s at character %d", fmt.Sprintf("%U", r), at),
				wording.Say("expected plain text")}
		}
	}
	switch {
	case at > most:
		return &LineError{wording.Say("has %d characters", at), wording.Say("expected at most %d", most)}
	case !words:
		return &LineError{wording.Say("has no letter or digit"), wording.Say("expected words")}
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
