package folder

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

// MakeOwn makes a folder within Own, and those on the way to it. A link on the way is a *Problem.
func (f FS) MakeOwn(dir string) error {
	at := ""
	for part := range strings.SplitSeq(dir, "/") {
		at = path.Join(at, part)
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

// ReadOwnDir returns what is in a folder within Own. Where there is none the list is empty.
func (f FS) ReadOwnDir(dir string) ([]fs.DirEntry, error) {
	at := ""
	for part := range strings.SplitSeq(dir, "/") {
		at = path.Join(at, part)
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

// OpenOwn opens a file within Own to be written, with os.OpenFile's flags, and makes it where flag says so. It must be
// a regular file of at most so many bytes, and no link: what is written through a link would be an article's.
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
		err = &Problem{Path: name, Reason: "another file than a moment ago; try again"}
	}
	if err != nil {
		return nil, errors.Join(problem(f, name, err), file.Close())
	}
	return file, nil
}

// named returns what has a name, if it is a regular file and no link to one.
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
