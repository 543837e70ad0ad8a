// Package folder opens files in the folder of a corpus, which is not trusted: no name and no link leads out of it,
// and opening never blocks on a pipe. Start with [Open] and, for verbatim's own files in the corpus, [ReadOwn].
package folder

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
)

// An FS is the folder of a corpus as a file system. Unlike that of os.Root, it never blocks on opening: a pipe in
// place of a file would block the caller until another process writes to it.
type FS struct{ Root *os.Root }

// Open opens the folder dir. The caller closes the FS.
func Open(dir string) (FS, error) {
	root, err := os.OpenRoot(dir)
	return FS{root}, err
}

// Close closes the folder.
func (f FS) Close() error { return f.Root.Close() }

// Open implements fs.FS.
func (f FS) Open(name string) (fs.File, error) {
	file, err := f.open(name, os.O_RDONLY)
	if err != nil {
		return nil, err // not file: a nil *os.File is not a nil fs.File
	}
	return file, nil
}

// open opens a file without blocking.
func (f FS) open(name string, flag int) (*os.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return f.Root.OpenFile(name, flag|syscall.O_NONBLOCK, 0o644)
}

// Stat implements fs.StatFS without opening the file.
func (f FS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.Root.FS(), name) }

// Lstat implements fs.ReadLinkFS.
func (f FS) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.Root.FS(), name) }

// ReadLink implements fs.ReadLinkFS.
func (f FS) ReadLink(name string) (string, error) { return fs.ReadLink(f.Root.FS(), name) }

// ReadDir implements fs.ReadDirFS.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	dir, ok := file.(fs.ReadDirFile)
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.ErrUnsupported}
	}
	list, err := dir.ReadDir(-1)
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}
