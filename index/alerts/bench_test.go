package alerts

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// large is a corpus of 1.7 million quotes, as many as a hundred thousand articles have.
const largeFiles, quotesAFile = 100_000, 17

// large makes it, with contents that depend on the seed.
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
		r, some := rand.New(rand.NewPCG(seed, file)), make([]Quote, quotesAFile)
		for i := range some {
			some[i] = Quote{ID: "aaaaaaaaaa", Content: r.Uint64()}
		}
		return some, nil
	}}
}

// BenchmarkUpdate tells how long a corpus of 1.7 million quotes takes: the first time, when nothing has changed, when every file has
// changed but no quote, and when all are new.
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
	}{{"first", first, 0}, {"unchanged", same, 0}, {"touched", touched, 0}, {"other", other, largeFiles * quotesAFile}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				s := opened(b, filepath.Join(b.TempDir(), "alerts.db"))
				subscribed(b, s, "ines", "news", "marsh")
				if c.name != "first" {
					update(b, s, first, everything)
				}
				b.StartTimer()
				if n := update(b, s, c.snap, everything); n != c.fresh {
					b.Fatalf("fresh are %d, want %d", n, c.fresh)
				}
				b.StopTimer()
				info, err := os.Stat(s.path)
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

// BenchmarkForget tells how long the file of such a corpus takes to be written anew.
func BenchmarkForget(b *testing.B) {
	s := fresh(b)
	update(b, s, large("1", 1), everything)
	for b.Loop() {
		subscribed(b, s, "ines", "news", "marsh")
		if _, err := s.Forget(b.Context(), "ines"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSubscribe tells what bringing one alert to the disk takes.
func BenchmarkSubscribe(b *testing.B) {
	s := fresh(b)
	for i := 0; b.Loop(); i++ {
		subscribed(b, s, fmt.Sprint(i), "", "marsh")
	}
}
