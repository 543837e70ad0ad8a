package index

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/index/query"
	"verbatim/index/search"
)

// The size of the corpus that is measured: that of 800 newspaper articles.
const (
	benchArticles = 800
	benchQuotes   = 15 // an article
)

// benchCorpus makes articles whose words have the frequencies of a natural language (Zipf's law).
func benchCorpus() []told {
	r := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(r, 1.1, 3, 30_000)
	sentence := func() string {
		words := make([]string, 12+r.IntN(20))
		for i := range words {
			words[i] = fmt.Sprintf("w%d", zipf.Uint64())
		}
		return strings.Join(words, " ")
	}
	list := make([]told, benchArticles)
	for i := range list {
		a := &list[i]
		a.Path, a.Title, a.Publisher, a.Date = fmt.Sprintf("%04d.txt", i), sentence(), "Herald", date("2021-12-21")
		var text strings.Builder
		for q := range benchQuotes {
			said := fmt.Sprintf("%d %s", q, sentence())
			fmt.Fprintf(&text, "\"%s,\" said somebody. %s\n\n%s\n\n", said, sentence(), sentence())
			a.quotes = append(a.quotes, saying{person(fmt.Sprintf("Name%d Surname%d", r.IntN(50), r.IntN(50)), "a fellow"),
				corpus.Direct, []string{said}})
		}
		a.Text = text.String()
	}
	return list
}

func BenchmarkBuild(b *testing.B) {
	articles := benchCorpus()
	for b.Loop() {
		built(b, b.TempDir(), articles)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*benchArticles*benchQuotes), "µs/quote")
}

// BenchmarkFirstSearch measures what a process does for one query: open, search, close.
func BenchmarkFirstSearch(b *testing.B) {
	dir := b.TempDir()
	built(b, dir, benchCorpus())
	for b.Loop() {
		s, err := Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		benchSearch(b, s, `w20 w100`)
		s.Close()
	}
}

func BenchmarkSearch(b *testing.B) {
	dir := b.TempDir()
	built(b, dir, benchCorpus())
	s, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for _, typed := range []string{`w500`, `w20`, `w20 w100`, `"w1 w2"`, `w1 w2 w3 w4 w5 w6 w7 w8`,
		`speaker:name7 w20`, `kind:direct`, `w20 nosuchword nosuchword2`} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				benchSearch(b, s, typed)
			}
		})
	}
	b.Run("counts", func(b *testing.B) {
		q := query.Query{Terms: []query.Term{{Text: "w20"}}}
		for b.Loop() {
			if _, err := s.Search(b.Context(), q, search.Options{Counts: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("suggest", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := s.Suggest(b.Context(), "w1234x"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func benchSearch(b *testing.B, s *Snapshot, typed string) {
	q, err := query.Parse(typed)
	if err != nil {
		b.Fatal(err)
	}
	r, err := s.Search(b.Context(), q, search.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if len(r.Hits) == 0 {
		b.Fatalf("%s finds nothing", typed)
	}
}

// BenchmarkComplete measures completions: of a speaker, a publisher, a topic, a prefix and a misspelling.
func BenchmarkComplete(b *testing.B) {
	dir := b.TempDir()
	built(b, dir, benchCorpus())
	s, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for name, complete := range map[string]func() ([]string, error){
		"speaker":        func() ([]string, error) { return speakers(b, s).Complete(b.Context(), "name1", 25) },
		"speaker-a-slip": func() ([]string, error) { return speakers(b, s).Complete(b.Context(), "name1 surnome2", 25) },
		"publisher":      func() ([]string, error) { return publishers(b, s).Complete("her", 25), nil },
		"topic":          func() ([]string, error) { return s.CompleteTopics(b.Context(), "w1", 25) },
		"topic-nothing":  func() ([]string, error) { return s.CompleteTopics(b.Context(), "", 25) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := complete(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
