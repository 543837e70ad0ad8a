package reindex_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/corpus/attribution"
	"verbatim/corpus/load"
	"verbatim/corpus/sample"
	"verbatim/index"
)

// news is a folder of articles to measure with. It is not part of the project and may not exist.
const news = "../../../shared/quotebench/polnear/text"

// BenchmarkExtractionShare compares the time for extraction with the time for indexing its result, both on one
// core. The goal for extract/index is at most a third.
func BenchmarkExtractionShare(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	articles := shareArticles(b)
	var extract, build time.Duration
	for b.Loop() {
		quotes := make([][]corpus.Quote, len(articles))
		began := time.Now()
		for i := range articles {
			quotes[i] = attribution.Extract(&articles[i])
		}
		extract += time.Since(began)
		build += buildIndex(b, articles, quotes)
	}
	b.ReportMetric(extract.Seconds()/float64(b.N), "extract-s/op")
	b.ReportMetric(build.Seconds()/float64(b.N), "index-s/op")
	b.ReportMetric(extract.Seconds()/build.Seconds(), "extract/index")
}

func buildIndex(b *testing.B, articles []corpus.Article, quotes [][]corpus.Quote) time.Duration {
	b.Helper()
	began := time.Now()
	builder, err := index.NewBuilder(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	for i := range articles {
		if err := builder.Add(&articles[i], quotes[i]); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := builder.Finish(b.Context(), index.Manifest{}); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

// shareArticles returns the news if they exist, or else the built-in sample.
func shareArticles(b *testing.B) []corpus.Article {
	b.Helper()
	fsys := sample.FS()
	if _, err := os.Stat(filepath.FromSlash(news)); err == nil {
		fsys = os.DirFS(news)
	}
	list, err := load.List(fsys)
	if err != nil {
		b.Fatal(err)
	}
	var articles []corpus.Article
	for _, f := range list.Files {
		a, err := load.Read(fsys, f.Path)
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, a)
	}
	return articles
}
