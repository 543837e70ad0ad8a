package document

import (
	"encoding/hex"
	"hash/fnv"
	"strconv"
	"strings"

	"verbatim/index/terms"
)

// minCopied is the number of words from which a quote with the same words in another article is a duplicate.
// People often repeat shorter ones.
const minCopied = 5

// WordsKey returns a key that is equal for quotes with the same words, whatever separates them. It is "" for
// few words.
func WordsKey(pieces []string) string {
	var all []string
	for _, p := range pieces {
		all = append(all, terms.Words(p)...)
	}
	if len(all) < minCopied {
		return ""
	}
	h := fnv.New128a()
	h.Write([]byte(strings.Join(all, " ")))
	return hex.EncodeToString(h.Sum(nil))
}

// wordsNumber shortens a key of WordsKey to a number, 0 for "". Different words may have the same number.
func wordsNumber(key string) uint64 {
	if key == "" {
		return 0
	}
	n, _ := strconv.ParseUint(key[:16], 16, 64)
	return max(n, 1)
}
