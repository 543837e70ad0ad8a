package archive

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// fileMode is the mode of every entry. Some hold the ids of members.
const fileMode = 0o600

// A Writer writes an archive.
type Writer struct {
	packed *gzip.Writer
	tar    *tar.Writer
}

// NewWriter begins an archive.
func NewWriter(w io.Writer, h Head) (*Writer, error) {
	packed := gzip.NewWriter(w)
	a := &Writer{packed, tar.NewWriter(packed)}
	h.Format = Format
	return a, a.addJSON(headName, h, h.Created)
}

// addJSON adds an entry that describes others.
func (a *Writer) addJSON(name string, v any, modified time.Time) error {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if err := a.header(name, int64(text.Len()), modified); err != nil {
		return err
	}
	_, err := a.tar.Write(text.Bytes())
	return err
}

func (a *Writer) header(name string, size int64, modified time.Time) error {
	return a.tar.WriteHeader(&tar.Header{
		Typeflag: tar.TypeReg, Name: name, Size: size, Mode: fileMode, ModTime: modified,
		Format: tar.FormatPAX, // keeps fractions of a second, and every name
	})
}

// ErrShort is returned by Add if the content has ended early. The entry has zeros in place of the rest, and the caller
// adds the file again or leaves it out of the list.
var ErrShort = errors.New("the file has become shorter")

// Add adds a file of a certain size. The returned File belongs into the list of Close.
func (a *Writer) Add(name string, size int64, modified time.Time, content io.Reader) (File, error) {
	if err := CheckPath(name); err != nil {
		return File{}, err
	}
	if err := a.header(name, size, modified); err != nil {
		return File{}, fmt.Errorf("adding %s: %w", name, err)
	}
	sum := sha256.New()
	n, err := io.CopyN(io.MultiWriter(a.tar, sum), content, size)
	if errors.Is(err, io.EOF) {
		if _, err := io.CopyN(a.tar, zeros{}, size-n); err != nil {
			return File{}, fmt.Errorf("adding %s: %w", name, err)
		}
		return File{}, ErrShort
	}
	if err != nil {
		return File{}, fmt.Errorf("adding %s: %w", name, err)
	}
	return File{Path: name, Bytes: size, Sum: hex.EncodeToString(sum.Sum(nil))}, nil
}

// zeros is read as zeros without an end.
type zeros struct{}

// Read implements io.Reader.
func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// Close writes the list of files, which completes the archive.
func (a *Writer) Close(files []File) error {
	if err := a.addJSON(filesName, files, time.Time{}); err != nil {
		return err
	}
	return errors.Join(a.tar.Close(), a.packed.Close())
}
