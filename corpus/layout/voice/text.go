package voice

import (
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
)

// FirstRune returns the first character of a text.
func FirstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// AllCaps reports whether a word has at least two letters, and more capitals than small letters: "MARSH", "McAVERTY".
func AllCaps(word string) bool {
	upper, lower := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 2 && upper > lower
}

// Trimmed returns the span [start, end) of text without white space at either side.
func Trimmed(text string, start, end int) corpus.Span {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !unicode.IsSpace(r) && r != '\ufeff' && r != '\u200b' {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	return corpus.Span{Start: start, End: end}
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
