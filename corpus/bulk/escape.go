package bulk

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// writeLine writes a line of text so that CommonMark reads it as these characters and nothing else. No more is escaped than needed:
// people read these files.
func writeLine(b *strings.Builder, line string) {
	at := startsBlock(line)
	for i, r := range line {
		if i == at || strings.ContainsRune("\\`*_[]<", r) || r == '&' && startsReference(line[i+1:]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
}

// startsReference reports whether what stands behind an ampersand may make a character reference of it.
func startsReference(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return r == '#' || r < utf8.RuneSelf && unicode.IsLetter(r)
}

// startsBlock returns where in a line a mark stands that would make more of it than a line of a paragraph: a heading, a quotation, an
// item of a list, a rule, a fence. It is -1 where there is none.
func startsBlock(line string) int {
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	rest := line[digits:]
	switch {
	case rest == "":
	case digits == 0 && strings.IndexByte("#>=~", rest[0]) >= 0:
		return 0
	case digits == 0 && strings.IndexByte("+-", rest[0]) >= 0 && !wordBehind(rest):
		return 0
	case digits > 0 && strings.IndexByte(".)", rest[0]) >= 0 && !wordBehind(rest):
		return digits
	}
	return -1
}

// wordBehind reports whether a letter or digit stands behind the first byte of s.
func wordBehind(s string) bool {
	r, _ := utf8.DecodeRuneInString(s[1:])
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
