package doctor

import (
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

// own checks what verbatim keeps in the corpus itself: each file that is there must be one that can be used.
func (d *doctor) own() (found []finding) {
	if d.place.Corpus == "" {
		return nil
	}
	kept, err := keep.Open(d.place.Corpus)
	if err != nil {
		return nil // the check of the corpus has said so
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
			continue // what is wrong with the folder is wrong for each file
		}
		said[err.Error()] = true
		found = append(found, odd("own files", err.Error(), "until then verbatim goes on without it"))
	}
	if list != nil && len(list.Wrong) > 0 {
		found = append(found, odd("own files", corrections.File+" can't be read in places: "+wording.First(list.Wrong, mostNamed),
			"mend these lines: what they change does not hold; each is an object in JSON"))
	}
	if len(found) == 0 {
		return []finding{good("own files", "what is in %s can be used", folder.Own)}
	}
	return found
}

// canCorrect reports why moderators' commands can't write to a corpus.
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
	if err := disk.Writable(filepath.Join(corpus, folder.Own)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // without the folder it is made when it is needed
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
