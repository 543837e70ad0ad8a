package voice

import (
	"iter"
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

// eachWord returns the words of a span one by one.
func eachWord(text string, span corpus.Span) iter.Seq[corpus.Span] {
	return func(yield func(corpus.Span) bool) {
		start := -1
		for i, r := range span.In(text) {
			switch at := span.Start + i; {
			case !unicode.IsSpace(r):
				if start < 0 {
					start = at
				}
			case start >= 0:
				if !yield(corpus.Span{Start: start, End: at}) {
					return
				}
				start = -1
			}
		}
		if start >= 0 {
			yield(corpus.Span{Start: start, End: span.End})
		}
	}
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
