package index

import (
	"fmt"
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/quotes"
	"verbatim/index/search"
)

// TestWhoBearsTheName checks that quotes of the owners of a name come before those of others with the name in
// their role, and are counted alone; that a body with the name in its own is not an owner; and that without an
// owner the roles match.
func TestWhoBearsTheName(t *testing.T) {
	var articles []told
	for i, by := range []corpus.Speaker{
		person("Ida Berg", "Marsh's deputy"), person("Elin Marsh", "the minister"),
		{Name: "Marsh's campaign", Kind: corpus.Organization},
		person("Jonas Marsh", "a pilot"), person("Tobé Okafor", "who flew with Marsh, the pilot"),
		{Name: "Lindqvist Institute", Kind: corpus.Organization}, person("Nora Falk", "head of the Lindqvist Institute"),
		person("Ole Lindqvist", "who visited an institute"),
	} {
		text := fmt.Sprintf("%d dams will hold, somebody said.", i)
		articles = append(articles, told{corpus.Article{Path: fmt.Sprint(i, ".txt"), Text: text,
			Date: date("2021-12-1" + fmt.Sprint(i))},
			[]saying{{by, corpus.Direct, []string{text[:16]}}}})
	}
	dir := t.TempDir()
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, c := range []struct {
		typed  string
		order  search.Order
		own    string // the articles of the quotes by those who bear the name, in any order
		others string // of those that come after them
		count  int    // the extent
	}{
		{`by:marsh`, search.ByRelevance, "13", "024", 2},
		{`by:marsh`, search.ByDate, "13", "", 2},
		{`by:marsh dams`, search.ByRelevance, "13", "", 2},
		{`by:marsh 0`, search.ByRelevance, "", "0", 0},
		{`by:"elin marsh"`, search.ByRelevance, "1", "", 1},
		{`by:"minister marsh"`, search.ByRelevance, "1", "", 1},
		{`by:"marsh's campaign"`, search.ByRelevance, "2", "", 1},
		{`by:"lindqvist institute"`, search.ByRelevance, "56", "7", 2},
		{`by:deputy`, search.ByRelevance, "0", "", 1},
		{`by:"elin marsh" by:deputy`, search.ByRelevance, "01", "", 2},
	} {
		r := searched(t, s, c.typed, search.Options{Limit: 10, Order: c.order})
		own, others := "", ""
		for _, h := range r.Hits {
			if h.Fit == quotes.FitRole {
				others += h.Article.Path[:1]
			} else {
				own += h.Article.Path[:1]
			}
		}
		inOrder := func(s string) string { b := []byte(s); slices.Sort(b); return string(b) }
		if inOrder(own) != c.own || inOrder(others) != c.others || r.Total != len(c.own+c.others) {
			t.Errorf("%s: found %q, then %q, of %d, want %q, then %q", c.typed, own, others, r.Total, c.own, c.others)
		}
		if e, err := s.Extent(t.Context(), parsed(t, c.typed)); err != nil || e.Quotes != c.count {
			t.Errorf("%s: counted %d (%v), want %d", c.typed, e.Quotes, err, c.count)
		}
	}
	e, err := s.Extent(t.Context(), parsed(t, `by:marsh`))
	if want := []search.Count{{Value: "Elin Marsh", Quotes: 1}, {Value: "Jonas Marsh", Quotes: 1}}; err != nil ||
		!slices.Equal(e.Speakers, want) || e.ByRole {
		t.Errorf("counted of %v (%v), want %v", e.Speakers, err, want)
	}
	for words, want := range map[string]bool{"Marsh": true, "minister Marsh": true, "Marsh minister": false,
		"deputy": false, "Okafor": true} {
		if got := speakers(t, s).IsName(words); got != want {
			t.Errorf("%s is a name: %v, want %v", words, got, want)
		}
	}
}
