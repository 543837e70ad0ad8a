package index

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

// A factWriter gathers the facts of a snapshot's quotes. Quotes with the same words are a ring: each has the number of the next.
type factWriter struct {
	facts []labelled // by the quote's number
	next  []uint32   // the number of the next quote with the same words; a quote's own where there is none
	keys  []uint64   // see keyOf; of quotes that are gone 0
	rings map[uint64]ring
}

// A ring is the first and the last of the quotes with the same words.
type ring struct{ first, last uint32 }

func newFactWriter() *factWriter {
	return &factWriter{rings: map[uint64]ring{}}
}

// factOf returns the facts of a quote of an article of that day.
func factOf(day time.Time, s standing) fact {
	f := fact{day: noDay, standing: s}
	if !day.IsZero() {
		f.day = dayNumber(day)
	}
	return f
}

// add adds the facts of the quote with a number, which is larger than those before; numbers between are of no quote any more.
func (w *factWriter) add(number int, f labelled, key uint64) {
	for len(w.facts) < number {
		w.facts, w.next, w.keys = append(w.facts, labelled{fact: fact{number: noQuote}}), append(w.next, uint32(len(w.facts))), append(w.keys, 0)
	}
	n := uint32(number)
	f.number = n
	w.facts, w.next, w.keys = append(w.facts, f), append(w.next, n), append(w.keys, key)
	if key == 0 {
		return
	}
	r, known := w.rings[key]
	if known {
		w.next[n], w.next[r.last] = r.first, n
	} else {
		r.first = n
	}
	r.last = n
	w.rings[key] = r
}

// finish writes the facts in the order of documents, of which the quotes' numbers are given, and the rings. The keys come into a file of
// their own, which only the next build reads.
func (w *factWriter) finish(dir string, numbers []uint32) error {
	end := len(numbers)*factSize + len(w.next)*ringSize
	b := make([]byte, 0, end+end/factsBlock*4+4+factsTail)
	for _, n := range numbers {
		f := labelled{fact: fact{number: noQuote}}
		switch {
		case n == noQuote:
		case int(n) >= len(w.facts) || w.facts[n].number != n:
			return fmt.Errorf("the index has a document of quote %d, which is not there", n)
		default:
			f = w.facts[n]
		}
		for _, v := range []uint32{f.number, uint32(f.day)<<8 | uint32(f.standing), f.by, f.outlet} {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
	}
	for _, n := range w.next {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	for block := range slices.Chunk(b[:end], factsBlock) {
		b = binary.LittleEndian.AppendUint32(b, checksum(block))
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(numbers)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(w.next)))
	b = binary.LittleEndian.AppendUint32(b, checksum(b[end:]))
	keys := make([]byte, 0, len(w.keys)*keySize)
	for _, k := range w.keys {
		keys = binary.LittleEndian.AppendUint64(keys, k)
	}
	return errors.Join(writeFile(filepath.Join(dir, factsFile), b), writeFile(filepath.Join(dir, keysFile), keys))
}
