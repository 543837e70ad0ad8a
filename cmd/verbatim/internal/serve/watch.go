package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/bot"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/index"
	"verbatim/index/reindex"
	"verbatim/index/watch"
)

// watchers watch corpora if VERBATIM_WATCH is set.
type watchers struct {
	quiet   time.Duration // how long files must rest; 0 means that nothing is watched
	leader  *leader       // watches for all processes that share the data folder
	wake    func()        // tells the bot that an index or a corpus has changed
	counted *metrics.Set
}

// newWatchers returns what watches corpora.
func newWatchers(c *settings.Config, b *bot.Bot, k *leader, h *health, log *slog.Logger) *watchers {
	w := &watchers{quiet: c.Watch, leader: k, wake: b.Wake, counted: metrics.NewSet()}
	if w.quiet > 0 {
		h.extra.Store(w.counted)
		log.Info("corpora are watched", "quiet", c.Watch)
	}
	return w
}

// A watcher builds an index again when the files of its corpus have changed.
type watcher struct {
	corpus       *served
	wake         func()
	done, failed *metrics.Counter
}

// watch watches a corpus until ctx ends, if it is a folder.
func (w *watchers) watch(ctx context.Context, of *served) {
	if w.quiet == 0 || of.Place.Corpus == "" {
		return
	}
	count := func(outcome string) *metrics.Counter {
		return w.counted.NewCounter(fmt.Sprintf("verbatim_watch_reindexes_total{%soutcome=%q}", of.label(","), outcome))
	}
	if !w.leader.wait(ctx) {
		return
	}
	one := &watcher{corpus: of, wake: w.wake, done: count("done"), failed: count("failed")}
	watch.Run(ctx, watch.Options{
		Folder: of.Place.Corpus, Also: []string{reindex.AliasesFile}, Fingerprint: of.Reindexer.Fingerprint,
		Quiet: w.quiet, Act: one.refresh, Log: of.log,
	})
}

// refresh builds the index again if it does not fit the corpus. The loss of most articles is not an error: the bot
// reports it once, and the next change of the corpus is handled as usual.
func (w *watcher) refresh(ctx context.Context) error {
	indexed, err := w.corpus.RefreshServed(ctx)
	defer w.wake()
	var loss *index.LossError
	switch {
	case errors.As(err, &loss):
		return nil
	case err != nil && !errors.Is(err, context.Canceled):
		w.failed.Inc()
	case indexed:
		w.done.Inc()
	}
	return err
}
