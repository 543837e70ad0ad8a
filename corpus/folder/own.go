package folder

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"
	"unicode/utf8"
)

// Own is the folder in a corpus for verbatim's own files: the changes of moderators, and the lists of names and
// feeds. Articles in it are ignored. It is no more trusted than the articles.
const Own = ".verbatim"

// A Problem says why something in the folder Own can't be used. The caller continues without it.
type Problem struct {
	Path   string // in the corpus, with slashes
	Reason string // what it is, and what to do: "a named pipe, where a file is expected; remove it"
	Err    error  // the error of the file system; may be nil
}

// Error implements error.
func (p *Problem) Error() string { return p.Path + " is " + p.Reason }

// Unwrap returns the error of the file system.
func (p *Problem) Unwrap() error { return p.Err }

// What a file is, and what to do.
const (
	reasonIsLink     = "a link, where verbatim expects a folder; replace it with the folder itself"
	reasonLink       = "a link, where verbatim writes a file; replace it with the file itself"
	reasonOutside    = "a link that leads out of the corpus folder, or is absolute; replace it with the file itself"
	reasonLoop       = "a link that leads back to itself; remove it"
	reasonBroken     = "a link whose target does not exist; remove it"
	reasonPermission = "closed to this user; let the user that runs verbatim read and write it"
	reasonReadOnly   = "on a read-only file system; mount it writable to change the corpus"
	reasonUTF16      = "a binary file, or text in UTF-16; save it as UTF-8"
)

// Limits bound the content of a file. 0 means no limit.
type Limits struct {
	Bytes int64 // size of the file; required
	Lines int   // number of lines
	Line  int   // bytes per line
	UTF8  bool  // the file must be UTF-8; if false, only NUL is rejected
}

// ReadOwn reads a file of the folder Own, by its path in the corpus. If the file does not exist the error wraps
// fs.ErrNotExist; if it can't be used the error is a *Problem. It reads only regular files, and links to them in the
// corpus.
func ReadOwn(fsys fs.FS, name string, l Limits) ([]byte, error) {
	if err := checkOwn(fsys, name); err != nil {
		return nil, err
	}
	data, err := ReadFile(fsys, name, l.Bytes)
	if err != nil {
		return nil, err
	}
	return data, l.check(name, data)
}

// ReadFile reads a regular file of at most so many bytes, with any content. Its errors are those of ReadOwn.
func ReadFile(fsys fs.FS, name string, most int64) ([]byte, error) {
	data, err := readFile(fsys, name, most)
	if err != nil {
		return nil, problem(fsys, name, err)
	}
	return data, nil
}

func readFile(fsys fs.FS, name string, most int64) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err == nil {
		err = checkFile(name, info, most)
	}
	if err != nil {
		return nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err = f.Stat(); err == nil { // it may have been replaced since
		err = checkFile(name, info, most)
	}
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most { // it has grown since
		err = tooLarge(name, most)
	}
	return data, err
}

func tooLarge(name string, most int64) error {
	return &Problem{Path: name, Reason: fmt.Sprintf("larger than %s; shorten it or move it away", size(most))}
}

// checkOwn returns the problem of the folder Own, if any. With a link, its files could be read as articles, and
// articles could be removed as its files.
func checkOwn(fsys fs.FS, name string) error {
	info, err := fs.Lstat(fsys, Own)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("reading %s: %w", name, err)
	case err != nil:
		return problem(fsys, Own, err)
	}
	return checkDir(info, Own)
}

// checkDir returns the problem of one of verbatim's own folders, if any.
func checkDir(info fs.FileInfo, at string) error {
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return &Problem{Path: at, Reason: reasonIsLink}
	case !info.IsDir():
		return &Problem{Path: at, Reason: notFolder(info.Mode())}
	}
	return nil
}

// checkFile returns why a file is not read, before or after it is opened.
func checkFile(name string, info fs.FileInfo, most int64) error {
	if kind := kindOf(info.Mode()); kind != "" {
		return &Problem{Path: name, Reason: kind + ", where a file is expected; remove it"}
	}
	if most > 0 && info.Size() > most {
		return tooLarge(name, most)
	}
	return nil
}

// kindOf describes what is not a regular file, or returns "".
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsRegular():
		return ""
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "not a regular file"
}

// notFolder describes what is in place of a folder.
func notFolder(mode fs.FileMode) string {
	kind := kindOf(mode)
	if kind == "" {
		kind = "a file"
	}
	return kind + ", where verbatim expects a folder; move it away"
}

// size formats a number of bytes.
func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d MB", n>>20)
}

// check returns an error if data exceeds the limits.
func (l Limits) check(name string, data []byte) error {
	wrong := func(format string, args ...any) error {
		return &Problem{Path: name, Reason: fmt.Sprintf(format, args...)}
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return wrong(reasonUTF16)
	}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		switch {
		case l.Lines > 0 && n > l.Lines:
			return wrong("longer than %d lines; shorten it or move it away", l.Lines)
		case l.Line > 0 && len(line) > l.Line:
			return wrong("too long in line %d, which has more than %s; shorten it", n, size(int64(l.Line)))
		case l.UTF8 && !utf8.Valid(line):
			return wrong("not UTF-8 in line %d; save the file as UTF-8", n)
		}
	}
	return nil
}

// problem wraps an error of the file system in a Problem, unless the file does not exist.
func problem(fsys fs.FS, name string, err error) error {
	var is *Problem
	if errors.As(err, &is) {
		return err
	}
	info, lstatErr := fs.Lstat(fsys, name)
	link := lstatErr == nil && info.Mode()&fs.ModeSymlink != 0
	reason := ""
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist) && link:
		reason = reasonBroken
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("reading %s: %w", name, err)
	case errors.Is(err, fs.ErrPermission):
		reason = reasonPermission
	case errors.Is(err, syscall.EROFS):
		reason = reasonReadOnly
	case errors.Is(err, syscall.ELOOP):
		reason = reasonLoop
	case link:
		reason = reasonOutside
	case errors.As(err, &at):
		reason = "impossible to open: " + at.Err.Error()
	default:
		reason = "impossible to open: " + err.Error()
	}
	return &Problem{Path: name, Reason: reason, Err: err}
}
