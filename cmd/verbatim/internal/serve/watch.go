package serve

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/settings"
	"verbatim/index"
	"verbatim/index/reindex"
	"verbatim/index/watch"
)

// watchCorpus reads the corpus again whenever files in it have changed and come to rest, if VERBATIM_WATCH says for how long. It returns what ends
// that and waits for it.
func watchCorpus(ctx context.Context, c *settings.Config, s *local.Corpus, h *health, log *slog.Logger) (stop func()) {
	if c.Watch == 0 || s.Reindexer.FS != nil { // what is built in does not change
		return func() {}
	}
	counted := metrics.NewSet()
	done, failed := counted.NewCounter(`verbatim_watch_reindexes_total{outcome="done"}`), counted.NewCounter(`verbatim_watch_reindexes_total{outcome="failed"}`)
	h.extra.Store(counted)
	ctx, cancel := context.WithCancel(ctx)
	var watching sync.WaitGroup
	watching.Go(func() {
		watch.Run(ctx, watch.Options{
			Folder: s.Reindexer.Corpus, Also: []string{reindex.AliasesFile}, Mark: s.Reindexer.Mark, Quiet: c.Watch, Log: log,
			Act: func(ctx context.Context) error {
				indexed, err := s.Reread(ctx)
				loss := (*index.LossError)(nil)
				switch {
				case errors.As(err, &loss):
					h.bot.Load().Wake() // which tells of it once; what changes next is looked at again
					return nil
				case err != nil && !errors.Is(err, context.Canceled):
					failed.Inc()
				case indexed:
					done.Inc()
				}
				h.bot.Load().Wake()
				return err
			},
		})
	})
	log.Info("the corpus is watched", "quiet", c.Watch)
	return func() {
		cancel()
		watching.Wait()
	}
}
