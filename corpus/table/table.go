// Package table makes values for tables in code: [Set] of words, [Phrase] to look for, and [Pattern], a regular
// expression that is compiled on first use.
package table

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// Pattern returns a regular expression that is compiled on first use: most processes search and read no article.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// Set returns the words as a set.
func Set(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// Get returns what a table in lower case has for a word in small letters or capitals.
func Get[V any](table map[string]V, word string) V {
	var lower [usualWord]byte
	return table[string(AppendLower(lower[:0], word))]
}

// usualWord is how many bytes nearly all words have at most.
const usualWord = 32

// AppendLower appends a word in lower case to b.
func AppendLower(b []byte, word string) []byte {
	for i := range len(word) {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			return append(b[:len(b)-i], strings.ToLower(word)...)
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
}
