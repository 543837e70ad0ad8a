package query

import (
	"strings"
	"unicode"

	"verbatim/corpus/wording"
)

// MinPrefix is the minimum number of letters before a star. Fewer letters begin too many words.
const MinPrefix = 3

// star after the first letters of a word stands for the rest of the word.
const star = "*"

const prefixExample = "morator*"

// cutStar makes a term that ends in a star a prefix. A star elsewhere is an error: a search for words in the middle of
// others would have to read all words of the corpus.
func (t *Term) cutStar() *Error {
	if !strings.Contains(t.Text, star) {
		return nil
	}
	if t.Phrase {
		return &Error{Message: wording.Say("a star has no meaning in a phrase"),
			Hint: wording.Say("write the word outside the quotation marks, for example %s", prefixExample)}
	}
	word, ok := strings.CutSuffix(strings.TrimRight(t.Text, "?!.,;:…"), star)
	isOther := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
	if !ok || !hasWord(word) || strings.ContainsFunc(word, isOther) || countTokens(word) > 1 {
		return &Error{Message: wording.Say("a star is allowed only at the end of a word"),
			Hint: wording.Say("for example %s; leave other stars out", prefixExample)}
	}
	letters := 0
	for _, r := range word {
		if !unicode.IsMark(r) {
			letters++
		}
	}
	if letters < MinPrefix {
		return &Error{Message: wording.Say("%s has fewer than %d letters before the star", wording.Quote(word+star),
			MinPrefix),
			Hint: wording.Say("write more letters, for example %s", prefixExample)}
	}
	t.Text, t.Prefix = word, true
	return nil
}
