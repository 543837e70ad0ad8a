package corrections

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// A Watch reads the corrections of the corpus in a folder anew whenever the file has changed. It is safe to use by several goroutines.
type Watch struct {
	folder string

	mu      sync.Mutex
	read    bool
	size    int64
	changed time.Time
	list    *List
	version uint64
}

// NewWatch returns a Watch of the corpus in a folder.
func NewWatch(folder string) *Watch { return &Watch{folder: folder} }

// Folder returns the corpus' folder.
func (w *Watch) Folder() string { return w.folder }

// Current returns the corrections as they are now, and a number that is another when they are. On an error those before are returned
// with it, or nil.
func (w *Watch) Current() (*List, uint64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	info, err := os.Stat(filepath.Join(w.folder, filepath.FromSlash(File)))
	if errors.Is(err, fs.ErrNotExist) {
		info, err = nil, nil
	}
	if err != nil {
		return w.list, w.version, err
	}
	size, changed := int64(-1), time.Time{}
	if info != nil {
		size, changed = info.Size(), info.ModTime()
	}
	if w.read && size == w.size && changed.Equal(w.changed) {
		return w.list, w.version, nil
	}
	list, err := Read(os.DirFS(w.folder))
	if err != nil {
		return w.list, w.version, err
	}
	w.list, w.read, w.size, w.changed = list, true, size, changed
	w.version++
	return w.list, w.version, nil
}
