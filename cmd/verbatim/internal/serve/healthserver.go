package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"verbatim/cmd/verbatim/internal/problem"
)

// How long the server of health and metrics waits for what; all it answers is small and takes milliseconds.
const (
	healthTimeout = 10 * time.Second // for a request to be read, and for its answer
	healthIdle    = time.Minute      // between two requests of a connection
	healthEnd     = time.Second      // for what is under way at the end
	healthHeader  = 8 << 10          // bytes of a request's header
)

// serveHealth serves h at VERBATIM_HTTP, if that is set, and returns what ends it, which may be called again.
func serveHealth(ctx context.Context, o *Options, h *health, log *slog.Logger) (stop func(), err error) {
	if o.Config.HTTP == "" {
		return func() {}, nil
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.Config.HTTP)
	if err != nil {
		return nil, problem.WithHint(fmt.Errorf("VERBATIM_HTTP: serving health and metrics: %w", err),
			"expected an address and a port that is free, such as 127.0.0.1:8080; leave it empty to serve none")
	}
	server := &http.Server{
		Handler: h.handler(), ReadHeaderTimeout: healthTimeout, ReadTimeout: healthTimeout, WriteTimeout: healthTimeout,
		IdleTimeout: healthIdle, MaxHeaderBytes: healthHeader, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("health and metrics are served no longer", "error", err)
		}
	}()
	log.Info("health and metrics are served", "address", listener.Addr().String())
	if o.Listening != nil {
		o.Listening(listener.Addr())
	}
	return sync.OnceFunc(func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), healthEnd)
		defer cancel()
		if server.Shutdown(last) != nil {
			server.Close()
		}
		<-ended
	}), nil
}
