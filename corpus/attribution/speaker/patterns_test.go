package speaker_test

import (
	"testing"

	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// TestPatterns checks the examples of patterns.txt.
func TestPatterns(t *testing.T) {
	readtest.Patterns(t, speaker.Patterns, func(text string) (*speaker.Reader, []token.Sentence) {
		p := read(text, "")
		return p, p.Sentences
	})
}
