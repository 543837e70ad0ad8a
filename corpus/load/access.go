package load

import (
	"errors"
	"io/fs"

	"verbatim/corpus/load/skip"
)

// A SkipError says why a file is left out of the corpus, and what to do about it.
type SkipError = skip.Error

// unfit returns why a file is left out before it is read, or "".
func unfit(name string, info fs.FileInfo) string {
	switch {
	case !info.Mode().IsRegular():
		return skip.Special
	case info.Size() == 0:
		return skip.Empty
	case info.Size() > int64(Largest(name)):
		return tooLarge(name)
	}
	return ""
}

// tooLarge says that a file is larger than its format may be.
func tooLarge(name string) string {
	if Largest(name) > MaxSize {
		return skip.LargePictures
	}
	return skip.Large
}

// unreadable wraps an error of the file system in a SkipError.
func unreadable(name string, err error) error {
	return &SkipError{Path: name, Reason: reasonFor(err), Err: err}
}

// reasonFor describes an error of the file system.
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
