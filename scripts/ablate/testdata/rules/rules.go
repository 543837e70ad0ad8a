// Package rules is a small program for the tests of ablate. Each function has conditions whose outcome is known.
package rules

import (
	"strings"
	"sync"

	"verbatim/corpus"
)

// Extract returns a quote for each line of an article that ends with "said." or "sang."; the source follows the comma.
func Extract(a *corpus.Article) []corpus.Quote {
	var quotes []corpus.Quote
	spoil()
	at := 0
	for line := range strings.Lines(a.Text) {
		if reports(line) {
			content := corpus.Span{Start: at, End: at + words(line)}
			source := corpus.Span{Start: content.End, End: at + len(line)}
			quotes = append(quotes, corpus.Quote{Kind: corpus.Indirect, Spans: []corpus.Span{content}, Source: source})
		}
		at += len(line)
	}
	return quotes
}

// ending is what follows the verb.
var ending = "."

// spoil changes all later results if its condition is forced.
func spoil() {
	if isSound() {
		return
	}
	ending = "!"
}

func isSound() bool { return true }

// reports has a condition that matters in all articles, one that matters in one, one that is never true, and one that
// has both values but changes nothing.
func reports(line string) bool {
	text := strings.TrimSpace(line)
	return strings.HasSuffix(text, verbs()[0]+ending) || strings.HasSuffix(text, "sang.") ||
		strings.Contains(text, "Roe") && strings.HasSuffix(text, "Roe said.")
}

// words has a guard of bounds, and loops that forced conditions do not end.
func words(line string) int {
	i := 0
	for {
		if i == len(line) || line[i] == ',' {
			break
		}
		i++
	}
	for n := 0; n < 3 && strings.HasPrefix(line, "Note"); {
		if strings.Contains(line, "dam") {
			n++
		}
		n++
	}
	return i - depth(i) + i
}

// depth calls itself without end if its condition is forced.
func depth(n int) int {
	if isZero(n) {
		return 0
	}
	return 1 + depth(n-1)
}

func isZero(n int) bool { return n == 0 }

// verbs is read once.
var verbs = sync.OnceValue(readVerbs)

// readVerbs has a condition that no article decides.
func readVerbs() []string {
	var list []string
	for _, word := range strings.Fields("said # sung") {
		if word == "#" {
			break
		}
		list = append(list, word)
	}
	return list
}
