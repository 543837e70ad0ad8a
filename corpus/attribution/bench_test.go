package attribution_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/load"
	"verbatim/corpus/sample"
)

// BenchmarkExtract prints MB/s on one core for the built-in sample and, where it is at hand, for real news.
func BenchmarkExtract(b *testing.B) {
	b.Run("sample", func(b *testing.B) { extractAll(b, sampleArticles(b)) })
	files, _ := filepath.Glob(filepath.Join(quotebench, "*.txt"))
	if len(files) == 0 {
		return
	}
	var news []corpus.Article
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		news = append(news, corpus.Article{Path: filepath.Base(path), Text: string(data)})
	}
	b.Run("news", func(b *testing.B) { extractAll(b, news) })
}

func extractAll(b *testing.B, articles []corpus.Article) {
	size := 0
	for i := range articles {
		size += len(articles[i].Text)
	}
	attribution.Extract(&articles[0]) // the first of a process reads the lexicon
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i := range articles {
			attribution.Extract(&articles[i])
		}
	}
}

func sampleArticles(t testing.TB) []corpus.Article {
	t.Helper()
	list, err := load.List(sample.FS())
	if err != nil {
		t.Fatal(err)
	}
	var articles []corpus.Article
	for _, f := range list.Files {
		a, err := load.Read(sample.FS(), f.Path)
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	return articles
}

// BenchmarkHostile reads texts made to cost time, of one and of ten megabytes: the second must not cost more than
// twelve times the first.
func BenchmarkHostile(b *testing.B) {
	for name, piece := range hostile {
		for size, n := range map[string]int{"1MB": 1e6, "10MB": 1e7} {
			a := corpus.Article{Path: "hostile.txt", Text: strings.Repeat(piece, n/len(piece))}
			b.Run(name+"/"+size, func(b *testing.B) {
				b.SetBytes(int64(len(a.Text)))
				for b.Loop() {
					attribution.Extract(&a)
				}
			})
		}
	}
}

// TestSample holds the score on the built-in sample's direct and mixed quotes as a golden file.
func TestSample(t *testing.T) {
	articles := map[string]corpus.Article{}
	for _, a := range sampleArticles(t) {
		articles[a.Path] = a
	}
	testScore(t, "../sample/testdata/quotes/*.txt", "testdata/sample.golden", []string{"quoted"}, func(t *testing.T, path string) (corpus.Article, []want) {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		a, ok := articles[name]
		if !ok {
			t.Fatalf("%s labels no article of the sample", path)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return a, readLabels(t, path, string(data))
	})
}
