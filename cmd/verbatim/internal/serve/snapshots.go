package serve

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/index"
	"verbatim/index/servers"
)

// metricOpen is the metric that says whether a snapshot is open.
const metricOpen = "verbatim_snapshot_open"

// write writes the metrics of the open snapshots. Those of further corpora have the label corpus. Where none is open,
// it writes only that.
func (all corpora) write(ctx context.Context, w io.Writer) {
	manifests := make([]*index.Manifest, len(all))
	for i, of := range all {
		_ = of.Live.Do(ctx, func(s *index.Snapshot) (err error) { // after an error, it is nil
			manifests[i], err = s.Manifest()
			return err
		})
	}
	for _, m := range snapshotMetrics {
		metrics.WriteMetadataIfNeeded(w, m.name, "gauge")
		for i, of := range all {
			if manifests[i] != nil || m.name == metricOpen {
				value := strconv.FormatFloat(m.value(of, manifests[i]), 'f', -1, 64)
				fmt.Fprintf(w, "%s%s %s\n", m.name, of.labels(), value)
			}
		}
	}
}

// snapshotMetrics are the metrics of a snapshot. The values of one metric stand together, as Prometheus' format wants.
var snapshotMetrics = []struct {
	name  string
	value func(*served, *index.Manifest) float64
}{
	{metricOpen, func(_ *served, m *index.Manifest) float64 {
		if m == nil {
			return 0
		}
		return 1
	}},
	{"verbatim_snapshot_age_seconds", func(_ *served, m *index.Manifest) float64 {
		return max(0, time.Since(m.BuiltAt).Seconds())
	}},
	{"verbatim_snapshot_articles", func(_ *served, m *index.Manifest) float64 { return float64(m.Articles) }},
	{"verbatim_snapshot_quotes", func(_ *served, m *index.Manifest) float64 { return float64(m.Quotes) }},
	{"verbatim_snapshot_left_out", func(_ *served, m *index.Manifest) float64 { return float64(len(m.Skipped)) }},
	{"verbatim_corpus_articles_gone", func(of *served, _ *index.Manifest) float64 {
		if loss := of.Reindexer.Loss(); loss != nil {
			return float64(loss.Gone)
		}
		return 0
	}},
}

// labels returns the labels of a corpus's metrics; none for the usual corpus.
func (of *served) labels() string {
	if label := of.label(""); label != "" {
		return "{" + label + "}"
	}
	return ""
}

// label returns the label that names a corpus, followed by text; "" for the usual corpus.
func (of *served) label(then string) string {
	if of.name == servers.MainCorpus {
		return ""
	}
	return fmt.Sprintf("corpus=%q", of.name) + then
}
