package remote_test

import (
	"os"
	"slices"
	"testing"
	"time"

	"verbatim/corpus/cputime"
	"verbatim/index"
	"verbatim/index/query"
	"verbatim/index/remote/remotetest"
)

// BenchmarkSearch searches the labelled articles in files and in OpenSearch. p50-ms and p95-ms are times of answers,
// and cpu-ms is the processor time of this program per answer: what verbatim adds to the time of the cluster.
func BenchmarkSearch(b *testing.B) {
	remotetest.Need(b)
	if _, err := os.Stat(labelled); err != nil {
		b.Skip("the labelled articles are not here")
	}
	p := newPair(b, os.DirFS(labelled))
	var asked []query.Query
	for _, text := range queries(b, p) {
		if q := parse(b, text); len(q.Terms) > 0 {
			asked = append(asked, q)
		}
	}
	for _, of := range []struct {
		name string
		live *index.Live
	}{{"files", p.files}, {"OpenSearch", p.far}} {
		b.Run(of.name, func(b *testing.B) {
			var took []time.Duration
			begun := cputime.Process()
			for n := 0; b.Loop(); n++ {
				start := time.Now()
				if _, _, err := search(b.Context(), of.live, asked[n%len(asked)]); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			used := cputime.Process() - begun
			slices.Sort(took)
			ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
			b.ReportMetric(ms(took[len(took)/2]), "p50-ms")
			b.ReportMetric(ms(took[len(took)*95/100]), "p95-ms")
			b.ReportMetric(ms(used)/float64(len(took)), "cpu-ms")
		})
	}
}
