package load

import (
	"errors"
	"io/fs"

	"verbatim/corpus/load/skip"
)

// A SkipError says why a file is left out of the corpus, and what to do about it.
type SkipError = skip.Error

// unfit returns why a file is left out without a look into it, or "".
func unfit(info fs.FileInfo) string {
	switch {
	case !info.Mode().IsRegular():
		return skip.Special
	case info.Size() == 0:
		return skip.Empty
	case info.Size() > MaxSize:
		return skip.Large
	}
	return ""
}

// unreadable makes a SkipError of an error of the file system.
func unreadable(name string, err error) error {
	return &SkipError{Path: name, Reason: reasonFor(err), Err: err}
}

// reasonFor returns the reason for an error of the file system.
func reasonFor(err error) string {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return skip.Permission
	case errors.Is(err, fs.ErrNotExist):
		return skip.Gone
	case errors.As(err, &at):
		return "it could not be read: " + at.Err.Error()
	}
	return "it could not be read: " + err.Error()
}
