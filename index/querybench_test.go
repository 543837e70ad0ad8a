package index_test

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/cputime"
	"verbatim/corpus/generated"
	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/query"
)

// generatedArticles is the number of articles of package generated. 100,000 of them take some minutes to index.
var generatedArticles = flag.Int("articles", 1000, "the number of generated articles of benchmarks")

// news is a folder of news articles. It is not part of the project, and may be missing.
const news = "../../shared/quotebench/polnear/text"

// generatedData is where BenchmarkQueries builds the snapshot of the generated articles, unless it is there.
var generatedData = flag.String("data", "", "the folder that keeps the snapshot of BenchmarkQueries")

var queryCount = flag.Int("queries", 1000, "the number of queries of BenchmarkQueries, up to 1,000")

// BenchmarkQueries searches news and generated articles for queries of several sorts, each in two ways: with
// package postings, and with one search of bleve's query tree. All else of a search is the same. It reports the median
// and the 99th percentile of the processor time, each query's the least of all rounds.
func BenchmarkQueries(b *testing.B) {
	if _, err := os.Stat(filepath.FromSlash(news)); err == nil {
		b.Run("news", func(b *testing.B) { benchQueries(b, b.TempDir(), newsArticles(b)) })
	}
	b.Run(fmt.Sprint("generated-", *generatedArticles), func(b *testing.B) {
		benchQueries(b, cmp.Or(*generatedData, b.TempDir()), func(yield func(corpus.Article) bool) {
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

func benchQueries(b *testing.B, dir string, articles func(func(corpus.Article) bool)) {
	s, err := index.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		build(b, dir, articles)
		s, err = index.Open(dir)
	}
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	queries := mixedQueries(b, s)[:*queryCount]
	searchWith := s.SearchWith(b)
	own, bleve := timeQueries(b, s, queries, searchWith)
	b.ResetTimer()
	for b.Loop() {
		o, t := timeQueries(b, s, queries, searchWith)
		for i := range queries {
			own[i], bleve[i] = min(own[i], o[i]), min(bleve[i], t[i])
		}
	}
	report := func(name string, part int) {
		o, t := percentile(own, part), percentile(bleve, part)
		b.ReportMetric(o.Seconds()*1000, name+"-ms")
		b.ReportMetric(t.Seconds()*1000, "bleve-"+name+"-ms")
		b.ReportMetric(t.Seconds()/o.Seconds(), name+"-ratio")
	}
	report("median", 50)
	report("p99", 99)
	b.ReportMetric(float64(s.Quotes()), "quotes")
	b.ReportMetric(0, "ns/op")
}

// build builds a snapshot of articles.
func build(b *testing.B, dir string, articles func(func(corpus.Article) bool)) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		b.Fatal(err)
	}
	builder, err := index.NewBuilder(dir)
	if err != nil {
		b.Fatal(err)
	}
	for a := range articles {
		if err := builder.Add(&a, attribution.Extract(&a)); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := builder.Finish(b.Context(), index.Manifest{}); err != nil {
		b.Fatal(err)
	}
}

// timeQueries searches for each query in both ways and returns the processor time of each.
func timeQueries(
	b *testing.B, s *index.Snapshot, queries []query.Query, searchWith func(bleve bool),
) (own, bleve []time.Duration) {
	own, bleve = make([]time.Duration, len(queries)), make([]time.Duration, len(queries))
	for i, q := range queries {
		for n := range 2 {
			useBleve, times := (i+n)%2 == 1, own
			if useBleve {
				times = bleve
			}
			searchWith(useBleve)
			times[i] = cputime.Of(func() {
				if _, err := s.Search(b.Context(), q, index.Options{}); err != nil {
					b.Fatal(err)
				}
			})
		}
	}
	return own, bleve
}

func percentile(took []time.Duration, part int) time.Duration {
	sorted := slices.Sorted(slices.Values(took))
	return sorted[(len(sorted)-1)*part/100]
}

// mixedQueries returns a thousand queries made of the words of quotes taken at random: one word of one, two, three, a
// phrase, a word with the speaker, the speaker alone, a word and a kind or day, words of two quotes, and words that no
// one says.
func mixedQueries(b *testing.B, s *index.Snapshot) []query.Query {
	r := rand.New(rand.NewPCG(3, 4))
	quote := func() ([]string, *index.Hit) {
		for {
			h, err := s.Quote(r.IntN(s.Quotes()))
			if err != nil {
				b.Fatal(err)
			}
			words := strings.FieldsFunc(h.Pieces()[0], func(c rune) bool {
				return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z')
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
