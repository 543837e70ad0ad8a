package doctor

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"verbatim/cmd/verbatim/internal/disk"
	"verbatim/corpus/fetch"
	"verbatim/corpus/folder"
	"verbatim/corpus/keep"
	"verbatim/corpus/wording"
	"verbatim/index/corrections"
	"verbatim/index/reindex"
)

// ownFiles checks the files that verbatim keeps in the corpus: those that exist must be usable.
func (d *doctor) ownFiles(context.Context) (found []finding) {
	const what = "own files"
	if d.place.Corpus == "" {
		return nil
	}
	kept, err := keep.Open(d.place.Corpus)
	if err != nil {
		return nil // the check of the corpus reports it
	}
	defer kept.Close()
	fsys := kept.FS()
	list, err := corrections.Read(fsys)
	problems := []error{err, reindex.CheckAliases(fsys)}
	problems = append(problems, fetch.Examine(kept)...)
	problems = append(problems, kept.Examine()...)
	said := map[string]bool{}
	for _, err := range problems {
		if err == nil || said[err.Error()] {
			continue // a problem of the folder is a problem of each file
		}
		said[err.Error()] = true
		found = append(found, doubtful(what, err.Error(), "correct or remove it; until then verbatim works without it"))
	}
	if list != nil && len(list.Wrong) > 0 {
		says := corrections.File + " has lines that can't be read: " + wording.First(list.Wrong, mostNamed)
		found = append(found, doubtful(what, says,
			"correct these lines: until then they have no effect; each is one JSON object"))
	}
	if len(found) == 0 {
		return []finding{good(what, "all files in %s can be used", folder.Own)}
	}
	return found
}

// canCorrect returns nil if moderators' commands can write to a corpus, and otherwise the reason.
func canCorrect(corpus string) error {
	if err := disk.Writable(corpus); err != nil {
		return err
	}
	in, err := folder.Open(corpus)
	if err != nil {
		return err
	}
	defer in.Close()
	if _, err := in.ReadOwnDir(folder.Own); err != nil {
		return err
	}
	err = disk.Writable(filepath.Join(corpus, folder.Own))
	if err != nil && !errors.Is(err, fs.ErrNotExist) { // the folder is created when it is needed
		return err
	}
	f, err := in.OpenOwn(corrections.File, os.O_WRONLY|os.O_APPEND, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}
