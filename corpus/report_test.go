package corpus_test

import (
	"testing"

	"verbatim/corpus"
)

// TestKnownReports checks that a quote without a class is asserted, and that content of any other class, known or
// not, needs its report.
func TestKnownReports(t *testing.T) {
	for class, want := range map[corpus.ReportClass]corpus.ReportClass{
		"": corpus.Asserts, corpus.Asserts: corpus.Asserts, corpus.Denies: corpus.Denies, "disowns": "disowns",
	} {
		r := corpus.Report{Class: class}
		if got := r.Known(); got != want || r.Plain() != (want == corpus.Asserts) {
			t.Errorf("the class %q is known as %q, plain %t", class, got, r.Plain())
		}
	}
}
