package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"
)

// keySize is how many bytes the key of a quote's words takes in its file.
const keySize = 8

// A valueWriter gathers the facts of a snapshot's quotes. Quotes with the same words are a ring: each has the number of the next.
type valueWriter struct {
	values []LabelledValue // by the quote's number
	next   []uint32        // the number of the next quote with the same words; a quote's own where there is none
	keys   []uint64        // see keyOf; of quotes that are gone 0
	ends   map[uint64]duplicateEnds
}

// A duplicateEnds is the first and the last of the quotes with the same words.
type duplicateEnds struct{ first, last uint32 }

func newValueWriter() *valueWriter {
	return &valueWriter{ends: map[uint64]duplicateEnds{}}
}

// NewDocValue returns the facts of a quote of an article of that day.
func NewDocValue(day time.Time, s Traits) DocValue {
	f := DocValue{Day: NoDay, Traits: s}
	if !day.IsZero() {
		f.Day = DayNumber(day)
	}
	return f
}

// add adds the facts of the quote with a number, which is larger than those before; numbers between are of no quote any more.
func (w *valueWriter) add(number int, f LabelledValue, key uint64) {
	for len(w.values) < number {
		w.values, w.next, w.keys = append(w.values, LabelledValue{DocValue: DocValue{Number: noQuote}}), append(w.next, uint32(len(w.values))), append(w.keys, 0)
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

// finish writes the facts in the order of documents, of which the quotes' numbers are given, and the rings. The keys come into a file of
// their own, which only the next build reads.
func (w *valueWriter) finish(dir string, numbers []uint32) error {
	end := len(numbers)*valueSize + len(w.next)*nextSize
	b := make([]byte, 0, end+end/valuesBlock*4+4+valuesTail)
	for _, n := range numbers {
		f := LabelledValue{DocValue: DocValue{Number: noQuote}}
		switch {
		case n == noQuote:
		case int(n) >= len(w.values) || w.values[n].Number != n:
			return fmt.Errorf("the index has a document of quote %d, which is not there", n)
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
