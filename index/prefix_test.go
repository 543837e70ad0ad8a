package index

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/search"
)

// TestPrefix checks which quotes a word with a star finds and excludes.
func TestPrefix(t *testing.T) {
	s := opened(t)
	for _, c := range []struct {
		typed string
		want  []string // how the hits begin, best first
	}{
		{`verif*`, []string{"A freeze"}},
		{`VERIFI* freeze`, []string{"A freeze"}},
		{`inspect*`, []string{"Inspections are", "inspectors’ visits"}},
		{`inspect* -inspector*`, []string{"Inspections are"}},
		{`inspect* kind:direct by:okafor`, []string{"Inspections are"}},
		{`inspectio* OR treat*`, []string{"Inspections are", "The U.S."}},
		{`freeze -verif*`, []string{"spoke of"}},
		{`freeze -nothing*`, []string{"A freeze", "spoke of"}},
		{`verifies*`, nil}, // no other form
		{`nothing*`, nil},
		{`nothing* verifiable`, []string{"A freeze"}},
		{`morat*`, nil}, // the words beside a quote do not count
	} {
		if got := said(searched(t, s, c.typed, search.Options{Limit: 10})); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.typed, got, c.want)
		}
	}
	r := searched(t, s, `verif* missing* freeze`, search.Options{})
	if r.Words != 3 || r.Hits[0].Fit != quotes.FitMost {
		t.Errorf("of %d words, the best hit has %v", r.Words, r.Hits[0].Fit)
	}
	r = searched(t, s, `verif*`, search.Options{})
	h := &r.Hits[0]
	if len(h.Highlights) != 1 || h.Legible(h.Highlights[0]) != "vérifiable" {
		t.Errorf("%d words are marked in %q", len(h.Highlights), h.Pieces())
	}
}

// TestPrefixOfManyWords checks that the most frequent words are searched for, that the result says so, and that too
// many words can't be excluded.
func TestPrefixOfManyWords(t *testing.T) {
	var articles []told
	for i := range 150 {
		text := fmt.Sprintf("We saw convoy%d pass, and number %d.", i, i)
		articles = append(articles, told{corpus.Article{Path: fmt.Sprint(i, ".txt"), Text: "“" + text + "” Elin Marsh said."},
			[]saying{{marsh, corpus.Direct, []string{text}}}})
	}
	const twice = "Convoy149 came back."
	articles = append(articles, told{corpus.Article{Path: "twice.txt", Text: "“" + twice + "” Elin Marsh said."},
		[]saying{{marsh, corpus.Direct, []string{twice}}}})
	dir := t.TempDir()
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r := searched(t, s, `convoy*`, search.Options{Limit: 500})
	if len(r.Prefixes) != 1 || r.Prefixes[0].Words != 150 || len(r.Prefixes[0].Searched) != 100 || r.Total != 101 {
		t.Errorf("%d quotes, %+v", r.Total, r.Prefixes)
	}
	if first := r.Prefixes[0].Searched[0]; first != "convoy149" {
		t.Errorf("the most frequent word is %s", first)
	}
	if r = searched(t, s, `convoy14*`, search.Options{Limit: 500}); r.Total != 12 || r.Prefixes[0].Words != 11 {
		t.Errorf("%d quotes, %+v", r.Total, r.Prefixes)
	}
	q, err := query.Parse(`number -convoy*`)
	if err != nil {
		t.Fatal(err)
	}
	var wrong *query.Error
	if _, err = s.Search(t.Context(), q, search.Options{}); !errors.As(err, &wrong) || wrong.Column != 8 ||
		wrong.Message.String() != "150 words begin with “convoy”, and a search can exclude at most 100 of them" {
		t.Errorf("got %v", err)
	}
	if r = searched(t, s, `number -convoy14*`, search.Options{Limit: 500}); r.Total != 139 {
		t.Errorf("%d quotes, want 139", r.Total)
	}
}
