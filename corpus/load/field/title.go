package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/legible"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// MaxTitle is the longest first line in bytes that is a headline; the longest of 840 US news articles has 153.
const MaxTitle = 200

// titleWords is how many first words serve as the title of an article without a headline.
const titleWords = 12

// OneLine returns s on one line, with single spaces and without control characters.
func OneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), legible.IsBreak(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// closers are marks that may follow the full stop of a headline.
const closers = "\"'’”»)"

// CleanTitle returns a headline on one line, without the full stop or semicolon that some archives add. It keeps the
// full stop of an abbreviation and of a second sentence.
func CleanTitle(s string) string {
	s = strings.TrimRight(OneLine(s), "; ")
	bare := strings.TrimRight(s, closers)
	tail := s[len(bare):]
	body, stopped := strings.CutSuffix(bare, ".")
	if strings.HasSuffix(body, "…") {
		return body + tail
	}
	if !stopped || strings.HasSuffix(body, ".") || hasSentenceEnd(body) || isAbbreviation(body) {
		return s
	}
	if tail != "" && !strings.ContainsAny(tail, "\"'’”»") {
		return s
	}
	return body + tail
}

func hasSentenceEnd(s string) bool {
	for _, end := range []string{"? ", "! ", ". "} {
		for i := strings.Index(s, end); i >= 0; {
			if end != ". " || !isAbbreviation(s[:i]) {
				return true
			}
			next := strings.Index(s[i+1:], end)
			if next < 0 {
				break
			}
			i += 1 + next
		}
	}
	return false
}

// abbreviations are words that are written with a full stop.
var abbreviations = table.Set("Jr", "Sr", "Inc", "Co", "Corp", "Ltd", "St", "Mr", "Mrs", "Ms", "Dr", "Sen",
	"Rep", "Gov", "Gen", "vs", "No", "etc", "Lt", "Col", "Prof", "Rev", "Sgt")

// isAbbreviation reports whether s ends in a word that is written with a full stop: a title, or letters as in "U.S".
func isAbbreviation(s string) bool {
	word := s[strings.LastIndexAny(s, " ‘“(")+1:]
	_, size := utf8.DecodeRuneInString(word)
	return abbreviations[word] || strings.Contains(word, ".") || len(word) == size && word != "I" && word != "a" &&
		!isDigit(word)
}

func isDigit(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }

// titleOfText makes a title for an article without a headline: the first words after the dateline.
func titleOfText(text string) string {
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	text = text[:wording.Floor(text, 2*MaxTitle)]
	if i := strings.IndexAny(text, "\r\n"); i >= 0 {
		text = text[:i]
	}
	if _, ok := parseDateline(text); ok {
		if m := bracketed().FindString(text); len(m) < len(text) {
			text = text[len(m):]
		}
	}
	words := strings.Fields(OneLine(text))
	if len(words) <= titleWords {
		return CleanTitle(strings.Join(words, " "))
	}
	return strings.TrimRight(strings.Join(words[:titleWords], " "), ",;:.—–-") + "…"
}

// sameTitle reports whether two lines are the same headline, ignoring full stops and case.
func sameTitle(a, b string) bool { return strings.EqualFold(CleanTitle(a), CleanTitle(b)) }
