package terminal

import (
	"strings"
	"unicode"

	"verbatim/corpus/legible"
)

// Clean makes text what a reader sees of it and puts it on one line: white space becomes one space, a control character
// a picture of it. It leaves out invisible characters.
func Clean(text string) string { return strings.TrimSpace(Fold(text)) }

// Fold is clean for a stretch of a longer text: a space at its ends stays.
func Fold(text string) string { return FoldSpace(legible.Text(text)) }

// FoldSpace makes white space one space each.
func FoldSpace(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range text {
		if unicode.IsSpace(r) && r != '\u00a0' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// Harmless makes text what a reader sees of it and leaves its lines and tabs as they are.
func Harmless(text string) string { return StillText(legible.Text(text)) }

// StillText makes pictures of white space that moves a terminal's cursor, but for lines and tabs.
func StillText(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\r', '\v', '\f':
			return '\u2400' + r
		case '\u0085':
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
