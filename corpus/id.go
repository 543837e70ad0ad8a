package corpus

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
	"unicode"
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
	for i := range quotes {
		start := normalStart(quotes[i].Pieces(text))
		n := seen[start]
		seen[start] = n + 1
		sum := sha256.Sum256([]byte(path + "\x00" + start + "\x00" + strconv.Itoa(n)))
		quotes[i].ID = idEncoding.EncodeToString(sum[:])[:IDLen]
	}
}

// normalStart returns the first idPrefix letters and digits of the pieces in lower case, with one space between
// words. Changes to marks, dashes and line breaks don't affect it.
func normalStart(pieces []string) string {
	var b strings.Builder
	n, gap := 0, false
	for _, piece := range pieces {
		for _, r := range piece {
			if n >= idPrefix {
				return b.String()
			}
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				gap = n > 0
				continue
			}
			if gap {
				b.WriteByte(' ')
				n++
				gap = false
			}
			b.WriteRune(unicode.ToLower(r))
			n++
		}
		gap = n > 0
	}
	return b.String()
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
