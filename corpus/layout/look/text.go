// Package look tells what a line of text looks like: a quotation, a heading, a time, a control of the page. It knows no
// other line. Start with [Marked] and [Furniture].
package look

import (
	"strings"
	"unicode/utf8"

	"verbatim/corpus/layout/voice"
	"verbatim/corpus/table"
)

// MaxHeading is how many bytes a heading may have.
const MaxHeading = 160

// openers are the characters that open a quotation.
const openers = "\"“„«‘'"

// Closers are the characters that close one.
const Closers = "\"”“»’'"

// Marked reports whether text begins with a quotation mark.
func Marked(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	return n > 0 && !isLetter(text[0]) && strings.ContainsRune(openers, r)
}

// SentenceEnd reports whether text ends as a sentence does, closing marks and brackets aside.
func SentenceEnd(text string) bool {
	return strings.ContainsRune(".?!…", lastBefore(text, Closers+")] "))
}

// lastBefore returns the last character of a text that is none of some others.
func lastBefore(text, others string) rune {
	for text != "" {
		r, n := utf8.DecodeLastRuneInString(text)
		if r < utf8.RuneSelf && isLetter(byte(r)) || !strings.ContainsRune(others, r) {
			return r
		}
		text = text[:len(text)-n]
	}
	return 0
}

// LastRune returns the last character of a text.
func LastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// StageDirection reports whether a row is nothing but a remark in brackets: "(Laughter.)", "[Applause]", "(As
// delivered)".
func StageDirection(text string) bool {
	r := voice.FirstRune(text)
	if r != '(' && r != '[' {
		return false
	}
	closing := byte(')')
	if r == '[' {
		closing = ']'
	}
	end := strings.IndexByte(text, closing)
	return end >= 0 && strings.Trim(text[end+1:], " .") == ""
}

// SaysI reports whether words outside of quotation marks are in the first person.
func SaysI(text string) bool {
	quoted := false
	for w := range strings.FieldsSeq(text) {
		if !quoted {
			quoted = Marked(w) && voice.FirstRune(w) != '\'' && voice.FirstRune(w) != '‘'
		}
		if quoted {
			quoted = !strings.ContainsAny(strings.TrimLeft(w, "\"“«"), "\"”»")
			continue
		}
		if table.Get(firstPerson, strings.Trim(w, ".,;:!?—-()")) {
			return true
		}
	}
	return false
}

// firstPerson are the words of those who speak of themselves.
var firstPerson = table.Set("i", "we", "our", "my", "us", "i'm", "i’m", "i've", "i’ve", "we've", "we’ve", "we're",
	"we’re", "me")

// isLetter reports whether a byte is a letter of ASCII.
func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// Digit reports whether a byte is a digit.
func Digit(c byte) bool { return c >= '0' && c <= '9' }

// Link reports whether a word is an address, as posts show it.
func Link(word string) bool {
	for _, start := range []string{"http", "pic.twitter.com/", "t.co/"} {
		if strings.HasPrefix(word, start) {
			return true
		}
	}
	return false
}

// Bullet returns the length in bytes of the bullet that opens a text with its white space, or 0.
func Bullet(text string) int {
	if text == "" || isLetter(text[0]) {
		return 0
	}
	for _, b := range []string{"•", "*", "·", "▪", "‣", "-", "–", "—", "--"} {
		if rest, ok := strings.CutPrefix(text, b); ok && rest != "" {
			if trimmedRest := strings.TrimLeft(rest, " \t\u00a0"); len(trimmedRest) < len(rest) {
				return len(text) - len(trimmedRest)
			}
		}
	}
	return 0
}

// Dash returns the length of the dash that opens a text and of the space after it, or 0.
func Dash(text string) int {
	if text == "" || isLetter(text[0]) {
		return 0
	}
	for _, sign := range []string{"-", "–", "—", "―"} {
		if rest, ok := strings.CutPrefix(text, sign); ok {
			if spaces := len(rest) - len(strings.TrimLeft(rest, " \u00a0")); spaces > 0 {
				return len(sign) + spaces
			}
		}
	}
	return 0
}

// Asks reports whether a row ends with a question mark.
func Asks(text string) bool { return lastBefore(text, Closers+")]* ") == '?' }

// Numbering returns the length of the number that opens a text: "1. ".
func Numbering(text string) int {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits == 0 || !strings.HasPrefix(text[digits:], ". ") {
		return 0
	}
	return digits + 2
}

// CapitalLabel reports whether a text begins with words in capitals and a colon.
func CapitalLabel(text string) bool {
	name, _, ok := strings.Cut(text[:min(len(text), maxCapitalLabel)], ":")
	return ok && Capitals(name) && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .'-#") == ""
}

// maxCapitalLabel is how many bytes a label in capitals may have that names no one known.
const maxCapitalLabel = 40
