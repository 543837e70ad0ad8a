package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/bot"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
)

// What health and metrics are served under.
const (
	pathAlive   = "/healthz"
	pathReady   = "/readyz"
	pathMetrics = "/metrics"
)

// A health is what whoever runs the bot can ask of it. It is there before the bot is, and while the corpus is read.
type health struct {
	service atomic.Pointer[local.Corpus] // nil while the corpus is read for the first time
	alerts  atomic.Pointer[alerts.Store] // nil before it is open
	bot     atomic.Pointer[bot.Bot]      // nil before it is set up
	extra   atomic.Pointer[metrics.Set]  // what else is counted; nil for nothing
}

// handler serves the paths above; whatever else is asked for is not there.
func (h *health) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+pathAlive, func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, h.well()) })
	mux.HandleFunc("GET "+pathReady, func(w http.ResponseWriter, r *http.Request) {
		if err := h.ready(r.Context()); err != nil {
			say(w, http.StatusServiceUnavailable, err.Error())
			return
		}
		say(w, http.StatusOK, h.well())
	})
	mux.HandleFunc("GET "+pathMetrics, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		h.write(r.Context(), w)
	})
	return mux
}

// say answers with a line of text.
func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, text)
}

// What is wrong where nothing can be searched. The words name no folder: who may read them need not know where the corpus lies.
var (
	errReading    = errors.New("no snapshot is open: the corpus is read for the first time")
	errNoneOpen   = errors.New("no snapshot is open; the log and verbatim doctor say why")
	errStartingUp = errors.New("the bot is starting")
)

// loss returns why the index is kept although most articles are gone, or nil.
func (h *health) loss() *index.LossError {
	if s := h.service.Load(); s != nil {
		return s.Reindexer.Loss()
	}
	return nil
}

// well is what is said where all is well: ok, and on a line of its own that most articles are gone. The bot answers all
// the same, so that starting it again would not help.
func (h *health) well() string {
	if loss := h.loss(); loss != nil {
		return "ok\n" + loss.What() + "; " + loss.Stays() + "; " + loss.Todo("verbatim "+ask.Reindex)
	}
	return "ok"
}

// ready returns nil while the bot can answer, and else why it can't.
func (h *health) ready(ctx context.Context) error {
	s, b := h.service.Load(), h.bot.Load()
	switch {
	case s == nil:
		return errReading
	case s.Live.Do(ctx, func(*index.Snapshot) error { return nil }) != nil:
		return errNoneOpen
	case b == nil:
		return errStartingUp
	}
	return b.Ready()
}

// write writes all that is counted, in Prometheus' text format.
func (h *health) write(ctx context.Context, w io.Writer) {
	fmt.Fprintf(w, "# HELP verbatim_build_info\n# TYPE verbatim_build_info gauge\nverbatim_build_info{version=%q} 1\n", version.String())
	if b := h.bot.Load(); b != nil {
		b.WriteMetrics(w)
	}
	if more := h.extra.Load(); more != nil {
		more.WritePrometheus(w)
	}
	h.writeSnapshot(ctx, w)
	if store := h.alerts.Load(); store != nil {
		if n, err := store.Waiting(ctx); err == nil {
			metrics.WriteGaugeUint64(w, "verbatim_alerts_waiting", uint64(n))
		}
	}
	metrics.WriteProcessMetrics(w)
}

// writeSnapshot writes what is served. Of what is not, nothing is written but that it is not.
func (h *health) writeSnapshot(ctx context.Context, w io.Writer) {
	var m *index.Manifest
	if s := h.service.Load(); s != nil {
		_ = s.Live.Do(ctx, func(snap *index.Snapshot) (err error) { // the gauge says that there is none
			m, err = snap.Manifest()
			return err
		})
	}
	if m == nil {
		metrics.WriteGaugeUint64(w, "verbatim_snapshot_open", 0)
		return
	}
	metrics.WriteGaugeUint64(w, "verbatim_snapshot_open", 1)
	metrics.WriteGaugeFloat64(w, "verbatim_snapshot_age_seconds", max(0, time.Since(m.BuiltAt).Seconds()))
	metrics.WriteGaugeUint64(w, "verbatim_snapshot_articles", uint64(m.Articles))
	metrics.WriteGaugeUint64(w, "verbatim_snapshot_quotes", uint64(m.Quotes))
	metrics.WriteGaugeUint64(w, "verbatim_snapshot_left_out", uint64(len(m.Skipped)))
	gone := 0
	if loss := h.loss(); loss != nil {
		gone = loss.Gone
	}
	metrics.WriteGaugeUint64(w, "verbatim_corpus_articles_gone", uint64(gone))
}
