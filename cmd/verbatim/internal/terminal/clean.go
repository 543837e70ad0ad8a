package terminal

import (
	"strings"
	"unicode"

	"verbatim/corpus/legible"
)

// Clean returns text as a reader sees it, on one line: each run of white space becomes one space, a control character
// becomes a picture of it, and invisible characters are left out. Spaces at both ends are removed.
func Clean(text string) string { return strings.TrimSpace(Fold(text)) }

// Fold is Clean for a part of a longer text: it keeps a space at either end.
func Fold(text string) string { return FoldSpace(legible.Text(text)) }

// FoldSpace replaces each run of white space with one space.
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

// Harmless returns text as a reader sees it, and keeps its lines and tabs.
func Harmless(text string) string { return ShowCursorMoves(legible.Text(text)) }

// ShowCursorMoves replaces white space that moves a terminal's cursor, other than line feeds and tabs, with pictures.
func ShowCursorMoves(text string) string {
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
