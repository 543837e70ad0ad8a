package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"
	"time"

	"verbatim/corpus/sample"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/corrections"
	"verbatim/index/reindex"
)

// sampleName is what the corpus is called when no folder was named.
const sampleName = "the built-in sample"

// A service answers requests from the index of one corpus.
type service struct {
	*ask.Service
	live      *index.Live
	reindexer *reindex.Reindexer
	screen    *screen      // of errors, for a progress bar
	note      func(string) // tells what is done beside answering
	asIndexed bool         // the corpus is not looked at
}

// close frees what the service holds open.
func (s *service) close() {
	_ = s.live.Close() // what was read from needs no care at the end
}

// open returns a service over the corpus at p, indexed as it is now. A log gets what whoever asks need not see, and the
// notes; without one the notes go to the screen.
func (a *app) open(ctx context.Context, p *place, log *slog.Logger) (*service, error) {
	s, err := a.attach(p, log)
	if err != nil {
		return nil, err
	}
	if err := s.refresh(ctx); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

// attach returns a service over the corpus at p, indexed or not.
func (a *app) attach(p *place, log *slog.Logger) (*service, error) {
	note := a.note
	if log != nil {
		note = func(text string) { log.Info(text) }
	}
	at, where, err := p.resolve()
	if err != nil {
		return nil, err
	}
	if where != "" {
		note(where)
	}
	live := index.NewLive(at.data)
	var corrected *corrections.Watch
	if at.corpus != "" {
		corrected = corrections.NewWatch(at.corpus)
		corrected.KeepCopy(at.data)
		live.Corrections = corrected
	}
	o := reindex.Options{Corpus: at.corpus, DataDir: at.data, Live: live}
	if at.corpus == "" {
		o.Corpus, o.FS = sampleName, sample.FS()
	}
	r := reindex.New(o)
	given := ask.Options{Index: live, Reindexer: r, Corpus: o.Corpus, Version: version(), Corrections: corrected, Log: log}
	if corrected != nil {
		given.Keeper, given.Drafts = r, ask.Drafts(filepath.Join(at.data, "drafts"))
	}
	answers := ask.New(given)
	return &service{Service: answers, live: live, reindexer: r, screen: a.err, note: note, asIndexed: p.asIndexed}, nil
}

// manifest returns the manifest of the current index, or nil where there is no index. It refuses a data folder that holds another
// corpus: a bot that serves that corpus would serve this one from now on. So a manifest that can't be read is an error.
func (s *service) manifest() (*index.Manifest, error) {
	m, err := index.ReadHead(s.reindexer.DataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil && !errors.Is(err, index.ErrDamaged):
		return nil, s.dataHint(err)
	case err != nil:
		return nil, hinted(fmt.Errorf("which corpus the data folder %s holds is unknown: %w", s.reindexer.DataDir, err),
			"if it is this corpus', remove "+filepath.Join(s.reindexer.DataDir, index.CurrentFile)+"; the index is then built again")
	}
	if m.Corpus != s.reindexer.Corpus {
		return nil, hinted(fmt.Errorf("the data folder %s holds the index of %s, not of %s", s.reindexer.DataDir, m.Corpus, s.reindexer.Corpus),
			"name another folder with --data, or remove this one if that index is no longer needed")
	}
	return m, nil
}

// dataHint adds what to do to an error of the data folder.
func (s *service) dataHint(err error) error {
	var at *fs.PathError
	data := s.reindexer.DataDir
	if errors.As(err, &at) && (strings.HasPrefix(at.Path, data) || strings.HasPrefix(data, at.Path)) {
		return hinted(err, "the index needs a folder that can be written: name one with --data or VERBATIM_DATA")
	}
	return err
}

// refresh indexes the corpus where that was never done or the corpus has changed since, and says so. Where that fails and
// there is an index, it is served as it is.
func (s *service) refresh(ctx context.Context) error {
	if s.asIndexed {
		if m, err := s.manifest(); err != nil || m != nil && m.Format == index.Format {
			return err
		}
	}
	why, err := s.reindexer.Stale()
	if loss := (*index.LossError)(nil); errors.As(err, &loss) {
		return s.tellLoss(loss)
	}
	if err != nil || why == "" {
		return err
	}
	before, err := s.manifest()
	if err != nil {
		return err
	}
	begun := time.Now()
	bar := newProgress(s.screen)
	indexed, err := s.reindexer.Ensure(ctx, func(p ask.Progress) {
		if p.Stage == index.Waiting {
			s.note("another process is indexing the corpus; waiting for it")
		}
		bar.show(p)
	})
	bar.done()
	loss := (*index.LossError)(nil)
	switch {
	case err == nil && !indexed:
		return nil
	case errors.As(err, &loss):
		return s.tellLoss(loss)
	case err != nil && before != nil && before.Format == index.Format && ctx.Err() == nil:
		s.note(fmt.Sprintf("%s, but the corpus could not be indexed again: %v; the answers are from the index of %s",
			why, err, before.BuiltAt.Local().Format(momentLayout)))
		return nil
	case err != nil:
		return s.dataHint(err)
	}
	return s.tellIndexed(why, before, time.Since(begun))
}

// tellLoss says that most articles are gone, and that the answers are from the index there is. Where that one can't be
// served, the loss is an error.
func (s *service) tellLoss(loss *index.LossError) error {
	before, err := s.manifest()
	if err != nil {
		return err
	}
	todo := loss.Todo("verbatim " + ask.Reindex)
	if before == nil || before.Format != index.Format {
		return hinted(loss, todo)
	}
	s.note(fmt.Sprintf("%v; %s; %s", loss, loss.Stays(), todo))
	return nil
}

// mend makes an index anew that is not as it was written. A terminal, which answers once, verifies what it shows; who serves for long can
// verify all.
func (s *service) mend(ctx context.Context, log *slog.Logger) error {
	if _, err := s.manifest(); err != nil {
		return err
	}
	why, err := s.reindexer.Mend(ctx, nil)
	if why != nil {
		log.Warn("the index can't be served and is made anew", "why", why)
	}
	if err != nil {
		return s.dataHint(err)
	}
	return nil
}

// tellIndexed says why and what was indexed, and that files were left out. before is nil for the first time.
func (s *service) tellIndexed(why string, before *index.Manifest, took time.Duration) error {
	now, err := index.ReadHead(s.reindexer.DataDir)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("indexed %s: %s, %s in %.1f s", s.reindexer.Corpus,
		count(now.Articles, "article"), count(now.Quotes, "quote"), took.Seconds())
	if before != nil {
		text = why + "; " + text
	}
	s.note(text)
	if n := len(now.Skipped); n > 0 {
		s.note(count(n, "file") + " could not be read; status names them")
	}
	return nil
}
