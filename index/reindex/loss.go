package reindex

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// leastGuarded is how many articles a corpus must have before their loss is refused: in a smaller one, a few removed
// files are half of it.
const leastGuarded = 10

// A guard knows the articles of the current snapshot, and refuses one in which most of them are missing.
type guard struct {
	manifest *index.Manifest
	texts    map[string]string // the sum of each article's text, by path
}

// guard returns the guard of the current snapshot, or nil where there is no snapshot, it has too few articles or is of another
// corpus. A nil guard refuses nothing. A manifest that can't be read is an error: without it no loss would be noticed.
func (r *Reindexer) guard() (*guard, error) {
	m, err := index.ReadManifest(r.DataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("checking whether articles are gone: %w", err)
	case m.Corpus != r.Corpus:
		return nil, nil
	}
	g := &guard{manifest: m, texts: map[string]string{}}
	for _, f := range m.Files {
		if f.Hash != "" {
			g.texts[f.Path] = f.Text
		}
	}
	if len(g.texts) < leastGuarded {
		return nil, nil
	}
	return g, nil
}

// refuse returns the error for so many missing articles, or nil where these are not most.
func (g *guard) refuse(gone int) *index.LossError {
	if 2*gone <= len(g.texts) {
		return nil
	}
	return &index.LossError{Gone: gone, Had: len(g.texts), BuiltAt: g.manifest.BuiltAt}
}

// loss returns the error for a snapshot of these files, or nil. An article is gone where neither its path nor its text
// is in them: one whose file was renamed is not.
func (g *guard) loss(files []index.File) *index.LossError {
	if g == nil {
		return nil
	}
	here, elsewhere := map[string]bool{}, map[string]int{}
	for _, f := range files {
		if f.Hash == "" {
			continue
		}
		here[f.Path] = true
		if was, known := g.texts[f.Path]; !known || was != f.Text {
			elsewhere[f.Text]++
		}
	}
	gone := 0
	for path, text := range g.texts {
		switch {
		case here[path]:
		case elsewhere[text] > 0:
			elsewhere[text]--
		default:
			gone++
		}
	}
	return g.refuse(gone)
}

// guarded returns the guard of the current snapshot, nil where a loss is accepted, or the error for a loss that shows
// already in these files.
func (r *Reindexer) guarded(ctx context.Context, fsys fs.FS, files []load.File, how thorough) (*guard, error) {
	if how.acceptLoss {
		return nil, nil
	}
	g, err := r.guard()
	if g == nil {
		return nil, err
	}
	loss, err := r.early(ctx, g, fsys, files)
	if err == nil && loss != nil {
		err = r.hold(loss)
	}
	return g, err
}

// early is loss for files that are not read yet. It spares analysing them where most articles are gone for sure: only
// files that are new are read, and only where enough paths are missing.
func (r *Reindexer) early(ctx context.Context, g *guard, fsys fs.FS, files []load.File) (*index.LossError, error) {
	listed := make([]index.File, len(files))
	var fresh []int
	missing := len(g.texts)
	for i, f := range files {
		text, known := g.texts[f.Path]
		if known {
			missing--
		} else {
			fresh = append(fresh, i)
		}
		listed[i] = index.File{Path: f.Path, Hash: "listed", Text: text}
	}
	if g.refuse(missing) == nil {
		return nil, nil
	}
	err := r.each(ctx, len(fresh), func(i int) {
		at := &listed[fresh[i]]
		if a, err := load.Read(fsys, at.Path); err == nil {
			at.Text = corrections.TextSum(a.Text)
		}
	})
	if err != nil {
		return nil, err
	}
	return g.loss(listed), nil
}

// Missing looks at the corpus without indexing it, and returns an *index.LossError where most articles are gone. It
// opens every file: those that can't be opened count as gone.
func (r *Reindexer) Missing(ctx context.Context) error {
	fsys, closer, err := r.open()
	if err != nil {
		return r.unreadable(err)
	}
	defer closer.Close()
	listing, err := load.List(fsys)
	if err != nil {
		return r.unreadable(err)
	}
	readable := slices.DeleteFunc(listing.Files, func(f load.File) bool { return !canOpen(fsys, f.Path) })
	_, err = r.guarded(ctx, fsys, readable, thorough{})
	return err
}

// unreadable turns the error of a corpus folder that can't be read into that of a loss, where there are articles to
// lose.
func (r *Reindexer) unreadable(err error) error {
	g, guardErr := r.guard()
	if err == nil || g == nil {
		return errors.Join(err, guardErr)
	}
	return r.hold(&index.LossError{Gone: len(g.texts), Had: len(g.texts), BuiltAt: g.manifest.BuiltAt, Err: err})
}

// hold keeps a loss for Loss, and returns it as an error.
func (r *Reindexer) hold(loss *index.LossError) error {
	r.held.Store(loss)
	return loss
}

// Loss returns why the current snapshot is kept although the corpus has changed, as far as the last look at the corpus
// showed it; nil where nothing is lost.
func (r *Reindexer) Loss() *index.LossError { return r.held.Load() }

// each calls do for the numbers below n, several at once, until ctx ends.
func (r *Reindexer) each(ctx context.Context, n int, do func(i int)) error {
	todo := make(chan int)
	var workers sync.WaitGroup
	for range r.Workers {
		workers.Go(func() {
			for i := range todo {
				do(i)
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		todo <- i
	}
	close(todo)
	workers.Wait()
	return ctx.Err()
}

// endLoss notes that the current snapshot fits the corpus. Where moderators' corrections are gone from a corpus that is
// otherwise in order, they have been removed on purpose, and their copy goes too.
func (r *Reindexer) endLoss(fsys fs.FS) {
	r.held.Store(nil)
	if r.correctionsGone(fsys) {
		os.Remove(r.correctionsCopy()) // the next reindex tries again
	}
}

// correctionsCopy is where corrections.Watch keeps its copy.
func (r *Reindexer) correctionsCopy() string {
	return filepath.Join(r.DataDir, corrections.CopyFile)
}

// correctionsGone reports whether the corpus has no corrections any more, and only their copy holds.
func (r *Reindexer) correctionsGone(fsys fs.FS) bool {
	if _, err := os.Lstat(r.correctionsCopy()); err != nil {
		return false
	}
	return corrections.Gone(fsys)
}
