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
	"verbatim/bot/standby"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
)

// The paths of health and metrics.
const (
	pathAlive   = "/healthz"
	pathReady   = "/readyz"
	pathMetrics = "/metrics"
)

// A health says how the bot is. It is served from the start, while the corpus is read and before the bot exists.
type health struct {
	corpus atomic.Pointer[local.Corpus] // nil until it was found
	gate   atomic.Pointer[standby.Gate] // says whether the corpus is read for the first time; set with the corpus
	alerts atomic.Pointer[alerts.Store] // nil until it is open
	bot    atomic.Pointer[bot.Bot]      // nil until the bot is created
	extra  atomic.Pointer[metrics.Set]  // further metrics; may be nil
}

// handler serves the paths above. Any other path is not found.
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

// say answers with text and a line feed.
func say(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, text)
}

// The reasons why the bot is not ready. They name no folder, because others may read them.
const textReading = "no index is open: the corpus is being read for the first time"

var (
	errNoneOpen   = errors.New("no index is open: read the log, or run verbatim doctor")
	errStartingUp = errors.New("the bot is starting")
)

// loss returns why the current index stays in use although most articles are gone, or nil.
func (h *health) loss() *index.LossError {
	if c := h.corpus.Load(); c != nil {
		return c.Reindexer.Loss()
	}
	return nil
}

// well returns "ok". If most articles are gone, a second line says so. The bot still answers then, and a restart
// would not help.
func (h *health) well() string {
	if loss := h.loss(); loss != nil {
		return "ok\n" + loss.What() + "; " + loss.Stays() + "; " + loss.Todo("verbatim "+ask.Reindex.Name)
	}
	return "ok"
}

// ready returns nil if the bot can answer, and otherwise the reason.
func (h *health) ready(ctx context.Context) error {
	c, g, b := h.corpus.Load(), h.gate.Load(), h.bot.Load()
	if c == nil || g == nil {
		return errStartingUp
	}
	var reading *standby.ReadingError
	switch {
	case errors.As(g.Reading(ctx), &reading): // also while an index of another version is built again
		return errors.New(textReading + reading.Share(", "))
	case c.Live.Do(ctx, func(*index.Snapshot) error { return nil }) != nil:
		return errNoneOpen
	case b == nil:
		return errStartingUp
	}
	return b.Ready()
}

// write writes all metrics in Prometheus' text format.
func (h *health) write(ctx context.Context, w io.Writer) {
	fmt.Fprintf(w, "# HELP verbatim_build_info\n# TYPE verbatim_build_info gauge\n")
	fmt.Fprintf(w, "verbatim_build_info{version=%q} 1\n", version.String())
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

// writeSnapshot writes the metrics of the open snapshot. If none is open, it writes only that.
func (h *health) writeSnapshot(ctx context.Context, w io.Writer) {
	var m *index.Manifest
	if c := h.corpus.Load(); c != nil {
		_ = c.Live.Do(ctx, func(s *index.Snapshot) (err error) { // after an error, m is nil
			m, err = s.Manifest()
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
