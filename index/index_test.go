package index

import (
	"context"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index/datalock"
	"verbatim/index/names"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/search"
	"verbatim/index/store"
)

// A told is an article of a test with the words of its quotes, which are in its text.
type told struct {
	corpus.Article
	quotes []saying
}

type saying struct {
	by     corpus.Speaker
	kind   corpus.Kind
	pieces []string
}

func person(name, role string) corpus.Speaker {
	return corpus.Speaker{Name: name, Role: role, Kind: corpus.Person}
}

var (
	marsh  = person("Elin Marsh", "head of the Lindqvist Institute")
	okafor = person("Tobé Okafor", "a senior fellow at the Harbour Centre")
	aide   = corpus.Speaker{Name: "a senior aide", Kind: corpus.Unnamed}
)

// library returns the articles that most tests search.
func library() []told {
	return []told{
		{corpus.Article{Path: "a/freeze.txt", Title: "A freeze is near", Publisher: "Harbour Herald",
			Date: date("2021-12-21"),
			Text: "A freeze is near\n\n“A freeze — vérifiable, naturally — of missiles,” said Elin " +
				"Marsh, “is what we’re after.” She heads the Lindqvist Institute.\n\n" +
				"Tobé Okafor said inspectors’ visits would calm everybody.\n\n\"Inspections are the " +
				"point,\" he added. \"To the point: inspections.\"\n"},
			[]saying{
				{marsh, corpus.Direct, []string{"A freeze — vérifiable, naturally — of missiles,", "is what we’re after."}},
				{okafor, corpus.Indirect, []string{"inspectors’ visits would calm everybody"}},
				{okafor, corpus.Direct, []string{"Inspections are the point,", "To the point: inspections."}},
			}},
		{corpus.Article{Path: "b/talks.txt", Title: "Missile talks go on", Publisher: "Morning Ledger",
			Date: date("2022-01-10"),
			Text: "The moratorium was on the table all day. \"Nobody has left the room,\" a senior aide " +
				"said.\n\"The U.S. side wants a treaty,\" Elin Marsh said.\n"},
			[]saying{
				{aide, corpus.Direct, []string{"Nobody has left the room,"}},
				{marsh, corpus.Direct, []string{"The U.S. side wants a treaty,"}},
			}},
		{corpus.Article{Path: "c/undated.txt", Title: "Undated",
			Text: "Elin Marsh spoke of \"a freeze of all missiles\" again."},
			[]saying{{marsh, corpus.Mixed, []string{"spoke of \"a freeze of all missiles\" again"}}}},
	}
}

func date(s string) time.Time {
	t, err := time.Parse(corpus.DateLayout, s)
	if err != nil {
		panic(err)
	}
	return t
}

// found returns the quotes of the article as attribution would find them.
func (a *told) found(t testing.TB) []corpus.Quote {
	var quotes []corpus.Quote
	for _, s := range a.quotes {
		q := corpus.Quote{Kind: s.kind, Speaker: s.by, Speakers: []corpus.Speaker{s.by}, Confidence: 0.9,
			Method: corpus.Named}
		for _, p := range s.pieces {
			at := strings.Index(a.Text, p)
			if at < 0 {
				t.Fatalf("%s does not say %q", a.Path, p)
			}
			q.Spans = append(q.Spans, corpus.Span{Start: at, End: at + len(p)})
		}
		quotes = append(quotes, q)
	}
	corpus.AssignIDs(a.Path, a.Text, quotes)
	return quotes
}

// built builds and publishes a snapshot of the articles and returns its name.
func built(t testing.TB, dataDir string, articles []told) string {
	t.Helper()
	lock, err := datalock.WaitLock(t.Context(), dataDir)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Unlock()
	b, err := NewBuilder(dataDir)
	if err != nil {
		t.Fatal(err)
	}
	for i := range articles {
		if err := b.Add(&articles[i].Article, articles[i].found(t)); err != nil {
			t.Fatal(err)
		}
	}
	name, err := b.Finish(t.Context(), store.Manifest{Corpus: "test", BuiltAt: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// opened returns a snapshot of the library.
func opened(t testing.TB) *Snapshot {
	t.Helper()
	dir := t.TempDir()
	built(t, dir, library())
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// parsed returns a parsed query.
func parsed(t testing.TB, typed string) query.Query {
	t.Helper()
	q, err := query.Parse(typed)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// searched returns the result of a query.
func searched(t testing.TB, s *Snapshot, typed string, o search.Options) search.Result {
	t.Helper()
	r, err := s.Search(context.Background(), parsed(t, typed), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// speakers returns the speakers of a snapshot.
func speakers(t testing.TB, s *Snapshot) *names.Directory {
	t.Helper()
	list, err := s.Catalogue().Speakers()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// publishers returns the publishers of a snapshot.
func publishers(t testing.TB, s *Snapshot) *names.Publishers {
	t.Helper()
	list, err := s.Catalogue().Publishers()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// articles returns the articles of a snapshot.
func articles(t testing.TB, s *Snapshot) quotes.Articles {
	t.Helper()
	list, err := s.Catalogue().Articles()
	if err != nil {
		t.Fatal(err)
	}
	return list
}
