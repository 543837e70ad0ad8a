package index

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
)

// A blob file holds numbered byte strings: the strings one behind the other, then a table with each one's offset and
// checksum, then a footer with the number of strings. One string is read with two reads, whatever the file's size.
//
// All numbers are little-endian. The checksum is CRC-32C, which finds every burst of up to 32 damaged bits and others
// with a chance of 1 in 4 billion to miss.
const (
	blobEntry  = 8 + 4    // offset, checksum
	blobFooter = 8        // how many
	maxBlob    = 64 << 20 // no string is longer: a damaged table must not ask for all memory
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// ErrDamaged is wrapped by the errors of what does not have its checksum. A reindex is the remedy.
var ErrDamaged = errors.New("damaged")

// A blobWriter writes a blob file.
type blobWriter struct {
	file  *os.File
	w     *bufio.Writer
	at    uint64
	table []byte
}

func createBlobs(path string) (*blobWriter, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &blobWriter{file: f, w: bufio.NewWriterSize(f, 1<<16)}, nil
}

// add appends b and returns its number, from 0.
func (w *blobWriter) add(b []byte) (int, error) {
	if len(b) > maxBlob {
		return 0, fmt.Errorf("%d bytes are more than a snapshot takes at once", len(b))
	}
	n := w.count()
	w.table = binary.LittleEndian.AppendUint64(w.table, w.at)
	w.table = binary.LittleEndian.AppendUint32(w.table, checksum(b))
	w.at += uint64(len(b))
	_, err := w.w.Write(b)
	return n, err
}

// count returns how many strings have been added.
func (w *blobWriter) count() int { return len(w.table) / blobEntry }

// finish writes the table and closes the file, its bytes on the disk.
func (w *blobWriter) finish() error {
	n := uint64(w.count())
	end := binary.LittleEndian.AppendUint64(w.table, w.at) // the end of the last string
	end = binary.LittleEndian.AppendUint64(end, n)
	_, err := w.w.Write(end)
	return errors.Join(err, w.w.Flush(), w.file.Sync(), w.file.Close())
}

// A blobReader reads a blob file; it may be used by several goroutines.
type blobReader struct {
	file  *os.File
	n     int
	table int64 // where the table begins
}

func openBlobs(path string) (*blobReader, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r := &blobReader{file: f}
	if err := r.readFooter(); err != nil {
		return nil, errors.Join(fmt.Errorf("reading the table of %s: %w", path, err), f.Close())
	}
	return r, nil
}

func (r *blobReader) readFooter() error {
	info, err := r.file.Stat()
	if err != nil {
		return err
	}
	var footer [blobFooter]byte
	if _, err := r.file.ReadAt(footer[:], max(info.Size()-blobFooter, 0)); err != nil {
		return err
	}
	n := binary.LittleEndian.Uint64(footer[:])
	if n > uint64(info.Size()/blobEntry) {
		return ErrDamaged
	}
	r.n = int(n)
	r.table = info.Size() - blobFooter - 8 - int64(n)*blobEntry
	return nil
}

// bounds returns where string i begins and ends, and its checksum.
func (r *blobReader) bounds(i int) (start, end int64, sum uint32, err error) {
	if i < 0 || i >= r.n {
		return 0, 0, 0, fmt.Errorf("number %d of %d: %w", i, r.n, ErrDamaged)
	}
	var entry [blobEntry + 8]byte
	if _, err := r.file.ReadAt(entry[:], r.table+int64(i)*blobEntry); err != nil {
		return 0, 0, 0, err
	}
	start, end = int64(binary.LittleEndian.Uint64(entry[:])), int64(binary.LittleEndian.Uint64(entry[blobEntry:]))
	if start < 0 || end < start || end > r.table || end-start > maxBlob {
		return 0, 0, 0, fmt.Errorf("number %d: %w", i, ErrDamaged)
	}
	return start, end, binary.LittleEndian.Uint32(entry[8:]), nil
}

// get returns string i, verified.
func (r *blobReader) get(i int) ([]byte, error) {
	start, end, sum, err := r.bounds(i)
	if err != nil {
		return nil, err
	}
	b := make([]byte, end-start)
	if _, err := r.file.ReadAt(b, start); err != nil && err != io.EOF {
		return nil, err
	}
	if checksum(b) != sum {
		return nil, fmt.Errorf("number %d: %w", i, ErrDamaged)
	}
	return b, nil
}

// slice returns n bytes of string i from offset at. They are not verified: the caller has a checksum of its own.
func (r *blobReader) slice(i, at, n int) ([]byte, error) {
	start, end, _, err := r.bounds(i)
	if err != nil {
		return nil, err
	}
	if at < 0 || n < 0 || int64(at)+int64(n) > end-start {
		return nil, fmt.Errorf("bytes %d to %d of number %d: %w", at, at+n, i, ErrDamaged)
	}
	b := make([]byte, n)
	_, err = r.file.ReadAt(b, start+int64(at))
	if err == io.EOF {
		err = nil
	}
	return b, err
}

func (r *blobReader) Close() error { return r.file.Close() }
