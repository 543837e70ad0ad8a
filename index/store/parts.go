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

// A snapshot that continues another one links its blob files and adds new ones. Together these parts form one
// list of strings. The numbers of strings continue from part to part and are never reused, so a number means
// the same string in both snapshots.

// maxParts is the maximum number of parts of a list. Then all parts except the first, which is by far the
// largest, are merged.
const maxParts = 8

// partFile returns the name of the file of a part. Parts are numbered from 0.
func partFile(name string, part int) string {
	if part == 0 {
		return name
	}
	ending := filepath.Ext(name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ending), part, ending)
}

// A blobList reads the parts of a list as one. Several goroutines may use it.
type blobList struct {
	parts  []*blobReader
	starts []int // the numbers of the first strings of the parts
	n      int
}

// openParts opens the parts of a list in a folder. It does not notice a missing part; verifyFiles does.
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

// of returns the part of string i and the number of the string in it.
func (l *blobList) of(i int) (*blobReader, int) {
	if len(l.parts) == 1 {
		return l.parts[0], i
	}
	part, found := slices.BinarySearch(l.starts, i)
	if !found {
		part--
	}
	part = max(part, 0)
	for part+1 < len(l.parts) && l.starts[part+1] == i { // skips empty parts
		part++
	}
	return l.parts[part], i - l.starts[part]
}

// get returns string i, verified.
func (l *blobList) get(i int) ([]byte, error) {
	part, n := l.of(i)
	return part.get(n)
}

// slice returns n bytes of string i from offset at, not verified.
func (l *blobList) slice(i, at, n int) ([]byte, error) {
	part, number := l.of(i)
	return part.slice(number, at, n)
}

// size returns the length of string i in bytes.
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

// createPart begins a part of a list. start is the number of its first string.
func createPart(dir, name string, part, start int) (*partWriter, error) {
	path := filepath.Join(dir, partFile(name, part))
	w, err := createBlobs(path)
	if err != nil {
		return nil, err
	}
	return &partWriter{w, start, path}, nil
}

// next returns the number of the next string.
func (w *partWriter) next() int { return w.start + w.count() }

// add appends b and returns its number.
func (w *partWriter) add(b []byte) (int, error) {
	n, err := w.blobWriter.add(b)
	return w.start + n, err
}

// finish completes the part. It removes an empty one, unless that is the first.
func (w *partWriter) finish() error {
	err := w.blobWriter.finish()
	if err == nil && w.start > 0 && w.count() == 0 {
		err = os.Remove(w.path)
	}
	return err
}
