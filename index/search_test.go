package index

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/search"
)

// said returns the first words of each hit, in order.
func said(r search.Result) []string {
	var list []string
	for _, h := range r.Hits {
		list = append(list, strings.Join(strings.Fields(h.Pieces()[0])[:2], " "))
	}
	return list
}

func TestSearch(t *testing.T) {
	s := opened(t)
	for _, c := range []struct {
		typed string
		want  []string // how the hits begin, best first
	}{
		// Words: any form of them, with or without accents; the best first.
		{`verifiable`, []string{"A freeze"}},
		{`inspection`, []string{"Inspections are"}},
		{`freeze missile`, []string{"A freeze", "spoke of"}},
		{`US treaty`, []string{"The U.S."}},
		{`USA treaty`, []string{"The U.S."}},
		{`u.s.a. treaty`, []string{"The U.S."}},
		{`we're`, []string{"A freeze"}},
		// A name among the words does its work.
		{`okafor inspections`, []string{"Inspections are"}},
		// A word in no quote finds the quotes beside it.
		{`the moratorium`, []string{"Nobody has"}},
		{`inspectors`, []string{"inspectors’ visits"}},
		// Phrases are taken at their word, stop words and endings too.
		{`"to the point"`, []string{"Inspections are"}},
		{`"are the point"`, []string{"Inspections are"}},
		{`"is the point"`, nil},
		{`"freeze of missiles"`, nil},
		{`"freeze of all"`, []string{"spoke of"}},
		{`"elin marsh" treaty`, []string{"The U.S."}}, // a name is a phrase of who said it
		{`"marsh elin"`, nil},
		// Stop words count where there is nothing else.
		{`to the`, []string{"Inspections are"}},
		// Leaving out.
		{`freeze -all`, []string{"A freeze"}},
		{`freeze -"of all"`, []string{"A freeze"}},
		{`missiles -verifiable`, []string{"spoke of"}},
		// Fields.
		{`speaker:"elin marsh" freeze`, []string{"A freeze", "spoke of"}},
		{`speaker:"Mrs. Marsh" treaty`, []string{"The U.S."}},
		{`speaker:lindqvist treaty`, []string{"The U.S."}},
		{`speaker:tobe`, []string{"Inspections are", "inspectors’ visits"}},
		{`speaker:nobody`, nil},
		{`publisher:ledger`, []string{"The U.S.", "Nobody has"}},
		{`kind:indirect kind:mixed`, []string{"spoke of", "inspectors’ visits"}},
		{`after:2022`, []string{"The U.S.", "Nobody has"}},
		{`after:2021-12-21 before:2022-01-10`, []string{"A freeze", "Inspections are", "inspectors’ visits"}},
		{`before:2021-12-21`, nil},
	} {
		if got := said(searched(t, s, c.typed, search.Options{Limit: 10})); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.typed, got, c.want)
		}
	}
}

// TestDirectFirst checks that of equally good matches a direct quote comes first, even if others are newer.
func TestDirectFirst(t *testing.T) {
	articles := library()
	articles[0].Date, articles[2].Date = date("2021-12-21"), date("2023-01-01") // the mixed quote is the newest
	dir := t.TempDir()
	built(t, dir, articles)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for typed, want := range map[string][]string{
		`by:marsh`:                            {"The U.S.", "A freeze", "spoke of"},
		`by:okafor`:                           {"Inspections are", "inspectors’ visits"},
		`by:marsh kind:mixed by:okafor`:       {"spoke of"},
		`by:okafor kind:indirect by:marsh`:    {"inspectors’ visits"},
		`by:marsh by:okafor publisher:herald`: {"A freeze", "Inspections are", "inspectors’ visits"},
	} {
		if got := said(searched(t, s, typed, search.Options{Limit: 10})); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", typed, got, want)
		}
	}
}

func TestSearchByDate(t *testing.T) {
	got := said(searched(t, opened(t), `by:marsh`, search.Options{Limit: 10, Order: search.ByDate}))
	if want := []string{"The U.S.", "A freeze", "spoke of"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want the newest first and the undated last: %q", got, want)
	}
}

func TestMostWords(t *testing.T) {
	s := opened(t)
	for _, c := range []struct {
		typed   string
		first   string // how the best hit begins, "" when there is none
		relaxed bool
	}{
		{`verifiable freeze`, "A freeze", false},
		{`verifiable freeze zebra`, "A freeze", true},
		{`verifiable zebra quagga okapi`, "A freeze", true}, // of many words one will do
		{`zebra`, "", false},
		{`verifiable zebra kind:mixed`, "", false},
	} {
		r := searched(t, s, c.typed, search.Options{})
		first, relaxed := "", false
		if len(r.Hits) > 0 {
			first, relaxed = said(r)[0], r.Hits[0].Fit != quotes.FitAll
		}
		if first != c.first || relaxed != c.relaxed {
			t.Errorf("%s: got %q (relaxed %v), want %q (%v)", c.typed, first, relaxed, c.first, c.relaxed)
		}
	}
}

func TestTotalCountsBeyondTheLimit(t *testing.T) {
	if r := searched(t, opened(t), `by:marsh`, search.Options{Limit: 2}); len(r.Hits) != 2 || r.Total != 3 {
		t.Errorf("got %d of %d, want 2 of 3", len(r.Hits), r.Total)
	}
}

// TestHighlights checks that the marked spans are exactly the words of the query.
func TestHighlights(t *testing.T) {
	s := opened(t)
	for _, c := range []struct {
		typed string
		want  []string // the words marked in the first hit
	}{
		{`verifiable missile`, []string{"vérifiable", "missiles"}},
		{`verifiable after`, []string{"vérifiable"}},
		{`verifiable "is what we're"`, []string{"vérifiable", "is what we’re"}},
		{`"the point" point`, []string{"the point", "the point"}},
		{`inspection okafor`, []string{"Inspections", "inspections"}},
		{`verifiable -zebra`, []string{"vérifiable"}},
		{`by:okafor kind:direct`, nil},
	} {
		h := searched(t, s, c.typed, search.Options{}).Hits[0]
		var got []string
		for _, span := range h.Highlights {
			got = append(got, h.Slice(span))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: marked %q, want %q", c.typed, got, c.want)
		}
	}
}

// TestHitsAreSlices checks that all text of a hit is a slice of its article.
func TestHitsAreSlices(t *testing.T) {
	texts := map[string]string{}
	for _, a := range library() {
		texts[a.Path] = a.Text
	}
	for _, h := range searched(t, opened(t), ``, search.Options{Limit: 100}).Hits {
		text := texts[h.Article.Path]
		if text[h.PassageAt:h.PassageAt+len(h.Passage)] != h.Passage {
			t.Errorf("%s: the passage is none: %q", h.Article.Path, h.Passage)
		}
		for i, p := range h.Pieces() {
			if p != h.Quote.Spans[i].In(text) {
				t.Errorf("%s: %q is shown as %q", h.Article.Path, h.Quote.Spans[i].In(text), p)
			}
		}
	}
}

func TestSearchStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := opened(t).Search(ctx, query.Query{}, search.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

// TestAll checks that Options.All finds all quotes with all of the words, whatever the limit, and no others.
func TestAll(t *testing.T) {
	s := opened(t)
	for typed, want := range map[string]int{`freeze missile`: 2, `speaker:marsh`: 3, `after:2021`: 5,
		`treaty verifiable nothing`: 2, `nosuchword`: 0} {
		r := searched(t, s, typed, search.Options{Limit: 1, All: true})
		if len(r.Hits) != want || r.Total != want {
			t.Errorf("%s: found %q, total %d, want %d", typed, said(r), r.Total, want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Search(ctx, query.Query{Terms: []query.Term{{Text: "freeze"}}},
		search.Options{All: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}
