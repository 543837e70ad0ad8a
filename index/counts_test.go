package index

import (
	"fmt"
	"slices"
	"testing"

	"verbatim/corpus"
	"verbatim/index/search"
)

// TestCounts checks that a result with many more quotes than are shown is counted, with all spellings of a name
// as one speaker. Small results are not counted.
func TestCounts(t *testing.T) {
	dir := t.TempDir()
	const said = "The freeze holds, in the future."
	future := told{corpus.Article{Path: "future.txt", Publisher: "Ledger", Date: date("2999-01-01"), Text: said},
		[]saying{{person("Elin Marsh", ""), corpus.Direct, []string{said}}}}
	built(t, dir, append(freezes(), future)) // a day in the future is in no month
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := searched(t, s, `freeze`, search.Options{Counts: true}).Counts
	if c == nil {
		t.Fatal("13 quotes of which 5 are shown are not counted")
	}
	for _, x := range []struct{ got, want []search.Count }{
		{c.Speakers, []search.Count{{Value: "Sergey Gärtenau", Quotes: 8}, {Value: "Elin Marsh", Quotes: 3}}},
		{c.Publishers, []search.Count{{Value: "Herald", Quotes: 8}, {Value: "Ledger", Quotes: 3}}},
		{c.Months, []search.Count{{Value: "2021-12", Quotes: 10}, {Value: "2022-01", Quotes: 2}}},
	} {
		if !slices.Equal(x.got, x.want) {
			t.Errorf("got %v, want %v", x.got, x.want)
		}
	}
	for typed, o := range map[string]search.Options{`freeze`: {}, `freeze after:2021`: {Counts: true, Limit: 6},
		`speaker:marsh`: {Counts: true, Limit: 1}} {
		if c := searched(t, s, typed, o).Counts; c != nil {
			t.Errorf("%s with %+v is counted: %v", typed, o, c)
		}
	}
}

// freezes returns twelve articles with one quote each, some of one speaker in two spellings.
func freezes() (articles []told) {
	for i := range 12 {
		a := told{corpus.Article{Path: fmt.Sprintf("%02d.txt", i), Publisher: "Herald", Date: date("2021-12-21")},
			[]saying{{person("Sergey Gärtenau", "the envoy"), corpus.Direct,
				[]string{fmt.Sprintf("The freeze holds, day %d.", i)}}}}
		switch {
		case i >= 10:
			a.quotes[0].by, a.Publisher, a.Date = corpus.Speaker{Name: "an aide", Kind: corpus.Unnamed}, "", date("2022-01-03")
		case i >= 7:
			a.quotes[0].by = person("Sergei Gaertenau", "")
		case i >= 5:
			a.quotes[0].by, a.Publisher = person("Elin Marsh", ""), "Ledger"
		}
		a.Text = a.quotes[0].pieces[0]
		articles = append(articles, a)
	}
	return articles
}
