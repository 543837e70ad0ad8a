package phrase_test

import (
	"testing"

	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// TestPatterns checks the examples of the patterns.
func TestPatterns(t *testing.T) {
	readtest.Patterns(t, phrase.Nouns, func(text string) (*phrase.Reader, []token.Sentence) {
		p := read(text)
		return p, p.Sentences
	})
	readtest.Patterns(t, phrase.Verbs, func(text string) (*phrase.Words, []token.Sentence) {
		p := read(text)
		return &p.Words, p.Sentences
	})
}
