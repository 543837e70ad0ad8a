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

	"github.com/VictoriaMetrics/metrics"

	"verbatim/cmd/verbatim/internal/problem"
)

// Limits of the server of health and metrics. All its answers are small and take milliseconds.
const (
	healthTimeout  = 10 * time.Second // to read a request, and to write its answer
	healthIdle     = time.Minute      // between two requests on a connection
	healthShutdown = time.Second      // for running requests when the server stops
	healthHeader   = 8 << 10          // bytes of a request's header
)

// serveHealth serves h at VERBATIM_HTTP if that is set. The function stop ends the server and may be called twice.
func serveHealth(ctx context.Context, o *Options, h *health, log *slog.Logger) (stop func(), err error) {
	if o.Config.HTTP == "" {
		return func() {}, nil
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.Config.HTTP)
	if err != nil {
		return nil, problem.WithHint(fmt.Errorf("VERBATIM_HTTP: serving health and metrics: %w", err),
			"set it to an address and a free port, such as 127.0.0.1:8080; leave it empty to serve none")
	}
	metrics.ExposeMetadata(true) // it is a setting of the process: each metric has its # HELP and # TYPE
	server := &http.Server{
		Handler: h.handler(), ReadHeaderTimeout: healthTimeout, ReadTimeout: healthTimeout, WriteTimeout: healthTimeout,
		IdleTimeout: healthIdle, MaxHeaderBytes: healthHeader, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("health and metrics are no longer served", "error", err)
		}
	}()
	log.Info("health and metrics are served", "address", listener.Addr().String())
	if o.Listening != nil {
		o.Listening(listener.Addr())
	}
	return sync.OnceFunc(func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), healthShutdown)
		defer cancel()
		if server.Shutdown(last) != nil {
			server.Close()
		}
		<-ended
	}), nil
}
