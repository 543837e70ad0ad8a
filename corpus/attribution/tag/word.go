package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Word is a token as the tagger sees it.
type Word struct {
	Text  string // as written
	Upper bool   // begins with a capital
	First bool   // is the first word of its sentence
}

// NewWord returns the word with this text.
func NewWord(text string, first bool) Word {
	return Word{Text: text, Upper: text != "" && text[0] >= 'A' && text[0] <= 'Z', First: first}
}

// signs are the tags of signs that are one byte long.
var signs = func() (table [256]Tag) {
	for r := range rune(utf8.RuneSelf) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			table[r] = Sign
		}
	}
	for t, list := range map[Tag]string{Comma: ",", Stop: ".?!", Colon: ":;-", Quote: "\"'`", Bracket: "()[]{}"} {
		for _, c := range list {
			table[c] = t
		}
	}
	return table
}()

// OfSign returns the tag of a token without letters and digits, or None for other tokens.
func OfSign(text string) Tag {
	if text == "" {
		return Sign
	}
	if c := text[0]; c < utf8.RuneSelf {
		return ofASCII(text)
	}
	switch text {
	case "“", "”", "„", "‟", "«", "»", "‘", "’", "‚":
		return Quote
	case "–", "—", "―", "−":
		return Colon
	case "…":
		return Stop
	}
	return None
}

// ofASCII returns the tag of a sign that begins with an ASCII character.
func ofASCII(text string) Tag {
	t := signs[text[0]]
	for i := 1; i < len(text) && t != None; i++ {
		switch c := text[i]; {
		case c >= utf8.RuneSelf || signs[c] == None:
			return None
		case c != text[0]:
			t = Sign
		}
	}
	return t
}

// isNumber reports whether a word begins with a digit, or with a sign and a digit.
func isNumber(text string) bool {
	if len(text) > 1 && strings.IndexByte("+-.", text[0]) >= 0 {
		text = text[1:]
	}
	return text != "" && text[0] >= '0' && text[0] <= '9'
}

// ending returns the last letters of a word, at most n of them, in lower case and five bits each. Other characters
// count as one letter.
func ending(text string, n int) (key Feature) {
	for i := max(0, len(text)-n); i < len(text); i++ {
		c := text[i] | 0x20
		if c < 'a' || c > 'z' {
			c = 'a' - 1
		}
		key = key<<5 | Feature(c-'a'+2)
	}
	return key
}
