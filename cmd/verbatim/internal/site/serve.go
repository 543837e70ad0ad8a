package site

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"verbatim/corpus"
	"verbatim/index"
)

// Limits of a connection. A page is small, and a search takes at most five seconds.
const (
	readTimeout  = 10 * time.Second
	writeTimeout = 30 * time.Second
	idleTimeout  = time.Minute
	mostHeader   = 16 << 10
	lastRequests = 5 * time.Second // for running requests when the server stops
)

// Serve serves a handler at a listener. The function stop ends that: running requests are finished first. It may be
// called twice.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) (stop func()) {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: readTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: mostHeader, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error("the site is no longer served", "error", err)
		}
	}()
	return sync.OnceFunc(func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastRequests)
		defer cancel()
		if server.Shutdown(last) != nil {
			_ = server.Close() // those who are still connected have had time
		}
		<-ended
	})
}

// Indexed returns the articles of an index.
func Indexed(live *index.Live) Articles { return indexed{live} }

type indexed struct{ live *index.Live }

// Whole implements Articles.
func (i indexed) Whole(ctx context.Context, path string) (whole corpus.Article, quotes []corpus.Quote, err error) {
	err = i.live.Do(ctx, func(s *index.Snapshot) error {
		all, err := s.Catalogue().Articles()
		if err != nil {
			return err
		}
		at := slices.IndexFunc(all, func(a index.Article) bool { return a.Path == path })
		if at < 0 {
			return ErrNoArticle
		}
		whole, quotes, err = s.Whole(&all[at])
		return err
	})
	return whole, quotes, err
}
