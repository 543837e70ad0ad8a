package index_test

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"verbatim/corpus/generated"
	"verbatim/index"
	"verbatim/index/query"
	"verbatim/index/reindex"
)

// changed is the number of articles that BenchmarkGrowth changes.
const changed = 100

// BenchmarkGrowth indexes a folder of generated articles: first from scratch, then with nothing changed, then
// with a hundred changed articles. It prints the time and the memory of each, and the time of bleve for the
// same documents.
func BenchmarkGrowth(b *testing.B) {
	corpus, data, plain := b.TempDir(), b.TempDir(), b.TempDir()
	for n := range *generatedArticles {
		write(b, corpus, n, n)
	}
	live := index.NewLive(data, nil)
	defer live.Close()
	r := reindex.New(reindex.Options{Corpus: corpus, DataDir: data, Live: live})
	run := func(name string, want index.ReindexReport) time.Duration {
		report, err := r.Reindex(b.Context(), nil)
		if err != nil || report.Added != want.Added || report.Changed != want.Changed || report.Rebuilt != "" {
			b.Fatalf("%s: %+v, %v", name, report, err)
		}
		b.ReportMetric(report.Took.Seconds(), name+"-s")
		return report.Took
	}
	for b.Loop() {
		peak := watchMemory()
		full := run("full", index.ReindexReport{Added: *generatedArticles})
		b.ReportMetric(float64(peak())/1e6, "full-MB")
		b.ReportMetric(float64(folderSize(b, data))/1e6, "index-MB")
		same := run("same", index.ReindexReport{})
		for i := range changed {
			n := i * (*generatedArticles / changed)
			write(b, corpus, n, n+*generatedArticles)
		}
		some := run("changed", index.ReindexReport{Changed: changed})
		b.ReportMetric(100*same.Seconds()/full.Seconds(), "same-%")
		b.ReportMetric(100*some.Seconds()/full.Seconds(), "changed-%")

		err := live.Do(b.Context(), func(s *index.Snapshot) error {
			took, err := s.IndexReadyMade(plain)
			b.ReportMetric(took.Seconds(), "bleve-s")
			b.ReportMetric(full.Seconds()/took.Seconds(), "full-ratio")
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		held, words := serving(b, data)
		b.ReportMetric(float64(held)/1e6, "serving-MB")
		b.ReportMetric(cold(b, corpus, data, words).Seconds()*1000, "cold-ms")
	}
	b.ReportMetric(float64(*generatedArticles), "articles")
	b.ReportMetric(0, "ns/op")
}

// write writes the text of a generated article to the file of another one.
func write(b *testing.B, corpus string, file, article int) {
	a := generated.Article(article)
	path := filepath.Join(corpus, filepath.FromSlash(generated.Path(file)))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(a.Text), 0o600); err != nil {
		b.Fatal(err)
	}
}

// cold returns the median time of twenty processes that start, answer a query from the index as it is, and end.
func cold(b *testing.B, corpus, data, words string) time.Duration {
	program := filepath.Join(b.TempDir(), "verbatim")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program,
		"../cmd/verbatim").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	var took []time.Duration
	for range 21 {
		began := time.Now()
		if out, err := exec.Command(program, "who-said", words, "--corpus", corpus, "--data", data,
			"--as-indexed").CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		took = append(took, time.Since(began))
	}
	return percentile(took[1:], 50) // the first fills the caches of the system
}

// serving returns the memory of a snapshot after a thousand queries, and a word of one of them.
func serving(b *testing.B, data string) (held int64, word string) {
	live := index.NewLive(data, nil)
	defer live.Close()
	var queries []query.Query
	err := live.Do(b.Context(), func(s *index.Snapshot) error {
		queries = mixedQueries(b, s)
		for _, q := range queries {
			if _, err := s.Search(context.Background(), q, index.Options{}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	debug.FreeOSMemory()
	for _, q := range queries {
		if len(q.Terms) == 1 && len(q.Speakers)+len(q.Kinds) == 0 {
			word = q.Terms[0].Text
			break
		}
	}
	return anonymous(), word
}

var anonymousLine = regexp.MustCompile(`RssAnon:\s+(\d+) kB`)

// anonymous returns the anonymous memory of this process in bytes, or 0 if the system does not report it.
func anonymous() int64 {
	b, _ := os.ReadFile("/proc/self/status")
	m := anonymousLine.FindSubmatch(b)
	if m == nil {
		return 0
	}
	kB, _ := strconv.ParseInt(string(m[1]), 10, 64)
	return kB * 1024
}

// watchMemory measures the memory of this process until the function that it returns is called, which returns
// the maximum.
func watchMemory() func() int64 {
	debug.FreeOSMemory()
	stop, most := make(chan struct{}), make(chan int64)
	go func() {
		var peak int64
		for {
			peak = max(peak, anonymous())
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() int64 {
		close(stop)
		return <-most
	}
}

// folderSize returns the size in bytes of all files in a folder and its subfolders.
func folderSize(b *testing.B, dir string) (size int64) {
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}
