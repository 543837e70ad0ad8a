package keep

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"verbatim/corpus/folder"
)

// Replace writes a file, new or in place of the one of that path. It is on the disk when Replace returns; on an error what was there is
// there still.
func (f *Folder) Replace(name string, data []byte) error {
	if err := f.replace(name, data); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

func (f *Folder) replace(name string, data []byte) error {
	if err := f.fsys.MakeOwn(incoming); err != nil {
		return err
	}
	f.clear()
	beside, dir := path.Join(incoming, rand.Text()), path.Dir(name)
	defer f.root.Remove(beside) // it has another name by then, or none
	if err := f.write(beside, data); err != nil {
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

// Read returns what the file of that path holds. It returns an error that wraps fs.ErrNotExist where there is none, and refuses one of
// more than most bytes, and what is no regular file.
func (f *Folder) Read(name string, most int64) ([]byte, error) {
	info, err := f.fsys.Stat(name)
	if err == nil {
		err = fit(info, most)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	file, err := f.fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	defer file.Close()
	if info, err = file.Stat(); err == nil { // it may have been replaced
		err = fit(info, most)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	data, err := io.ReadAll(io.LimitReader(file, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("it has more than %d bytes", most)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return data, nil
}

// fit returns why what is at a path is not read.
func fit(info fs.FileInfo, most int64) error {
	switch {
	case !info.Mode().IsRegular():
		return errors.New("it is no file")
	case info.Size() > most:
		return fmt.Errorf("it has %d bytes, at most %d are expected", info.Size(), most)
	}
	return nil
}

// ReadOwn reads a file of the folder in which verbatim keeps its own, as folder.ReadOwn does.
func (f *Folder) ReadOwn(name string, l folder.Limits) ([]byte, error) {
	return folder.ReadOwn(f.fsys, name, l)
}

// WasRemoved reports whether Remove keeps a file that had that path.
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
