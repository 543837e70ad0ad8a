package local

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// Refresh indexes the corpus where that was never done or the corpus has changed since, and says so. Where that fails and
// there is an index, it is served as it is.
func (s *Corpus) Refresh(ctx context.Context) error {
	if s.asIndexed {
		if m, err := s.Manifest(); err != nil || m != nil && m.Format == index.Format {
			return err
		}
	}
	why, err := s.Reindexer.Stale()
	if loss := (*index.LossError)(nil); errors.As(err, &loss) {
		return s.tellLoss(loss)
	}
	if err != nil || why == "" {
		return err
	}
	before, err := s.Manifest()
	if err != nil {
		return err
	}
	begun := time.Now()
	bar := terminal.NewProgress(s.screen)
	indexed, err := s.Reindexer.Ensure(ctx, func(p ask.Progress) {
		if p.Stage == index.Waiting {
			s.note("another process is indexing the corpus; waiting for it")
		}
		bar.Show(p.Stage, p.Done, p.Total)
	})
	bar.Clear()
	loss := (*index.LossError)(nil)
	switch {
	case err == nil && !indexed:
		return nil
	case errors.As(err, &loss):
		return s.tellLoss(loss)
	case err != nil && before != nil && before.Format == index.Format && ctx.Err() == nil:
		s.note(fmt.Sprintf("%s, but the corpus could not be indexed again: %v; the answers are from the index of %s",
			why, err, before.BuiltAt.Local().Format(terminal.MomentLayout)))
		return nil
	case err != nil:
		return s.DataHint(err)
	}
	return s.tellIndexed(why, before, time.Since(begun))
}

// tellLoss says that most articles are gone, and that the answers are from the index there is. Where that one can't be
// served, the loss is an error.
func (s *Corpus) tellLoss(loss *index.LossError) error {
	before, err := s.Manifest()
	if err != nil {
		return err
	}
	todo := loss.Todo("verbatim " + ask.Reindex)
	if before == nil || before.Format != index.Format {
		return problem.WithHint(loss, todo)
	}
	s.note(fmt.Sprintf("%v; %s; %s", loss, loss.Stays(), todo))
	return nil
}

// Mend makes an index anew that is not as it was written. A terminal, which answers once, verifies what it shows; who serves for long can
// verify all.
func (s *Corpus) Mend(ctx context.Context, log *slog.Logger) error {
	if _, err := s.Manifest(); err != nil {
		return err
	}
	why, err := s.Reindexer.Mend(ctx, nil)
	if why != nil {
		log.Warn("the index can't be served and is made anew", "why", why)
	}
	if err != nil {
		return s.DataHint(err)
	}
	return nil
}

// tellIndexed says why and what was indexed, and that files were left out. before is nil for the first time.
func (s *Corpus) tellIndexed(why string, before *index.Manifest, took time.Duration) error {
	now, err := index.ReadHead(s.Reindexer.DataDir)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("indexed %s: %s, %s in %.1f s", s.Reindexer.Corpus,
		wording.Count(now.Articles, "article"), wording.Count(now.Quotes, "quote"), took.Seconds())
	if before != nil {
		text = why + "; " + text
	}
	s.note(text)
	if n := len(now.Skipped); n > 0 {
		s.note(wording.Count(n, "file") + " could not be read; status names them")
	}
	return nil
}

// Reread indexes the corpus where it has changed, says so, and reports whether it had to.
func (s *Corpus) Reread(ctx context.Context) (indexed bool, err error) {
	why, err := s.Reindexer.Stale()
	if err != nil || why == "" {
		return false, err
	}
	before, err := s.Manifest()
	if err != nil {
		return false, err
	}
	begun := time.Now()
	if indexed, err = s.Reindexer.Ensure(ctx, nil); err != nil || !indexed {
		return false, err
	}
	return true, s.tellIndexed(why, before, time.Since(begun))
}
