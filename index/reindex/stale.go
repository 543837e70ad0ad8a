package reindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/load"
	"verbatim/index"
	"verbatim/index/corrections"
)

// Stale says in a few words why the corpus must be indexed, or returns "" if the current snapshot is up to date. It
// compares names, sizes and times, and reads no article. If there is a Live, Stale also opens the snapshot to see
// whether it is intact. If the corpus can't be read, the error is an *index.LossError, unless the snapshot has few
// articles or none.
func (r *Reindexer) Stale() (string, error) {
	fsys, closer, err := r.open()
	if err != nil {
		return "", r.unreadable(err)
	}
	defer closer.Close()
	why, err := r.staleReason(fsys)
	if why == "" && err == nil && r.options.correctionsGone(fsys) {
		why = corrections.File + " is gone"
	}
	if why == "" && err == nil {
		r.loss.Store(nil)
	}
	return why, err
}

// staleReason says why an open corpus must be indexed, without regard to missing corrections.
func (r *Reindexer) staleReason(fsys fs.FS) (string, error) {
	m, err := index.ReadManifest(r.options.DataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "nothing is indexed yet", nil
	case err != nil:
		return "the snapshot's manifest can't be read", nil
	case m.Format != index.Format || m.Analysis != r.analysis.version:
		return "verbatim was updated", nil
	}
	if r.isDue(m) {
		return "the date of an article is no longer in the future", nil
	}
	if r.options.Publisher != nil {
		if published, err := r.options.Publisher.Published(context.Background(), r.options.DataDir); err != nil || !published {
			return "readers on other machines have another index", err
		}
	} else if r.options.Live != nil {
		if err := r.options.Live.Refresh(); errors.Is(err, index.ErrDamaged) || errors.Is(err, fs.ErrNotExist) {
			return "the snapshot is damaged", nil
		}
	}
	listing, err := load.List(fsys)
	if err != nil {
		return "", r.unreadable(err)
	}
	why := cmp.Or(
		difference(m.Files, listing.Files),
		skippedDifference(m, &listing),
		readableNow(fsys, m.Files),
		aliasesDifference(m, fsys),
	)
	if why != "" {
		return why, nil
	}
	edits, err := r.options.editsOf(fsys, listing.Files)
	if err == nil && edits.Sum() != m.Edits {
		why = "a moderator's edit of an article has changed"
	}
	return why, err
}

// isDue reports whether a day has come that was in the future when the snapshot was made.
func (r *Reindexer) isDue(m *index.Manifest) bool {
	return !m.Due.IsZero() && !corpus.InFuture(m.Due, r.options.Now())
}

// skippedDifference names the first file that is skipped now but was not when the corpus was indexed, or the other
// way round. So status always names the skipped files.
func skippedDifference(m *index.Manifest, listing *load.Listing) string {
	read := make(map[string]bool, len(m.Files)) // these were skipped only when they were read
	for _, f := range m.Files {
		read[f.Path] = true
	}
	was := map[index.Skipped]bool{}
	for _, s := range m.Skipped {
		if !read[s.Path] && s.Path != AliasesFile {
			was[s] = true
		}
	}
	for _, s := range skippedIn(listing) {
		if !was[s] {
			return s.Path + " can't be read any more"
		}
		delete(was, s)
	}
	for _, s := range m.Skipped {
		if was[s] {
			return s.Path + " is no longer skipped"
		}
	}
	return ""
}

// aliasesDifference says that the file of aliases has changed, or returns "".
func aliasesDifference(m *index.Manifest, fsys fs.FS) string {
	if m.Aliases == aliasesSum(fsys) {
		return ""
	}
	return AliasesFile + " has changed"
}

// readableNow names the first file that could not be read and now can, or returns "".
func readableNow(fsys fs.FS, files []index.File) string {
	for _, f := range files {
		if !f.Unread {
			continue
		}
		if opened, err := fsys.Open(f.Path); err == nil {
			opened.Close()
			return f.Path + " can be read now"
		}
	}
	return ""
}

// difference names the first file that differs from what was indexed, or returns "".
func difference(indexed []index.File, listed []load.File) string {
	known := make(map[string]index.File, len(indexed))
	for _, f := range indexed {
		known[f.Path] = f
	}
	for _, f := range listed {
		was, ok := known[f.Path]
		if !ok {
			return f.Path + " is new"
		}
		if was.Size != f.Size || was.ModTime != f.ModTime.UnixNano() {
			return f.Path + " has changed"
		}
		delete(known, f.Path)
	}
	switch gone := slices.Sorted(maps.Keys(known)); len(gone) {
	case 0:
		return ""
	case 1:
		return gone[0] + " is gone"
	default:
		return fmt.Sprintf("%d files are gone", len(gone))
	}
}

// compare returns what a reindex has changed. before may be nil.
func compare(before, after *index.Manifest) index.ReindexReport {
	report := index.ReindexReport{LeftOut: len(after.Skipped), Skipped: after.Skipped}
	was := map[string]string{}
	if before != nil {
		for _, f := range before.Files {
			if f.Hash != "" {
				was[f.Path] = f.Hash
			}
		}
	}
	for _, f := range after.Files {
		if f.Hash == "" {
			continue
		}
		report.Articles++
		hash, known := was[f.Path]
		delete(was, f.Path)
		switch {
		case !known:
			report.Added++
		case hash != f.Hash:
			report.Changed++
		default:
			report.Unchanged++
		}
	}
	report.Removed = len(was)
	return report
}
