package correction

import (
	"testing"

	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/draft"
	"verbatim/corpus/attribution/report"
	"verbatim/corpus/attribution/scope"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// TestPatterns checks the examples in patterns.txt.
func TestPatterns(t *testing.T) {
	readtest.Patterns(t, patterns, func(text string) (*draft.Reader, []token.Sentence) {
		scopes := scope.Reader{Reader: report.Reader{Reader: cue.Reader{Reader: readtest.Of(text)}}}
		r := &draft.Reader{Reader: speaker.Reader{Reader: scopes}}
		return r, r.Sentences
	})
}
