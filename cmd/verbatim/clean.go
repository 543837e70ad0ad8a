package main

import (
	"strings"
	"unicode"
)

// clean makes text harmless to a terminal and puts it on one line: white space becomes one space, and a control character
// a picture of it.
func clean(text string) string { return strings.TrimSpace(fold(text)) }

// fold is clean for a stretch of a longer text: a space at its ends stays.
func fold(text string) string {
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
		b.WriteRune(harmless(r))
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// harmlessText makes text harmless and leaves its lines and tabs as they are.
func harmlessText(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return harmless(r)
	}, text)
}

// harmless returns r, or a picture of it where r would act on a terminal: a control character, or one that changes the
// direction of the text behind it (Unicode's bidirectional embeddings, overrides and isolates) and so the order in which
// the words of an article seem to stand.
func harmless(r rune) rune {
	switch {
	case r < ' ':
		return '\u2400' + r // U+2400..U+241F are the pictures of U+0000..U+001F
	case r == 0x7f:
		return '\u2421'
	case 0x80 <= r && r <= 0x9f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return unicode.ReplacementChar
	}
	return r
}
