// Package keep changes a corpus: it adds files to the folder, takes them away and brings them back. A file is written beside and comes to
// its place by one step of the file system, so that whoever reads the folder sees the whole file or none; what is taken away is kept in
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

// Where a corpus keeps what is not part of it, with slashes.
const (
	incoming = folder.Own + "/incoming"
	removed  = folder.Own + "/removed"
)

// A Folder is a corpus' folder. Close it when done.
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

// Close frees what the folder holds open.
func (f *Folder) Close() error { return f.root.Close() }

// FS returns the folder as a file system.
func (f *Folder) FS() folder.FS { return f.fsys }

// Examine returns what is wrong with the folders in which files are kept that are no articles, or not yet.
func (f *Folder) Examine() (wrong []error) {
	for _, dir := range []string{incoming, removed} {
		if _, err := f.fsys.ReadOwnDir(dir); err != nil {
			wrong = append(wrong, err)
		}
	}
	return wrong
}

// ErrExists is returned by Add and Restore where there is a file of that path already; it wraps fs.ErrExist.
var ErrExists = fmt.Errorf("there is a file of that name in the corpus: %w", fs.ErrExist)

// Exists reports whether there is a file of that path.
func (f *Folder) Exists(name string) bool {
	_, err := f.root.Lstat(name)
	return err == nil
}

// Holds reports whether there is a file of that path with just this content.
func (f *Folder) Holds(name string, data []byte) bool {
	info, err := f.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	is, err := f.Read(name, info.Size())
	return err == nil && bytes.Equal(is, data)
}

// Add writes a new file, with the folders on its way. It is on the disk when Add returns; on an error there is none.
func (f *Folder) Add(name string, data []byte) error {
	if err := f.add(name, data); err != nil {
		return fmt.Errorf("adding %s: %w", name, err)
	}
	return nil
}

func (f *Folder) add(name string, data []byte) error {
	if err := f.fsys.MakeOwn(incoming); err != nil {
		return err
	}
	f.clear()
	beside := path.Join(incoming, rand.Text())
	defer f.root.Remove(beside) // it has another name by then, or none
	if err := f.write(beside, data); err != nil {
		return err
	}
	return f.move(beside, name)
}

// abandoned is after how long a file that was begun is taken for one that a crash has left.
const abandoned = time.Hour

// clear removes what crashes have left beside.
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

// Remove takes a file away and returns where it is kept, for Restore.
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

// Restore brings a file back that Remove has kept.
func (f *Folder) Restore(kept, name string) error {
	if !strings.HasPrefix(kept, removed+"/") || !fs.ValidPath(kept) {
		return fmt.Errorf("bringing back %s: %s is not where removed files are kept", name, kept)
	}
	if err := f.move(kept, name); err != nil {
		return fmt.Errorf("bringing back %s: %w", name, err)
	}
	return nil
}

// move gives a file another name, unless that is taken: a rename alone would replace what is there. A file system without links gets the
// rename, with a look before it.
func (f *Folder) move(from, to string) error {
	dir := path.Dir(to)
	if err := f.makeDir(dir); err != nil {
		return err
	}
	err := f.root.Link(from, to)
	switch {
	case err == nil:
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

// makeDir makes a folder with those on its way. What verbatim keeps beside the articles gets to no place where articles
// are.
func (f *Folder) makeDir(dir string) error {
	if dir == folder.Own || strings.HasPrefix(dir, folder.Own+"/") {
		return f.fsys.MakeOwn(dir)
	}
	return f.root.MkdirAll(dir, 0o755)
}

// sync brings a folder's names to the disk.
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
