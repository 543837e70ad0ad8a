package serve

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"strconv"

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
	address, open := reachable(listener.Addr())
	o.Screen.Note("serving http://" + address + "; Ctrl-C ends it")
	if open {
		o.Screen.Note("other machines can reach this address, without a password; 127.0.0.1 is this machine only")
	}
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

// reachable returns an address that a browser on this machine can open, and whether other machines can reach it.
func reachable(at net.Addr) (address string, open bool) {
	tcp, ok := at.(*net.TCPAddr)
	if !ok || tcp.IP.IsLoopback() {
		return at.String(), false
	}
	if tcp.IP.IsUnspecified() {
		return net.JoinHostPort("localhost", strconv.Itoa(tcp.Port)), true
	}
	return at.String(), true
}
