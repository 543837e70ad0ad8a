package main

import (
	"slices"

	"verbatim/corpus"
)

// same reports whether two results show readers the same. IDs, cues and methods may differ.
func same(a, b []corpus.Quote) bool { return slices.EqualFunc(a, b, sameQuote) }

func sameQuote(a, b corpus.Quote) bool {
	return sameWords(a, b) && sameSense(a, b) && sameSpeakers(a, b)
}

func sameWords(a, b corpus.Quote) bool {
	return a.Kind == b.Kind && slices.Equal(a.Spans, b.Spans)
}

func sameSense(a, b corpus.Quote) bool {
	return a.Report == b.Report && a.Correction == b.Correction && a.Post == b.Post && a.Time == b.Time
}

func sameSpeakers(a, b corpus.Quote) bool {
	return slices.Equal(a.Speakers, b.Speakers) && a.Source == b.Source && a.Confidence == b.Confidence
}
