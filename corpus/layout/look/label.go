package look

import (
	"strings"
	"unicode"

	"verbatim/corpus/layout/voice"
)

// LetterOf returns how many bytes of text are the label of a question or an answer set as a letter: "Q:", "A.", "Q -".
func LetterOf(text string) (int, bool) {
	if len(text) < 4 || text[0] != 'Q' && text[0] != 'A' {
		return 0, false
	}
	switch rest := text[1:]; {
	case rest[0] == ':' || rest[0] == '.' && rest[1] == ' ':
		return 2, true
	case text[0] == 'Q' && rest[0] == ' ' && (unicode.IsUpper(voice.FirstRune(rest[1:])) || stageOpening(rest[1])):
		return 2, true
	case text[0] == 'Q' && (strings.HasPrefix(rest, "  ") || rest[0] == '\t' || strings.HasPrefix(rest, "\u00a0")):
		return 2, true
	case strings.HasPrefix(rest, " - "), strings.HasPrefix(rest, " – "), strings.HasPrefix(rest, " — "):
		return 1 + strings.Index(rest[1:], " ") + 1, true
	}
	return 0, false
}

// stageOpening reports whether a character opens a remark in brackets: "Q (Inaudible.)".
func stageOpening(c byte) bool { return c == '(' || c == '[' }

// ColonOf returns where the colon stands that ends the label of text, or 0: on its first line, outside of brackets,
// with no end of a sentence before it.
func ColonOf(text string) int {
	if strings.IndexByte(text[:min(len(text), MaxLabel+1)], ':') < 0 {
		return 0
	}
	depth := 0
	for i, r := range text {
		if i > MaxLabel {
			return 0
		}
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case '\n': // only where hard-wrapped
			if i < MinWrapped {
				return 0
			}
		case '?', '!', ';', '“', '”', '"', '«':
			return 0
		case '.':
			if depth == 0 && endsSentence(text, i) {
				return 0
			}
		case ':':
			if depth <= 0 && (i+1 == len(text) || !Digit(text[i+1]) && text[i+1] != '/') {
				return i
			}
		}
	}
	return 0
}

// endsSentence reports whether the full stop at byte i of text ends a sentence: a long word stands before it and white
// space follows. An initial or a title's stop ends none.
func endsSentence(text string, i int) bool {
	if i+1 >= len(text) || text[i+1] != ' ' {
		return false
	}
	word := text[strings.LastIndexAny(text[:i], " (.")+1 : i]
	return len(word) > 3 && !strings.EqualFold(word, "prof")
}

// FirstName returns the first word of a label that is longer than a title: "MARSH" of "Mr. MARSH".
func FirstName(text string) string {
	separates := func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '(' }
	for _, w := range strings.FieldsFunc(text, separates) {
		if !strings.HasSuffix(w, ".") && len(w) > 1 && !voice.Courtesy[strings.ToLower(w)] && w != "The" {
			return w
		}
	}
	return text
}

// RecordEnd returns the length of a label as parliaments' records have it, which ends with a full stop, or 0:
// "Mr. MARSH (Ohio).", "Ms. ADA MARSH of Ohio.", "The SPEAKER pro tempore.".
func RecordEnd(text string) int {
	rest, titled := cutAny(text, recordTitles)
	if !titled {
		return 0
	}
	if acting, ok := strings.CutPrefix(rest, "Acting "); ok {
		rest = acting
	}
	word, _, _ := strings.Cut(rest, " ")
	if !voice.AllCaps(strings.TrimRight(word, ".,")) {
		return 0
	}
	return recordStop(text, len(text)-len(rest))
}

// recordTitles open a label of a record.
var recordTitles = []string{"Mr. ", "Mrs. ", "Ms. ", "Miss ", "Dr. ", "The "}

// recordStop returns where the full stop of a record's label ends, looked for from byte from on.
func recordStop(text string, from int) int {
	depth := 0
	for i := from; i < len(text) && i < MaxLabel; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '.':
			stop := depth == 0 && i+1 < len(text) && text[i+1] == ' '
			if stop && i-strings.LastIndexByte(text[:i], ' ') > 2 { // not the stop of an initial
				return i + 1
			}
		case ':', '?', '!', ';', '\n', '"':
			return 0
		}
	}
	return 0
}

// HearingStop returns where the full stop is that may end a hearing's label: it follows a word that is longer than a
// title. It returns 0 where more words precede the stop than such a label has.
func HearingStop(text string) int {
	text = text[:min(len(text), MaxLabel)]
	begin, words := 0, 1
	for i := 0; i+2 < len(text) && words <= MaxHearing; i++ {
		switch {
		case text[i] == ' ':
			if i > begin {
				words++
			}
			begin = i + 1
		case text[i] == '.' && text[i+1] == ' ' && i-begin >= maxTitleStop:
			return i
		}
	}
	return 0
}

// A title and a name of a hearing's label have at most MaxHearing words. The stop of a title has at most maxTitleStop
// bytes before it: "Mrs.".
const (
	MaxHearing   = 3
	maxTitleStop = 4
)

// MaxLabel is how many bytes a label may have: a name and an office.
const MaxLabel = 140

// MinWrapped is how many bytes a line of hard-wrapped text has at least.
const MinWrapped = 55
