package subject_test

import (
	"testing"

	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// TestPatterns checks the examples of the patterns.
func TestPatterns(t *testing.T) {
	readtest.Patterns(t, subject.Patterns, func(text string) (*subject.Reader, []token.Sentence) {
		p := readtest.Of(text)
		return &p, p.Sentences
	})
}
