package look

import (
	"strings"

	"verbatim/corpus/layout/voice"
	"verbatim/corpus/table"
)

// NamesSpeech reports whether a row is the name of a speech without who gives it: "Remarks at a Press Conference",
// "Joint
// Statement".
func NamesSpeech(text string) bool {
	words := strings.Fields(text)
	for i, w := range words[:min(len(words), maxAdjectives+1)] {
		w = strings.ToLower(strings.Trim(w, ".,:;()[]"))
		if Possessives[w] || strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") {
			return false
		}
		if SpeechNoun(w) {
			return OpensWithNoun(strings.Join(words[i:], " "))
		}
	}
	return false
}

// maxAdjectives is how many words the name of a speech may have before its noun: "Joint Press Statement".
const maxAdjectives = 2

// OpensWithNoun reports whether what is below a heading is named in its first words: "2022 New Year address to …".
func OpensWithNoun(text string) bool {
	words := strings.Fields(text)
	for i, w := range words[:min(len(words), maxBeforeNoun)] {
		w = strings.ToLower(strings.Trim(w, ".,:;()[]"))
		if voice.Finite[w] { // "Ada Marsh's dam is a statement"
			return false
		}
		if !SpeechNoun(w) {
			continue
		}
		return i+1 == len(words) || afterNoun[strings.ToLower(words[i+1])] || !startsWithLetter(words[i+1])
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

// SpeechNouns name what a heading says is below, in lower case.
var SpeechNouns = []string{
	"delivery", "conference",
	"remarks", "statement", "speech", "address", "speech made", "speech given", "statement made", "remarks made",
	"briefing",
	"intervention", "testimony", "delivered", "lecture", "opening words", "keynote", "message", "eulogy",
	"opening comments",
}

// SpeechNoun reports whether a word in lower case names what a heading says is below.
func SpeechNoun(word string) bool {
	for _, n := range SpeechNouns {
		if word == n {
			return n != "delivered"
		}
	}
	return false
}

// IndexFold is strings.Index for an ASCII word in either case. It returns an offset in text, which an offset in
// strings.ToLower(text) need not be: İ and Ⱥ grow by a byte.
func IndexFold(text, word string) int {
	for i := 0; i+len(word) <= len(text); i++ {
		if strings.EqualFold(text[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

// EndsWithAny reports whether a text ends with one of the words, or with one and a bracket.
func EndsWithAny(text string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(text, w) || strings.HasSuffix(text, w+")") {
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
