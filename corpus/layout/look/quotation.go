package look

import (
	"strings"

	"verbatim/corpus/layout/voice"
)

// ClosingOf returns where the mark stands that closes the quotation which opens a text, -1 where it goes on.
func ClosingOf(text string) int {
	pairs := map[rune]string{'"': "\"", '“': "”", '„': "“”", '«': "»", '‘': "’", '\'': "'"}
	open := voice.FirstRune(text)
	for i, r := range text {
		if i == 0 || !strings.ContainsRune(pairs[open], r) {
			continue
		}
		rest := text[i+len(string(r)):]
		if (open == '‘' || open == '\'') && startsWithLetter(rest) { // an apostrophe
			continue
		}
		if open == '"' && startsWithLetter(rest) { // opens an inner quotation
			continue
		}
		return i
	}
	return -1
}

func startsWithLetter(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 0x80)
}

// WithoutLastRemark returns text without a remark in brackets at its end: "(Applause.)".
func WithoutLastRemark(text string) string {
	bare := strings.TrimRight(text, " .")
	if bare == "" || bare[len(bare)-1] != ')' && bare[len(bare)-1] != ']' {
		return text
	}
	open := strings.LastIndexAny(bare, "([")
	if open <= 0 || !SentenceEnd(text[:open]) {
		return text
	}
	return strings.TrimRight(text[:open], " ")
}
