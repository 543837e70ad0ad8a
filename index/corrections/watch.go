package corrections

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"verbatim/corpus/folder"
)

// CopyFile is the name of the copy of the corrections in a data folder.
const CopyFile = "corrections.copy.jsonl"

// A Watch reads the corrections of a corpus, and reads them again when the file has changed. It is safe for
// concurrent use.
//
// With a copy, the corrections stay in force if their file is missing, for example because a disk is not mounted,
// or if it can't be used. Otherwise hidden quotes would be shown again. When a reindex finds a complete corpus
// without the file, it removes the copy.
type Watch struct {
	folder   string
	copyPath string     // "" for no copy
	journal  *journaled // nil for the file of the corpus

	mu      sync.Mutex
	read    string // the state of the files when they were last read
	list    *List
	version uint64
	err     error
}

// NewWatch returns a Watch of the corpus in a folder. The Watch keeps a copy of the corrections in a data folder;
// without a data folder ("") it keeps none. NewWatch opens no files.
func NewWatch(folder, dataDir string) *Watch {
	w := &Watch{folder: folder}
	if dataDir != "" {
		w.copyPath = filepath.Join(dataDir, CopyFile)
	}
	return w
}

// Folder returns the folder of the corpus.
func (w *Watch) Folder() string { return w.folder }

// Lost reports whether the file of corrections is missing and the copy is used instead.
func (w *Watch) Lost() bool {
	if w.journal != nil {
		return false
	}
	fsys, err := folder.Open(w.folder)
	if err == nil {
		defer fsys.Close()
	}
	missing := errors.Is(err, fs.ErrNotExist) || err == nil && Gone(fsys)
	return missing && w.hasCopy()
}

func (w *Watch) hasCopy() bool {
	if w.copyPath == "" {
		return false
	}
	_, err := os.Stat(w.copyPath)
	return err == nil
}

// Gone reports whether a corpus has no file of corrections. If there is something else at its path, Gone is false.
func Gone(fsys fs.FS) bool {
	own, err := fs.Lstat(fsys, folder.Own)
	if err != nil || !own.IsDir() {
		return errors.Is(err, fs.ErrNotExist)
	}
	_, err = fs.Lstat(fsys, File)
	return errors.Is(err, fs.ErrNotExist)
}

// Current returns the current corrections and a version number that changes with them. With an error, Current
// returns the previous corrections, or those of the copy, or nil. If the file can't be used, the error is a
// *folder.Problem.
func (w *Watch) Current() (*List, uint64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.journal != nil {
		return w.follow()
	}
	var fsys fs.FS = noFiles{}
	switch opened, err := folder.Open(w.folder); {
	case err == nil:
		defer opened.Close()
		fsys = opened
	case !errors.Is(err, fs.ErrNotExist):
		return w.list, w.version, fmt.Errorf("reading the corrections: %w", err)
	}
	now := w.state(fsys)
	if now == w.read {
		return w.list, w.version, w.err
	}
	list, err := w.load(fsys)
	var wrong *folder.Problem
	if err != nil && !errors.As(err, &wrong) {
		return w.list, w.version, err
	}
	w.read, w.err = now, err
	if err == nil || w.list == nil && list != nil {
		w.list = list
		w.version++
	}
	return w.list, w.version, w.err
}

// noFiles is the file system of a corpus that does not exist.
type noFiles struct{}

// Open implements fs.FS.
func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// state describes the file, its folder and its copy. It differs when they change.
func (w *Watch) state(fsys fs.FS) string {
	own, _ := fs.Lstat(fsys, folder.Own)
	info, err := fs.Stat(fsys, File)
	text := fmt.Sprint(err)
	for _, i := range []fs.FileInfo{own, info} {
		if i != nil {
			text += fmt.Sprint(" ", i.Mode())
		}
	}
	if (err != nil || !info.Mode().IsRegular()) && w.copyPath != "" {
		info, _ = os.Stat(w.copyPath)
		text += " copy"
	}
	if info != nil {
		text += fmt.Sprint(" ", info.Size(), " ", info.ModTime().UnixNano())
	}
	return text
}

// load reads the corrections of the corpus and copies them. If the file is missing, load reads the copy. If the
// file can't be used, load returns the copy, or nil, with a *folder.Problem.
func (w *Watch) load(fsys fs.FS) (*List, error) {
	info, _ := fs.Stat(fsys, File)
	b, err := folder.ReadOwn(fsys, File, limits)
	var wrong *folder.Problem
	switch {
	case err == nil:
		if info != nil && w.copyPath != "" {
			w.copy(b, info)
		}
		return parse(b), nil
	case !errors.Is(err, fs.ErrNotExist) && !errors.As(err, &wrong):
		return nil, err
	}
	hasCopy := w.hasCopy()
	list := &List{}
	if hasCopy {
		if list, err = ReadCopy(filepath.Dir(w.copyPath)); err != nil {
			return nil, err
		}
	}
	switch {
	case wrong == nil:
		return list, nil
	case hasCopy:
		return list, wrong
	}
	return nil, wrong
}

// ReadCopy reads the copy of the corrections in a data folder. Without a copy, the list is empty.
func ReadCopy(dataDir string) (*List, error) {
	f, err := os.Open(filepath.Join(dataDir, CopyFile))
	if errors.Is(err, fs.ErrNotExist) {
		return &List{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the corrections: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, limits.Bytes))
	if err != nil {
		return nil, fmt.Errorf("reading the corrections: %w", err)
	}
	return parse(b), nil
}

// copy writes the copy, unless it is up to date.
func (w *Watch) copy(b []byte, info fs.FileInfo) {
	existing, err := os.Stat(w.copyPath)
	if err == nil && existing.Size() == info.Size() && existing.ModTime().Equal(info.ModTime()) {
		return
	}
	w.replaceCopy(b, info.ModTime())
}
