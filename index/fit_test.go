package index

import (
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/quotes"
	"verbatim/index/search"
)

// TestAllIsAllSaid checks that FitAll requires all words in the quote or its speaker. A quote with some of the
// words beside it comes later, has its own Fit, and is not in results that require all words.
func TestAllIsAllSaid(t *testing.T) {
	dir := t.TempDir()
	text := `The harbour office wrote on the dyke: "The dam is old," Elin Marsh said.

"The dam and the dyke hold," said Okafor.

"Nobody sleeps," said Marsh, by the dam and the dyke and the weir.

"A dyke leaks," said Okafor at the weir, "as a dam does."`
	built(t, dir, []told{{corpus.Article{Path: "a.txt", Text: text}, []saying{
		{marsh, corpus.Direct, []string{"The dam is old,"}},
		{okafor, corpus.Direct, []string{"The dam and the dyke hold,"}},
		{marsh, corpus.Direct, []string{"Nobody sleeps,"}},
		{okafor, corpus.Direct, []string{"A dyke leaks,", "as a dam does."}},
	}}})
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, c := range []struct {
		typed string
		all   bool
		want  []string
		fits  []quotes.Fit
		total int
	}{
		{`dam dyke`, false, []string{"A dyke", "The dam", "The dam"},
			[]quotes.Fit{quotes.FitAll, quotes.FitAll, quotes.FitPartly}, 3},
		{`dam dyke`, true, []string{"A dyke", "The dam"}, []quotes.Fit{quotes.FitAll, quotes.FitAll}, 2},
		{`dam office`, true, []string{"The dam"}, []quotes.Fit{quotes.FitPartly}, 1},
		{`weir sleeps dam`, true, []string{"Nobody sleeps,"}, []quotes.Fit{quotes.FitPartly}, 1},
		{`dam dyke by:marsh`, false, []string{"The dam", "Nobody sleeps,"},
			[]quotes.Fit{quotes.FitPartly, quotes.FitNear}, 2},
	} {
		r := searched(t, s, c.typed, search.Options{Limit: 10, All: c.all})
		var fits []quotes.Fit
		for _, h := range r.Hits {
			fits = append(fits, h.Fit)
		}
		got := said(r)
		if len(got) > 1 && fits[0] == fits[1] {
			slices.Sort(got[:2])
		}
		if !slices.Equal(got, c.want) || !slices.Equal(fits, c.fits) || r.Total != c.total {
			t.Errorf("%s: got %q %v of %d, want %q %v of %d", c.typed, got, fits, r.Total, c.want, c.fits, c.total)
		}
	}
	if e, err := s.Extent(t.Context(), parsed(t, `dam dyke`)); err != nil || e.Quotes != 2 {
		t.Errorf("the extent has %d quotes (%v), want the two that have both words", e.Quotes, err)
	}
}
