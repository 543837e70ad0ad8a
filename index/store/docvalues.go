package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync/atomic"

	mmap "github.com/blevesearch/mmap-go"
)

// A DocValue is what ordering and narrowing what is found need to know of each quote, without reading it. It is looked up by the document's
// Number in the index, which bleve chooses.
type DocValue struct {
	Number uint32 // the quote's
	Day    int32  // since 1970-01-01, or noDay
	Traits
}

// A LabelledValue fact has what counting needs besides.
type LabelledValue struct {
	DocValue
	Speakers  uint32 // the label of its named speakers, or noLabel
	Publisher uint32 // the label of its publisher, or noLabel
}

// NoDay stands in place of a day that is not known. It is the least number of 24 bits, in which 22,000 years have room.
const NoDay = -1 << 23

// The file of facts has those of each document; behind them the rings, which hold for each quote the number of the next with the same words;
// then a checksum of each block of these, how many documents and quotes there are, and a checksum of all that stands behind the blocks. A
// query asks for little of a large file, so it is mapped, and a block is verified when something in it is first looked up. No fact lies in
// two blocks.
const (
	valueSize   = 4 + 4 + 4 + 4 // number, day with standing, speakers, outlet
	nextSize    = 4
	valuesBlock = 4 << 10
	valuesTail  = 4 + 4 + 4
)

// A valueFile is the facts of a snapshot; it may be used by several goroutines, each with a reader of its own.
type valueFile struct {
	mapped       mmap.MMap
	docs, quotes int
	end          int           // of what the blocks hold
	sums         []byte        // of the blocks
	verified     []atomic.Bool // which blocks are as they were written
}

func openValues(path string) (*valueFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() < valuesTail {
		return nil, errors.Join(err, fmt.Errorf("%s: %w", DocValuesFile, ErrDamaged))
	}
	l := &valueFile{}
	if l.mapped, err = mmap.Map(f, mmap.RDONLY, 0); err != nil {
		return nil, fmt.Errorf("mapping %s: %w", path, err)
	}
	if err := l.readTail(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", DocValuesFile, err), l.Close())
	}
	return l, nil
}

// readTail reads and verifies what stands behind the blocks.
func (l *valueFile) readTail() (err error) {
	defer CatchFaults(&err)()
	tail := len(l.mapped) - valuesTail
	l.docs = int(binary.LittleEndian.Uint32(l.mapped[tail:]))
	l.quotes = int(binary.LittleEndian.Uint32(l.mapped[tail+4:]))
	l.end = l.docs*valueSize + l.quotes*nextSize
	blocks := (l.end + valuesBlock - 1) / valuesBlock
	if l.end+blocks*4 != tail || Checksum(l.mapped[l.end:tail+8]) != binary.LittleEndian.Uint32(l.mapped[tail+8:]) {
		return ErrDamaged
	}
	l.sums, l.verified = slices.Clone(l.mapped[l.end:tail]), make([]atomic.Bool, blocks)
	return nil
}

// verify holds a block to its checksum.
func (l *valueFile) verify(block int) (err error) {
	defer CatchFaults(&err)()
	b := l.mapped[block*valuesBlock : min((block+1)*valuesBlock, l.end)]
	if Checksum(b) != binary.LittleEndian.Uint32(l.sums[block*4:]) {
		return ErrDamaged
	}
	l.verified[block].Store(true)
	return nil
}

// Close frees the mapping.
func (l *valueFile) Close() error { return l.mapped.Unmap() }

// A ValueReader looks facts up for one goroutine. Behind damage it goes on with facts of no quote, and whoever uses it looks at err in the
// End, or defers end, so that a loop over what is found needs no errors of its own.
type ValueReader struct {
	*valueFile
	lastDay int32 // the last day that counts; later ones are read as unknown
	Err     error // wraps ErrDamaged
}

// End makes the damage that was met the error of a function that has no other.
func (r *ValueReader) End(err *error) {
	if *err == nil {
		*err = r.Err
	}
}

// at returns the size bytes from an offset, which must be within the blocks, or nil where they are damaged.
func (l *valueFile) at(offset, size int) []byte {
	if block := offset / valuesBlock; !l.verified[block].Load() && l.verify(block) != nil {
		return nil
	}
	return l.mapped[offset : offset+size]
}

// Of returns the facts of a document.
func (r *ValueReader) Of(doc uint32) DocValue {
	if l := r.valueFile; int(doc) < l.docs {
		if b := l.at(int(doc)*valueSize, 8); b != nil {
			return r.decode(b)
		}
	}
	r.fail()
	return DocValue{Number: noQuote, Day: NoDay}
}

// LabelledValue returns the facts of a document with its labels.
func (r *ValueReader) Labelled(doc uint32) LabelledValue {
	if l := r.valueFile; int(doc) < l.docs {
		if b := l.at(int(doc)*valueSize, valueSize); b != nil {
			return LabelledValue{r.decode(b), binary.LittleEndian.Uint32(b[8:]), binary.LittleEndian.Uint32(b[12:])}
		}
	}
	r.fail()
	return LabelledValue{DocValue{Number: noQuote, Day: NoDay}, noLabel, noLabel}
}

// decode takes a fact out of its 8 bytes. A day in the future is none.
func (r *ValueReader) decode(b []byte) DocValue {
	f := decodeValue(binary.LittleEndian.Uint64(b))
	if f.Day > r.lastDay {
		f.Day = NoDay
	}
	return f
}

// decodeValue takes a fact out of its 8 bytes: the number, then the day above the standing.
func decodeValue(v uint64) DocValue {
	return DocValue{uint32(v), int32(v>>32) >> 8, Traits(v >> 32)}
}

// Next returns the number of the next quote with the same words as that with number n; n where there is none.
func (r *ValueReader) Next(n int) int {
	defer CatchFaults(&r.Err)()
	if 0 <= n && n < r.quotes {
		if b := r.at(r.docs*valueSize+n*nextSize, nextSize); b != nil {
			return int(binary.LittleEndian.Uint32(b))
		}
	}
	r.fail()
	return n
}

func (r *ValueReader) fail() { r.Err = fmt.Errorf("%s: %w", DocValuesFile, ErrDamaged) }
