package attribution_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
)

// reportsHead parts the passage of a file in testdata/reports from the lines about its quotes.
const reportsHead = "-- reports --\n"

// TestNothingIsSaidInReverse checks what each speaker did with the words: a denial has the class of its report, and
// words that were not said are not attributed to anyone.
func TestNothingIsSaidInReverse(t *testing.T) {
	files, err := filepath.Glob("testdata/reports/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no passages (%v)", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text, want, ok := strings.Cut(string(data), reportsHead)
			if !ok {
				t.Fatalf("no line %q", reportsHead)
			}
			got := reportLines(&corpus.Article{Path: filepath.Base(path), Text: text})
			if *update {
				if err := os.WriteFile(path, []byte(text+reportsHead+got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// reportLines returns a line for each quote of an article: who did what with which words.
func reportLines(a *corpus.Article) string {
	var b strings.Builder
	for _, q := range attribution.Extract(a) {
		fmt.Fprintf(&b, "%s | %s | %s | %s", q.Speaker.Name, q.Report.Class, q.Report.Span.In(a.Text), q.Content(a.Text))
		if !q.Correction.IsZero() {
			fmt.Fprintf(&b, " | corrected: %s", clip(q.Correction.In(a.Text)))
		}
		b.WriteString("\n")
	}
	return b.String()
}
