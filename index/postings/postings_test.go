package postings_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	api "github.com/blevesearch/bleve_index_api"

	"verbatim/index/postings"
	"verbatim/index/postings/plain"
)

// indexed returns an index of documents and a Reader of it; see documents.
func indexed(t *testing.T, docs int) (bleve.Index, *postings.Reader) {
	t.Helper()
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer, m.ScoringModel = simple.Name, api.BM25Scoring
	path := filepath.Join(t.TempDir(), "index")
	ix, err := bleve.New(path, m)
	if err != nil {
		t.Fatal(err)
	}
	batch := ix.NewBatch()
	for i, doc := range documents(docs) {
		if err := batch.Index(fmt.Sprint(i), doc); err != nil {
			t.Fatal(err)
		}
	}
	if err := ix.Batch(batch); err != nil {
		t.Fatal(err)
	}
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	// Open it read-only, as a snapshot, so that bleve does not merge files during the test.
	if ix, err = bleve.OpenUsing(path, map[string]any{"read_only": true}); err != nil {
		t.Fatal(err)
	}
	advanced, err := ix.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	index, err := advanced.Reader()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { index.Close(); ix.Close() })
	reader, err := postings.NewReader(index)
	if err != nil {
		t.Fatal(err)
	}
	return ix, reader
}

// documents returns n documents with three fields. Words are the letters from "a" to "t", with decreasing
// frequency. The result is always the same.
func documents(n int) []map[string]any {
	r := rand.New(rand.NewPCG(1, 2))
	words := func(n int) []string {
		list := make([]string, n)
		for i := range list {
			list[i] = string(rune('a' + min(r.IntN(20), r.IntN(20))))
		}
		return list
	}
	list := make([]map[string]any, n)
	for i := range list {
		one := []string{strings.Join(words(1+r.IntN(12)), " "), strings.Join(words(1+r.IntN(5)), " ")}
		list[i] = map[string]any{"one": one, "two": strings.Join(words(1+r.IntN(30)), " "), "three": words(1)[0]}
	}
	return list
}

func randomPlace(r *rand.Rand, field string) postings.Place {
	p := postings.Place{Field: field, Weight: []float64{0.2, 1, 3}[r.IntN(3)], Said: field == "one"}
	for range 1 + r.IntN(6)/4 {
		p.Terms = append(p.Terms, string(rune('a'+r.IntN(21)))) // the last is in no document
	}
	p.Phrase = len(p.Terms) > 1 && r.IntN(2) == 0 && field == "one"
	if p.Phrase && p.Terms[0] == p.Terms[1] {
		p.Phrase = false // bleve finds "h h" now and then where "h" stands once; see TestPhraseOfOneWordTwice
	}
	return p
}

func randomWords(r *rand.Rand, n int) []postings.Word {
	var list []postings.Word
	for range n {
		w := postings.Word{randomPlace(r, "one")}
		if r.IntN(3) > 0 {
			w = append(w, randomPlace(r, "two"))
		}
		list = append(list, w)
	}
	return list
}

// TestPhraseOfOneWordTwice compares the documents found for a repeated word with the texts.
func TestPhraseOfOneWordTwice(t *testing.T) {
	_, reader := indexed(t, 600)
	names := map[uint32]string{}
	if err := reader.Names(func(doc uint32, name string) error { names[doc] = name; return nil }); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"a", "d", "h", "t"} {
		want := map[string]bool{}
		for i, doc := range documents(600) {
			for _, value := range doc["one"].([]string) {
				if strings.Contains(" "+value+" ", " "+word+" "+word+" ") {
					want[fmt.Sprint(i)] = true
				}
			}
		}
		got := map[string]bool{}
		q := &postings.Query{Words: []postings.Word{{{Field: "one", Terms: []string{word, word}, Phrase: true, Weight: 1}}}}
		err := reader.Each(t.Context(), q, func(m postings.Match) { got[names[m.Doc]] = true })
		if err != nil || !maps.Equal(got, want) {
			t.Errorf("%q twice is in %v, want %v (%v)", word, got, want, err)
		}
	}
}

// TestAsBleve checks that queries find the same documents and words as bleve's queries, with proportional scores.
func TestAsBleve(t *testing.T) {
	const docs = 600
	ix, reader := indexed(t, docs)
	advanced, err := ix.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	bleves, err := plain.New(advanced, ix.Mapping())
	if err != nil {
		t.Fatal(err)
	}
	defer bleves.Close()
	r := rand.New(rand.NewPCG(3, 4))
	found := 0
	for range 3000 {
		q := &postings.Query{Words: randomWords(r, r.IntN(4))}
		if len(q.Words) > 1 && r.IntN(2) == 0 {
			q.Least = 1 + r.IntN(len(q.Words))
		}
		if least := q.Least; len(q.Words) > 0 && r.IntN(2) == 0 {
			if least == 0 {
				least = len(q.Words)
			}
			q.Said = 1 + r.IntN(least)
		}
		if r.IntN(4) == 0 {
			q.Some = randomWords(r, 1+r.IntN(2))
		}
		if r.IntN(3) == 0 {
			q.Bonus = randomWords(r, 1+r.IntN(2))
		}
		if r.IntN(3) == 0 {
			q.Filters = []postings.Word{{{Field: "three", Terms: []string{"a"}}, {Field: "three", Terms: []string{"c"}}}}
		}
		if r.IntN(4) == 0 {
			q.Nots = []postings.Place{{Field: "two", Terms: []string{"b"}}}
		}
		got := map[uint32]postings.Match{}
		last := -1
		if err := reader.Each(t.Context(), q, func(m postings.Match) {
			if int(m.Doc) <= last {
				t.Fatalf("document %d comes after %d", m.Doc, last)
			}
			last = int(m.Doc)
			got[m.Doc] = m
		}); err != nil {
			t.Fatal(err)
		}
		counted := 0
		unscored := *q
		unscored.Unscored = true
		if err := reader.Each(t.Context(), &unscored, func(m postings.Match) {
			if _, ok := got[m.Doc]; !ok {
				t.Fatalf("%d is found only without scores", m.Doc)
			}
			counted++
		}); err != nil || counted != len(got) {
			t.Fatalf("%d of %d documents are found without scores, %v", counted, len(got), err)
		}
		found += len(got)
		missing, proportion := len(got), math.NaN()
		if err := bleves.Each(t.Context(), q, func(want postings.Match) {
			m, ok := got[want.Doc]
			if !ok || m.Words != want.Words || m.Said != want.Said {
				t.Fatalf("%+v: found %+v (%v), bleve %+v", q, m, ok, want)
			}
			missing--
			if len(q.Words) == 0 {
				return // bleve gives such documents no score
			}
			if math.IsNaN(proportion) {
				proportion = m.Score / want.Score
			}
			if math.Abs(m.Score/want.Score/proportion-1) > 1e-5 {
				t.Fatalf("%+v: %d has %f, bleve says %f", q, m.Doc, m.Score, want.Score*proportion)
			}
		}); err != nil || missing != 0 {
			t.Fatalf("%+v: bleve does not find %d of %d documents; %v", q, missing, len(got), err)
		}
	}
	if found < 10_000 {
		t.Errorf("all queries together find %d documents, want at least 10,000", found)
	}
}

// TestStops checks that a search ends with its context, and that Admit excludes documents.
func TestStops(t *testing.T) {
	_, reader := indexed(t, 50)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := reader.Each(ctx, &postings.Query{}, func(postings.Match) { t.Error("found") })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	n := 0
	even := &postings.Query{Admit: func(doc uint32) bool { return doc%2 == 0 }}
	if err := reader.Each(t.Context(), even, func(postings.Match) { n++ }); err != nil || n != 25 {
		t.Errorf("admitted %d, %v", n, err)
	}
}
