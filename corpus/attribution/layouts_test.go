package attribution_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/load"
)

// TestLayouts compares the score on testdata/layouts with a golden file: articles in which the layout names who speaks,
// such as transcripts and lists of reactions. They are read as files of a corpus are, each in its format.
func TestLayouts(t *testing.T) {
	kinds := []string{"quoted", "indirect"}
	testScore(t, "testdata/layouts/[a-z0-9]*.*", "testdata/layouts.golden", kinds, func(t *testing.T, path string) (corpus.Article, []want) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text, labels, ok := strings.Cut(string(data), "-- quotes --\n")
		if !ok {
			t.Fatalf("%s: no line -- quotes --", path)
		}
		a, err := load.Parse(filepath.Base(path), []byte(text))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		return a, readLabels(t, path, labels)
	})
}
