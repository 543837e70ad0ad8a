package report

import (
	"testing"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// TestPatterns checks the examples of the patterns.
func TestPatterns(t *testing.T) {
	readtest.Patterns(t, patterns, func(text string) (*Reader, []token.Sentence) {
		r := &Reader{Reader: cue.Reader{Reader: readtest.Of(text)}}
		return r, r.Sentences
	})
}
