package terms

import (
	"slices"
	"strings"
)

// HavePrefixes reports whether each of the wanted words is a prefix of one of words.
func HavePrefixes(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(words, func(have string) bool { return strings.HasPrefix(have, w) }) {
			return false
		}
	}
	return true
}

// HaveAll reports whether words contain all of the wanted ones, in any order.
func HaveAll(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

// ContainPhrase reports whether words contain the wanted ones next to each other. The last may be a prefix.
func ContainPhrase(words, wanted []string) bool {
	last := len(wanted) - 1
	for i := 0; last >= 0 && i+last < len(words); i++ {
		if slices.Equal(words[i:i+last], wanted[:last]) && strings.HasPrefix(words[i+last], wanted[last]) {
			return true
		}
	}
	return false
}
