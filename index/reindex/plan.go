package reindex

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// A plan says which files of a corpus are as they were when it was indexed last. They are neither read nor analysed again.
type plan struct {
	before  *index.Manifest       // what is gone on from; nil where all is to be read
	kept    map[string]index.File // by path, with size and time as they are now
	reasons map[string]string     // why files were left out then
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
// its hash is, and moderators say the same of it. With every, size and time alone don't count: each file is read and
// its hash compared.
func (r *Reindexer) plan(ctx context.Context, fsys fs.FS, files []load.File, before *index.Manifest, edits corrections.Edits, every bool) (plan, error) {
	p := plan{kept: map[string]index.File{}, reasons: map[string]string{}}
	if before == nil || before.Format != index.Format || before.Analysis != r.analysis {
		return p, nil
	}
	p.before = before
	known := make(map[string]index.File, len(before.Files))
	for _, f := range before.Files {
		known[f.Path] = f
	}
	for _, s := range before.Skipped {
		p.reasons[s.Path] = s.Reason
	}
	var again []load.File // to be read and compared
	for _, f := range files {
		was, ok := known[f.Path]
		switch {
		case !ok || was.Unread || was.Edited != edits.Of(f.Path, was.Text).Sum():
		case was.Size != f.Size:
		case was.ModTime != f.ModTime.UnixNano():
			if was.Hash != "" {
				again = append(again, f)
			}
		case every:
			again = append(again, f)
		default:
			p.kept[f.Path] = was
		}
	}
	return p, r.compareAgain(ctx, fsys, again, known, edits, &p)
}

// compareAgain reads files and keeps those that are what they were: articles with the same hash, and files left out for
// the same reason.
func (r *Reindexer) compareAgain(ctx context.Context, fsys fs.FS, files []load.File, known map[string]index.File, edits corrections.Edits, p *plan) error {
	same := make([]bool, len(files))
	err := r.each(ctx, len(files), func(i int) {
		a, err := load.Read(fsys, files[i].Path)
		was := known[files[i].Path]
		var skip *load.SkipError
		if errors.As(err, &skip) {
			same[i] = was.Hash == "" && skip.Err == nil && skip.Reason == p.reasons[files[i].Path]
			return // otherwise it is read once more, where that is told
		}
		edits.Apply(&a)
		sum, err := hash(&a)
		same[i] = err == nil && sum == was.Hash
	})
	for i, f := range files {
		if !same[i] {
			continue
		}
		now := known[f.Path]
		if now.Size != f.Size || now.ModTime != f.ModTime.UnixNano() {
			now.Size, now.ModTime, p.touched = f.Size, f.ModTime.UnixNano(), true
		}
		p.kept[f.Path] = now
	}
	return err
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
