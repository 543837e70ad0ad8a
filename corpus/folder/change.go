package folder

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// MakeOwn creates a folder in Own, and its parents. A link on the way is a *Problem.
func (f FS) MakeOwn(dir string) error {
	at := ""
	for name := range strings.SplitSeq(dir, "/") {
		at = path.Join(at, name)
		if err := f.Root.Mkdir(at, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return problem(f, at, err)
		}
		info, err := f.Root.Lstat(at)
		if err == nil {
			err = checkDir(info, at)
		}
		if err != nil {
			return problem(f, at, err)
		}
	}
	return nil
}

// ReadOwnDir returns the entries of a folder in Own. If it does not exist the list is empty.
func (f FS) ReadOwnDir(dir string) ([]fs.DirEntry, error) {
	at := ""
	for name := range strings.SplitSeq(dir, "/") {
		at = path.Join(at, name)
		info, err := f.Root.Lstat(at)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		if err == nil {
			err = checkDir(info, at)
		}
		if err != nil {
			return nil, problem(f, at, err)
		}
	}
	list, err := f.ReadDir(dir)
	if err != nil {
		return nil, problem(f, dir, err)
	}
	return list, nil
}

// OpenOwn opens a file in Own for writing, with the flags of os.OpenFile. It must be a regular file of at most so
// many bytes. It must not be a link, since writing through a link could change an article.
func (f FS) OpenOwn(name string, flag int, most int64) (*os.File, error) {
	if flag&os.O_CREATE != 0 {
		if err := f.MakeOwn(path.Dir(name)); err != nil {
			return nil, err
		}
	} else if err := checkOwn(f, name); err != nil {
		return nil, err
	}
	if _, err := f.named(name, most); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, problem(f, name, err)
	}
	file, err := f.open(name, flag)
	if err != nil {
		return nil, problem(f, name, err)
	}
	opened, err := file.Stat()
	var now fs.FileInfo
	if err == nil {
		now, err = f.named(name, most)
	}
	if err == nil && !os.SameFile(opened, now) {
		err = &Problem{Path: name, Reason: "replaced by another file a moment ago; try again"}
	}
	if err != nil {
		return nil, errors.Join(problem(f, name, err), file.Close())
	}
	return file, nil
}

// named returns the file with a name. It must be a regular file, not a link.
func (f FS) named(name string, most int64) (fs.FileInfo, error) {
	info, err := f.Root.Lstat(name)
	switch {
	case err != nil:
		return nil, err
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, &Problem{Path: name, Reason: reasonLink}
	}
	return info, checkFile(name, info, most)
}
