package local

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus/diskfull"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// Refresh builds the index if there is none or the corpus has changed, and notes that. If building fails and the
// current index can be used, it stays in use. reused says that neither was needed: the index fits the corpus as it is.
// tell receives how far it is; it may be nil.
func (c *Corpus) Refresh(ctx context.Context, tell func(ask.Progress)) (reused bool, err error) {
	if c.Place.Clustered() {
		return true, nil // another process may build it; see reindex.Options.Publisher
	}
	if c.Place.AsIndexed {
		if m, err := c.Place.Manifest(); err != nil || usable(m) {
			return err == nil, err
		}
	}
	why, err := c.Reindexer.Stale()
	var loss *index.LossError
	if errors.As(err, &loss) {
		return false, c.noteLoss(loss)
	}
	if err != nil || why == "" {
		return err == nil, err
	}
	return false, c.build(ctx, why, tell)
}

// build builds the index for a reason.
func (c *Corpus) build(ctx context.Context, why string, tell func(ask.Progress)) error {
	before, err := c.Place.Manifest()
	if err != nil {
		return err
	}
	var loss *index.LossError
	begun := time.Now()
	indexed, err := c.ensure(ctx, tell)
	switch {
	case err == nil && !indexed:
		return nil
	case errors.As(err, &loss):
		return c.noteLoss(loss)
	case err != nil && usable(before) && ctx.Err() == nil:
		todo := ""
		if diskfull.Is(err) {
			todo = "; " + c.Place.whatToFree(err)
		}
		c.note(fmt.Sprintf("%s, but the corpus could not be indexed again: %v; the answers are from the index of %s%s",
			why, err, before.BuiltAt.Local().Format(terminal.MomentLayout), todo))
		return nil
	case err != nil:
		return c.Place.DataHint(err)
	}
	return c.noteIndexed(why, before, time.Since(begun))
}

// usable reports whether this version can read the index of a manifest, which may be nil.
func usable(m *index.Manifest) bool { return m != nil && m.Format == index.Format }

// ensure builds the index if the corpus has changed, with a progress bar, and reports whether it built one.
func (c *Corpus) ensure(ctx context.Context, tell func(ask.Progress)) (indexed bool, err error) {
	bar := terminal.NewProgress(c.screen)
	defer bar.Clear()
	return c.Reindexer.Ensure(ctx, func(p ask.Progress) {
		if p.Stage == index.Waiting {
			c.note("another process is indexing the corpus; waiting for it")
		}
		bar.Show(p.Stage, p.Done, p.Total)
		if tell != nil {
			tell(p)
		}
	})
}

// RefreshServed builds the index again if the corpus has changed, notes that, and reports whether it did so. Unlike
// Refresh it returns every error: its caller logs them and goes on.
func (c *Corpus) RefreshServed(ctx context.Context) (indexed bool, err error) {
	why, err := c.Reindexer.Stale()
	if err != nil || why == "" {
		return false, err
	}
	before, err := c.Place.Manifest()
	if err != nil {
		return false, err
	}
	begun := time.Now()
	if indexed, err = c.Reindexer.Ensure(ctx, nil); err != nil || !indexed {
		return false, err
	}
	return true, c.noteIndexed(why, before, time.Since(begun))
}

// Mend verifies all of the index and builds it again if it is damaged. A bot does so when it starts. A command in a
// terminal does not: it answers once, and verifies only what it shows. tell receives how far it is if it builds the
// index. whole says that there was no need to.
func (c *Corpus) Mend(ctx context.Context, log *slog.Logger, tell func(ask.Progress)) (whole bool, err error) {
	if _, err := c.Place.Manifest(); err != nil || c.Place.Clustered() {
		return err == nil, err
	}
	why, err := c.Reindexer.Mend(ctx, tell)
	if why != nil {
		log.Warn("the index can't be used and is built again", "why", why)
	}
	if err != nil {
		return false, c.Place.DataHint(err)
	}
	return why == nil, nil
}

// NoteReused notes that the index of an earlier start is used as it is, what it holds, and how long checking it took.
func (c *Corpus) NoteReused(took time.Duration) error {
	if c.Place.Clustered() {
		return c.noteRemote(took)
	}
	now, err := index.ReadHead(c.Place.Data)
	if err != nil {
		return err
	}
	c.note(fmt.Sprintf("the index of %s is used again: %s, %s, checked in %.1f s", c.Place.Name(),
		wording.Count(now.Articles, "article"), wording.Count(now.Quotes, "quote"), took.Seconds()))
	return nil
}

// noteLoss notes that most articles are gone and that the current index stays in use. If that index can't be used, the
// loss is an error.
func (c *Corpus) noteLoss(loss *index.LossError) error {
	before, err := c.Place.Manifest()
	if err != nil {
		return err
	}
	todo := loss.Todo("verbatim " + ask.Reindex.Name)
	if !usable(before) {
		return problem.WithHint(loss, todo.String())
	}
	c.note(fmt.Sprintf("%v; %s; %s", loss, loss.Stays(), todo))
	return nil
}

// noteIndexed notes why the corpus was indexed, what the index holds, and that files were left out. before is the
// manifest of the previous index; nil means that there was none.
func (c *Corpus) noteIndexed(why string, before *index.Manifest, took time.Duration) error {
	now, err := index.ReadHead(c.Place.Data)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("indexed %s: %s, %s in %.1f s", c.Place.Name(),
		wording.Count(now.Articles, "article"), wording.Count(now.Quotes, "quote"), took.Seconds())
	if before != nil {
		text = why + "; " + text
	}
	c.note(text)
	if n := len(now.Skipped); n > 0 {
		c.note(wording.Count(n, "file") + " could not be read; status names them")
	}
	return nil
}
