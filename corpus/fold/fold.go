// Package fold brings letters to one plain form, so that a word is found, and a name recognised, however it is typed:
// [String] in lower case, without accents and invisible characters, and with plain letters for such as "ø" and "ß". The
// index, the comparison of names and attribution all use it, so that they agree. What is shown is never folded.
package fold

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"verbatim/corpus/legible"
)

// plain are letters in lower case that Unicode does not take apart, as they are written where they are missing from the
// keyboard, and the marks that stand for an apostrophe or a hyphen.
var plain = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i", 'ħ': "h", 'ŋ': "n", 'ŧ': "t", 'ĸ': "k",
	'ə': "a", 'ǝ': "a", 'ɛ': "e", 'ɔ': "o", 'ɑ': "a", 'ɪ': "i", 'ʊ': "u", 'ɣ': "g", 'ʒ': "z", 'ƣ': "g", 'ɲ': "n",
	'ƀ': "b", 'ɓ': "b", 'ƈ': "c", 'ɖ': "d", 'ɗ': "d", 'ƒ': "f", 'ɠ': "g", 'ǥ': "g", 'ɦ': "h", 'ɨ': "i", 'ƙ': "k", 'ƚ': "l", 'ɫ': "l", 'ƞ': "n",
	'ɵ': "o", 'ƥ': "p", 'ɍ': "r", 'ƭ': "t", 'ʉ': "u", 'ʋ': "v", 'ƴ': "y", 'ɏ': "y", 'ƶ': "z", 'ⱥ': "a", 'ȼ': "c", 'ɇ': "e", 'ɉ': "j", 'ɋ': "q",
	'’': "'", '‘': "'", 'ʼ': "'", 'ʻ': "'", 'ʹ': "'", '‐': "-", '‑': "-",
}

// Invisible reports whether a character is invisible within a word: a soft hyphen, a space without width, a filler.
func Invisible(r rune) bool { return legible.Unseen(r) }

// Visible returns s without invisible characters; s itself where it has none.
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

// Lower returns s in lower case without invisible characters and with its letters composed, accents kept: as a
// dictionary has the word. Letters of another width and ligatures become plain ones.
func Lower(s string) string {
	if ascii, capitals := scan(s); !ascii {
		return strings.ToLower(norm.NFKC.String(Visible(s)))
	} else if !capitals {
		return s
	}
	return strings.ToLower(s)
}

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

// String returns s folded; s itself where it is folded already.
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

// appendRune appends what a character that is no ASCII becomes.
func appendRune(b []byte, r rune) []byte {
	if r < tableSize {
		return append(b, table()[r]...)
	}
	return appendParts(b, r)
}

// appendParts takes a character apart: into letters, of which each is looked up, and accents, which are dropped.
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

// tableSize is up to which character what becomes of it is kept: the Latin letters of Europe, Africa and Vietnam's
// first.
const tableSize = 0x250

// table is what the characters below tableSize become. A process that folds none does not make it.
var table = sync.OnceValue(func() *[tableSize]string {
	var all [tableSize]string
	for r := range all {
		all[r] = string(appendParts(nil, rune(r)))
	}
	return &all
})
