// Package fold reduces letters to a plain form, so that words and names match however they are typed. [String]
// returns lower case without accents and invisible characters, and with ASCII for letters such as "ø" and "ß". The
// index, the comparison of names and attribution share it. Text that is shown is never folded.
package fold

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"verbatim/corpus/legible"
)

// plain has the usual spelling of lower-case letters that Unicode does not decompose, for keyboards without them. It
// also has the marks that are used as an apostrophe or a hyphen.
var plain = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i",
	'ħ': "h", 'ŋ': "n", 'ŧ': "t", 'ĸ': "k",
	'ə': "a", 'ǝ': "a", 'ɛ': "e", 'ɔ': "o", 'ɑ': "a", 'ɪ': "i", 'ʊ': "u", 'ɣ': "g", 'ʒ': "z",
	'ƣ': "g", 'ɲ': "n",
	'ƀ': "b", 'ɓ': "b", 'ƈ': "c", 'ɖ': "d", 'ɗ': "d", 'ƒ': "f", 'ɠ': "g", 'ǥ': "g", 'ɦ': "h",
	'ɨ': "i", 'ƙ': "k", 'ƚ': "l", 'ɫ': "l", 'ƞ': "n",
	'ɵ': "o", 'ƥ': "p", 'ɍ': "r", 'ƭ': "t", 'ʉ': "u", 'ʋ': "v", 'ƴ': "y", 'ɏ': "y", 'ƶ': "z",
	'ⱥ': "a", 'ȼ': "c", 'ɇ': "e", 'ɉ': "j", 'ɋ': "q",
	'’': "'", '‘': "'", 'ʼ': "'", 'ʻ': "'", 'ʹ': "'", '‐': "-", '‑': "-",
}

// Invisible reports whether a character is invisible in a word: a soft hyphen, a zero-width space, a filler.
func Invisible(r rune) bool { return legible.Unseen(r) }

// Visible returns s without invisible characters.
func Visible(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			if strings.IndexFunc(s[i:], Invisible) < 0 {
				return s
			}
			return strings.Map(func(r rune) rune {
				if Invisible(r) {
					return -1
				}
				return r
			}, s)
		}
	}
	return s
}

// Lower returns s in lower case as a dictionary has it: without invisible characters, with letters composed and
// accents kept. It replaces letters of another width and ligatures by plain letters.
func Lower(s string) string {
	switch ascii, capitals := scan(s); {
	case !ascii:
		return lowerByTable(s)
	case !capitals:
		return s
	}
	return strings.ToLower(s)
}

// lowerByTable is Lower for texts that are not ASCII. It looks up the characters unless one of them may join others.
func lowerByTable(s string) string {
	chars := lower()
	var room [usualWord]byte
	b := room[:0]
	for _, r := range s {
		switch {
		case r < tableSize:
			b = append(b, chars[r]...)
		case isMark(r):
			b = utf8.AppendRune(b, r)
		default:
			return compose(s)
		}
	}
	if string(b) == s {
		return s
	}
	return string(b)
}

// usualWord is how many bytes nearly all words have at most.
const usualWord = 64

// compose is Lower for all characters.
func compose(s string) string { return strings.ToLower(norm.NFKC.String(Visible(s))) }

// isMark reports whether a character is a quotation mark or a dash that lower case has, too.
func isMark(r rune) bool { return '‘' <= r && r <= '‟' || '‒' <= r && r <= '―' }

// scan reports whether s is ASCII, and if so whether it has capitals.
func scan(s string) (ascii, capitals bool) {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return false, false
		}
		capitals = capitals || 'A' <= c && c <= 'Z'
	}
	return true, capitals
}

// String returns s folded.
func String(s string) string {
	if ascii, capitals := scan(s); !ascii {
		return string(Append(make([]byte, 0, len(s)+8), s))
	} else if !capitals {
		return s
	}
	return strings.ToLower(s)
}

// Append appends s, folded, to b.
func Append[T string | []byte](b []byte, s T) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			b = append(b, c+('a'-'A'))
		case c < utf8.RuneSelf:
			b = append(b, c)
		default:
			r, n := utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
			b = appendRune(b, r)
			i += n
			continue
		}
		i++
	}
	return b
}

// appendRune appends a character beyond ASCII, folded.
func appendRune(b []byte, r rune) []byte {
	if r < tableSize {
		return append(b, table()[r]...)
	}
	return appendParts(b, r)
}

// appendParts decomposes a character. It looks up each letter and drops accents.
func appendParts(b []byte, r rune) []byte {
	if Invisible(r) {
		return b
	}
	for _, part := range norm.NFKD.String(string(r)) {
		if part = unicode.ToLower(part); unicode.Is(unicode.Mn, part) {
			continue
		}
		if letters, ok := plain[part]; ok {
			b = append(b, letters...)
			continue
		}
		b = utf8.AppendRune(b, part)
	}
	return b
}

// tableSize is the end of the table of folded characters: the Latin letters of Europe and Africa, and the first of
// Vietnam's.
const tableSize = 0x250

// table has the folded characters below tableSize. It is made on first use.
var table = sync.OnceValue(func() *[tableSize]string { return tableOf(foldRune) })

// lower has the same characters in lower case.
var lower = sync.OnceValue(func() *[tableSize]string { return tableOf(lowerRune) })

func foldRune(r rune) string  { return string(appendParts(nil, r)) }
func lowerRune(r rune) string { return compose(string(r)) }

// tableOf returns what becomes of the characters below tableSize.
func tableOf(change func(rune) string) *[tableSize]string {
	var all [tableSize]string
	for r := range all {
		all[r] = change(rune(r))
	}
	return &all
}
