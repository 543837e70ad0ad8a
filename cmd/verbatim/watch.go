package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/index"
	"verbatim/index/reindex"
	"verbatim/index/watch"
)

// leastWatch is the shortest time of quiet that VERBATIM_WATCH takes: each file that is copied would be an index of its own.
const leastWatch = time.Second

// watchError reports what is wrong with VERBATIM_WATCH.
func (c *Config) watchError() error {
	if c.Watch == 0 || c.Watch >= leastWatch {
		return nil
	}
	return hinted(fmt.Errorf("VERBATIM_WATCH is %s, which is too short", c.Watch),
		"expected for how long no file may change before the corpus is read again, at least 1s: 1m is a good start; 0 or nothing to read it on demand alone")
}

// watchCorpus reads the corpus again whenever files in it have changed and come to rest, if VERBATIM_WATCH says for how long. It returns what ends
// that and waits for it.
func (a *app) watchCorpus(ctx context.Context, s *service, h *health, log *slog.Logger) (stop func()) {
	if a.config.Watch == 0 || s.reindexer.FS != nil { // what is built in does not change
		return func() {}
	}
	counted := metrics.NewSet()
	done, failed := counted.NewCounter(`verbatim_watch_reindexes_total{outcome="done"}`), counted.NewCounter(`verbatim_watch_reindexes_total{outcome="failed"}`)
	h.extra.Store(counted)
	ctx, cancel := context.WithCancel(ctx)
	var watching sync.WaitGroup
	watching.Go(func() {
		watch.Run(ctx, watch.Options{
			Folder: s.reindexer.Corpus, Also: []string{reindex.AliasesFile}, Mark: s.reindexer.Mark, Quiet: a.config.Watch, Log: log,
			Act: func(ctx context.Context) error {
				indexed, err := s.reread(ctx)
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
	log.Info("the corpus is watched", "quiet", a.config.Watch)
	return func() {
		cancel()
		watching.Wait()
	}
}

// reread indexes the corpus where it has changed, says so, and reports whether it had to.
func (s *service) reread(ctx context.Context) (indexed bool, err error) {
	why, err := s.reindexer.Stale()
	if err != nil || why == "" {
		return false, err
	}
	before, err := s.manifest()
	if err != nil {
		return false, err
	}
	begun := time.Now()
	if indexed, err = s.reindexer.Ensure(ctx, nil); err != nil || !indexed {
		return false, err
	}
	return true, s.tellIndexed(why, before, time.Since(begun))
}
