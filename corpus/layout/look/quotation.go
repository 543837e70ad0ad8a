package look

import (
	"strings"
	"unicode/utf8"
)

// closersOf has the marks that close a quotation, by the one that opens it.
var closersOf = map[rune]string{'"': "\"", '“': "”", '„': "“”", '«': "»", '‘': "’", '\'': "'"}

// ClosingOf returns where the mark stands that closes the quotation which opens a text, -1 where it goes on.
func ClosingOf(text string) int {
	open, n := utf8.DecodeRuneInString(text)
	closers := closersOf[open]
	if closers == "" {
		return -1
	}
	for at := n; ; {
		next := firstOf(text[at:], closers)
		if next < 0 {
			return -1
		}
		at += next
		_, n := utf8.DecodeRuneInString(text[at:])
		inner := open == '‘' || open == '\'' || open == '"' // an apostrophe, or a mark that opens an inner quotation
		if !inner || !startsWithLetter(text[at+n:]) {
			return at
		}
		at += n
	}
}

// firstOf returns where the first of some characters stands in a text, or -1.
func firstOf(text, chars string) int {
	first := -1
	for _, r := range chars {
		if i := strings.IndexRune(text, r); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

func startsWithLetter(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 0x80)
}

// WithoutLastRemark returns text without a remark in brackets at its end: "(Applause.)".
func WithoutLastRemark(text string) string {
	bare := strings.TrimRight(text, " .")
	if bare == "" || bare[len(bare)-1] != ')' && bare[len(bare)-1] != ']' {
		return text
	}
	open := strings.LastIndexAny(bare, "([")
	if open <= 0 || !SentenceEnd(text[:open]) {
		return text
	}
	return strings.TrimRight(text[:open], " ")
}
