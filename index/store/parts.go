package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A snapshot that was made from the one before has that one's blob files, linked, and behind them those with what is new: the parts of one
// long list of strings. Numbers go on from part to part and are never given again, so what names a string by its number holds in both.

// maxParts is how many parts a list has at most; beyond, all but the first, which is by far the largest, are joined.
const maxParts = 8

// partFile returns the name of a part's file, from 0.
func partFile(name string, part int) string {
	if part == 0 {
		return name
	}
	ending := filepath.Ext(name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ending), part, ending)
}

// A blobList reads the parts of a list as one; it may be used by several goroutines.
type blobList struct {
	parts  []*blobReader
	starts []int // the number of each part's first string
	n      int
}

// openParts opens the parts of a list that are in a folder. A part that is missing is noticed where the files' sizes are.
func openParts(dir, name string) (*blobList, error) {
	l := &blobList{}
	for part := 0; ; part++ {
		r, err := openBlobs(filepath.Join(dir, partFile(name, part)))
		if part > 0 && errors.Is(err, fs.ErrNotExist) {
			return l, nil
		}
		if err != nil {
			return nil, errors.Join(err, l.Close())
		}
		l.parts, l.starts = append(l.parts, r), append(l.starts, l.n)
		l.n += r.n
	}
}

// of returns the part in which string i is, and its number there.
func (l *blobList) of(i int) (*blobReader, int) {
	if len(l.parts) == 1 {
		return l.parts[0], i
	}
	part, found := slices.BinarySearch(l.starts, i)
	if !found {
		part--
	}
	part = max(part, 0)
	for part+1 < len(l.parts) && l.starts[part+1] == i { // behind parts without strings
		part++
	}
	return l.parts[part], i - l.starts[part]
}

// get returns string i, verified.
func (l *blobList) get(i int) ([]byte, error) {
	part, n := l.of(i)
	return part.get(n)
}

// slice returns n bytes of string i from offset at, unverified.
func (l *blobList) slice(i, at, n int) ([]byte, error) {
	part, number := l.of(i)
	return part.slice(number, at, n)
}

// size returns how long string i is.
func (l *blobList) size(i int) (int, error) {
	part, n := l.of(i)
	start, end, _, err := part.bounds(n)
	return end - start, err
}

// Close closes all parts.
func (l *blobList) Close() error {
	var errs []error
	for _, r := range l.parts {
		errs = append(errs, r.Close())
	}
	return errors.Join(errs...)
}

// A partWriter writes the last part of a list.
type partWriter struct {
	*blobWriter
	start int // the number of its first string
	path  string
}

// createPart begins the part of a list with that number, whose first string is string start.
func createPart(dir, name string, part, start int) (*partWriter, error) {
	path := filepath.Join(dir, partFile(name, part))
	w, err := createBlobs(path)
	if err != nil {
		return nil, err
	}
	return &partWriter{w, start, path}, nil
}

// next returns the number of the string that is added next.
func (w *partWriter) next() int { return w.start + w.count() }

// add appends b and returns its number.
func (w *partWriter) add(b []byte) (int, error) {
	n, err := w.blobWriter.add(b)
	return w.start + n, err
}

// finish completes the part. One without strings, behind others, is none.
func (w *partWriter) finish() error {
	err := w.blobWriter.finish()
	if err == nil && w.start > 0 && w.count() == 0 {
		err = os.Remove(w.path)
	}
	return err
}
