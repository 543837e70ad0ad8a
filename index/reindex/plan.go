package reindex

import (
	"context"
	"errors"
	"slices"

	"verbatim/corpus/load"
	"verbatim/index"
)

// A plan says which files are unchanged since the base snapshot. These are neither read nor analysed again.
type plan struct {
	base    *index.Manifest       // nil if all files are read
	kept    map[string]index.File // unchanged files by path, with their current size and time
	reasons map[string]string     // why files were skipped in the base snapshot, by path
	touched bool                  // some unchanged files have another size or time
}

// articles returns the paths of the kept files that hold an article.
func (p *plan) articles() map[string]bool {
	paths := make(map[string]bool, len(p.kept))
	for path, f := range p.kept {
		if f.Hash != "" {
			paths[path] = true
		}
	}
	return paths
}

// changed returns the files that are not kept.
func (p *plan) changed(files []load.File) []load.File {
	list := make([]load.File, 0, len(files)-len(p.kept))
	for _, f := range files {
		if _, ok := p.kept[f.Path]; !ok {
			list = append(list, f)
		}
	}
	return list
}

// makePlan compares the corpus with the base snapshot. A file is kept if its size and time are the same, or else
// its hash, and if the moderators' edits are the same. With compareHashes, size and time are not enough: each file
// is read and its hash compared.
func (b *build) makePlan(ctx context.Context, compareHashes bool) (plan, error) {
	p := plan{kept: map[string]index.File{}, reasons: map[string]string{}}
	base := b.base
	if base == nil || base.Format != index.Format || base.Analysis != b.analysis.version {
		return p, nil
	}
	p.base = base
	known := make(map[string]index.File, len(base.Files))
	for _, f := range base.Files {
		known[f.Path] = f
	}
	for _, s := range base.Skipped {
		p.reasons[s.Path] = s.Reason
	}
	var toCompare []load.File
	for _, f := range b.files {
		was, ok := known[f.Path]
		switch {
		case !ok || was.Unread || was.Edited != b.edits.Of(f.Path, was.Text).Sum():
		case was.Size != f.Size:
		case was.ModTime != f.ModTime.UnixNano():
			if was.Hash != "" {
				toCompare = append(toCompare, f)
			}
		case compareHashes:
			toCompare = append(toCompare, f)
		default:
			p.kept[f.Path] = was
		}
	}
	return p, b.compareHashes(ctx, toCompare, known, &p)
}

// compareHashes reads files and keeps the unchanged ones: articles with the same hash, and files that are skipped
// for the same reason.
func (b *build) compareHashes(ctx context.Context, files []load.File, known map[string]index.File, p *plan) error {
	same := make([]bool, len(files))
	err := forEach(ctx, b.options.Workers, len(files), func(i int) {
		a, err := load.Read(b.fsys, files[i].Path)
		was := known[files[i].Path]
		var skip *load.SkipError
		if errors.As(err, &skip) {
			same[i] = was.Hash == "" && skip.Err == nil && skip.Reason == p.reasons[files[i].Path]
			return // otherwise the file is read again, and its reason recorded
		}
		b.edits.Apply(&a)
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

// nothingChanged reports whether a snapshot of these files would equal the base snapshot. m is the manifest without
// the files.
func (p *plan) nothingChanged(m *index.Manifest, files []load.File) bool {
	if p.base == nil || p.touched || len(p.kept) != len(files) || len(p.base.Files) != len(files) {
		return false
	}
	if p.base.Aliases != m.Aliases || p.base.Edits != m.Edits {
		return false
	}
	skipped := slices.Clone(m.Skipped)
	for _, f := range files {
		skipped = p.addReason(skipped, f.Path)
	}
	return slices.Equal(p.base.Skipped, skipped)
}

// addReason appends the reason why a kept file is skipped, if it is.
func (p *plan) addReason(skipped []index.Skipped, path string) []index.Skipped {
	if why, ok := p.reasons[path]; ok {
		return append(skipped, index.Skipped{Path: path, Reason: why})
	}
	return skipped
}
