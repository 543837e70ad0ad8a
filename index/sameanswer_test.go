package index

import (
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index/search"
)

// repeated returns a snapshot of an article that repeats its headline, and of another with rare words.
func repeated(t *testing.T) *Snapshot {
	t.Helper()
	const headline = "The fleet should put a moratorium on herring"
	dir := t.TempDir()
	built(t, dir, []told{
		{corpus.Article{Path: "a.txt", Title: headline + ", Elin Marsh said",
			Text: headline + ", Elin Marsh said\n\n" + headline + ", Elin Marsh said.\n\n“Nets are a folly of our age, all of them,” she said. " +
				"“Nets are a folly of our age, all of them,” she said."},
			[]saying{
				{marsh, corpus.Indirect, []string{headline}},
				{marsh, corpus.Indirect, []string{strings.Clone(headline)}},
				{marsh, corpus.Direct, []string{"Nets are a folly of our age, all of them,"}},
				{marsh, corpus.Direct, []string{"Nets are a folly of our age, all of them,"}},
			}},
		{corpus.Article{Path: "b.txt", Title: "Boats",
			Text: "“The build-up of boats is a torgler of the torglets,” Tobé Okafor said."},
			[]saying{{okafor, corpus.Direct, []string{"The build-up of boats is a torgler of the torglets,"}}}},
	})
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestHeadlineIsNoSecondAnswer checks that a headline and the sentence that repeats it are one answer, and that words
// which a speaker repeats in an article are two.
func TestHeadlineIsNoSecondAnswer(t *testing.T) {
	s := repeated(t)
	for typed, want := range map[string]int{"herring": 1, "folly": 2} {
		if r := searched(t, s, typed, search.Options{}); len(r.Hits) != want || r.Total != want {
			t.Errorf("%s: %d hits of %d, want %d", typed, len(r.Hits), r.Total, want)
		}
	}
}

// TestCompoundsWithAdverbs checks that a noun made of a verb and an adverb is found in each form.
func TestCompoundsWithAdverbs(t *testing.T) {
	s := repeated(t)
	for _, typed := range []string{"buildup", "build-up", "build up"} {
		if hits := searched(t, s, typed, search.Options{}).Hits; len(hits) != 1 {
			t.Errorf("%s: %d hits, want 1", typed, len(hits))
		}
	}
}

// TestPluralIsSpelled checks that a word whose singular is in a quote is not taken for a misspelt one.
func TestPluralIsSpelled(t *testing.T) {
	s := repeated(t)
	for word, want := range map[string]string{"torglers": "", "torglest": "torglets"} {
		if got, ok, err := s.Suggest(t.Context(), word); err != nil || ok != (want != "") || ok && got != want {
			t.Errorf("%s: got %q, %v, %v; want %q", word, got, ok, err, want)
		}
	}
}
