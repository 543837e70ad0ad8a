package index

import (
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/quotes"
	"verbatim/index/search"
)

// TestRest checks with which quotes Options.Rest fills up a result, and in which order: all words, some words
// or words beside the quote, other quotes of the speaker, and what others say about the speaker.
func TestRest(t *testing.T) {
	dir := t.TempDir()
	text := `"The dam holds," Elin Marsh said.

"The dyke leaks." A dam is near, Marsh said.

"Nobody sleeps," said Elin Marsh in the evening.

Okafor said Marsh knows the dam. Okafor said Marsh is tall.`
	built(t, dir, []told{{corpus.Article{Path: "a.txt", Text: text}, []saying{
		{marsh, corpus.Direct, []string{"The dam holds,"}},
		{marsh, corpus.Direct, []string{"The dyke leaks."}},
		{marsh, corpus.Direct, []string{"Nobody sleeps,"}},
		{okafor, corpus.Indirect, []string{"Marsh knows the dam"}},
		{okafor, corpus.Indirect, []string{"Marsh is tall"}},
	}}})
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r := searched(t, s, `dam by:marsh`, search.Options{Rest: true, Limit: 10})
	want := []string{"The dam", "The dyke", "Nobody sleeps,", "Marsh knows"}
	fits := []quotes.Fit{quotes.FitAll, quotes.FitNear, quotes.FitRest, quotes.FitOthers}
	var got []quotes.Fit
	for _, h := range r.Hits {
		got = append(got, h.Fit)
	}
	if !slices.Equal(said(r), want) || !slices.Equal(got, fits) {
		t.Errorf("got %q %v, want %q %v", said(r), got, want, fits)
	}
	if r := searched(t, s, `dam by:marsh`, search.Options{Limit: 10}); len(r.Hits) != 1 {
		t.Errorf("without Rest: %q", said(r))
	}
	if r := searched(t, s, `dam by:marsh`, search.Options{Rest: true, Limit: 2}); len(r.Hits) != 2 || r.Total != 2 {
		t.Errorf("%d of %d hits, want two of two", len(r.Hits), r.Total)
	}
}

// TestVerbs checks that the verb of a question raises a quote next to it above one that matches equally well.
func TestVerbs(t *testing.T) {
	dir := t.TempDir()
	articles := []told{
		{corpus.Article{Path: "a.txt", Text: `Marsh said the dam is a scandal.`},
			[]saying{{marsh, corpus.Indirect, []string{"the dam is a scandal"}}}},
		{corpus.Article{Path: "b.txt", Text: `Okafor denied the dam is a scandal.`},
			[]saying{{okafor, corpus.Indirect, []string{"the dam is a scandal"}}}},
	}
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for verb, want := range map[string]string{"said": marsh.Name, "denies": okafor.Name} {
		r := searched(t, s, `dam`, search.Options{Verbs: []string{verb}})
		if len(r.Hits) != 2 || r.Hits[0].Quote.Speaker.Name != want {
			t.Errorf("%s: the first of %d hits is by %s, want %s", verb, len(r.Hits), r.Hits[0].Quote.Speaker.Name, want)
		}
	}
}
