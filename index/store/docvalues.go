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

// A DocValue is what a search needs to know about a quote to order and filter it. The quote itself need not be
// read. Its key is the number that bleve gave the document.
type DocValue struct {
	Number uint32 // of the quote
	Day    int32  // since 1970-01-01, or NoDay
	Traits
}

// A LabelledValue is a DocValue with the labels that a count needs.
type LabelledValue struct {
	DocValue
	Speakers  uint32 // the label of the named speakers, or noLabel
	Publisher uint32 // the label of the publisher, or noLabel
}

// NoDay is the day of a quote without a date. It is the least number of 24 bits, which hold 22,000 years.
const NoDay = -1 << 23

// The file of document values has four sections: the values by document; for each quote the number of the next
// quote with the same words; a checksum for each block of these two; and the tail. The tail holds the numbers
// of documents and of quotes, and a checksum of everything after the blocks. The file is mapped, and a block is
// verified when it is first read, since a query reads little of it. No value crosses the end of a block.
const (
	valueSize   = 4 + 4 + 4 + 4 // number, day with traits, speakers, publisher
	nextSize    = 4
	valuesBlock = 4 << 10
	valuesTail  = 4 + 4 + 4
)

// A valueFile holds the document values of a snapshot. Several goroutines may use it, each with its own ValueReader.
type valueFile struct {
	mapped       mmap.MMap
	docs, quotes int
	end          int           // where the blocks end
	sums         []byte        // checksums of the blocks
	verified     []atomic.Bool // by block
}

// openValues opens a file of document values and verifies its tail.
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

// readTail reads and verifies everything after the blocks.
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

// verify compares a block with its checksum.
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

// A ValueReader looks up document values for one goroutine. If a value is damaged, it returns one of no quote
// and sets Err. The caller checks Err after its loop, or defers End.
type ValueReader struct {
	*valueFile
	lastDay int32 // later days are read as NoDay
	Err     error // wraps ErrDamaged
}

// End sets *err to r.Err, unless *err is set already.
func (r *ValueReader) End(err *error) {
	if *err == nil {
		*err = r.Err
	}
}

// at returns size bytes of the blocks from an offset, or nil if their block is damaged.
func (l *valueFile) at(offset, size int) []byte {
	if block := offset / valuesBlock; !l.verified[block].Load() && l.verify(block) != nil {
		return nil
	}
	return l.mapped[offset : offset+size]
}

// Of returns the value of a document.
func (r *ValueReader) Of(doc uint32) DocValue {
	if l := r.valueFile; int(doc) < l.docs {
		if b := l.at(int(doc)*valueSize, 8); b != nil {
			return r.decode(b)
		}
	}
	r.fail()
	return DocValue{Number: noQuote, Day: NoDay}
}

// Labelled returns the value of a document with its labels.
func (r *ValueReader) Labelled(doc uint32) LabelledValue {
	if l := r.valueFile; int(doc) < l.docs {
		if b := l.at(int(doc)*valueSize, valueSize); b != nil {
			return LabelledValue{
				DocValue:  r.decode(b),
				Speakers:  binary.LittleEndian.Uint32(b[8:]),
				Publisher: binary.LittleEndian.Uint32(b[12:]),
			}
		}
	}
	r.fail()
	return LabelledValue{DocValue{Number: noQuote, Day: NoDay}, noLabel, noLabel}
}

// decode decodes a value. A day after the last is read as NoDay.
func (r *ValueReader) decode(b []byte) DocValue {
	f := decodeValue(binary.LittleEndian.Uint64(b))
	if f.Day > r.lastDay {
		f.Day = NoDay
	}
	return f
}

// decodeValue decodes 8 bytes: 32 bits of the number, 8 of the traits and 24 of the day.
func decodeValue(v uint64) DocValue {
	return DocValue{uint32(v), int32(v>>32) >> 8, Traits(v >> 32)}
}

// Next returns the number of the next quote with the same words as quote n, or n if there is none. The quotes
// with the same words form a ring.
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
