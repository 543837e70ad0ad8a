package corpus

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// IDLen is the length of a quote's id in characters, which hold 50 bits. The probability of two equal ids among
// 100,000 quotes is about 1 in 200,000.
const IDLen = 10

// idPrefix is how many characters of the normalised content an id depends on. An edit after them keeps the id.
const idPrefix = 80

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// AssignIDs sets the id of each quote of the article at path. The id is a hash of the path, the first characters of
// the normalised content, and the ordinal among the article's quotes with the same start. So the id survives a
// reindex and edits elsewhere in the article.
func AssignIDs(path, text string, quotes []Quote) {
	seen := make(map[string]int, len(quotes))
	hashed := make([]byte, 0, len(path)+2*idPrefix)
	for i := range quotes {
		hashed = append(append(hashed[:0], path...), 0)
		hashed = appendStart(hashed, text, quotes[i].Spans)
		start := hashed[len(path)+1:]
		n := seen[string(start)]
		seen[string(start)] = n + 1
		hashed = strconv.AppendInt(append(hashed, 0), int64(n), 10)
		quotes[i].ID = idOf(sha256.Sum256(hashed))
	}
}

// idBytes is how many bytes of a hash an id depends on.
const idBytes = (IDLen*5 + 7) / 8

// idOf returns the id that begins a hash in base32.
func idOf(sum [sha256.Size]byte) string {
	var id [2 * idBytes]byte
	idEncoding.Encode(id[:], sum[:idBytes])
	return string(id[:IDLen])
}

// appendStart appends the first idPrefix letters and digits of the spans in lower case, with one space between words.
// Changes to marks, dashes and line breaks don't affect it.
func appendStart(b []byte, text string, spans []Span) []byte {
	n, gap := 0, false
	for _, span := range spans {
		for _, r := range span.In(text) {
			if n >= idPrefix {
				return b
			}
			if 'a' <= r && r <= 'z' && !gap { // nearly all characters
				b = append(b, byte(r))
				n++
				continue
			}
			r = normal(r)
			if r < 0 {
				gap = n > 0
				continue
			}
			if gap {
				b = append(b, ' ')
				n++
				gap = false
			}
			b = utf8.AppendRune(b, r)
			n++
		}
		gap = n > 0
	}
	return b
}

// normal returns a letter in lower case or a digit, and -1 for other characters.
func normal(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		return r
	case 'A' <= r && r <= 'Z':
		return r + ('a' - 'A')
	case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		return unicode.ToLower(r)
	}
	return -1
}

// ValidID reports whether s has the form of an id.
func ValidID(s string) bool {
	if len(s) != IDLen {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '2' || c > '7') {
			return false
		}
	}
	return true
}
