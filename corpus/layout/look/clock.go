package look

import (
	"strings"
)

// LeadIn returns how many bytes at the start of a row are no part of its label: a time, ">>", a bullet, asterisks.
func LeadIn(text string) int {
	at := 0
	for {
		rest := text[at:]
		if rest == "" || isLetter(rest[0]) {
			return at
		}
		n := Clock(rest)
		if n == 0 {
			n = len(rest) - len(strings.TrimLeft(rest, ">*•·–—- \t\u00a0"))
		}
		if n == 0 {
			return at
		}
		at += n
	}
}

// Clock returns the length of a time that opens text, in brackets or not, with the space after it: "[02:50:05] ",
// "17:03 ".
func Clock(text string) int {
	i := 0
	open := strings.HasPrefix(text, "[") || strings.HasPrefix(text, "(")
	if open {
		i++
	}
	digits, colons := 0, 0
	for ; i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] == ':'); i++ {
		if text[i] == ':' {
			colons++
		} else {
			digits++
		}
	}
	if colons == 0 || digits < 3 || i >= len(text) {
		return 0
	}
	if open && (text[i] == ']' || text[i] == ')') {
		return i + 1
	}
	if !open && text[i] == ' ' {
		return i + 1
	}
	return 0
}

// Timed reports whether a time in brackets is in the text: "Ada Marsh (02:31):".
func Timed(text string) bool {
	for at := strings.IndexAny(text, "(["); at >= 0; {
		if Clock(text[at:]) > 0 {
			return true
		}
		next := strings.IndexAny(text[at+1:], "([")
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}

// LastClock returns the length of a time at the end of a text and the space before it: "Ada Marsh 0:42".
func LastClock(text string) int {
	name := strings.TrimRight(text, "0123456789:")
	if bare := strings.TrimRight(name, " \t\u00a0"); strings.Contains(text[len(name):], ":") && len(bare) < len(name) &&
		bare != "" {
		return len(text) - len(bare)
	}
	return 0
}
