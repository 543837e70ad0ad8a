package ask_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"verbatim/index"
	"verbatim/index/ask"
)

// mostGuessed is how many of the queries that the sample can't answer may be answered by meaning. They are more than
// those over labelled articles, which scripts/unanswerable.py counts: few quotes tell less about what a corpus speaks of.
const mostGuessed = 14

// TestUnanswerable checks that queries about other subjects than those of the sample are seldom answered by meaning.
func TestUnanswerable(t *testing.T) {
	list, err := os.ReadFile("../../scripts/unanswerable.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := sampleService(t)
	n, guessed := 0, []string(nil)
	for words := range strings.Lines(string(list)) {
		if words = strings.TrimSpace(words); strings.HasPrefix(words, "#") {
			continue
		}
		n++
		a, err := s.Do(t.Context(), ask.Request{Command: ask.WhoSaid, Words: words})
		if err != nil {
			t.Fatalf("%s: %v", words, err)
		}
		isGuess := func(h index.Hit) bool { return h.Fit == index.FitMeaning }
		if slices.ContainsFunc(a.(*ask.Quotes).Hits, isGuess) {
			guessed = append(guessed, words)
		}
	}
	if n != 50 || len(guessed) > mostGuessed {
		t.Errorf("%d of %d are answered by meaning, at most %d may be: %q", len(guessed), n, mostGuessed, guessed)
	}
}
