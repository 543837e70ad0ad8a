package reindex

import (
	"context"
	"io/fs"
	"slices"
	"sync"

	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// A plan says which files of a corpus are as they were when it was indexed last. They are neither read nor analysed again.
type plan struct {
	before  *index.Manifest       // what is gone on from; nil where all is to be read
	kept    map[string]index.File // by path, with size and time as they are now
	reasons map[string]string     // why those of them were left out that were
	touched bool                  // the size or time of some is another now
}

// articles are the paths of the files that hold an article.
func (p *plan) articles() map[string]bool {
	paths := make(map[string]bool, len(p.kept))
	for path, f := range p.kept {
		if f.Hash != "" {
			paths[path] = true
		}
	}
	return paths
}

// plan holds the corpus to the snapshot before, which may be nil: a file stays as it is where its size and time are what they were, or else
// its hash is, and moderators say the same of it.
func (r *Reindexer) plan(ctx context.Context, fsys fs.FS, files []load.File, before *index.Manifest, edits corrections.Edits) (plan, error) {
	p := plan{kept: map[string]index.File{}, reasons: map[string]string{}}
	if before == nil || before.Format != index.Format || before.Analysis != r.analysis {
		return p, nil
	}
	p.before = before
	known := make(map[string]index.File, len(before.Files))
	for _, f := range before.Files {
		known[f.Path] = f
	}
	var again []load.File // to be read, since their times are others
	for _, f := range files {
		was, ok := known[f.Path]
		switch {
		case !ok || was.Unread || was.Edited != edits.Of(f.Path, was.Text).Sum():
		case was.Size == f.Size && was.ModTime == f.ModTime.UnixNano():
			p.kept[f.Path] = was
		case was.Size == f.Size && was.Hash != "":
			again = append(again, f)
		}
	}
	if err := r.compareAgain(ctx, fsys, again, known, edits, &p); err != nil {
		return p, err
	}
	for _, s := range before.Skipped {
		if _, ok := p.kept[s.Path]; ok {
			p.reasons[s.Path] = s.Reason
		}
	}
	return p, nil
}

// compareAgain reads files and keeps those whose articles have the hashes they had.
func (r *Reindexer) compareAgain(ctx context.Context, fsys fs.FS, files []load.File, known map[string]index.File, edits corrections.Edits, p *plan) error {
	same := make([]bool, len(files))
	todo := make(chan int)
	var workers sync.WaitGroup
	for range r.Workers {
		workers.Go(func() {
			for i := range todo {
				a, err := load.Read(fsys, files[i].Path)
				if err != nil {
					continue // it is read once more, where that is told
				}
				edits.Apply(&a)
				sum, err := hash(&a)
				same[i] = err == nil && sum == known[files[i].Path].Hash
			}
		})
	}
	for i := range files {
		if ctx.Err() != nil {
			break
		}
		todo <- i
	}
	close(todo)
	workers.Wait()
	for i, f := range files {
		if same[i] {
			now := known[f.Path]
			now.Size, now.ModTime = f.Size, f.ModTime.UnixNano()
			p.kept[f.Path], p.touched = now, true
		}
	}
	return ctx.Err()
}

// nothingChanged reports whether a snapshot of these files would be the one before. m has what is known of it without reading files.
func (p *plan) nothingChanged(m *index.Manifest, files []load.File) bool {
	if p.before == nil || p.touched || len(p.kept) != len(files) || len(p.before.Files) != len(files) ||
		p.before.Aliases != m.Aliases || p.before.Edits != m.Edits {
		return false
	}
	skipped := slices.Clone(m.Skipped)
	for _, f := range files {
		skipped = p.addReason(skipped, f.Path)
	}
	return slices.Equal(p.before.Skipped, skipped)
}

// addReason appends why a file that is kept was left out, if it was.
func (p *plan) addReason(skipped []index.Skipped, path string) []index.Skipped {
	if why, ok := p.reasons[path]; ok {
		return append(skipped, index.Skipped{Path: path, Reason: why})
	}
	return skipped
}
