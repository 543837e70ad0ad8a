package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/table"
)

// unfinished are words that end no line unless its sentence goes on.
var unfinished = table.Set("a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "have", "her", "his",
	"in", "into", "is", "its", "of", "on", "or", "said", "says", "than", "that", "the", "their", "to", "told", "was",
	"were", "when", "where", "which", "who", "whose", "will", "with", "would")

// reported matches words after quoted ones in the same sentence: “It hums,” said.
var reported = table.Pattern(`[,.?!…]["”’»]\s+\p{Ll}`)

// joinLines replaces the line breaks at these offsets by spaces where a sentence goes on.
func joinLines(text string, breaks []int) string {
	if len(breaks) == 0 {
		return text
	}
	joined := []byte(text)
	start := 0
	for i, at := range breaks {
		end := len(text)
		if i+1 < len(breaks) {
			end = breaks[i+1]
		}
		if goesOn(text[start:at], text[at+1:end]) {
			joined[at] = ' '
		}
		start = at + 1
	}
	return string(joined)
}

// goesOn reports whether a sentence goes on from one line to the next.
func goesOn(line, next string) bool {
	line = strings.TrimSpace(line)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"”’»')]`))
	if line == "" || strings.ContainsRune(".!?…:;", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(next))
	if unicode.IsLower(first) {
		return true
	}
	word := line[strings.LastIndexAny(line, " \n")+1:]
	return unicode.IsUpper(first) && (unfinished[word] || reported().MatchString(line))
}
