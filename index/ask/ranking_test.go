package ask_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"verbatim/index"
	"verbatim/index/ask"
)

// TestRanking compares with testdata/ranking.golden where the quotes that testdata/ranking.txt expects come among the first
// five, and with testdata/ranking.hits.golden how these five begin: a change of the ranking, of how questions are read, or of
// what attribution finds in the sample shows in their diff.
func TestRanking(t *testing.T) {
	queries, err := os.ReadFile("testdata/ranking.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := sampleService(t)
	var got, list strings.Builder
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
		hits := a.(*ask.Quotes).Hits
		rank := rankOf(want, hits)
		fmt.Fprintf(&list, "%s\n", asked)
		for i := range hits {
			fmt.Fprintf(&list, "  %s\n", beginning(&hits[i]))
		}
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
	if n < leastRanked {
		t.Errorf("%d queries, want at least %d", n, leastRanked)
	}
	compareGolden(t, "testdata/ranking.golden", got.String())
	compareGolden(t, "testdata/ranking.hits.golden", list.String())
}

// leastRanked is the minimum number of queries whose ranking is compared.
const leastRanked = 60

// compareGolden compares a text with a file, which -update writes.
func compareGolden(t *testing.T, golden, got string) {
	t.Helper()
	if flag.Lookup("update").Value.String() == "true" { // that of TestCases
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(kept) {
		t.Errorf("got\n%s\nwant\n%s\n-update writes %s", got, kept, golden)
	}
}

// fitNames are the names of the fits, in their order.
var fitNames = strings.Fields("all partly most some near beside rest role others meaning")

// beginning returns the speaker and the first words of a hit, and how it fits.
func beginning(h *index.Hit) string {
	words := strings.Fields(strings.Join(h.Pieces(), " … "))
	said := strings.Join(words[:min(len(words), 8)], " ")
	return fmt.Sprintf("%s, %s: %s", fitNames[h.Fit], cmp.Or(h.Quote.Speaker.Name, "no one"), said)
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
