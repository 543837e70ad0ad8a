package cue

import (
	"testing"

	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// TestPatterns checks the examples of the patterns.
func TestPatterns(t *testing.T) {
	readtest.Patterns(t, patterns, func(text string) (*Reader, []token.Sentence) {
		p := &Reader{Reader: readtest.Of(text)}
		return p, p.Sentences
	})
}
