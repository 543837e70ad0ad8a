package decode

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Plain returns the contents of a text file as UTF-8. It follows a byte order mark of UTF-16. Text that is not UTF-8
// is read in the charset that fits its words, if there is one; otherwise it is returned unchanged, and CheckText
// refuses it.
func Plain(data []byte) ([]byte, error) {
	plain, err := marked(data)
	if err != nil || len(plain) != len(data) {
		return plain, err
	}
	return guessed(data), nil
}

// A reading is a charset as a table: the character of each byte.
type reading struct {
	characters *[256]rune
	utf8       bool // valid sequences of UTF-8 are one character each; the table is for the bytes between them
}

// minLetters is how many letters in ASCII a text has at least for each character beyond ASCII. In English, marks and
// accents are fewer. Where they are more, a guess would be of another language.
const minLetters = 5

// minFits is how many characters beyond ASCII there are at least for each one that does not fit its neighbours.
const minFits = 20

// guessed returns data in the charset whose characters fit their neighbours best, or data itself if it is UTF-8 or
// no charset fits.
func guessed(data []byte) []byte {
	if utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return data
	}
	letters, foreign := count(data)
	if foreign*minLetters > letters {
		return data
	}
	var best *reading
	fewest := foreign/minFits + 1
	for _, r := range readings() {
		if n := r.misfits(data, fewest); n < fewest {
			best, fewest = &r, n
		}
	}
	if best == nil {
		return data
	}
	return best.decode(data)
}

// count counts the letters in ASCII, and the characters beyond ASCII.
func count(data []byte) (letters, foreign int) {
	for len(data) > 0 {
		size := 1
		switch b := data[0]; {
		case b >= utf8.RuneSelf:
			_, size = utf8.DecodeRune(data)
			foreign++
		case isASCIILetter(b):
			letters++
		}
		data = data[size:]
	}
	return letters, foreign
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// readings are the charsets that are tried, the likeliest first. A text of two charsets, such as UTF-8 into which
// Windows-1252 was pasted, comes before those that would spoil its UTF-8.
func readings() []reading {
	windows := tableOf(charmap.Windows1252)
	return []reading{
		{windows, true}, {windows, false}, {tableOf(charmap.ISO8859_15), false}, {tableOf(charmap.Macintosh), false},
		{tableOf(charmap.CodePage850), false}, {tableOf(charmap.Windows1250), false}, {tableOf(charmap.ISO8859_2), false},
	}
}

// tableOf returns the characters of a charset. Bytes without one are utf8.RuneError.
func tableOf(c *charmap.Charmap) *[256]rune {
	var t [256]rune
	for b := range t {
		t[b] = c.DecodeByte(byte(b))
	}
	return &t
}

// next returns the character at the start of data and its length in bytes.
func (r *reading) next(data []byte) (rune, int) {
	if r.utf8 && data[0] >= utf8.RuneSelf {
		if c, size := utf8.DecodeRune(data); size > 1 {
			return c, size
		}
	}
	return r.characters[data[0]], 1
}

// misfits counts the characters beyond ASCII that don't fit their neighbours. It stops at most.
func (r *reading) misfits(data []byte, most int) int {
	n := 0
	var at [3]rune // two characters, and the one that is judged
	for n < most {
		var after, after2 rune
		size := 0
		if len(data) > 0 {
			after, size = r.next(data)
			data = data[size:]
		}
		if at[2] >= utf8.RuneSelf {
			if len(data) > 0 {
				after2, _ = r.next(data)
			}
			if !fits(at[0], at[1], at[2], after, after2) {
				n++
			}
		}
		if size == 0 {
			break
		}
		at = [3]rune{at[1], at[2], after}
	}
	return n
}

// decode returns data as UTF-8.
func (r *reading) decode(data []byte) []byte {
	out := make([]byte, 0, len(data)+len(data)/16)
	for len(data) > 0 {
		c, size := r.next(data)
		out = utf8.AppendRune(out, c)
		data = data[size:]
	}
	return out
}
