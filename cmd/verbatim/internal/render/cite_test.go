package render

import (
	"slices"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index"
)

// TestCitationOfAFutureDate checks that a date that can't be right is a note, and not the date of the citation.
func TestCitationOfAFutureDate(t *testing.T) {
	const text = "He left."
	h := &index.Hit{Passage: text, Article: corpus.Article{
		Title: "T", Date: time.Date(2099, 1, 2, 0, 0, 0, 0, time.UTC), Future: true, URL: "javascript:alert(1)",
	}}
	h.Quote = corpus.Quote{ID: "abc", Kind: corpus.Direct, Spans: []corpus.Span{{Start: 0, End: len(text)}}, Confidence: 1}
	got := Citation(h)
	if got.Date() != "" || got.URL != "" || !slices.Contains(got.Notes, "2 January 2099 (date in the future)") {
		t.Errorf("got %+v", got)
	}
}
