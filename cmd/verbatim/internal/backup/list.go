package backup

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"verbatim/cmd/verbatim/internal/archive"
)

// list lists the files of the corpus that belong into a backup. A link is followed if its target is a file in the
// corpus that is not listed itself, as when files are kept elsewhere and linked; the loader does the same.
func (b *writing) list() (map[string]entry, error) {
	found := map[string]entry{}
	if b.corpus == nil {
		return found, nil
	}
	var infos []fs.FileInfo
	var links []string
	err := fs.WalkDir(b.corpus, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case b.ctx.Err() != nil:
			return b.ctx.Err()
		case errors.Is(err, fs.ErrNotExist) && name != ".": // removed since its folder was read
			return nil
		case err != nil:
			return fmt.Errorf("reading the corpus: %w", err)
		case name == ".":
			return nil
		case e.IsDir() && (!archive.Kept(name) || filepath.Join(b.Place.Corpus, name) == b.Place.Data):
			return fs.SkipDir
		case e.Type()&fs.ModeSymlink != 0 && archive.Kept(name):
			links = append(links, name)
		case !e.Type().IsRegular() || !archive.Kept(name):
			return nil
		}
		if e.Type().IsRegular() {
			info, err := e.Info()
			if errors.Is(err, fs.ErrNotExist) || err == nil && b.secret(info) {
				return nil
			}
			if err != nil {
				return fmt.Errorf("reading the corpus: %w", err)
			}
			if err := archive.CheckPath(archive.Corpus + name); err != nil {
				return fmt.Errorf("the corpus has a file that can't be part of a backup: %w", err)
			}
			infos = append(infos, info)
			found[name] = entryOf(info)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, name := range links {
		info, err := b.corpus.Stat(name)
		if err != nil || !info.Mode().IsRegular() || b.secret(info) || listed(info, infos) {
			continue // it leads out of the corpus, or nowhere, or to what is archived anyway
		}
		found[name] = entryOf(info)
	}
	return found, nil
}

// listed reports whether a file is among others.
func listed(info fs.FileInfo, infos []fs.FileInfo) bool {
	for _, i := range infos {
		if i.Size() == info.Size() && os.SameFile(i, info) {
			return true
		}
	}
	return false
}

// secret reports whether a file holds a secret.
func (b *writing) secret(info fs.FileInfo) bool {
	for _, path := range b.Secrets {
		if path == "" {
			continue
		}
		if is, err := os.Stat(path); err == nil && os.SameFile(is, info) {
			return true
		}
	}
	return false
}
