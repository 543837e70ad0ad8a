package decode

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Marks beyond ASCII, by where they stand in English text.
const (
	openingMarks = "“‘„‚«‹"      // before a word
	closingMarks = "”»›"         // after a word or its punctuation
	beforeSpace  = "©®™†‡½¼¾²³¹" // no letter follows
	betweenSigns = "£€¥¢§¶•·×±°ºª÷¡¿"
)

// fits reports whether a character beyond ASCII fits the two characters before it and the two after it. A character
// that was read in the wrong charset seldom does: "donÕt", "Ã©", "K”ln". 0 stands for the start or the end.
func fits(before2, before, c, after, after2 rune) bool {
	joins := isLetter(before) || unicode.IsDigit(before)
	joined := isLetter(after) || unicode.IsDigit(after)
	switch {
	case c == utf8.RuneError || unicode.IsControl(c):
		return false
	case c == '\u00a0' || c == '…' || c == '—' || c == '\ufeff':
		return true
	case c == '–':
		return !unicode.IsLower(before) || !unicode.IsLower(after)
	case c == '’':
		return joined || !unicode.IsSpace(before) && before != 0
	case c == '´':
		return isLetter(before) && isLetter(after)
	case strings.ContainsRune(openingMarks, c):
		return !joins && !unicode.IsSpace(after) && after != 0
	case strings.ContainsRune(closingMarks, c):
		return !isLetter(after) && !unicode.IsSpace(before) && before != 0
	case strings.ContainsRune(beforeSpace, c):
		return !isLetter(after)
	case strings.ContainsRune(betweenSigns, c):
		return !isLetter(before) && (!isLetter(after) || strings.ContainsRune("•·°§¶¡¿", c))
	case isLetter(c):
		return letterFits(before2, before, c, after, after2)
	}
	return false
}

// isLetter reports whether c is a letter. The ordinal signs, which Unicode calls letters, are none.
func isLetter(c rune) bool { return unicode.IsLetter(c) && c != 'º' && c != 'ª' }

// letterFits reports whether a letter with an accent fits a word: no capital follows a small letter, and no letter
// stands alone but the French "à". No English text has three letters with accents in a row.
func letterFits(before2, before, c, after, after2 rune) bool {
	inWord := isLetter(before) || isLetter(after)
	switch {
	case !unicode.Is(unicode.Latin, c), unicode.IsDigit(before), isAccented(before) && isAccented(before2):
		return false
	case !inWord:
		return c == 'à' || before == '-' && after == '-'
	case unicode.IsUpper(c):
		capital := unicode.IsUpper(after) && unicode.IsLower(after2) // "ÒThe"
		return !unicode.IsLower(before) && (isLetter(before) || !capital)
	}
	capitals := unicode.IsUpper(before2) && unicode.IsUpper(before)
	return !unicode.IsUpper(after) && !capitals
}

func isAccented(c rune) bool { return c >= utf8.RuneSelf && isLetter(c) }
