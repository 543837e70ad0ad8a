package bulk

import (
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/wording"
)

// commonMark escapes a line so that CommonMark reads exactly these characters. It escapes only what it must, because
// people read the files.
var commonMark = wording.Markdown{
	Always:    "\\`*_[]<~", // two tildes strike out what is between them
	LineStart: "#>=",       // headings, quotations, rules
	Sometimes: "&+-.)",
	Acts: func(rest string, at wording.Place) bool {
		switch rest[0] {
		case '&':
			return startsReference(rest[1:])
		case '+', '-': // items of a list
			return at == wording.AtLineStart && !startsWithLetterOrDigit(rest[1:])
		}
		return at == wording.AfterNumber && !startsWithLetterOrDigit(rest[1:]) // numbered items
	},
}

// startsReference reports whether an ampersand before this text may begin a character reference.
func startsReference(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return r == '#' || r < utf8.RuneSelf && unicode.IsLetter(r)
}

func startsWithLetterOrDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
