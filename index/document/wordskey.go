package document

import (
	"encoding/hex"
	"hash/fnv"
	"strconv"
	"strings"

	"verbatim/index/terms"
)

// leastCopied is how many words a quote has at least for equal words in another article to be a copy: shorter ones people say again
// and again.
const leastCopied = 5

// WordsKey is equal for quotes with the same words, whatever stands between and around them, or "" for few words.
func WordsKey(pieces []string) string {
	var all []string
	for _, p := range pieces {
		all = append(all, terms.Words(p)...)
	}
	if len(all) < leastCopied {
		return ""
	}
	h := fnv.New128a()
	h.Write([]byte(strings.Join(all, " ")))
	return hex.EncodeToString(h.Sum(nil))
}

// wordsNumber shortens a key that wordsKey returns to a number, 0 for none. Words are compared before they pass for the same.
func wordsNumber(key string) uint64 {
	if key == "" {
		return 0
	}
	n, _ := strconv.ParseUint(key[:16], 16, 64)
	return max(n, 1)
}
