package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync/atomic"

	mmap "github.com/blevesearch/mmap-go"
)

// A fact is what ordering and narrowing what is found need to know of each quote, without reading it. It is looked up by the document's
// number in the index, which bleve chooses.
type fact struct {
	number uint32 // the quote's
	day    int32  // since 1970-01-01, or noDay
	standing
}

// A labelled fact has what counting needs besides.
type labelled struct {
	fact
	by     uint32 // the label of its named speakers, or noLabel
	outlet uint32 // the label of its publisher, or noLabel
}

// noDay stands in place of a day that is not known. It is the least number of 24 bits, in which 22,000 years have room.
const noDay = -1 << 23

// The file of facts has those of each document; behind them the rings, which hold for each quote the number of the next with the same words;
// then a checksum of each block of these, how many documents and quotes there are, and a checksum of all that stands behind the blocks. A
// query asks for little of a large file, so it is mapped, and a block is verified when something in it is first looked up. No fact lies in
// two blocks.
const (
	factSize   = 4 + 4 + 4 + 4 // number, day with standing, speakers, outlet
	ringSize   = 4
	factsBlock = 4 << 10
	factsTail  = 4 + 4 + 4
)

// A factList is the facts of a snapshot; it may be used by several goroutines, each with a reader of its own.
type factList struct {
	mapped       mmap.MMap
	docs, quotes int
	end          int           // of what the blocks hold
	sums         []byte        // of the blocks
	verified     []atomic.Bool // which blocks are as they were written
}

func openFacts(path string) (*factList, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() < factsTail {
		return nil, errors.Join(err, fmt.Errorf("%s: %w", factsFile, ErrDamaged))
	}
	l := &factList{}
	if l.mapped, err = mmap.Map(f, mmap.RDONLY, 0); err != nil {
		return nil, fmt.Errorf("mapping %s: %w", path, err)
	}
	if err := l.readTail(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", factsFile, err), l.Close())
	}
	return l, nil
}

// readTail reads and verifies what stands behind the blocks.
func (l *factList) readTail() (err error) {
	defer faults(&err)()
	tail := len(l.mapped) - factsTail
	l.docs = int(binary.LittleEndian.Uint32(l.mapped[tail:]))
	l.quotes = int(binary.LittleEndian.Uint32(l.mapped[tail+4:]))
	l.end = l.docs*factSize + l.quotes*ringSize
	blocks := (l.end + factsBlock - 1) / factsBlock
	if l.end+blocks*4 != tail || checksum(l.mapped[l.end:tail+8]) != binary.LittleEndian.Uint32(l.mapped[tail+8:]) {
		return ErrDamaged
	}
	l.sums, l.verified = slices.Clone(l.mapped[l.end:tail]), make([]atomic.Bool, blocks)
	return nil
}

// verify holds a block to its checksum.
func (l *factList) verify(block int) (err error) {
	defer faults(&err)()
	b := l.mapped[block*factsBlock : min((block+1)*factsBlock, l.end)]
	if checksum(b) != binary.LittleEndian.Uint32(l.sums[block*4:]) {
		return ErrDamaged
	}
	l.verified[block].Store(true)
	return nil
}

// Close frees the mapping.
func (l *factList) Close() error { return l.mapped.Unmap() }

// A factReader looks facts up for one goroutine. Behind damage it goes on with facts of no quote, and whoever uses it looks at err in the
// end, or defers end, so that a loop over what is found needs no errors of its own.
type factReader struct {
	*factList
	last int32 // the last day that counts; later ones are read as unknown
	err  error // wraps ErrDamaged
}


// end makes the damage that was met the error of a function that has no other.
func (r *factReader) end(err *error) {
	if *err == nil {
		*err = r.err
	}
}

// at returns the size bytes from an offset, which must be within the blocks, or nil where they are damaged.
func (l *factList) at(offset, size int) []byte {
	if block := offset / factsBlock; !l.verified[block].Load() && l.verify(block) != nil {
		return nil
	}
	return l.mapped[offset : offset+size]
}

// of returns the facts of a document.
func (r *factReader) of(doc uint32) fact {
	if l := r.factList; int(doc) < l.docs {
		if b := l.at(int(doc)*factSize, 8); b != nil {
			return r.decode(b)
		}
	}
	r.fail()
	return fact{number: noQuote, day: noDay}
}

// labelled returns the facts of a document with its labels.
func (r *factReader) labelled(doc uint32) labelled {
	if l := r.factList; int(doc) < l.docs {
		if b := l.at(int(doc)*factSize, factSize); b != nil {
			return labelled{r.decode(b), binary.LittleEndian.Uint32(b[8:]), binary.LittleEndian.Uint32(b[12:])}
		}
	}
	r.fail()
	return labelled{fact{number: noQuote, day: noDay}, noLabel, noLabel}
}

// decode takes a fact out of its 8 bytes. A day in the future is none.
func (r *factReader) decode(b []byte) fact {
	f := decodeFact(binary.LittleEndian.Uint64(b))
	if f.day > r.last {
		f.day = noDay
	}
	return f
}

// decodeFact takes a fact out of its 8 bytes: the number, then the day above the standing.
func decodeFact(v uint64) fact {
	return fact{uint32(v), int32(v>>32) >> 8, standing(v >> 32)}
}

// next returns the number of the next quote with the same words as that with number n; n where there is none.
func (r *factReader) next(n int) int {
	defer faults(&r.err)()
	if 0 <= n && n < r.quotes {
		if b := r.at(r.docs*factSize+n*ringSize, ringSize); b != nil {
			return int(binary.LittleEndian.Uint32(b))
		}
	}
	r.fail()
	return n
}

func (r *factReader) fail() { r.err = fmt.Errorf("%s: %w", factsFile, ErrDamaged) }
