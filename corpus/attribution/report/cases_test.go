package report_test

import (
	"flag"
	"testing"

	"verbatim/corpus/readtest"
)

var update = flag.Bool("update", false, "rewrite what the files of cases expect")

// sentences is the file of cases with sentences as news has them.
const sentences = "testdata/sentences.txt"

// TestCases checks what each cue of longer sentences reports.
func TestCases(t *testing.T) { readtest.Cases(t, sentences, *update, reports) }
