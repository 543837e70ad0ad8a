package index

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"io"
	"math"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/search"
)

// A fact is what ordering and telling copies apart need to know of each quote that is found, without reading it: bleve's own sorting
// by a field costs more than its search.
type fact struct {
	day  int32  // since 1970-01-01, or noDay
	next uint32 // the number of the next quote with the same words, in a ring; its own where there is none
	rank uint8  // see rank
}

const (
	noDay    = math.MinInt32
	factSize = 4 + 4 + 1
)

// A factWriter gathers the facts of a snapshot's quotes.
type factWriter struct {
	bytes []byte
	seed  maphash.Seed
	rings map[uint64]ring
}

// A ring is the first and the last of the quotes with the same words.
type ring struct{ first, last uint32 }

func newFactWriter() *factWriter {
	return &factWriter{seed: maphash.MakeSeed(), rings: map[uint64]ring{}}
}

// add adds the facts of quote n, whose words have the key: see wordsKey.
func (w *factWriter) add(n int, day time.Time, rank int, key string) {
	f := fact{day: noDay, next: uint32(n), rank: uint8(rank)}
	if !day.IsZero() {
		f.day = int32(dayNumber(day))
	}
	if key != "" {
		sum := maphash.String(w.seed, key)
		r, known := w.rings[sum]
		if known {
			f.next = r.first
			binary.LittleEndian.PutUint32(w.bytes[int(r.last)*factSize+4:], uint32(n))
		} else {
			r.first = uint32(n)
		}
		r.last = uint32(n)
		w.rings[sum] = r
	}
	w.bytes = binary.LittleEndian.AppendUint32(w.bytes, uint32(f.day))
	w.bytes = binary.LittleEndian.AppendUint32(w.bytes, f.next)
	w.bytes = append(w.bytes, f.rank)
}

// finish writes the facts and their checksum.
func (w *factWriter) finish(path string) error {
	return writeFile(path, binary.LittleEndian.AppendUint32(w.bytes, checksum(w.bytes)))
}

// A factList is the facts of a snapshot, read whole when the first is looked up: 9 MB for a million quotes.
type factList struct {
	file  *os.File
	once  sync.Once
	bytes []byte
	err   error
}

// load reads the facts and verifies them.
func (l *factList) load() error {
	l.once.Do(func() {
		info, err := l.file.Stat()
		if err != nil {
			l.err = err
			return
		}
		b := make([]byte, info.Size())
		if _, err := io.ReadFull(io.NewSectionReader(l.file, 0, info.Size()), b); err != nil {
			l.err = err
			return
		}
		end := len(b) - 4
		if end < 0 || end%factSize != 0 || binary.LittleEndian.Uint32(b[end:]) != checksum(b[:end]) {
			l.err = fmt.Errorf("%s: %w", factsFile, ErrDamaged)
			return
		}
		l.bytes = b[:end]
	})
	return l.err
}

// of returns the facts of quote n. The list has been loaded.
func (l *factList) of(n int) fact {
	at := n * factSize
	if n < 0 || at+factSize > len(l.bytes) {
		return fact{day: noDay, next: uint32(n)}
	}
	b := l.bytes[at : at+factSize]
	return fact{int32(binary.LittleEndian.Uint32(b)), binary.LittleEndian.Uint32(b[4:]), b[8]}
}

// byRank orders quotes found by their score and rank, of equals the newest first.
func (l *factList) byRank(found []*search.DocumentMatch) error {
	type ranked struct {
		*search.DocumentMatch
		fact
		number int
	}
	list := make([]ranked, len(found))
	for i, m := range found {
		n, err := docNumber(m.ID)
		if err != nil {
			return fmt.Errorf("quote %q: %w", m.ID, ErrDamaged)
		}
		f := l.of(n)
		if int(f.rank) < len(rankFactors) {
			m.Score *= rankFactors[f.rank]
		}
		list[i] = ranked{m, f, n}
	}
	slices.SortFunc(list, func(a, b ranked) int {
		switch {
		case a.Score != b.Score:
			return cmp.Compare(b.Score, a.Score)
		case a.rank != b.rank:
			return cmp.Compare(a.rank, b.rank)
		case a.day != b.day:
			return cmp.Compare(b.day, a.day)
		}
		return cmp.Compare(a.number, b.number)
	})
	for i := range list {
		found[i] = list[i].DocumentMatch
	}
	return nil
}
