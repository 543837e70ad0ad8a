package index

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"io"
	"math"
	"os"
	"sync"
	"time"

	"verbatim/corpus"
)

// A fact is what ordering and narrowing what is found need to know of each quote, without reading it. It is looked up by the document's
// number in the index, which bleve chooses.
type fact struct {
	number uint32 // the quote's
	day    int32  // since 1970-01-01, or noDay
	rank   uint8  // see rank
}

const (
	noDay    = math.MinInt32
	factSize = 4 + 4 + 1
	ringSize = 4
)

// A factWriter gathers the facts of a snapshot's quotes. Quotes with the same words are a ring: each has the number of the next.
type factWriter struct {
	facts []fact   // by the quote's number
	next  []uint32 // the number of the next quote with the same words; a quote's own where there is none
	rings map[uint64]ring
	seed  maphash.Seed
}

// A ring is the first and the last of the quotes with the same words.
type ring struct{ first, last uint32 }

func newFactWriter() *factWriter {
	return &factWriter{seed: maphash.MakeSeed(), rings: map[uint64]ring{}}
}

// add adds the facts of the next quote, whose words have the key: see wordsKey.
func (w *factWriter) add(day time.Time, q *corpus.Quote, key string) {
	n := uint32(len(w.facts))
	f := fact{number: n, day: noDay, rank: uint8(rank(q))}
	if !day.IsZero() {
		f.day = dayNumber(day)
	}
	w.facts, w.next = append(w.facts, f), append(w.next, n)
	if key == "" {
		return
	}
	sum := maphash.String(w.seed, key) // words are compared before they pass for the same
	r, known := w.rings[sum]
	if known {
		w.next[n], w.next[r.last] = r.first, n
	} else {
		r.first = n
	}
	r.last = n
	w.rings[sum] = r
}

// finish writes the facts in the order of documents, of which the quotes' numbers are given; behind them the rings in the order of
// quotes, and a checksum.
func (w *factWriter) finish(path string, numbers []uint32) error {
	if len(numbers) != len(w.facts) {
		return fmt.Errorf("the index has %d documents of %d quotes", len(numbers), len(w.facts))
	}
	b := make([]byte, 0, len(w.facts)*(factSize+ringSize)+4)
	for _, n := range numbers {
		f := w.facts[n]
		b = binary.LittleEndian.AppendUint32(b, f.number)
		b = binary.LittleEndian.AppendUint32(b, uint32(f.day))
		b = append(b, f.rank)
	}
	for _, n := range w.next {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return writeFile(path, binary.LittleEndian.AppendUint32(b, checksum(b)))
}

// A factList is the facts of a snapshot, read whole when the first is looked up: 13 MB for a million quotes.
type factList struct {
	file  *os.File
	once  sync.Once
	facts []byte
	rings []byte
	err   error
}

// load reads the facts and verifies them.
func (l *factList) load() error {
	l.once.Do(func() {
		var info os.FileInfo
		if info, l.err = l.file.Stat(); l.err != nil {
			return
		}
		b := make([]byte, info.Size())
		if _, l.err = io.ReadFull(io.NewSectionReader(l.file, 0, info.Size()), b); l.err != nil {
			return
		}
		end := len(b) - 4
		if end < 0 || end%(factSize+ringSize) != 0 || binary.LittleEndian.Uint32(b[end:]) != checksum(b[:end]) {
			l.err = fmt.Errorf("%s: %w", factsFile, ErrDamaged)
			return
		}
		parted := end / (factSize + ringSize) * factSize
		l.facts, l.rings = b[:parted], b[parted:end]
	})
	return l.err
}

// of returns the facts of a document. The list has been loaded.
func (l *factList) of(doc uint32) fact {
	b := l.facts[int(doc)*factSize:][:factSize]
	return fact{binary.LittleEndian.Uint32(b), int32(binary.LittleEndian.Uint32(b[4:])), b[8]}
}

// next returns the number of the next quote with the same words as that with number n; n where there is none.
func (l *factList) next(n int) int {
	return int(binary.LittleEndian.Uint32(l.rings[n*ringSize:]))
}
