package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
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
	keySize  = 8
)

// A factWriter gathers the facts of a snapshot's quotes. Quotes with the same words are a ring: each has the number of the next.
type factWriter struct {
	facts []fact   // by the quote's number
	next  []uint32 // the number of the next quote with the same words; a quote's own where there is none
	keys  []uint64 // see keyOf; of quotes that are gone 0
	rings map[uint64]ring
}

// A ring is the first and the last of the quotes with the same words.
type ring struct{ first, last uint32 }

func newFactWriter() *factWriter {
	return &factWriter{rings: map[uint64]ring{}}
}

// factOf returns the facts of a quote of an article of that day.
func factOf(day time.Time, q *corpus.Quote) fact {
	f := fact{day: noDay, rank: uint8(rank(q))}
	if !day.IsZero() {
		f.day = dayNumber(day)
	}
	return f
}

// keyOf shortens a key that wordsKey returns to a number, 0 for none. Words are compared before they pass for the same.
func keyOf(key string) uint64 {
	if key == "" {
		return 0
	}
	n, _ := strconv.ParseUint(key[:16], 16, 64)
	return max(n, 1)
}

// add adds the facts of the quote with a number, which is larger than those before; numbers between are of no quote any more.
func (w *factWriter) add(number int, f fact, key uint64) {
	for len(w.facts) < number {
		w.facts, w.next, w.keys = append(w.facts, fact{number: noQuote}), append(w.next, uint32(len(w.facts))), append(w.keys, 0)
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

// finish writes the facts in the order of documents, of which the quotes' numbers are given; behind them the rings in the order of
// quotes, how many documents there are, and a checksum. The keys come into a file of their own, which only the next build reads.
func (w *factWriter) finish(dir string, numbers []uint32) error {
	b := make([]byte, 0, len(numbers)*factSize+len(w.facts)*ringSize+8)
	for _, n := range numbers {
		f := fact{number: noQuote}
		switch {
		case n == noQuote:
		case int(n) >= len(w.facts) || w.facts[n].number != n:
			return fmt.Errorf("the index has a document of quote %d, which is not there", n)
		default:
			f = w.facts[n]
		}
		b = binary.LittleEndian.AppendUint32(b, f.number)
		b = binary.LittleEndian.AppendUint32(b, uint32(f.day))
		b = append(b, f.rank)
	}
	for _, n := range w.next {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(numbers)))
	keys := make([]byte, 0, len(w.keys)*keySize)
	for _, k := range w.keys {
		keys = binary.LittleEndian.AppendUint64(keys, k)
	}
	return errors.Join(writeFile(filepath.Join(dir, factsFile), binary.LittleEndian.AppendUint32(b, checksum(b))),
		writeFile(filepath.Join(dir, keysFile), keys))
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
		if l.err = readAt(l.file, b); l.err != nil {
			return
		}
		end := len(b) - 8
		if end < 0 || binary.LittleEndian.Uint32(b[end+4:]) != checksum(b[:end+4]) {
			l.err = fmt.Errorf("%s: %w", factsFile, ErrDamaged)
			return
		}
		parted := int(binary.LittleEndian.Uint32(b[end:])) * factSize
		l.facts, l.rings = b[:parted], b[parted:end]
	})
	return l.err
}

// readAt reads a file from its beginning, in pieces at once: it is most of what a process does that asks one question of a large corpus.
func readAt(f *os.File, b []byte) error {
	parts := runtime.GOMAXPROCS(0)
	size := (len(b) + parts - 1) / parts
	errs := make([]error, parts)
	var all sync.WaitGroup
	for p := range parts {
		from, to := min(p*size, len(b)), min((p+1)*size, len(b))
		all.Go(func() { _, errs[p] = io.ReadFull(io.NewSectionReader(f, int64(from), int64(to-from)), b[from:to]) })
	}
	all.Wait()
	return errors.Join(errs...)
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
