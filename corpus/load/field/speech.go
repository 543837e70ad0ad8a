package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/layout/head"
	"verbatim/corpus/table"
)

// isSpeech reports whether the first of some lines is what someone said and no headline: a sentence in quotation
// marks, a line of a dialogue, or the first turn of a transcript. Headlines with quotations have single marks, a label
// that comes once, or capitals.
func isSpeech(lines []string) bool {
	line := lines[0]
	if h, ok := head.Of(line, corpus.Span{End: len(line)}); ok {
		line = line[h.End:]
	}
	line = strings.TrimLeft(line, "> *")
	first, size := utf8.DecodeRuneInString(line)
	switch {
	case isTitleCase(line):
		return false
	case strings.ContainsRune("\"“«„", first):
		return quotesSentence(line[size:])
	case strings.ContainsRune("–—-", first):
		return strings.HasPrefix(line[size:], " ") && endsSentence(line)
	}
	return opensTranscript(line, lines[1:])
}

// quotesSentence reports whether a line that a quotation mark opens has a sentence between its marks: "…," she said.
func quotesSentence(line string) bool {
	end := strings.IndexAny(line, "\"”»")
	if end < 0 {
		return endsSentence(line)
	}
	inside, after := line[:end], strings.TrimLeft(line[end:], "\"”» ")
	whole := strings.HasSuffix(inside, ",") || strings.HasPrefix(after, ",") || endsSentence(inside)
	return whole && endsSentence(line)
}

// minLabels is how many lines of a transcript after the first have a label, where the labels are not in capitals: the
// next line, or one with the same label, and another.
const minLabels = 2

// maxAcronym is the longest label in capitals that may be a body in a headline: "NATO: Dam is safe."
const maxAcronym = 4

// opensTranscript reports whether a line is the first turn of a transcript that goes on in later lines.
func opensTranscript(line string, later []string) bool {
	name, words, ok := speakerLabel(line)
	if words == "" && len(later) > 0 { // the name on a line of its own
		words = later[0]
	}
	upper := name == strings.ToUpper(name) && !isTitleCase(words)
	switch labels, next := laterLabels(name, later); {
	case !ok:
		return false
	case next && upper:
		return true
	case !endsSentence(words):
		return false
	default:
		return dialogue[strings.ToLower(name)] || upper && len(name) > maxAcronym || next && labels >= minLabels
	}
}

// dialogue are labels that no headline has, in lower case.
var dialogue = table.Set("q", "a", "question", "answer", "questioner", "interviewer", "interviewee", "moderator")

// laterLabels counts the lines with a label. next reports whether the first of them has one, or another has the same.
func laterLabels(name string, lines []string) (count int, next bool) {
	for i, line := range lines {
		if other, said, ok := speakerLabel(line); ok && endsSentence(said) {
			count++
			next = next || i == 0 || other == name
		}
	}
	return count, next
}

// isTitleCase reports whether most longer words of a line begin with a capital, as in many headlines.
func isTitleCase(line string) bool {
	upper, lower := 0, 0
	for w := range strings.FieldsSeq(line) {
		w = strings.TrimLeft(w, "\"“‘'«(")
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case len(w) < minTitleWord:
		case unicode.IsUpper(first):
			upper++
		case unicode.IsLower(first):
			lower++
		}
	}
	return upper >= minLabels && lower*4 <= upper
}

// minTitleWord is how many bytes a word has at least that headlines write with a capital.
const minTitleWord = 4

// maxSpeaker is the longest name of a speaker in bytes before a colon, with an office.
const maxSpeaker = 90

// speakerLabel splits a line at the colon after its speaker: "MARSH: We wait.", "Q. Will it last?". The names of fields
// and what heads other lines are no speakers.
func speakerLabel(line string) (name, words string, ok bool) {
	for _, letter := range []string{"Q", "A"} {
		if rest, ok := strings.CutPrefix(line, letter+". "); ok {
			return letter, rest, true
		}
	}
	name, words, ok = strings.Cut(line, ":")
	first, _ := utf8.DecodeRuneInString(name)
	if !ok || len(name) > maxSpeaker || !unicode.IsUpper(first) || isLabelled(line) || head.Label(name) {
		return "", "", false
	}
	sentence := strings.ContainsAny(name, "?!;\"“”") || strings.Contains(name, ". ") && len(name) > maxSpeaker/2
	if sentence || words != "" && words[0] != ' ' {
		return "", "", false
	}
	return name, strings.TrimSpace(words), true
}

// endsSentence reports whether a line ends as a sentence does, closing marks and brackets aside.
func endsSentence(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, closers+"] "))
	return strings.ContainsRune(".?!…", last)
}
