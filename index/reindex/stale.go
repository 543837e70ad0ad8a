package reindex

import (
	"errors"
	"fmt"
	"io/fs"

	"verbatim/corpus/load"
	"verbatim/index"
)

// Stale says in a few words why the corpus must be indexed, or "" when the current snapshot fits it. It looks at names,
// sizes and times, and reads no article. The snapshot is opened, where there is a Live, to see whether it can be.
func (r *Reindexer) Stale() (string, error) {
	m, err := index.ReadManifest(r.DataDir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "nothing is indexed yet", nil
	case err != nil:
		return "the snapshot's manifest can't be read", nil
	case m.Format != index.Format || m.Analysis != r.analysis:
		return "verbatim itself has changed", nil
	}
	if r.Live != nil {
		if err := r.Live.Refresh(); errors.Is(err, index.ErrDamaged) || errors.Is(err, fs.ErrNotExist) {
			return "the snapshot is damaged", nil
		}
	}
	fsys, closer, err := r.open()
	if err != nil {
		return "", err
	}
	defer closer.Close()
	listing, err := load.List(fsys)
	if err != nil {
		return "", err
	}
	return difference(m.Files, listing.Files), nil
}

// difference names the first file in which the corpus is no longer what was indexed, or returns "". Both lists are in the
// same order.
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
	}
	if n := len(indexed) - len(listed); n > 0 {
		return fmt.Sprintf("%d articles are gone", n)
	}
	return ""
}

// compare says what a reindex has changed. before may be nil.
func compare(before, after *index.Manifest) index.ReindexReport {
	report := index.ReindexReport{Skipped: after.Skipped}
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
