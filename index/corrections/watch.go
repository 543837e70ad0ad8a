package corrections

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// CopyFile is where a Watch keeps a copy of the corrections, in a data folder.
const CopyFile = "corrections.copy.jsonl"

// A Watch reads the corrections of the corpus in a folder again whenever the file has changed. It is safe to use by several goroutines.
//
// With a copy, the corrections stay in force where their file is gone, as with a disk that is not mounted: the quotes that moderators
// have hidden must not come back with that. They end when a reindex has found the corpus in order without them, and removes the copy.
type Watch struct {
	folder string
	copied string // the path of the copy; "" for none

	mu      sync.Mutex
	read    bool
	from    string
	size    int64
	changed time.Time
	list    *List
	version uint64
}

// NewWatch returns a Watch of the corpus in a folder.
func NewWatch(folder string) *Watch { return &Watch{folder: folder} }

// KeepCopy lets the Watch keep a copy in a data folder. Call it before Current.
func (w *Watch) KeepCopy(dataDir string) { w.copied = filepath.Join(dataDir, CopyFile) }

// Folder returns the corpus' folder.
func (w *Watch) Folder() string { return w.folder }

// Lost reports whether the file of corrections is gone and its copy holds in its place.
func (w *Watch) Lost() bool {
	path, info, err := w.source()
	return err == nil && info != nil && path == w.copied
}

// file is the path of the corrections in the corpus.
func (w *Watch) file() string { return filepath.Join(w.folder, filepath.FromSlash(File)) }

// source returns the file that holds: that of the corpus, or else the copy. info is nil where there is neither.
func (w *Watch) source() (path string, info fs.FileInfo, err error) {
	for _, path := range []string{w.file(), w.copied} {
		if path == "" {
			continue
		}
		info, err := os.Stat(path)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return path, info, err
		}
	}
	return "", nil, nil
}

// Current returns the corrections as they are now, and a number that is another when they are. On an error those before are returned
// with it, or nil.
func (w *Watch) Current() (*List, uint64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	path, info, err := w.source()
	if err != nil {
		return w.list, w.version, err
	}
	size, changed := int64(-1), time.Time{}
	if info != nil {
		size, changed = info.Size(), info.ModTime()
	}
	if w.read && path == w.from && size == w.size && changed.Equal(w.changed) {
		return w.list, w.version, nil
	}
	list, err := w.load(path, info)
	if err != nil {
		return w.list, w.version, err
	}
	w.list, w.read, w.from, w.size, w.changed = list, true, path, size, changed
	w.version++
	return w.list, w.version, nil
}

// load reads the corrections from a file, and copies it where it is not the copy.
func (w *Watch) load(path string, info fs.FileInfo) (*List, error) {
	if info == nil {
		return &List{}, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading the corrections: %w", err)
	}
	defer f.Close()
	b, err := readAll(f)
	if err != nil {
		return nil, err
	}
	if w.copied != "" && path != w.copied {
		w.copy(b, info)
	}
	return parse(b), nil
}

// copy writes the copy, unless it is one of this file already. It is a safeguard: what keeps it from being written, as a data folder that is not
// there yet, keeps no one from being answered.
func (w *Watch) copy(b []byte, info fs.FileInfo) {
	if was, err := os.Stat(w.copied); err == nil && was.Size() == info.Size() && was.ModTime().Equal(info.ModTime()) {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(w.copied), CopyFile+".*")
	if err != nil {
		return
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close(), os.Chtimes(f.Name(), info.ModTime(), info.ModTime())); err == nil {
		err = os.Rename(f.Name(), w.copied)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
