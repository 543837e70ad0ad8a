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

// A blob file holds numbered byte strings: the strings one behind the other, then a table with each one's offset and
// Checksum, then a footer with the number of strings. One string is read with two reads, whatever the file's size.
//
// All numbers are little-endian. The checksum is CRC-32C, which finds every burst of up to 32 damaged bits and others
// with a chance of 1 in 4 billion to miss.
const (
	blobEntry  = 8 + 4    // offset, checksum
	blobFooter = 8        // how many
	maxBlob    = 64 << 20 // no string is longer: a damaged table must not ask for all memory
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func Checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

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
	w.table = binary.LittleEndian.AppendUint32(w.table, Checksum(b))
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

// A blobReader reads a blob file; it may be used by several goroutines. The file is mapped into memory, for reading a quote is most of
// what a search takes beside finding it.
type blobReader struct {
	mapped mmap.MMap // nil for an empty file
	n      int
	table  int // where the table begins
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

// bounds returns where string i begins and ends, and its checksum.
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

// get returns string i, verified.
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

// slice returns n bytes of string i from offset at. They are not verified: the caller has a checksum of its own.
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

// CatchFaults makes of a fault an error, until what it returns is called: a file that was cut short while it is mapped has no bytes there, which
// would end the process.
func CatchFaults(err *error) (end func()) {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if fault := recover(); fault != nil {
			if _, ok := fault.(interface{ Addr() uintptr }); !ok {
				panic(fault)
			}
			*err = fmt.Errorf("a file was cut short: %w", ErrDamaged)
		}
	}
}

func (r *blobReader) Close() error { return r.mapped.Unmap() }
