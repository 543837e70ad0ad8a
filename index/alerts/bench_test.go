package alerts

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// A large corpus has 1.7 million quotes, as many as a hundred thousand articles.
const largeFiles, quotesPerFile = 100_000, 17

// large returns a large corpus whose contents depend on the seed.
func large(name string, seed uint64) Snapshot {
	files := make(map[string]string, largeFiles)
	for i := range largeFiles {
		files[fmt.Sprintf("2022/01/%06d.txt", i)] = fmt.Sprint(seed)
	}
	return Snapshot{Name: name, Files: files, Quotes: func(path string) ([]Quote, error) {
		var file uint64
		if _, err := fmt.Sscanf(path, "2022/01/%d.txt", &file); err != nil {
			return nil, err
		}
		r, some := rand.New(rand.NewPCG(seed, file)), make([]Quote, quotesPerFile)
		for i := range some {
			some[i] = Quote{ID: "aaaaaaaaaa", Content: r.Uint64()}
		}
		return some, nil
	}}
}

// BenchmarkUpdate measures Update with 1.7 million quotes: the first time, with nothing changed, with every file
// changed but no quote, and with all quotes new.
func BenchmarkUpdate(b *testing.B) {
	first, touched, other := large("1", 1), large("3", 1), large("4", 2)
	for path := range touched.Files {
		touched.Files[path] = "touched"
	}
	same := first
	same.Name = "2"
	for _, c := range []struct {
		name  string
		snap  Snapshot
		fresh int
	}{{"first", first, 0}, {"unchanged", same, 0}, {"touched", touched, 0}, {"other", other, largeFiles * quotesPerFile}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				s := opened(b, filepath.Join(b.TempDir(), "alerts.db"))
				subscribed(b, s, "ines", "news", "marsh")
				if c.name != "first" {
					updateTo(b, s, first, everything)
				}
				b.StartTimer()
				if n := updateTo(b, s, c.snap, everything); n != c.fresh {
					b.Fatalf("%d quotes are fresh, want %d", n, c.fresh)
				}
				b.StopTimer()
				info, err := os.Stat(s.Path)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(info.Size())/(1<<20), "MB")
				s.Close()
				b.StartTimer()
			}
		})
	}
}

// BenchmarkForget measures rewriting the file of such a corpus.
func BenchmarkForget(b *testing.B) {
	s := fresh(b)
	updateTo(b, s, large("1", 1), everything)
	for b.Loop() {
		subscribed(b, s, "ines", "news", "marsh")
		if _, err := s.Forget(b.Context(), "ines"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSubscribe measures writing one alert to the disk.
func BenchmarkSubscribe(b *testing.B) {
	s := fresh(b)
	for i := 0; b.Loop(); i++ {
		subscribed(b, s, fmt.Sprint(i), "", "marsh")
	}
}
