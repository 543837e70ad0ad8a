package reindex

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// minGuarded is the number of articles from which a corpus is guarded against loss. In a smaller corpus, a few
// removed files are already half of it.
const minGuarded = 10

// A guard knows the articles of the current snapshot. It refuses a new snapshot in which most of them are missing.
type guard struct {
	manifest *index.Manifest
	texts    map[string]string // the TextSum of each article, by path
}

// newGuard returns the guard of the current snapshot of a corpus. It returns nil if there is no snapshot, or if the
// snapshot has too few articles or is of another corpus. A nil guard refuses nothing. A manifest that can't be read
// is an error, because without it a loss would go unnoticed.
func newGuard(dataDir, corpus string) (*guard, error) {
	m, err := index.ReadManifest(dataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("checking whether articles are gone: %w", err)
	case m.Corpus != corpus:
		return nil, nil
	}
	g := &guard{manifest: m, texts: map[string]string{}}
	for _, f := range m.Files {
		if f.Hash != "" {
			g.texts[f.Path] = f.Text
		}
	}
	if len(g.texts) < minGuarded {
		return nil, nil
	}
	return g, nil
}

// lossOf returns the error for this number of missing articles, or nil if they are not most articles.
func (g *guard) lossOf(gone int) *index.LossError {
	if 2*gone <= len(g.texts) {
		return nil
	}
	return &index.LossError{Gone: gone, Had: len(g.texts), BuiltAt: g.manifest.BuiltAt}
}

// check returns the error for a snapshot of these files, or nil. An article is gone if the files have neither its
// path nor its text. A renamed article is not gone.
func (g *guard) check(files []index.File) *index.LossError {
	if g == nil {
		return nil
	}
	here, elsewhere := map[string]bool{}, map[string]int{}
	for _, f := range files {
		if f.Hash == "" {
			continue
		}
		here[f.Path] = true
		if text, known := g.texts[f.Path]; !known || text != f.Text {
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
	return g.lossOf(gone)
}

// checkListed is like check, for files that are not read yet. It avoids analysing the corpus if most articles are
// certainly gone. It reads only new files, and only if enough paths are missing.
func (g *guard) checkListed(ctx context.Context, workers int, fsys fs.FS, files []load.File) (*index.LossError, error) {
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
	if g.lossOf(missing) == nil {
		return nil, nil
	}
	err := forEach(ctx, workers, len(fresh), func(i int) {
		at := &listed[fresh[i]]
		if a, err := load.Read(fsys, at.Path); err == nil {
			at.Text = corrections.TextSum(a.Text)
		}
	})
	if err != nil {
		return nil, err
	}
	return g.check(listed), nil
}

// guarded returns the guard of the current snapshot, or nil if a loss is accepted. If the list of files already
// shows a loss, the error is an *index.LossError.
func (r *Reindexer) guarded(ctx context.Context, fsys fs.FS, files []load.File, m mode) (*guard, error) {
	if m.acceptLoss {
		return nil, nil
	}
	g, err := newGuard(r.options.DataDir, r.options.Corpus)
	if g == nil {
		return nil, err
	}
	loss, err := g.checkListed(ctx, r.options.Workers, fsys, files)
	if err == nil && loss != nil {
		err = r.keepLoss(loss)
	}
	return g, err
}

// Missing checks the corpus without indexing it, and returns an *index.LossError if most articles are gone. It
// opens every file; a file that can't be opened counts as gone.
func (r *Reindexer) Missing(ctx context.Context) error {
	fsys, listing, closer, err := r.openAndList()
	if err != nil {
		return err
	}
	defer closer.Close()
	readable := slices.DeleteFunc(listing.Files, func(f load.File) bool { return !canOpen(fsys, f.Path) })
	_, err = r.guarded(ctx, fsys, readable, mode{})
	return err
}

// unreadable returns the error for a corpus that can't be read. If there are articles to lose, it is an
// *index.LossError.
func (r *Reindexer) unreadable(err error) error {
	g, guardErr := newGuard(r.options.DataDir, r.options.Corpus)
	if g == nil {
		return errors.Join(err, guardErr)
	}
	return r.keepLoss(&index.LossError{Gone: len(g.texts), Had: len(g.texts), BuiltAt: g.manifest.BuiltAt, Err: err})
}

// keepLoss stores a loss for Loss, and returns it as an error.
func (r *Reindexer) keepLoss(loss *index.LossError) error {
	r.loss.Store(loss)
	return loss
}

// Loss says why the previous snapshot stays in use although the corpus has changed, as of the last check of the
// corpus. It is nil if no articles were lost.
func (r *Reindexer) Loss() *index.LossError { return r.loss.Load() }

// endLoss records that the current snapshot matches the corpus. If the moderators' corrections are missing from a
// corpus that is otherwise complete, someone removed them on purpose, so endLoss removes their copy.
func (r *Reindexer) endLoss(fsys fs.FS) {
	r.loss.Store(nil)
	if r.options.correctionsGone(fsys) {
		os.Remove(correctionsCopy(r.options.DataDir)) // if this fails, the next reindex tries again
	}
}

// correctionsCopy is the path of the copy of the corrections.
func correctionsCopy(dataDir string) string { return filepath.Join(dataDir, corrections.CopyFile) }

// correctionsGone reports whether the corpus has no corrections, but a copy of them exists.
func (o *Options) correctionsGone(fsys fs.FS) bool {
	if o.Corrections != nil && o.Corrections.IsShared() { // they are not in the corpus
		return false
	}
	_, err := os.Lstat(correctionsCopy(o.DataDir))
	return err == nil && corrections.Gone(fsys)
}
