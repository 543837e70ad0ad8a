package keep

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"verbatim/corpus/folder"
)

// Replace writes a file, which may exist already. It is on the disk when Replace returns; after an error the former
// file is unchanged.
func (f *Folder) Replace(name string, data []byte) error {
	if err := f.replace(name, data); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

func (f *Folder) replace(name string, data []byte) error {
	dir := path.Dir(name)
	beside, err := f.writeBeside(data)
	defer f.root.Remove(beside) // unless it was renamed
	if err != nil {
		return err
	}
	if err := f.makeDir(dir); err != nil {
		return err
	}
	if err := f.root.Rename(beside, name); err != nil {
		return err
	}
	return errors.Join(f.sync(dir), f.sync(incoming))
}

// Read returns the content of a file of at most so many bytes, as folder.ReadFile does.
func (f *Folder) Read(name string, most int64) ([]byte, error) {
	return folder.ReadFile(f.fsys, name, most)
}

// ReadOwn reads a file of verbatim's own folder, as folder.ReadOwn does.
func (f *Folder) ReadOwn(name string, l folder.Limits) ([]byte, error) {
	return folder.ReadOwn(f.fsys, name, l)
}

// WasRemoved reports whether Remove keeps a file with that former path.
func (f *Folder) WasRemoved(name string) bool {
	ext := path.Ext(name)
	stem := path.Join(removed, strings.TrimSuffix(name, ext))
	kept, err := f.fsys.ReadOwnDir(path.Dir(stem))
	if err != nil {
		return false
	}
	for _, e := range kept {
		mark, is := strings.CutPrefix(strings.TrimSuffix(e.Name(), ext), path.Base(stem))
		if is && strings.HasSuffix(e.Name(), ext) && (mark == "" || strings.HasPrefix(mark, "~")) {
			return true
		}
	}
	return false
}
