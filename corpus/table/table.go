// Package table makes values for tables in code: [Set] of words, and [Pattern], a regular expression that is compiled
// on first use.
package table

import (
	"regexp"
	"sync"
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
