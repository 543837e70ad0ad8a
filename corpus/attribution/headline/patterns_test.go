package headline

import (
	"testing"

	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// TestPatterns checks the examples in patterns.txt.
func TestPatterns(t *testing.T) {
	readtest.Patterns(t, patterns, func(text string) (*token.Reading, []token.Sentence) {
		r := readtest.Tokens(text)
		return r.AsRead(), r.Sentences
	})
}
