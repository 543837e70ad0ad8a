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

// CopyFile is where a Watch keeps a copy of the corrections, in a data folder.
const CopyFile = "corrections.copy.jsonl"

// A Watch reads the corrections of the corpus in a folder again whenever the file has changed. It is safe to use by
// several goroutines.
//
// With a copy, the corrections stay in force where their file is gone, as with a disk that is not mounted, or can't be
// used: the quotes that moderators have hidden must not come back with that. They end when a reindex has found the
// corpus in order without them, and removes the copy.
type Watch struct {
	folder string
	copied string // the path of the copy; "" for none

	mu      sync.Mutex
	read    string // tells the files that were read last from others
	list    *List
	version uint64
	err     error
}

// NewWatch returns a Watch of the corpus in a folder.
func NewWatch(folder string) *Watch { return &Watch{folder: folder} }

// KeepCopy lets the Watch keep a copy in a data folder. Call it before Current.
func (w *Watch) KeepCopy(dataDir string) { w.copied = filepath.Join(dataDir, CopyFile) }

// Folder returns the corpus' folder.
func (w *Watch) Folder() string { return w.folder }

// Lost reports whether the file of corrections is gone and its copy holds in its place.
func (w *Watch) Lost() bool {
	fsys, err := folder.Open(w.folder)
	if err == nil {
		defer fsys.Close()
	}
	return w.hasCopy() && (errors.Is(err, fs.ErrNotExist) || err == nil && Gone(fsys))
}

func (w *Watch) hasCopy() bool {
	if w.copied == "" {
		return false
	}
	_, err := os.Stat(w.copied)
	return err == nil
}

// Gone reports whether a corpus has no file of corrections. Something else in its place is not gone.
func Gone(fsys fs.FS) bool {
	own, err := fs.Lstat(fsys, folder.Own)
	if err != nil || !own.IsDir() {
		return errors.Is(err, fs.ErrNotExist)
	}
	_, err = fs.Lstat(fsys, File)
	return errors.Is(err, fs.ErrNotExist)
}

// Current returns the corrections as they are now, and a number that is another when they are. On an error those before are returned
// with it, or those of the copy, or nil. A *folder.Problem says that the file can't be used.
func (w *Watch) Current() (*List, uint64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var fsys fs.FS = nothing{}
	switch opened, err := folder.Open(w.folder); {
	case err == nil:
		defer opened.Close()
		fsys = opened
	case !errors.Is(err, fs.ErrNotExist):
		return w.list, w.version, fmt.Errorf("reading the corrections: %w", err)
	}
	is := w.state(fsys)
	if is == w.read {
		return w.list, w.version, w.err
	}
	list, err := w.load(fsys)
	var wrong *folder.Problem
	if err != nil && !errors.As(err, &wrong) {
		return w.list, w.version, err
	}
	w.read, w.err = is, err
	if err == nil || w.list == nil && list != nil {
		w.list = list
		w.version++
	}
	return w.list, w.version, w.err
}

// nothing is the file system of a corpus that is not there.
type nothing struct{}

// Open implements fs.FS.
func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Append adds a correction to the file, as the function of that name does. It does not add to a file that can't be
// read: what it changes would not hold.
func (w *Watch) Append(e Entry) error {
	if _, _, err := w.Current(); err != nil {
		return err
	}
	return Append(w.folder, e)
}

// state tells one state of the file, of the folder that it is in and of its copy from another.
func (w *Watch) state(fsys fs.FS) string {
	own, _ := fs.Lstat(fsys, folder.Own)
	info, err := fs.Stat(fsys, File)
	text := fmt.Sprint(err)
	for _, i := range []fs.FileInfo{own, info} {
		if i != nil {
			text += fmt.Sprint(" ", i.Mode())
		}
	}
	if (err != nil || !info.Mode().IsRegular()) && w.copied != "" {
		info, _ = os.Stat(w.copied)
		text += " copy"
	}
	if info != nil {
		text += fmt.Sprint(" ", info.Size(), " ", info.ModTime().UnixNano())
	}
	return text
}

// load reads the corrections of the corpus and copies them. Where their file is gone the copy is read. Where it can't
// be used the copy is returned with the *folder.Problem, or nil.
func (w *Watch) load(fsys fs.FS) (*List, error) {
	info, _ := fs.Stat(fsys, File)
	b, err := folder.ReadOwn(fsys, File, limits)
	var wrong *folder.Problem
	switch {
	case err == nil:
		if info != nil && w.copied != "" {
			w.copy(b, info)
		}
		return parse(b), nil
	case !errors.Is(err, fs.ErrNotExist) && !errors.As(err, &wrong):
		return nil, err
	}
	has := w.hasCopy()
	list := &List{}
	if has {
		if list, err = ReadCopy(filepath.Dir(w.copied)); err != nil {
			return nil, err
		}
	}
	switch {
	case wrong == nil:
		return list, nil
	case has:
		return list, wrong
	}
	return nil, wrong
}

// ReadCopy reads the copy of the corrections in a data folder. Without it there are none.
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

// copy writes the copy, unless it is one of this file already. It is a safeguard: what keeps it from being written, as
// a data folder that is not there yet, keeps no one from being answered.
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
