package entity_test

import (
	"testing"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// TestPatterns checks the examples of the patterns.
func TestPatterns(t *testing.T) {
	readtest.Patterns(t, entity.Patterns, func(text string) (*entity.PatternReader, []token.Sentence) {
		r := readtest.Tokens(text)
		return entity.NewPatternReader(r.Reading)
	})
}
