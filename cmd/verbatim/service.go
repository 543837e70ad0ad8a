package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"verbatim/corpus/sample"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/reindex"
)

// sampleName is what the corpus is called when no folder was named.
const sampleName = "the built-in sample"

// A service answers requests from the index of one corpus.
type service struct {
	*ask.Service
	live *index.Live
}

// close frees what the service holds open.
func (s *service) close() {
	_ = s.live.Close() // what was read from needs no care at the end
}

// open returns a service over the corpus at p. It indexes the corpus first where that was never done or the corpus has
// changed since, and says so.
func (a *app) open(ctx context.Context, p *place) (*service, error) {
	return a.openLogged(ctx, p, nil)
}

// openLogged is open with a log for what whoever asks need not see; nil is fine.
func (a *app) openLogged(ctx context.Context, p *place, log *slog.Logger) (*service, error) {
	at, note, err := p.resolve()
	if err != nil {
		return nil, err
	}
	if note != "" {
		a.note(note)
	}
	live := index.NewLive(at.data)
	o := reindex.Options{Corpus: at.corpus, DataDir: at.data, Live: live}
	if at.corpus == "" {
		o.Corpus, o.FS = sampleName, sample.FS()
	}
	r := reindex.New(o)
	if err := a.refresh(ctx, r); err != nil {
		return nil, errors.Join(err, live.Close())
	}
	return &service{ask.New(ask.Options{Index: live, Reindexer: r, Corpus: o.Corpus, Log: log}), live}, nil
}

// refresh indexes the corpus if the index does not fit it. Where that fails and there is an index, it is served as it is.
func (a *app) refresh(ctx context.Context, r *reindex.Reindexer) error {
	why, err := r.Stale()
	if err != nil || why == "" {
		return err
	}
	before, _ := index.ReadManifest(r.DataDir) // none at first use
	begun := time.Now()
	bar := newProgress(a.err)
	_, err = r.Ensure(ctx, bar.show)
	bar.done()
	switch {
	case err != nil && before != nil && before.Format == index.Format && ctx.Err() == nil:
		a.note(fmt.Sprintf("%s, but the corpus could not be indexed again: %v; the answers are from the index of %s",
			why, err, before.BuiltAt.Local().Format(momentLayout)))
		return nil
	case err != nil:
		return err
	}
	m, err := index.ReadManifest(r.DataDir)
	if err != nil {
		return err
	}
	done := fmt.Sprintf("indexed %s: %s, %s in %.1f s", r.Corpus, count(m.Articles, "article"), count(m.Quotes, "quote"), time.Since(begun).Seconds())
	if before != nil {
		done = why + "; " + done
	}
	a.note(done)
	if n := len(m.Skipped); n > 0 {
		a.note(count(n, "file") + " could not be read; status names them")
	}
	return nil
}
