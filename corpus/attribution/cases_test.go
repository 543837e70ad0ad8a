package attribution_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/readtest"
)

// TestCases compares the quotes of the texts in testdata/cases with what the files expect. Each file has the texts for
// one package that makes quotes.
func TestCases(t *testing.T) {
	for _, name := range []string{"headline", "turn", "cued", "uncued", "correction", "draft"} {
		t.Run(name, func(t *testing.T) {
			readtest.Cases(t, filepath.Join("testdata/cases", name+".txt"), *update, quoteLines)
		})
	}
}

// quoteLines returns a line for each quote of a text: its kind, its words, who said them and what was done with them.
func quoteLines(text string) (lines []string) {
	a := &corpus.Article{Path: "a.txt", Text: text}
	for _, q := range attribution.Extract(a) {
		var who []string
		for _, s := range q.Speakers {
			who = append(who, fmt.Sprintf("%s (%s)", s.Name, s.Kind))
		}
		line := fmt.Sprintf("%s by %s: %s", q.Kind, strings.Join(who, ", "), q.Content(text))
		if q.Report.Class != corpus.Asserts {
			line += fmt.Sprintf(" [%s: %s]", q.Report.Class, q.Report.Span.In(text))
		}
		if !q.Correction.IsZero() {
			line += " [corrected]"
		}
		lines = append(lines, strings.ReplaceAll(line, "\n", " / "))
	}
	return lines
}
