package postings_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"verbatim/index/postings"
)

// TestAny checks that a place with Any finds and excludes the documents with one of its terms.
func TestAny(t *testing.T) {
	const docs = 600
	_, reader := indexed(t, docs)
	names := map[uint32]string{}
	if err := reader.Names(func(doc uint32, name string) error { names[doc] = name; return nil }); err != nil {
		t.Fatal(err)
	}
	for _, terms := range [][]string{{"t"}, {"s", "t"}, {"a", "t", "u"}, {"p", "q", "r", "s", "t"}, {"u"}} {
		with, without := map[string]bool{}, map[string]bool{}
		for i, doc := range documents(docs) {
			has := slices.ContainsFunc(strings.Fields(doc["two"].(string)), func(w string) bool { return slices.Contains(terms, w) })
			if has {
				with[fmt.Sprint(i)] = true
			} else {
				without[fmt.Sprint(i)] = true
			}
		}
		any := postings.Place{Field: "two", Terms: terms, Any: true, Weight: 1, Said: true}
		for _, c := range []struct {
			query postings.Query
			want  map[string]bool
		}{
			{postings.Query{Words: []postings.Word{{any}}, Said: 1}, with},
			{postings.Query{Words: []postings.Word{{any}}, Unscored: true}, with},
			{postings.Query{Filters: []postings.Word{{any}}}, with},
			{postings.Query{Nots: []postings.Place{any}}, without},
		} {
			got := map[string]bool{}
			if err := reader.Each(t.Context(), &c.query, func(m postings.Match) {
				got[names[m.Doc]] = true
				if scored := len(c.query.Words) > 0 && !c.query.Unscored; scored != (m.Score > 0) {
					t.Errorf("%q: the score is %f", terms, m.Score)
				}
			}); err != nil || !maps.Equal(got, c.want) {
				t.Errorf("%q: found %d documents, want %d (%v)", terms, len(got), len(c.want), err)
			}
		}
	}
}

// TestAnyScoresAsOneTerm checks that rare terms among frequent ones score as the frequent ones do.
func TestAnyScoresAsOneTerm(t *testing.T) {
	_, reader := indexed(t, 600)
	best := func(p postings.Place) (score float64) {
		p.Field, p.Weight = "three", 1 // its values have one term each
		q := &postings.Query{Words: []postings.Word{{p}}}
		if err := reader.Each(t.Context(), q, func(m postings.Match) { score = max(score, m.Score) }); err != nil {
			t.Fatal(err)
		}
		return score
	}
	rare, frequent := best(postings.Place{Terms: []string{"s"}}), best(postings.Place{Terms: []string{"a"}})
	any := best(postings.Place{Terms: []string{"a", "s"}, Any: true})
	if any >= frequent || frequent >= rare {
		t.Errorf("the scores are %f for both, %f for the frequent term, %f for the rare one", any, frequent, rare)
	}
}
