package index_test

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/generated"
	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/query"
)

// generatedArticles is the number of generated articles that BenchmarkQueries searches. 100,000 are built in
// some minutes.
var generatedArticles = flag.Int("articles", 1000, "how many generated articles BenchmarkQueries searches")

// news are articles for measuring, if there are any. They are not part of the project.
const news = "../../shared/quotebench/polnear/text"

// BenchmarkQueries asks a thousand queries of several kinds, over the news and over generated articles, each
// followed by bleve's own search for the same words. It prints the median and the 99th percentile of both in
// milliseconds. verbatim also relaxes queries, reads and verifies quotes, detects duplicates and marks words.
func BenchmarkQueries(b *testing.B) {
	if _, err := os.Stat(filepath.FromSlash(news)); err == nil {
		b.Run("news", func(b *testing.B) { benchQueries(b, newsArticles(b)) })
	}
	b.Run(fmt.Sprint("generated-", *generatedArticles), func(b *testing.B) {
		benchQueries(b, func(yield func(corpus.Article) bool) {
			for n := range *generatedArticles {
				if !yield(generated.Article(n)) {
					return
				}
			}
		})
	})
}

func newsArticles(b *testing.B) func(func(corpus.Article) bool) {
	fsys := os.DirFS(news)
	list, err := load.List(fsys)
	if err != nil {
		b.Fatal(err)
	}
	return func(yield func(corpus.Article) bool) {
		for _, f := range list.Files {
			a, err := load.Read(fsys, f.Path)
			if err != nil {
				b.Fatal(err)
			}
			if !yield(a) {
				return
			}
		}
	}
}

func benchQueries(b *testing.B, articles func(func(corpus.Article) bool)) {
	dir := b.TempDir()
	builder, err := index.NewBuilder(dir)
	if err != nil {
		b.Fatal(err)
	}
	for a := range articles {
		if err := builder.Add(&a, attribution.Extract(&a)); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := builder.Finish(index.Manifest{}); err != nil {
		b.Fatal(err)
	}
	s, err := index.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	queries := mixedQueries(b, s)
	ask(b, s, queries) // what is read once has been read
	b.ResetTimer()
	var ours, plain []time.Duration
	for b.Loop() {
		o, p := ask(b, s, queries)
		ours, plain = append(ours, o...), append(plain, p...)
	}
	report := func(name string, part int) {
		o, p := percentile(ours, part), percentile(plain, part)
		b.ReportMetric(o.Seconds()*1000, name+"-ms")
		b.ReportMetric(p.Seconds()*1000, "bleve-"+name+"-ms")
		b.ReportMetric(o.Seconds()/p.Seconds(), name+"-ratio")
	}
	report("median", 50)
	report("p99", 99)
	b.ReportMetric(float64(s.Quotes()), "quotes")
	b.ReportMetric(0, "ns/op")
}

// ask runs each query in verbatim and then in bleve, and returns the times.
func ask(b *testing.B, s *index.Snapshot, queries []query.Query) (ours, plain []time.Duration) {
	ctx := context.Background()
	for i, q := range queries {
		verbatim := func() {
			began := time.Now()
			if _, err := s.Search(ctx, q, index.Options{}); err != nil {
				b.Fatal(err)
			}
			ours = append(ours, time.Since(began))
		}
		if i%2 == 0 {
			verbatim()
		}
		began := time.Now()
		if _, err := s.Plain(ctx, q, index.DefaultLimit); err != nil {
			b.Fatal(err)
		}
		plain = append(plain, time.Since(began))
		if i%2 == 1 {
			verbatim()
		}
	}
	return ours, plain
}

func percentile(took []time.Duration, part int) time.Duration {
	sorted := slices.Sorted(slices.Values(took))
	return sorted[(len(sorted)-1)*part/100]
}

// mixedQueries returns a thousand queries with words of random quotes: one, two or three words of a quote, a
// phrase, a word with a speaker, a speaker, a word with a kind or a date, words of two quotes, and words in no
// quote.
func mixedQueries(b *testing.B, s *index.Snapshot) []query.Query {
	r := rand.New(rand.NewPCG(3, 4))
	quote := func() ([]string, *index.Hit) {
		for {
			h, err := s.Quote(r.IntN(s.Quotes()))
			if err != nil {
				b.Fatal(err)
			}
			words := strings.FieldsFunc(h.Pieces()[0], func(c rune) bool {
				return !('a' <= c && c <= 'z' ||
					'A' <= c && c <= 'Z')
			})
			words = slices.DeleteFunc(words, func(w string) bool { return len(w) < 4 })
			if len(words) >= 4 && h.Quote.Speaker.Named() {
				return words, &h
			}
		}
	}
	var list []query.Query
	for len(list) < 1000 {
		words, h := quote()
		at := r.IntN(len(words) - 3)
		var typed string
		switch r.IntN(20) {
		case 0, 1, 2, 3, 4:
			typed = words[at]
		case 5, 6, 7, 8:
			typed = words[at] + " " + words[at+2]
		case 9, 10:
			typed = strings.Join(words[at:at+3], " ")
		case 11, 12:
			typed = `"` + words[at] + " " + words[at+1] + `"`
		case 13, 14:
			typed = fmt.Sprintf("%s by:%q", words[at], h.Quote.Speaker.Name)
		case 15:
			typed = fmt.Sprintf("by:%q", h.Quote.Speaker.Name)
		case 16:
			typed = words[at] + " kind:direct"
		case 17:
			typed = words[at] + " after:2015-06"
		case 18:
			others, _ := quote()
			typed = words[at] + " " + cmp.Or(others[0], others[1])
		default:
			typed = words[at] + " qxzv" + words[at+1]
		}
		q, err := query.Parse(typed)
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, q)
	}
	return list
}
