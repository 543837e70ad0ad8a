package main

import (
	"testing"

	"verbatim/corpus"
)

// TestSame changes one property of a quote at a time.
func TestSame(t *testing.T) {
	quote := func() corpus.Quote {
		return corpus.Quote{Kind: corpus.Direct, Spans: []corpus.Span{{Start: 1, End: 2}},
			Speakers: []corpus.Speaker{{Name: "Ada Marsh", Kind: corpus.Person}}, Confidence: .9}
	}
	for name, change := range map[string]func(*corpus.Quote){
		"kind":       func(q *corpus.Quote) { q.Kind = corpus.Mixed },
		"spans":      func(q *corpus.Quote) { q.Spans[0].End++ },
		"speakers":   func(q *corpus.Quote) { q.Speakers[0].Role = "mayor" },
		"source":     func(q *corpus.Quote) { q.Source.End++ },
		"confidence": func(q *corpus.Quote) { q.Confidence /= 2 },
		"report":     func(q *corpus.Quote) { q.Report.Class = corpus.Denies },
	} {
		q := quote()
		change(&q)
		if same([]corpus.Quote{quote()}, []corpus.Quote{q}) {
			t.Errorf("a difference of %s is not found", name)
		}
	}
	q := quote()
	q.ID, q.Method = "other", corpus.Context
	if !same([]corpus.Quote{quote()}, []corpus.Quote{q}) || same(nil, []corpus.Quote{q}) {
		t.Error("equal quotes differ, or a further quote is not found")
	}
}
