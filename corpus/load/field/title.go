package field

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/layout/head"
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

// recordMark matches what pages of a parliament's record add to their title.
var recordMark = table.Pattern(`\s+[-–—|]\s+Hansard(?:\s*[-–—|]+(?:\s*UK Parliament)?)*$`)

// CleanTitle returns a headline on one line, without the full stop or semicolon that some archives add. It keeps the
// full stop of an abbreviation and of a second sentence.
func CleanTitle(s string) string {
	s = strings.TrimRight(OneLine(s), "; ")
	s = recordMark().ReplaceAllString(s, "")
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

// titleOfText makes a title for an article without a headline: the first words after the dateline. It returns "" if
// they are what someone said, since words without their speaker are no title.
func titleOfText(text string) string {
	lines := firstLines(text)
	for i, line := range lines {
		d, wired := parseDateline(line)
		switch {
		case Furniture(line) || dateLine(line) != nil || IsURL(line) || isLabelled(line) || wired && d.words == "":
			continue
		case isSpeech(lines[i:]):
			return ""
		case wired:
			line = d.words
		}
		return firstWords(line)
	}
	return ""
}

// firstWords returns the words of a line that serve as a title.
func firstWords(line string) string {
	words := strings.Fields(OneLine(line[:wording.Floor(line, 2*MaxTitle)]))
	if len(words) <= titleWords {
		return CleanTitle(strings.Join(words, " "))
	}
	return strings.TrimRight(strings.Join(words[:titleWords], " "), ",;:.—–-") + "…"
}

// minNameWords is how many words the name of a file must have to serve as a title.
const minNameWords = 2

// titleOfName makes a title of the words in the name of a file: "2021-12-21-a-window-opens.txt". It returns "" if there
// are too few; then the file's path is shown.
func titleOfName(name string) string {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if m := dateInName().FindStringSubmatchIndex(base); m != nil {
		base = base[:m[2]] + base[m[3]:]
	}
	words := strings.FieldsFunc(base, func(r rune) bool { return !isWordRune(r) && r != '\'' && r != '’' })
	letters := 0
	for _, w := range words {
		if strings.ContainsFunc(w, unicode.IsLetter) {
			letters++
		}
	}
	if letters < minNameWords {
		return ""
	}
	first, size := utf8.DecodeRuneInString(words[0])
	words[0] = string(unicode.ToUpper(first)) + words[0][size:]
	return Clip(strings.Join(words, " "))
}

// withoutPublisher returns a headline without the publisher at its end: "Talks resume - TASS".
func withoutPublisher(title, publisher string) string {
	for _, mark := range []string{" - ", " – ", " — ", " | "} {
		i := strings.LastIndex(title, mark)
		if i > 0 && publisher != "" && strings.EqualFold(title[i+len(mark):], publisher) {
			return CleanTitle(title[:i])
		}
	}
	return title
}

// withoutAgency returns a headline without the agency at its end, and the agency: "Talks resume | Reuters".
func withoutAgency(line string) (title, agency string) {
	if i := strings.LastIndex(line, " | "); i > 0 && head.Agency(strings.TrimSpace(line[i+3:])) {
		return strings.TrimSpace(line[:i]), strings.TrimSpace(line[i+3:])
	}
	return line, ""
}

// sameTitle reports whether two lines are the same headline, ignoring full stops and case.
func sameTitle(a, b string) bool { return strings.EqualFold(CleanTitle(a), CleanTitle(b)) }
