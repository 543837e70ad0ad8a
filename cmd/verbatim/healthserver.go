package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// How long the server of health and metrics waits for what; all it answers is small and takes milliseconds.
const (
	healthTimeout = 10 * time.Second // for a request to be read, and for its answer
	healthIdle    = time.Minute      // between two requests of a connection
	healthEnd     = time.Second      // for what is under way at the end
	healthHeader  = 8 << 10          // bytes of a request's header
)

// serveHealth serves h at VERBATIM_HTTP, if that is set, and returns what ends it, which may be called again.
func (a *app) serveHealth(ctx context.Context, h *health, log *slog.Logger) (stop func(), err error) {
	if a.config.HTTP == "" {
		return func() {}, nil
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", a.config.HTTP)
	if err != nil {
		return nil, hinted(fmt.Errorf("VERBATIM_HTTP: serving health and metrics: %w", err),
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
	if a.listening != nil {
		a.listening(listener.Addr())
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
