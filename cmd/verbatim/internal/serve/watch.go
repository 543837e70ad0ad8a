package serve

import (
	"context"
	"errors"
	"log/slog"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/index"
	"verbatim/index/reindex"
	"verbatim/index/watch"
)

// A watcher builds the index again when the files of the corpus have changed.
type watcher struct {
	corpus       *local.Corpus
	wake         func() // tells the bot that the index or the corpus has changed
	done, failed *metrics.Counter
}

// watchCorpus watches the corpus until ctx ends, if VERBATIM_WATCH is set and the corpus is a folder.
func watchCorpus(ctx context.Context, c *settings.Config, corpus *local.Corpus, h *health, log *slog.Logger) {
	if c.Watch == 0 || corpus.Place.Corpus == "" {
		return
	}
	counted := metrics.NewSet()
	h.extra.Store(counted)
	w := &watcher{
		corpus: corpus, wake: h.bot.Load().Wake,
		done:   counted.NewCounter(`verbatim_watch_reindexes_total{outcome="done"}`),
		failed: counted.NewCounter(`verbatim_watch_reindexes_total{outcome="failed"}`),
	}
	log.Info("the corpus is watched", "quiet", c.Watch)
	watch.Run(ctx, watch.Options{
		Folder: corpus.Place.Corpus, Also: []string{reindex.AliasesFile}, Fingerprint: corpus.Reindexer.Fingerprint,
		Quiet: c.Watch, Act: w.refresh, Log: log,
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
