package look

import (
	"strings"
	"unicode"

	"verbatim/corpus/layout/voice"
	"verbatim/corpus/table"
)

// NamesSpeech reports whether a row is the name of a speech without who gives it: "Remarks at a Press Conference",
// "Joint Statement".
func NamesSpeech(text string) bool {
	for range maxAdjectives + 1 {
		word, rest := cutWord(text)
		w := strings.Trim(word, punctuation)
		if table.Get(Possessives, w) || possessive(w) {
			return false
		}
		if SpeechNoun(w) {
			return OpensWithNoun(text)
		}
		text = rest
	}
	return false
}

// possessive reports whether a word ends as that of an owner does.
func possessive(word string) bool {
	if !strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "S") {
		return false
	}
	owner := word[:len(word)-1]
	return strings.HasSuffix(owner, "'") || strings.HasSuffix(owner, "’")
}

// maxAdjectives is how many words the name of a speech may have before its noun: "Joint Press Statement".
const maxAdjectives = 2

// punctuation is what may stand around a word of a heading.
const punctuation = ".,:;()[]"

// cutWord returns the first word of a text, and the text after it.
func cutWord(text string) (word, rest string) {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	if end := strings.IndexFunc(text, unicode.IsSpace); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
}

// OpensWithNoun reports whether what is below a heading is named in its first words: "2022 New Year address to …".
func OpensWithNoun(text string) bool {
	for range maxBeforeNoun {
		word, rest := cutWord(text)
		w := strings.Trim(word, punctuation)
		if table.Get(voice.Finite, w) { // "Ada Marsh's dam is a statement"
			return false
		}
		if SpeechNoun(w) {
			next, _ := cutWord(rest)
			return !startsWithLetter(next) || table.Get(afterNoun, next)
		}
		text = rest
	}
	return false
}

// maxBeforeNoun is how many words there may be up to the noun that names a speech: "State of the Union address".
const maxBeforeNoun = 6

// Possessives open descriptions that name no one.
var Possessives = table.Set("my", "our", "his", "her", "their", "your", "its")

// afterNoun are the words that follow the noun in the heading of a speech. A verb would make it a report.
var afterNoun = table.Set("to", "at", "on", "in", "before", "ahead", "after", "during", "following", "for", "about",
	"marking", "upon", "regarding", "from", "of", "as", "with", "and")

// speechNouns name what a heading says is below.
var speechNouns = table.Phrases(
	"delivery", "conference",
	"remarks", "statement", "speech", "address", "speech made", "speech given", "statement made", "remarks made",
	"briefing",
	"intervention", "testimony", "delivered", "lecture", "opening words", "keynote", "message", "eulogy",
	"opening comments",
)

// SpeechNoun reports whether a word names what a heading says is below.
func SpeechNoun(word string) bool {
	for i := range speechNouns {
		if n := &speechNouns[i]; n.Len() == len(word) && n.Opens(word) {
			return !delivered.Opens(word)
		}
	}
	return false
}

// delivered is a word of headings that names nothing.
var delivered = table.NewPhrase("delivered")

// EndsWithNoun reports whether a text ends with a noun that names what a heading says is below, or with one and a
// bracket.
func EndsWithNoun(text string) bool {
	text = strings.TrimSuffix(text, ")")
	for i := range speechNouns {
		if speechNouns[i].Ends(text) {
			return true
		}
	}
	return false
}

// SignatureOf returns the name and office that open what follows a dash: without a further sentence, without where the
// words come from, and without when or why they were said.
func SignatureOf(text string) string {
	for _, end := range []string{" (as ", "; ", " in a ", " in an ", " speaking ", " on Twitter", "\n"} {
		if at := strings.Index(text, end); at > 0 {
			text = text[:at]
		}
	}
	for at := 0; ; {
		stop := strings.Index(text[at:], ". ")
		if stop < 0 {
			break
		}
		at += stop
		if word := text[strings.LastIndexByte(text[:at], ' ')+1 : at]; len(word) > maxAbbreviated {
			text = text[:at]
			break
		}
		at++
	}
	return strings.TrimRight(WithoutOccasion(strings.TrimRight(text, ".,; ")), ".,; ")
}

// SignatureAt returns where the words begin that follow the last dash between spaces of a text. It returns -1 where
// they are longer than a signature.
func SignatureAt(text string) int {
	at := -1
	first := max(0, len(text)-MaxSignature-len("— "))
	for _, sign := range []string{"— ", "– ", "- "} {
		k := first + strings.LastIndex(text[first:], sign)
		if k >= first && k > at && (k == 0 || text[k-1] == ' ') && len(text)-k-len(sign) <= MaxSignature {
			at = k + len(sign)
		}
	}
	return at
}

// MaxSignature is how many bytes a signature may have.
const MaxSignature = 110

// maxAbbreviated is how many letters a word with a full stop may have that ends no sentence: "Prof. Marsh".
const maxAbbreviated = 4

// WithoutOccasion returns a signature without when or why the words were said: "Ada Marsh, asked whether she slept".
func WithoutOccasion(sign string) string {
	for at := strings.Index(sign, ", "); at >= 0; {
		first, _, _ := strings.Cut(sign[at+2:], " ")
		if occasions[first] || strings.HasSuffix(first, "ing") { // "opening the fair"
			return sign[:at]
		}
		next := strings.Index(sign[at+2:], ", ")
		if next < 0 {
			break
		}
		at += 2 + next
	}
	return sign
}

// occasions are words that open when or why something was said.
var occasions = table.Set("asked", "speaking", "commenting", "when", "after", "during", "before", "on", "in", "at",
	"to", "who",
	"his", "her", "their", "while", "as", "addressing", "replying", "responding")
