// Package local opens a corpus on this machine together with its index, and keeps the index up to date. Start with
// [Open], which commands of the terminal use, and [Place], which says where the corpus and its index are.
package local

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/cmd/verbatim/internal/version"
	"verbatim/corpus/sample"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/corrections"
	"verbatim/index/reindex"
)

// SampleName is what the corpus is called when no folder was named.
const SampleName = "the built-in sample"

// AlertsFile is where alerts are kept in the data folder.
const AlertsFile = "alerts.db"

// A Corpus answers requests from the index of one corpus.
type Corpus struct {
	*ask.Service
	Live      *index.Live
	Reindexer *reindex.Reindexer
	screen    *terminal.Screen // of errors, for a progress bar
	note      func(string)     // tells what is done beside answering
	asIndexed bool             // the corpus is not looked at
}

// Close frees what the service holds open.
func (s *Corpus) Close() {
	_ = s.Live.Close() // what was read from needs no care at the end
}

// Open returns a service over the corpus at p, indexed as it is now. A log gets what whoever asks need not see, and the
// notes; without one the notes go to the screen.
func Open(ctx context.Context, p *Place, errors *terminal.Screen, log *slog.Logger) (*Corpus, error) {
	s, err := Attach(p, errors, log)
	if err != nil {
		return nil, err
	}
	if err := s.Refresh(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Attach returns a service over the corpus at p, indexed or not.
func Attach(p *Place, errors *terminal.Screen, log *slog.Logger) (*Corpus, error) {
	note := errors.Note
	if log != nil {
		note = func(text string) { log.Info(text) }
	}
	at, where, err := p.Resolve()
	if err != nil {
		return nil, err
	}
	if where != "" {
		note(where)
	}
	live := index.NewLive(at.Data)
	var corrected *corrections.Watch
	if at.Corpus != "" {
		corrected = corrections.NewWatch(at.Corpus)
		corrected.KeepCopy(at.Data)
		live.Corrections = corrected
	}
	o := reindex.Options{Corpus: at.Corpus, DataDir: at.Data, Live: live}
	if at.Corpus == "" {
		o.Corpus, o.FS = SampleName, sample.FS()
	}
	r := reindex.New(o)
	given := ask.Options{Index: live, Reindexer: r, Corpus: o.Corpus, Version: version.String(), Corrections: corrected, Log: log}
	if corrected != nil {
		given.Keeper, given.Drafts = r, ask.Drafts(filepath.Join(at.Data, "drafts"))
	}
	answers := ask.New(given)
	return &Corpus{Service: answers, Live: live, Reindexer: r, screen: errors, note: note, asIndexed: p.AsIndexed}, nil
}

// Manifest returns the manifest of the current index, or nil where there is no index. It refuses a data folder that holds another
// corpus: a bot that serves that corpus would serve this one from now on. So a manifest that can't be read is an error.
func (s *Corpus) Manifest() (*index.Manifest, error) {
	m, err := index.ReadHead(s.Reindexer.DataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil && !errors.Is(err, index.ErrDamaged):
		return nil, s.DataHint(err)
	case err != nil:
		return nil, problem.WithHint(fmt.Errorf("which corpus the data folder %s holds is unknown: %w", s.Reindexer.DataDir, err),
			"if it is this corpus', remove "+filepath.Join(s.Reindexer.DataDir, index.CurrentFile)+"; the index is then built again")
	}
	if m.Corpus != s.Reindexer.Corpus {
		return nil, problem.WithHint(fmt.Errorf("the data folder %s holds the index of %s, not of %s", s.Reindexer.DataDir, m.Corpus, s.Reindexer.Corpus),
			"name another folder with --data, or remove this one if that index is no longer needed")
	}
	return m, nil
}

// DataHint adds what to do to an error of the data folder.
func (s *Corpus) DataHint(err error) error {
	var at *fs.PathError
	data := s.Reindexer.DataDir
	if errors.As(err, &at) && (strings.HasPrefix(at.Path, data) || strings.HasPrefix(data, at.Path)) {
		return problem.WithHint(err, "the index needs a folder that can be written: name one with --data or VERBATIM_DATA")
	}
	return err
}

// Lock takes the lock of the bot that answers from the service's data folder: of two, each would answer every question.
func (s *Corpus) Lock() (*index.Lock, error) {
	data := s.Reindexer.DataDir
	lock, err := index.LockService(data)
	if errors.Is(err, index.ErrServed) {
		return nil, problem.WithHint(fmt.Errorf("another bot answers from the data folder %s already, and members would get each answer twice", data),
			"stop that bot first; or, for a bot with a token of its own, name another folder with --data or VERBATIM_DATA. Other commands work beside a bot")
	}
	return lock, s.DataHint(err)
}
