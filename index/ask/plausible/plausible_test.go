package plausible

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
)

// pilots is an article with someone named far from the first quote, and with someone who speaks far from it.
var pilots = `HARBOUR TOWN (Harbour Wire) - Tor Lund met the Harbour Council on Monday.

"The harbour stays open, whatever Siv Dahl says," said Ana Falk, a harbour pilot.

Bo Lind, the mayor, listened.
` + strings.Repeat("\nThe ice came early that winter, and the quay was empty for weeks.\n", 15) + `
"It is cold," said Renske Vos, a clerk. Jon Aas was at home.
`

// TestSpeakersNearAQuote checks who may have said the first quote, in which order: those named near it, then those who
// speak elsewhere, without its speaker, who is named in its words, and who is only named far from it.
func TestSpeakersNearAQuote(t *testing.T) {
	a := corpus.Article{Path: "pilots.txt", Publisher: "Harbour Wire", Text: pilots}
	said, named := attribution.Extract(&a), attribution.Names(&a)
	i := slices.IndexFunc(said, func(q corpus.Quote) bool { return q.Speaker.Name == "Ana Falk" })
	if i < 0 {
		t.Fatalf("the quotes are %+v", said)
	}
	var got []string
	for _, s := range Speakers(&said[i], said, named) {
		got = append(got, s.String())
	}
	want := []string{"Harbour Council", "Bo Lind, the mayor", "Tor Lund", "Renske Vos, a clerk"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("plausible are %q, want %q", got, want)
	}
	for _, n := range named {
		name := strings.Fields(n.Speaker.Name)
		if words := n.At.In(pilots); !strings.Contains(words, name[len(name)-1]) {
			t.Errorf("%s is named by %q", n.Speaker, words)
		}
	}
}
