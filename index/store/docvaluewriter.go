package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"
)

// keySize is the size in bytes of a key in the file of keys.
const keySize = 8

// A valueWriter collects the values of the quotes of a snapshot, by the numbers of the quotes.
type valueWriter struct {
	values []LabelledValue
	next   []uint32 // the next quote with the same words, or the quote itself; see ValueReader.Next
	keys   []uint64 // equal for the same words; 0 for short quotes and for quotes that are gone
	ends   map[uint64]duplicateEnds
}

// duplicateEnds are the first and the last quote with the same words.
type duplicateEnds struct{ first, last uint32 }

func newValueWriter() *valueWriter {
	return &valueWriter{ends: map[uint64]duplicateEnds{}}
}

// NewDocValue returns the value of a quote of an article with this date, without its number.
func NewDocValue(day time.Time, s Traits) DocValue {
	f := DocValue{Day: NoDay, Traits: s}
	if !day.IsZero() {
		f.Day = DayNumber(day)
	}
	return f
}

// add adds the value of a quote. Numbers must increase; those that are skipped belong to quotes that are gone.
func (w *valueWriter) add(number int, f LabelledValue, key uint64) {
	for len(w.values) < number {
		w.next = append(w.next, uint32(len(w.values)))
		w.values = append(w.values, LabelledValue{DocValue: DocValue{Number: noQuote}})
		w.keys = append(w.keys, 0)
	}
	n := uint32(number)
	f.Number = n
	w.values, w.next, w.keys = append(w.values, f), append(w.next, n), append(w.keys, key)
	if key == 0 {
		return
	}
	r, known := w.ends[key]
	if known {
		w.next[n], w.next[r.last] = r.first, n
	} else {
		r.first = n
	}
	r.last = n
	w.ends[key] = r
}

// finish writes the values in the order of the documents; numbers has the quote of each document. The keys go
// into a file of their own, which only the next build reads.
func (w *valueWriter) finish(dir string, numbers []uint32) error {
	end := len(numbers)*valueSize + len(w.next)*nextSize
	b := make([]byte, 0, end+end/valuesBlock*4+4+valuesTail)
	for _, n := range numbers {
		f := LabelledValue{DocValue: DocValue{Number: noQuote}}
		switch {
		case n == noQuote:
		case int(n) >= len(w.values) || w.values[n].Number != n:
			return fmt.Errorf("the index has a document of quote %d, which was not added", n)
		default:
			f = w.values[n]
		}
		for _, v := range []uint32{f.Number, uint32(f.Day)<<8 | uint32(f.Traits), f.Speakers, f.Publisher} {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
	}
	for _, n := range w.next {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	for block := range slices.Chunk(b[:end], valuesBlock) {
		b = binary.LittleEndian.AppendUint32(b, Checksum(block))
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(numbers)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(w.next)))
	b = binary.LittleEndian.AppendUint32(b, Checksum(b[end:]))
	keys := make([]byte, 0, len(w.keys)*keySize)
	for _, k := range w.keys {
		keys = binary.LittleEndian.AppendUint64(keys, k)
	}
	return errors.Join(writeFile(filepath.Join(dir, DocValuesFile), b), writeFile(filepath.Join(dir, keysFile), keys))
}
