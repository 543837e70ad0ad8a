package quotes

import (
	"slices"
	"testing"
	"time"

	"verbatim/corpus"
)

// TestCiteLeavesCopies checks that cite does not change the duplicates in its argument, and that it returns all
// that are not cited.
func TestCiteLeavesCopies(t *testing.T) {
	hit := func(path string, day int) Hit {
		return Hit{Article: corpus.Article{Path: path, Date: time.Date(2021, 12, day, 0, 0, 0, 0, time.UTC)}}
	}
	h, copies := hit("late", 9), []Hit{hit("first", 1), hit("second", 2)}
	others, believed := (&citer{}).cite(&h, copies, false)
	paths := func(hits []Hit) (list []string) {
		for i := range hits {
			list = append(list, hits[i].Article.Path)
		}
		return list
	}
	if got := paths(copies); !slices.Equal(got, []string{"first", "second"}) {
		t.Errorf("the copies passed are now %q", got)
	}
	if want := []string{"late", "second"}; h.Article.Path != "first" || !slices.Equal(paths(others), want) ||
		!slices.Equal(paths(believed), want) {
		t.Errorf("cited %q, others %q, believed %q", h.Article.Path, paths(others), paths(believed))
	}
}
