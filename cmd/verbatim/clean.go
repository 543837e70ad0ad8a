package main

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/index"
)

// clean makes text what a reader sees of it and puts it on one line: white space becomes one space, a control character
// a picture of it. It leaves out invisible characters.
func clean(text string) string { return strings.TrimSpace(fold(text)) }

// fold is clean for a stretch of a longer text: a space at its ends stays.
func fold(text string) string { return foldSpace(legible.Text(text)) }

// foldSlice is fold for a slice of the article of a hit.
func foldSlice(h *index.Hit, span corpus.Span) string { return foldSpace(h.Legible(span)) }

// foldSpace makes white space one space each.
func foldSpace(text string) string {
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

// harmlessText makes text what a reader sees of it and leaves its lines and tabs as they are.
func harmlessText(text string) string { return stillText(legible.Text(text)) }

// stillText makes pictures of white space that moves a terminal's cursor, but for lines and tabs.
func stillText(text string) string {
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
