package archive

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
	"time"
)

// A Sink takes the files of an archive while it is read. All of them are provisional until Read has returned without an
// error.
type Sink interface {
	// Begin is called first.
	Begin(Head) error
	// Create returns where the content of a file goes. It replaces a file that was created before.
	Create(path string, size int64, modified time.Time) (io.WriteCloser, error)
	// Drop removes a file that was created and is not in the list.
	Drop(path string) error
}

// Read reads an archive, checks all of it, and gives its files to a sink. After an error, the sink has to be
// discarded.
func Read(from io.Reader, to Sink) (Head, []File, error) {
	packed, err := gzip.NewReader(from)
	if err != nil {
		return Head{}, nil, fmt.Errorf("%w: %w", ErrNot, err)
	}
	r := &reader{tar: tar.NewReader(packed), to: to, found: map[string]File{}}
	if err := r.begin(); err != nil {
		return r.head, nil, err
	}
	if err := r.entries(); err != nil {
		return r.head, nil, err
	}
	// After the end of the tar file, the rest must be padding with the right checksum.
	if _, err := io.Copy(io.Discard, packed); err != nil {
		return r.head, nil, &Error{Says: "the end can't be read", Err: err}
	}
	return r.head, r.list, r.reconcile()
}

// A reader reads one archive.
type reader struct {
	tar   *tar.Reader
	to    Sink
	head  Head
	found map[string]File // the last content of each path
	list  []File
}

// begin reads the first entry.
func (r *reader) begin() error {
	h, err := r.tar.Next()
	if err != nil || h.Name != headName || h.Size > maxHead {
		return ErrNot
	}
	if err := json.NewDecoder(r.tar).Decode(&r.head); err != nil {
		return fmt.Errorf("%w: %w", ErrNot, err)
	}
	if r.head.Format > Format || r.head.Format < 1 {
		return fmt.Errorf("the backup has format %d, and this version of verbatim knows only format %d",
			r.head.Format, Format)
	}
	return r.to.Begin(r.head)
}

// entries reads all entries but the first.
func (r *reader) entries() error {
	for n := 0; ; n++ {
		h, err := r.tar.Next()
		switch {
		case errors.Is(err, io.EOF):
			return &Error{Says: "the list of files is missing, so the backup is not complete"}
		case err != nil:
			return &Error{Says: "it can't be read", Err: err}
		case n > maxEntries:
			return &Error{Says: "it has too many entries"}
		case h.Name == filesName:
			return r.readList(h)
		}
		if err := r.entry(h); err != nil {
			return err
		}
	}
}

// entry reads a file.
func (r *reader) entry(h *tar.Header) error {
	if h.Typeflag != tar.TypeReg {
		return &Error{Path: h.Name, Says: "it is a link, a folder or another thing that verbatim does not write"}
	}
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse") { // a few bytes can stand for a huge file
			return &Error{Path: h.Name, Says: "it has gaps, which verbatim does not write"}
		}
	}
	if err := CheckPath(h.Name); err != nil {
		return err
	}
	if len(r.found) >= maxFiles {
		return &Error{Says: "it has too many files"}
	}
	w, err := r.to.Create(h.Name, h.Size, h.ModTime)
	if err != nil {
		return err
	}
	sum := sha256.New()
	err = r.content(h, w, sum)
	if closing := w.Close(); err == nil {
		err = closing
	}
	r.found[h.Name] = File{h.Name, h.Size, hex.EncodeToString(sum.Sum(nil))}
	return err
}

// content copies the content of an entry. It tells an error of the archive from one of the sink.
func (r *reader) content(h *tar.Header, w io.Writer, sum hash.Hash) error {
	watched := &watchedReader{from: r.tar}
	_, err := io.Copy(io.MultiWriter(w, sum), watched)
	if err != nil && watched.failed {
		return &Error{Path: h.Name, Says: "it can't be read", Err: err}
	}
	return err
}

// A watchedReader remembers whether reading has failed.
type watchedReader struct {
	from   io.Reader
	failed bool
}

// Read implements io.Reader.
func (r *watchedReader) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	r.failed = err != nil && !errors.Is(err, io.EOF)
	return n, err
}

// readList reads the last entry.
func (r *reader) readList(h *tar.Header) error {
	if h.Size > maxList {
		return &Error{Path: filesName, Says: "it is too long"}
	}
	d := json.NewDecoder(r.tar)
	if err := d.Decode(&r.list); err != nil {
		return &Error{Path: filesName, Says: "it can't be read", Err: err}
	}
	if _, err := r.tar.Next(); !errors.Is(err, io.EOF) {
		return &Error{Says: "something follows the list of files"}
	}
	return nil
}

// reconcile compares the list with what was read, and drops what is not listed.
func (r *reader) reconcile() error {
	listed := make(map[string]bool, len(r.list))
	for _, f := range r.list {
		switch is, ok := r.found[f.Path]; {
		case !ok:
			return &Error{Path: f.Path, Says: "it is listed, but not there"}
		case listed[f.Path]:
			return &Error{Path: f.Path, Says: "it is listed twice"}
		case is != f:
			return &Error{Path: f.Path, Says: "the checksum does not fit the content"}
		}
		listed[f.Path] = true
	}
	for name := range r.found {
		if !listed[name] {
			if err := r.to.Drop(name); err != nil {
				return err
			}
		}
	}
	return nil
}
