package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"runtime/debug"
	"slices"

	mmap "github.com/blevesearch/mmap-go"
)

// A blob file holds numbered strings of bytes: first the strings, then a table with the offset and the checksum
// of each, then the number of strings. Reading a string takes two accesses, whatever the size of the file.
//
// All numbers are little-endian. The checksum is CRC-32C, which detects all bursts of up to 32 damaged bits. It
// misses other damage with a chance of 1 in 4 billion.
const (
	blobEntry  = 8 + 4    // offset, checksum
	blobFooter = 8        // the number of strings
	maxBlob    = 64 << 20 // the longest string; a damaged table must not allocate all memory
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Checksum returns the CRC-32C of b, as stored with each string of a blob file.
func Checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// ErrDamaged is wrapped by the error for a file that differs from its checksum. A reindex repairs it.
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
		return 0, fmt.Errorf("%d bytes are more than the limit of a snapshot", len(b))
	}
	n := w.count()
	w.table = binary.LittleEndian.AppendUint64(w.table, w.at)
	w.table = binary.LittleEndian.AppendUint32(w.table, Checksum(b))
	w.at += uint64(len(b))
	_, err := w.w.Write(b)
	return n, err
}

// count returns the number of strings.
func (w *blobWriter) count() int { return len(w.table) / blobEntry }

// finish writes the table, syncs the file to the disk and closes it.
func (w *blobWriter) finish() error {
	n := uint64(w.count())
	end := binary.LittleEndian.AppendUint64(w.table, w.at) // the end of the last string
	end = binary.LittleEndian.AppendUint64(end, n)
	_, err := w.w.Write(end)
	return errors.Join(err, w.w.Flush(), w.file.Sync(), w.file.Close())
}

// A blobReader reads a blob file. Several goroutines may use it. The file is mapped into memory, since reading
// quotes takes most of the time of a search besides finding them.
type blobReader struct {
	mapped mmap.MMap // nil for an empty file
	n      int
	table  int // the offset of the table
}

func openBlobs(path string) (*blobReader, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := &blobReader{}
	if info, err := f.Stat(); err != nil || info.Size() < blobFooter+8 {
		return nil, errors.Join(err, fmt.Errorf("reading the table of %s: %w", path, ErrDamaged))
	}
	if r.mapped, err = mmap.Map(f, mmap.RDONLY, 0); err != nil {
		return nil, fmt.Errorf("mapping %s: %w", path, err)
	}
	size := len(r.mapped)
	n := binary.LittleEndian.Uint64(r.mapped[size-blobFooter:])
	if n > uint64((size-blobFooter-8)/blobEntry) {
		return nil, errors.Join(fmt.Errorf("reading the table of %s: %w", path, ErrDamaged), r.Close())
	}
	r.n = int(n)
	r.table = size - blobFooter - 8 - r.n*blobEntry
	return r, nil
}

// bounds returns the offsets of the beginning and the end of string i, and its checksum.
func (r *blobReader) bounds(i int) (start, end int, sum uint32, err error) {
	if i < 0 || i >= r.n {
		return 0, 0, 0, fmt.Errorf("number %d of %d: %w", i, r.n, ErrDamaged)
	}
	entry := r.mapped[r.table+i*blobEntry:]
	from, to := binary.LittleEndian.Uint64(entry), binary.LittleEndian.Uint64(entry[blobEntry:])
	if to < from || to > uint64(r.table) || to-from > maxBlob {
		return 0, 0, 0, fmt.Errorf("number %d: %w", i, ErrDamaged)
	}
	return int(from), int(to), binary.LittleEndian.Uint32(entry[8:]), nil
}

// get returns a copy of string i, verified.
func (r *blobReader) get(i int) (b []byte, err error) {
	defer CatchFaults(&err)()
	start, end, sum, err := r.bounds(i)
	if err != nil {
		return nil, err
	}
	if b = slices.Clone(r.mapped[start:end]); Checksum(b) != sum {
		return nil, fmt.Errorf("number %d: %w", i, ErrDamaged)
	}
	return b, nil
}

// slice returns a copy of n bytes of string i from offset at. It does not verify them: the caller has a
// checksum of its own.
func (r *blobReader) slice(i, at, n int) (b []byte, err error) {
	defer CatchFaults(&err)()
	start, end, _, err := r.bounds(i)
	if err != nil {
		return nil, err
	}
	if at < 0 || n < 0 || n > end-start-at {
		return nil, fmt.Errorf("bytes %d to %d of number %d: %w", at, at+n, i, ErrDamaged)
	}
	return slices.Clone(r.mapped[start+at : start+at+n]), nil
}

// CatchFaults turns memory faults into an error until the function that it returns is called. A mapped file
// that is cut short has no bytes at its end, and reading there would end the process. Use it with defer
// CatchFaults(&err)().
func CatchFaults(err *error) (end func()) {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if fault := recover(); fault != nil {
			if _, ok := fault.(interface{ Addr() uintptr }); !ok {
				panic(fault)
			}
			*err = fmt.Errorf("a file is too short: %w", ErrDamaged)
		}
	}
}

// Close unmaps the file. Strings that were read before are copies and stay valid.
func (r *blobReader) Close() error { return r.mapped.Unmap() }
