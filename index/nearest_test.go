package index

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index/quotes"
	"verbatim/index/search"
)

// sayings are quotes of a corpus large enough for a search by meaning: three about what a test asks, and many about
// what happens in a town.
func sayings() []told {
	articles := []told{
		one("halt.txt", marsh, corpus.Direct, "Both sides should suspend the launching of rockets for a year,"),
		one("price.txt", okafor, corpus.Direct, "Bread and milk have become more expensive every month,"),
		one("leave.txt", okafor, corpus.Direct, "The minister stepped down from office last night,"),
	}
	for i, place := range []string{"harbour", "market", "school", "bakery", "chapel", "station", "library", "stadium"} {
		for k, what := range []string{"opens at nine", "is painted green", "has a new roof", "closes on Sundays", "lies by the lake",
			"was built of stone", "needs more chairs", "serves forty guests"} {
			articles = append(articles, one(fmt.Sprintf("town-%d-%d.txt", i, k), marsh, corpus.Direct, "The "+place+" "+what+","))
		}
	}
	return articles
}

// TestNearest checks what a search by meaning finds, and when it finds nothing.
func TestNearest(t *testing.T) {
	s := ranked(t, sayings())
	for _, c := range []struct{ typed, first string }{
		{"no missile launches this year", "Both sides"},
		{"rising food costs", "Bread and"},
		{"resignation of a politician", "The minister"},
		{"rising food costs by:okafor", "Bread and"},
		{"rockets", "Both sides"},
	} {
		r := searched(t, s, c.typed, search.Options{Meaning: true})
		if got := said(r); len(got) == 0 || got[0] != c.first {
			t.Errorf("%s: got %q, want %q first", c.typed, got, c.first)
		} else if fit := r.Hits[0].Fit; c.typed == "rising food costs" && fit != quotes.FitMeaning || c.typed == "rockets" && fit != quotes.FitAll {
			t.Errorf("%s: fit %v", c.typed, fit)
		}
		if got := len(r.Hits); got > search.DefaultLimit {
			t.Errorf("%s: %d hits", c.typed, got)
		}
	}
	for _, typed := range []string{
		`"missile tests"`, `missile -rocket`, "rising food costs by:marsh after:2030", "xqzt vvkp", "rockets before:1900",
	} {
		if r := searched(t, s, typed, search.Options{Meaning: true}); len(r.Hits) > 0 && r.Hits[0].Fit == quotes.FitMeaning {
			t.Errorf("%s: got %q by meaning", typed, said(r))
		}
	}
	if r := searched(t, s, "rising food costs", search.Options{}); len(r.Hits) > 0 {
		t.Errorf("unasked for: got %q", said(r))
	}
}

// longestFirst is a model for which the longer text is the nearer one.
type longestFirst struct{ err error }

// Compare implements search.Model.
func (m longestFirst) Compare(_ context.Context, _ string, texts []string) ([]float64, error) {
	near := make([]float64, len(texts))
	for i, text := range texts {
		near[i] = float64(len(text))
	}
	return near, m.err
}

// TestModelSortsNearest checks that a model sorts the nearest quotes, and that its error is not lost.
func TestModelSortsNearest(t *testing.T) {
	s := ranked(t, sayings())
	s.search.Model = longestFirst{}
	hits := searched(t, s, "rising food costs", search.Options{Meaning: true}).Hits
	for i := range hits[1:] {
		if a, b := hits[i].Pieces()[0], hits[i+1].Pieces()[0]; len(a) < len(b) {
			t.Errorf("%q comes before %q", a, b)
		}
	}
	if len(hits) < 2 {
		t.Fatalf("%d hits", len(hits))
	}
	s.search.Model = longestFirst{errors.New("torn")}
	_, err := s.Search(t.Context(), parsed(t, "rising food costs"), search.Options{Meaning: true})
	if err == nil || !strings.Contains(err.Error(), "torn") {
		t.Errorf("the error is %v", err)
	}
}

// TestAbsentWord checks that a word that no quote has does not hide the quotes with the other words.
func TestAbsentWord(t *testing.T) {
	s := ranked(t, sayings())
	hits := searched(t, s, "milk zeppelin", search.Options{Meaning: true}).Hits
	if len(hits) == 0 || hits[0].Fit == quotes.FitMeaning || !strings.HasPrefix(hits[0].Pieces()[0], "Bread and milk") {
		t.Errorf("the hits are %v", hits)
	}
}

// TestNearestOfFew checks that a corpus of few quotes is not searched by meaning.
func TestNearestOfFew(t *testing.T) {
	s := ranked(t, sayings()[:20])
	if r := searched(t, s, "rising food costs", search.Options{Meaning: true}); len(r.Hits) > 0 {
		t.Errorf("got %q", said(r))
	}
}

// TestNearestIsServed checks that a quote of an article that is gone is not found by meaning, and one of a new article is.
func TestNearestIsServed(t *testing.T) {
	dir := t.TempDir()
	all := sayings()
	built(t, dir, all[1:])
	kept := map[string]bool{}
	for _, a := range all[2:] {
		kept[a.Path] = true
	}
	b, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Reuse(kept); err != nil {
		t.Fatal(err)
	}
	if err := b.Add(&all[0].Article, all[0].found(t)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Finish(t.Context(), Manifest{}); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for typed, want := range map[string]bool{"rising food costs": false, "no missile launches this year": true} {
		found := false
		for _, words := range said(searched(t, s, typed, search.Options{Meaning: true})) {
			found = found || words == "Bread and" || words == "Both sides"
		}
		if found != want {
			t.Errorf("%s: found %v, want %v", typed, found, want)
		}
	}
}
