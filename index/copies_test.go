package index

import (
	"testing"

	"verbatim/corpus"
	"verbatim/index/search"
)

// wired returns the report of an agency in three newspapers, and similar articles.
func wired() []told {
	var articles []told
	for _, a := range []struct {
		path, publisher, day, text, said string
		by                               corpus.Speaker
	}{
		{"a.txt", "Harbour Herald", "2021-12-21", `“The freeze holds until the spring,” Elin Marsh said.`,
			"The freeze holds until the spring,", marsh},
		{"b.txt", "Morning Ledger", "2021-12-22", `"The freeze holds until the spring", said Marsh.`,
			"The freeze holds until the spring", person("Marsh", "")},
		{"c.txt", "Evening Post", "2021-12-23", `"The freeze holds until the spring," Tobé Okafor said.`,
			"The freeze holds until the spring,", okafor},
		{"d.txt", "Evening Post", "2021-12-24", `"The freeze holds," Elin Marsh said.`, "The freeze holds,", marsh},
		{"e.txt", "Morning Ledger", "2021-12-25", `"The freeze holds," Elin Marsh said.`, "The freeze holds,", marsh},
	} {
		articles = append(articles, told{corpus.Article{Path: a.path, Publisher: a.publisher, Date: date(a.day),
			Text: a.text},
			[]saying{{a.by, corpus.Direct, []string{a.said}}}})
	}
	return articles
}

// TestOneQuoteOnce checks that the same words of the same speaker are one hit, with the other articles. Words
// of other speakers, and quotes of few words, are hits of their own.
func TestOneQuoteOnce(t *testing.T) {
	dir := t.TempDir()
	built(t, dir, wired())
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r := searched(t, s, `freeze spring`, search.Options{})
	if len(r.Hits) != 2 || r.Total != 2 {
		t.Fatalf("%d hits of %d, want one by Marsh and one by Okafor", len(r.Hits), r.Total)
	}
	for _, h := range r.Hits {
		want := ""
		if h.Article.Path == "a.txt" { // the oldest with the name in full
			want = "b.txt"
		}
		got := ""
		for _, c := range h.AlsoIn {
			got += c.Article.Path
			if other, err := s.ByID(t.Context(), c.ID, 1); err != nil || len(other.AlsoIn) != 1 {
				t.Errorf("the copy %s is %v, %v", c.ID, other.AlsoIn, err)
			}
		}
		if got != want {
			t.Errorf("%s is also in %q, want %q", h.Article.Path, got, want)
		}
	}
	if r := searched(t, s, `by:"elin marsh" holds -spring`, search.Options{}); len(r.Hits) != 2 || r.Total != 2 {
		t.Errorf("%d of %d hits of few words, want both", len(r.Hits), r.Total)
	}
	// The place of a copy is another quote's.
	if r := searched(t, s, `freeze`, search.Options{Limit: 5}); len(r.Hits) != 4 || r.Total != 4 {
		t.Errorf("%d of %d hits, want four quotes of five", len(r.Hits), r.Total)
	}
	if r := searched(t, s, `freeze`, search.Options{Limit: 10, Order: search.ByDate}); len(r.Hits) != 4 ||
		r.Hits[3].Article.Path != "b.txt" {
		t.Errorf("by date: %d hits", len(r.Hits))
	}
}
