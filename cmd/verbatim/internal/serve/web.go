package serve

import (
	"context"
	"fmt"
	"log/slog"
	"net"

	"github.com/VictoriaMetrics/metrics"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/servers"
)

// RunSite serves the site of a corpus without a bot until ctx ends, or until the corpus can't be read. Pages are served
// while the corpus is read for the first time, and say so.
func RunSite(ctx context.Context, o *Options, listen string) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", listen)
	if err != nil {
		return problem.WithHint(fmt.Errorf("serving the site: %w", err),
			"give --listen an address and a free port, such as 127.0.0.1:8421")
	}
	defer listener.Close()
	log := slog.New(slog.NewTextHandler(o.Screen.W, &slog.HandlerOptions{Level: slog.LevelWarn}))
	at, note, err := o.Place.Resolve()
	if err != nil {
		return err
	}
	if note != "" {
		o.Screen.Note(note)
	}
	of := &served{Corpus: local.New(at, local.Options{Screen: o.Screen}), name: servers.MainCorpus, log: log}
	defer of.Close()
	of.gate = newGate(of.Corpus)
	stop, err := serveSite(ctx, o.Config, listener, of, log)
	if err != nil {
		return err
	}
	defer stop()
	o.Screen.Note("serving http://" + listener.Addr().String() + "; Ctrl-C ends it")
	if err := of.read(ctx); err != nil {
		return err
	}
	if o.Listening != nil {
		o.Listening(listener.Addr())
	}
	w := &watchers{quiet: o.Config.Watch, wake: func() {}, counted: metrics.NewSet()}
	w.watch(ctx, of)
	<-ctx.Done()
	return nil
}
