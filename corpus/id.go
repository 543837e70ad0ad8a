package corpus

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
	"unicode"
)

// IDLen is the length of a quote's id in characters: 50 bits, so that among 100,000 quotes two share one with a chance of
// about 1 in 200,000.
const IDLen = 10

// idPrefix is how many characters of the normalised content an id depends on: an edit behind them keeps it.
const idPrefix = 80

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// AssignIDs gives each quote of the article at path its id: a hash of the path, the first characters of its normalised
// content and its ordinal among the quotes of the article that have the same. So an id outlives a reindex and any edit
// of the article elsewhere.
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

// normalStart returns the first idPrefix letters and digits of the pieces in lower case, words parted by one space:
// changed marks, dashes and line breaks don't change it.
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

// ValidID reports whether s has the form of a quote's id.
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
