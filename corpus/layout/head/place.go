package head

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/table"
)

// The longest names of places that heads have.
const (
	maxPlaceWords = 5
	maxStateWords = 3
	maxStates     = 2
)

// labels are words that are printed where a place would be, in lower case.
var labels = table.Set("abstract", "advisory", "alert", "analysis", "background", "breaking", "clarification",
	"column", "comment", "commentary", "correction", "editorial", "exclusive", "explainer", "factbox", "feature",
	"flashback", "interview", "live", "more", "news", "note", "op-ed", "opinion", "poll", "previously", "profile",
	"related", "report", "review", "roundup", "timeline", "transcript", "update", "updated", "urgent", "video",
	"watch", "accessed", "by", "date", "edited", "from", "modified", "posted", "printed", "published", "retrieved",
	"source")

// askers are labels of those who ask: "QUESTION (Reuters):" is the label of a transcript.
var askers = table.Set("question", "reporter", "journalist", "voice")

// smallWords are words in names of places that need no capital.
var smallWords = table.Set("al", "and", "da", "de", "del", "di", "do", "du", "el", "la", "of", "the", "upon",
	"sur", "am")

// abbreviated are first words of places that are written with a full stop.
var abbreviated = table.Set("st", "ste", "mt", "ft", "pt")

// placeEnd returns where the place ends that begins at byte at of s, with its country or state, or 0.
func placeEnd(s string, at int) int {
	end := wordsEnd(s, at, maxPlaceWords)
	if end == 0 || isLabel(s[at:end]) {
		return 0
	}
	for range maxStates {
		next := stateEnd(s, end)
		if next == 0 {
			break
		}
		end = next
	}
	return end
}

// stateEnd returns where the country or state after a place ends, or 0: ", Fla.", " [India]".
func stateEnd(s string, at int) int {
	if rest, ok := strings.CutPrefix(s[at:], " ["); ok {
		closing := strings.IndexByte(rest, ']')
		if closing <= 0 || closing > maxName || !startsUpper(rest) || Agency(rest[:closing]) {
			return 0
		}
		return at + len(" [") + closing + 1
	}
	if !strings.HasPrefix(s[at:], ", ") {
		return 0
	}
	begin := at + len(", ")
	if startsPart(s, begin) {
		return 0
	}
	end := wordsEnd(s, begin, maxStateWords)
	if end == 0 {
		return 0
	}
	if end < len(s) && s[end] == '.' && isShort(s[begin:end]) {
		end++
	}
	return end
}

// isShort reports whether the name of a state is abbreviated: "Fla", "D.C".
func isShort(name string) bool { return len(name) <= len("Calif") && !strings.Contains(name, " ") }

// wordsEnd returns where the words end that begin at byte at of s and can name a place, at most most of them; 0 for
// none.
func wordsEnd(s string, at, most int) int {
	end := 0
	for n := 0; n < most; {
		length := placeWordLen(s[at:])
		word := s[at : at+length]
		if length == 0 || !startsUpper(word) && (n == 0 || !smallWords[word]) || n > 0 && startsPart(s, at) {
			break
		}
		if startsUpper(word) {
			end = at + length
			n++
		}
		at += length
		if strings.HasPrefix(s[at:], ". ") && table.Get(abbreviated, word) {
			at++
		}
		if at >= len(s) || s[at] != ' ' && s[at] != '/' && !strings.HasPrefix(s[at:], "\u00a0") {
			break
		}
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return end
}

// startsPart reports whether another part of a head begins at byte at of s.
func startsPart(s string, at int) bool {
	return dayLen(s[at:]) > 0 || bareAgency(s, at) > 0
}

// placeWordLen returns the length of the word of a place that opens s: letters, hyphens, apostrophes, and full stops
// between letters.
func placeWordLen(s string) int {
	for i, r := range s {
		if unicode.IsLetter(r) || i > 0 && (r == '\'' || r == '’') {
			continue
		}
		inner := (r == '-' || r == '.') && i > 0 && startsLetter(s[i+1:])
		if !inner {
			return i
		}
	}
	return len(s)
}

// isCapitals reports whether a place, up to its country or state, is written in capitals.
func isCapitals(place string) bool {
	city, _, _ := strings.Cut(place, ",")
	letters := 0
	for _, r := range city {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= minCapitals
}

// minCapitals is how many letters a place in capitals has at least. Shorter words are abbreviations.
const minCapitals = 3

// isLabel reports whether words are a label, or begin as a line about the article does: "By Ada Marsh", "Updated". In
// capitals, more words may be a place.
func isLabel(words string) bool {
	return table.Get(askers, words) || Label(words) && (!strings.Contains(words, " ") || words != strings.ToUpper(words))
}

// Label reports whether the first of some words is a label that is printed where a place or a speaker would be:
// "UPDATE", "Breaking news".
func Label(words string) bool {
	first, _, _ := strings.Cut(words, " ")
	return table.Get(labels, first)
}
