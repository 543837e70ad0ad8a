package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/bot"
	botcorpora "verbatim/bot/corpora"
	"verbatim/bot/standby"
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
	corpora  atomic.Pointer[corpora]           // nil until they were found
	requests atomic.Pointer[botcorpora.Choice] // counts requests by server; nil until the corpora were found
	alerts   atomic.Pointer[alerts.Store]      // nil until it is open
	bot      atomic.Pointer[bot.Bot]           // nil until the bot is created
	extra    atomic.Pointer[metrics.Set]       // further metrics; may be nil
}

// handler serves the paths above. Any other path is not found.
func (h *health) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+pathAlive, func(w http.ResponseWriter, r *http.Request) {
		say(w, http.StatusOK, h.well(r.Context()))
	})
	mux.HandleFunc("GET "+pathReady, func(w http.ResponseWriter, r *http.Request) {
		if err := h.ready(r.Context()); err != nil {
			say(w, http.StatusServiceUnavailable, err.Error())
			return
		}
		say(w, http.StatusOK, h.well(r.Context()))
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

// all returns the corpora; none until they were found.
func (h *health) all() corpora {
	if all := h.corpora.Load(); all != nil {
		return *all
	}
	return nil
}

// well returns "ok". If most articles of a corpus are gone, or a further corpus is not read, a further line says so.
// The bot still answers then, and a restart would not help.
func (h *health) well(ctx context.Context) string {
	text := "ok"
	if store := h.alerts.Load(); store != nil && store.Trouble() != nil {
		text += "\n" + textAway
	}
	for i, of := range h.all() {
		loss := of.Reindexer.Loss()
		if loss == nil {
			if i > 0 && of.gate.Reading(ctx) != nil {
				text += "\nthe corpus " + of.name + " is not read yet; the log says why if that lasts"
			}
			continue
		}
		text += "\n"
		if i > 0 {
			text += "the corpus " + of.name + ": "
		}
		text += fmt.Sprintf("%s; %s; %s", loss.What(), loss.Stays(), loss.Todo("verbatim "+ask.Reindex.Name))
	}
	return text
}

// ready returns nil if the bot can answer from the usual corpus, and otherwise the reason. Another corpus that can't be
// read is no reason to restart the bot.
func (h *health) ready(ctx context.Context) error {
	all, b := h.all(), h.bot.Load()
	if all == nil {
		return errStartingUp
	}
	var reading *standby.ReadingError
	switch {
	case errors.As(all[0].gate.Reading(ctx), &reading): // also while an index of another version is built again
		return errors.New(textReading + reading.Share(", "))
	case all[0].Live.Do(ctx, func(*index.Snapshot) error { return nil }) != nil:
		return errNoneOpen
	case b == nil:
		return errStartingUp
	}
	return b.Ready()
}

// write writes all metrics in Prometheus' text format.
func (h *health) write(ctx context.Context, to io.Writer) {
	w := &helper{to: to}
	fmt.Fprintf(w, "# HELP verbatim_build_info\n# TYPE verbatim_build_info gauge\n")
	fmt.Fprintf(w, "verbatim_build_info{version=%q} 1\n", version.String())
	if b := h.bot.Load(); b != nil {
		b.WriteMetrics(w)
	}
	if more := h.extra.Load(); more != nil {
		more.WritePrometheus(w)
	}
	if choice := h.requests.Load(); choice != nil {
		choice.WriteMetrics(w)
	}
	if all := h.all(); all != nil {
		all.write(ctx, w)
	} else {
		metrics.WriteGaugeUint64(w, metricOpen, 0)
	}
	if store := h.alerts.Load(); store != nil {
		up := uint64(1)
		if store.Trouble() != nil {
			up = 0
		}
		metrics.WriteGaugeUint64(w, "verbatim_state_up", up)
		if n, err := store.Waiting(ctx); err == nil {
			metrics.WriteGaugeUint64(w, "verbatim_alerts_waiting", uint64(n))
		}
	}
	metrics.WriteProcessMetrics(w)
}
