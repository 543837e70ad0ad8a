package attribution_test

import (
	"os"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
)

// TestHeadsAreNoPartOfQuotes checks that what agencies and live blogs print before a sentence is in no quote of it: no
// place, day, agency or time.
func TestHeadsAreNoPartOfQuotes(t *testing.T) {
	heads, err := os.ReadFile("../layout/head/testdata/heads.txt")
	if err != nil {
		t.Fatal(err)
	}
	const sentence = "The envoys met on Friday."
	all, _, _ := strings.Cut(string(heads), "# No heads.")
	for head := range strings.Lines(all) {
		head, found := strings.CutSuffix(strings.TrimSpace(head), sentence)
		if !found {
			continue
		}
		head = strings.ReplaceAll(head, `\n`, "\n")
		for text, want := range map[string]string{
			"The envoys met on Friday, mayor Ada Marsh said.": "The envoys met on Friday",
			"Mayor Ada Marsh said the envoys met on Friday.":  "the envoys met on Friday",
			"“We wait for them,” mayor Ada Marsh said.":       "We wait for them,",
		} {
			a := &corpus.Article{Path: "a.txt", Text: "Envoys meet at the dam\n\n" + head + text + "\n\nThe dam is closed.\n"}
			quotes := attribution.Extract(a)
			if len(quotes) != 1 || quotes[0].Content(a.Text) != want || quotes[0].Speaker.Name != "Ada Marsh" {
				t.Errorf("%q: %d quotes, want 1: %q by Ada Marsh", head+text, len(quotes), want)
				for i := range quotes {
					t.Logf("%q by %s", quotes[i].Content(a.Text), quotes[i].Speaker)
				}
			}
		}
	}
}
