package wording

import (
	"strings"
	"unicode"
)

// A Markdown says which characters one reader of Markdown acts on. Each reader has its own: CommonMark, Discord.
type Markdown struct {
	Always      string // in every place
	LineStart   string // as the first visible character of a line
	AfterNumber string // directly after the number that begins a line

	// Sometimes are characters that depend on what follows; Acts decides, for a rest of the text that begins with one
	// of them.
	Sometimes string
	Acts      func(rest string, at Place) bool
}

// A Place is the position of a character in its line.
type Place int

// The places of a character.
const (
	Inside      Place = iota // after other text
	AtLineStart              // with at most white space before it
	AfterNumber              // with only a number before it
)

// Escape returns text with a backslash before each character that Markdown would act on. The text begins a line.
func (m *Markdown) Escape(text string) string { return m.EscapeAt(text, AtLineStart) }

// EscapeAt is Escape for text that begins at another place of a line.
func (m *Markdown) EscapeAt(text string, at Place) string {
	var b strings.Builder
	for i, r := range text {
		if m.acts(r, text[i:], at) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		at = next(at, r)
	}
	return b.String()
}

// MayEscape reports whether Escape puts a backslash before a character in some place.
func (m *Markdown) MayEscape(r rune) bool {
	return strings.ContainsRune(m.Always, r) || strings.ContainsRune(m.LineStart, r) ||
		strings.ContainsRune(m.AfterNumber, r) || strings.ContainsRune(m.Sometimes, r)
}

func (m *Markdown) acts(r rune, rest string, at Place) bool {
	switch {
	case strings.ContainsRune(m.Always, r):
		return true
	case at == AtLineStart && strings.ContainsRune(m.LineStart, r):
		return true
	case at == AfterNumber && strings.ContainsRune(m.AfterNumber, r):
		return true
	}
	return strings.ContainsRune(m.Sometimes, r) && m.Acts(rest, at)
}

// next returns the place of the character after r.
func next(at Place, r rune) Place {
	switch {
	case r == '\n' || r == '\r':
		return AtLineStart
	case at == AtLineStart && unicode.IsSpace(r):
		return AtLineStart
	case at != Inside && '0' <= r && r <= '9':
		return AfterNumber
	}
	return Inside
}
