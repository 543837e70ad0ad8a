// Package keep changes the folder of a corpus: it adds, removes and restores files. A new file is written elsewhere
// and then renamed, so that readers of the folder see the whole file or none. Removed files are kept in
// .verbatim/removed. No path leads out of the folder. Start with [Open].
package keep

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"time"

	"verbatim/corpus/folder"
)

// Folders in a corpus for files that are not part of it, with slashes.
const (
	incoming = folder.Own + "/incoming"
	removed  = folder.Own + "/removed"
)

// A Folder is the folder of a corpus. The caller closes it.
type Folder struct {
	fsys folder.FS
	root *os.Root // of fsys
}

// Open opens the folder dir.
func Open(dir string) (*Folder, error) {
	fsys, err := folder.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the corpus: %w", err)
	}
	return &Folder{fsys, fsys.Root}, nil
}

// Close closes the folder.
func (f *Folder) Close() error { return f.root.Close() }

// FS returns the folder as a file system.
func (f *Folder) FS() folder.FS { return f.fsys }

// Examine returns the problems of the folders for new and removed files.
func (f *Folder) Examine() (wrong []error) {
	for _, dir := range []string{incoming, removed} {
		if _, err := f.fsys.ReadOwnDir(dir); err != nil {
			wrong = append(wrong, err)
		}
	}
	return wrong
}

// ErrExists is returned by Add and Restore if the path exists already; it wraps fs.ErrExist.
var ErrExists = fmt.Errorf("there is a file of that name in the corpus: %w", fs.ErrExist)

// Exists reports whether the path exists.
func (f *Folder) Exists(name string) bool {
	_, err := f.root.Lstat(name)
	return err == nil
}

// Holds reports whether the file at a path has exactly this content.
func (f *Folder) Holds(name string, data []byte) bool {
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	is, err := f.Read(name, info.Size())
	return err == nil && bytes.Equal(is, data)
}

// Add writes a new file, and its folders. The file is on the disk when Add returns; after an error it does not exist.
func (f *Folder) Add(name string, data []byte) error {
	if err := f.add(name, data); err != nil {
		return fmt.Errorf("adding %s: %w", name, err)
	}
	return nil
}

func (f *Folder) add(name string, data []byte) error {
	beside, err := f.writeBeside(data)
	defer f.root.Remove(beside) // unless it was renamed
	if err != nil {
		return err
	}
	return f.move(beside, name)
}

// writeBeside writes a temporary file and returns its path, also after an error. The caller renames or removes it.
func (f *Folder) writeBeside(data []byte) (name string, err error) {
	name = path.Join(incoming, rand.Text())
	if err := f.fsys.MakeOwn(incoming); err != nil {
		return name, err
	}
	f.clear()
	return name, f.write(name, data)
}

// abandoned is the age at which a temporary file counts as the remnant of a crash.
const abandoned = time.Hour

// clear removes remnants of crashes.
func (f *Folder) clear() {
	left, err := f.fsys.ReadOwnDir(incoming)
	if err != nil {
		return
	}
	for _, e := range left {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > abandoned {
			f.root.Remove(path.Join(incoming, e.Name()))
		}
	}
}

func (f *Folder) write(name string, data []byte) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Sync(), file.Close())
}

// Remove removes a file and returns where it is kept, for Restore.
func (f *Folder) Remove(name string) (kept string, err error) {
	ext := path.Ext(name)
	base := path.Join(removed, strings.TrimSuffix(name, ext))
	for n := 1; ; n++ {
		kept = base + ext
		if n > 1 {
			kept = base + "~" + strconv.Itoa(n) + ext
		}
		err := f.move(name, kept)
		if err == nil {
			return kept, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", fmt.Errorf("removing %s: %w", name, err)
		}
	}
}

// Restore restores a file that Remove kept.
func (f *Folder) Restore(kept, name string) error {
	if !strings.HasPrefix(kept, removed+"/") || !fs.ValidPath(kept) {
		return fmt.Errorf("restoring %s: %s is not in the folder of removed files", name, kept)
	}
	if err := f.move(kept, name); err != nil {
		return fmt.Errorf("restoring %s: %w", name, err)
	}
	return nil
}

// move renames a file unless the new name exists. It links and removes, because a rename would replace the other
// file. On file systems without links it checks, then renames.
func (f *Folder) move(from, to string) error {
	dir := path.Dir(to)
	if err := f.makeDir(dir); err != nil {
		return err
	}
	err := f.root.Link(from, to)
	switch {
	case err == nil:
		err = f.root.Remove(from)
	case errors.Is(err, fs.ErrExist) && f.same(from, to): // a crash came before from was removed
		err = f.root.Remove(from)
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	case errors.Is(err, fs.ErrNotExist):
		return err
	case f.Exists(to):
		return ErrExists
	default:
		err = f.root.Rename(from, to)
	}
	return errors.Join(err, f.sync(dir), f.sync(path.Dir(from)))
}

// same reports whether two paths are links to one file.
func (f *Folder) same(a, b string) bool {
	one, err := f.root.Lstat(a)
	if err != nil {
		return false
	}
	other, err := f.root.Lstat(b)
	return err == nil && a != b && os.SameFile(one, other)
}

// makeDir creates a folder and its parents. For verbatim's own folders it follows no link, which might lead to
// articles.
func (f *Folder) makeDir(dir string) error {
	if dir == folder.Own || strings.HasPrefix(dir, folder.Own+"/") {
		return f.fsys.MakeOwn(dir)
	}
	return f.root.MkdirAll(dir, 0o755)
}

// sync writes the entries of a folder to the disk.
func (f *Folder) sync(dir string) error {
	d, err := f.root.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}
