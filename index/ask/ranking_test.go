package ask_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"verbatim/index"
	"verbatim/index/ask"
)

// TestRanking holds where the quotes that testdata/ranking.txt expects come among the first five, in
// testdata/ranking.golden: a change of the ranking, of how questions are read, or of what attribution finds in the
// sample shows in its diff.
func TestRanking(t *testing.T) {
	queries, err := os.ReadFile("testdata/ranking.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := sampleService(t)
	var got strings.Builder
	var n, first, five int
	var reciprocal float64
	for line := range strings.Lines(string(queries)) {
		asked, want, _ := strings.Cut(strings.TrimSpace(line), " | ")
		name, words, _ := strings.Cut(asked, " ")
		command, _ := ask.Lookup(name)
		a, err := s.Do(t.Context(), ask.Request{Command: command, Words: words})
		if err != nil {
			t.Fatalf("%s: %v", asked, err)
		}
		rank := rankOf(want, a.(*ask.Quotes).Hits)
		n++
		if rank > 0 {
			five++
			reciprocal += 1 / float64(rank)
		}
		if rank == 1 {
			first++
		}
		fmt.Fprintf(&got, "%d  %s\n", rank, asked)
	}
	fmt.Fprintf(&got, "\nof %d: first %d, among five %d, mean reciprocal rank %.3f\n", n, first, five, reciprocal/float64(n))
	const golden = "testdata/ranking.golden"
	if flag.Lookup("update").Value.String() == "true" { // that of TestCases
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(kept) {
		t.Errorf("got\n%s\nwant\n%s\n-update writes it", &got, kept)
	}
}

// rankOf returns the place of the first hit that holds the words, from 1, or 0.
func rankOf(words string, hits []index.Hit) int {
	for i := range hits {
		for _, piece := range hits[i].Pieces() {
			if strings.Contains(strings.Join(strings.Fields(piece), " "), words) {
				return i + 1
			}
		}
	}
	return 0
}
