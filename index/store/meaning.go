package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"verbatim/index/vector"
)

// The files for a search by meaning have a string for each quote, in the same numbers as QuotesFile: its signs, which
// are compared with all others', and its meaning, which is read of the nearest alone.
const (
	SignsFile    = "signs.dat"
	MeaningsFile = "meanings.dat"
	cutFile      = "cut.json"
)

// A Meaning is what a text says as vectors: the vector of the whole, and those of its segments where it has several.
type Meaning struct {
	Words   int // of the text; texts with more than 255 have 255
	Vectors []vector.Packed
}

// encodeMeaning returns the number of words and the vectors, one after the other.
func encodeMeaning(m *Meaning) []byte {
	b := append(make([]byte, 0, 1+len(m.Vectors)*vector.Dim), byte(min(m.Words, 255)))
	for i := range m.Vectors {
		for _, x := range m.Vectors[i] {
			b = append(b, byte(x))
		}
	}
	return b
}

// A Near is what a text has in common with the meaning of a quote.
type Near struct {
	Whole, Best float64 // the cosine with the whole quote, and with the nearest of its segments or the whole
	Words       int     // of the quote
}

// Nearness compares a vector with the meaning of a quote.
func (s *Reader) Nearness(v *vector.Vector, number int) (n Near, err error) {
	b, err := s.meanings.get(number)
	if err != nil {
		return n, err
	}
	if len(b) < 1+vector.Dim {
		return n, fmt.Errorf("%s: %w", MeaningsFile, ErrDamaged)
	}
	n.Words = int(b[0])
	n.Whole = v.Cosine(b[1:])
	n.Best = n.Whole
	for at := 1 + vector.Dim; at+vector.Dim <= len(b); at += vector.Dim {
		n.Best = max(n.Best, v.Cosine(b[at:]))
	}
	return n, nil
}

// Candidates returns the numbers of quotes that may be nearest to a vector; see vector.Candidates.
func (s *Reader) Candidates(v *vector.Vector, admit func(number int) bool, least int) (list []int, err error) {
	defer CatchFaults(&err)()
	var rows []vector.Rows
	for i, part := range s.signs.parts {
		signs, err := part.whole(vector.SignsSize)
		if err != nil {
			return nil, err
		}
		rows = append(rows, vector.Rows{First: s.signs.starts[i], Signs: signs})
	}
	return vector.Candidates(rows, v.Signs(), admit, least), nil
}

// whole returns all strings of a file whose strings have one size, not verified.
func (r *blobReader) whole(size int) ([]byte, error) {
	if r.n > 0 && r.table != r.n*size {
		return nil, fmt.Errorf("%d bytes of %d strings: %w", r.table, r.n, ErrDamaged)
	}
	return r.mapped[:r.n*size], nil
}

// Having returns the number of quotes with a term in a field.
func (s *Reader) Having(ctx context.Context, field, term string) (n uint64, err error) {
	found, err := s.reader.TermFieldReader(ctx, []byte(term), field, false, false, false)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, found.Close()) }()
	return found.Count(), nil
}

// A Cut says how sure a search by meaning must be of what it finds.
type Cut struct {
	Confidence float64 `json:"confidence"` // the least that is shown; see search.Searcher.Nearest
}

// Cut reads the cut of the snapshot.
func (s *Reader) Cut() (Cut, error) {
	var c Cut
	return c, s.ReadList(cutFile, &c)
}

// cut finds and writes the cut of a snapshot whose other files are complete, and enters it into the list of files.
func (w *Writer) cut(find func(*Reader) (Cut, error)) error {
	c := Cut{Confidence: 1}
	if err := WriteJSON(filepath.Join(w.dir, cutFile), c); err != nil { // a snapshot without it can't be opened
		return err
	}
	if err := writeSums(w.dir, w.linked); err != nil {
		return err
	}
	sums, err := readSums(w.dir)
	if err != nil {
		return err
	}
	s, err := openFolder(w.dir)
	if err != nil {
		return err
	}
	if c, err = find(s); err != nil {
		return errors.Join(err, s.Close())
	}
	err = errors.Join(s.Close(), WriteJSON(filepath.Join(w.dir, cutFile), c), os.Remove(filepath.Join(w.dir, SumsFile)))
	if err != nil {
		return err
	}
	known := slices.DeleteFunc(sums.Files, func(f fileSum) bool { return f.Name == cutFile })
	return writeSums(w.dir, known)
}
