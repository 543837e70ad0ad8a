package index

import (
	"fmt"
	"testing"

	"verbatim/corpus"
	"verbatim/index/query"
)

// TestExtent checks that all quotes with all of the words are counted, duplicates once, and that the dates are
// those of the first and the last.
func TestExtent(t *testing.T) {
	var articles []told
	for i, day := range []string{"2022-01-03", "2021-12-14", "2021-12-20", "", "2021-12-15"} {
		a := told{Article: corpus.Article{Path: fmt.Sprint(i, ".txt"),
			Text: fmt.Sprintf("The freeze will hold, speaker %d said.", i)}}
		if day != "" {
			a.Date = date(day)
		}
		if i == 4 {
			a.Text = articles[1].Text // a copy
		}
		a.quotes = []saying{{person("Elin Marsh", ""), corpus.Direct, []string{a.Text}}}
		articles = append(articles, a)
	}
	dir := t.TempDir()
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for typed, want := range map[string]string{
		`freeze`: "4 from 2021-12-14 to 2022-01-03", `speaker:marsh freeze`: "4 from 2021-12-14 to 2022-01-03",
		`freeze before:2022`: "2 from 2021-12-14 to 2021-12-20", `freeze zeppelin`: "0", `freeze 3`: "1",
		`the`: "4 from 2021-12-14 to 2022-01-03",
	} {
		q, err := query.Parse(typed)
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.Extent(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(e.Quotes)
		if e.First != nil {
			got += " from " + e.First.Article.Day() + " to " + e.Last.Article.Day()
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", typed, got, want)
		}
	}
	for typed, want := range map[string]bool{`freeze 1`: true, `freeze 3`: false, `freeze`: false, `freeze 0`: true} {
		e, err := s.Extent(t.Context(), parsed(t, typed))
		if err != nil {
			t.Fatal(err)
		}
		if got := e.First != nil && e.One(); got != want {
			t.Errorf("%s: the first quote and the last have the same words: %v, want %v", typed, got, want)
		}
	}
}
