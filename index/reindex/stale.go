package reindex

import (
	"cmp"
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

// Stale says in a few words why the corpus must be indexed, or "" when the current snapshot fits it. It looks at names,
// sizes and times, and reads no article. The snapshot is opened, where there is a Live, to see whether it can be. Where
// the corpus folder can't be read, the error is an *index.LossError, unless the snapshot has few articles or none.
func (r *Reindexer) Stale() (string, error) {
	fsys, closer, err := r.open()
	if err != nil {
		return "", r.unreadable(err)
	}
	defer closer.Close()
	why, err := r.stale(fsys)
	if why == "" && err == nil && r.correctionsGone(fsys) {
		why = corrections.File + " is gone"
	}
	if why == "" && err == nil {
		r.held.Store(nil)
	}
	return why, err
}

// stale is Stale of an open corpus.
func (r *Reindexer) stale(fsys fs.FS) (string, error) {
	m, err := index.ReadManifest(r.DataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "nothing is indexed yet", nil
	case err != nil:
		return "the snapshot's manifest can't be read", nil
	case m.Format != index.Format || m.Analysis != r.analysis:
		return "verbatim itself has changed", nil
	}
	if r.due(m) {
		return "the day of an article has come", nil
	}
	if r.Live != nil {
		if err := r.Live.Refresh(); errors.Is(err, index.ErrDamaged) || errors.Is(err, fs.ErrNotExist) {
			return "the snapshot is damaged", nil
		}
	}
	listing, err := load.List(fsys)
	if err != nil {
		return "", r.unreadable(err)
	}
	why := cmp.Or(difference(m.Files, listing.Files), skippedDifference(m, &listing), readableNow(fsys, m.Files), aliasesDifference(m, fsys))
	if why != "" {
		return why, nil
	}
	edits, err := r.editsOf(fsys, listing.Files)
	if err == nil && edits.Sum() != m.Edits {
		why = "what moderators say of an article has changed"
	}
	return why, err
}

// due reports whether a day has come that was in the future when the snapshot was made.
func (r *Reindexer) due(m *index.Manifest) bool {
	return !m.Due.IsZero() && !corpus.InFuture(m.Due, r.Now())
}

// skippedDifference names the first file that the listing leaves out now and did not when the corpus was indexed, or the other
// way round, so that status always names what is missing.
func skippedDifference(m *index.Manifest, listing *load.Listing) string {
	read := make(map[string]bool, len(m.Files)) // and left out only then
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
			return s.Path + " has to be left out"
		}
		delete(was, s)
	}
	for _, s := range m.Skipped {
		if was[s] {
			return s.Path + " no longer has to be left out"
		}
	}
	return ""
}

// aliasesDifference says so where the file of aliases is not what it was, or returns "".
func aliasesDifference(m *index.Manifest, fsys fs.FS) string {
	if m.Aliases == aliasesSum(fsys) {
		return ""
	}
	return AliasesFile + " has changed"
}

// readableNow names the first file that the file system refused and no longer does, or returns "".
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

// difference names the first file in which the corpus is no longer what was indexed, or returns "".
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

// compare says what a reindex has changed. before may be nil.
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
