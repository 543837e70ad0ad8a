package index

import (
	"slices"
	"strings"
)

// haveBeginnings reports whether each of the wanted words is one of words or the beginning of one.
func haveBeginnings(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(words, func(have string) bool { return strings.HasPrefix(have, w) }) {
			return false
		}
	}
	return true
}

func haveAll(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

// standIn reports whether the wanted words stand next to each other in words; the last may be the beginning of one.
func standIn(words, wanted []string) bool {
	last := len(wanted) - 1
	for i := 0; last >= 0 && i+last < len(words); i++ {
		if slices.Equal(words[i:i+last], wanted[:last]) && strings.HasPrefix(words[i+last], wanted[last]) {
			return true
		}
	}
	return false
}
