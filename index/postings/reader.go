// Package postings searches a bleve index by reading its postings, the lists of documents per term. It finds the
// same documents as bleve's query tree, with proportional scores, in one loop over a few cursors and without an
// object per document. Searches are faster for it: docs/performance.md compares both. The package does not know quotes:
// documents are numbers. Start with [NewReader] and [Reader.Each].
package postings

import (
	"context"
	"fmt"
	"math"
	"sync"

	"github.com/blevesearch/bleve/v2/search"
	api "github.com/blevesearch/bleve_index_api"
)

// A Reader searches one index. It is safe for concurrent use.
type Reader struct {
	index api.IndexReader
	docs  uint64 // without deleted documents

	segments []segment
	end      uint32 // the number after the last document

	mu      sync.Mutex
	lengths map[string]float64 // the average number of terms per document, by field
}

// NewReader returns a Reader of an index that does not change.
func NewReader(index api.IndexReader) (*Reader, error) {
	docs, err := index.DocCount()
	if err != nil {
		return nil, fmt.Errorf("counting documents: %w", err)
	}
	r := &Reader{index: index, docs: docs, lengths: map[string]float64{}}
	r.segments, r.end = segmentsOf(index, docs)
	return r, nil
}

// Docs returns the number of documents that are not deleted.
func (r *Reader) Docs() uint64 { return r.docs }

// Average returns the average number of terms of a field per document, at least one, by which a score is lower for
// longer documents.
func (r *Reader) Average(field string) (float64, error) { return r.length(field) }

// length is Average.
func (r *Reader) length(field string) (float64, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n, ok := r.lengths[field]; ok {
		return n, nil
	}
	n := 1.0
	if counts, ok := r.index.(api.BM25Reader); ok && r.docs > 0 {
		all, err := counts.FieldCardinality(field)
		if err != nil {
			return 0, fmt.Errorf("counting the terms of %s: %w", field, err)
		}
		n = max(1, math.Ceil(float64(all)/float64(r.docs)))
	}
	r.lengths[field] = n
	return n, nil
}

// noDoc is the number of a cursor after its last document.
const noDoc = math.MaxUint32

// A termCursor iterates over the documents with a term in a field.
type termCursor struct {
	reader api.TermFieldReader
	at     api.TermFieldDoc
	doc    uint32
	id     api.IndexInternalID // for advancing, reused

	weight, lengthShare float64 // see score
}

// term returns a cursor at the first document with a term. If the weight is 0, it does not score.
func (r *Reader) term(ctx context.Context, field, term string, weight float64, positions bool) (*termCursor, error) {
	scored := weight != 0
	reader, err := r.index.TermFieldReader(ctx, []byte(term), field, scored || positions, scored, positions)
	if err != nil {
		return nil, fmt.Errorf("looking up %q in %s: %w", term, field, err)
	}
	c := &termCursor{reader: reader}
	if scored {
		average, err := r.length(field)
		if err != nil {
			reader.Close()
			return nil, err
		}
		rarity := r.rarity(reader.Count())
		c.weight, c.lengthShare = weight*rarity*rarity, search.BM25_b/average
	}
	return c, c.take(reader.Next(&c.at))
}

// rarity returns the inverse document frequency of a term in so many documents.
func (r *Reader) rarity(docs uint64) float64 {
	have := float64(docs)
	return math.Log(1 + (float64(r.docs)-have+0.5)/(have+0.5))
}

// take moves the cursor to the position of its reader.
func (c *termCursor) take(at *api.TermFieldDoc, err error) error {
	if c.doc = noDoc; err == nil && at != nil {
		c.doc = uint32(at.ID.Value())
	}
	return err
}

// advance moves to the first document whose number is at least doc.
func (c *termCursor) advance(doc uint32) error {
	switch {
	case c.doc >= doc:
		return nil
	case c.doc+1 == doc:
		return c.take(c.reader.Next(&c.at))
	}
	c.id = api.NewIndexInternalID(c.id, uint64(doc))
	return c.take(c.reader.Advance(c.id, &c.at))
}

// score returns the BM25 score of the current document as bleve computes it: with the square of the inverse
// document frequency, and with the square root of the term frequency.
func (c *termCursor) score() float64 {
	if c.weight == 0 {
		return 0
	}
	often, length := math.Sqrt(float64(c.at.Freq)), 1/(c.at.Norm*c.at.Norm)
	return c.weight * often * search.BM25_k1 / (often + search.BM25_k1*(1-search.BM25_b+c.lengthShare*length))
}

func (c *termCursor) count() uint64 { return c.reader.Count() }
func (c *termCursor) close()        { _ = c.reader.Close() } // it only returns the reader to a pool

// Names calls visit with each document and its ID in the index.
func (r *Reader) Names(visit func(doc uint32, name string) error) error {
	ids, err := r.index.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer ids.Close()
	for {
		id, err := ids.Next()
		if err != nil || id == nil {
			return err
		}
		name, err := r.index.ExternalID(id)
		if err == nil {
			err = visit(uint32(id.Value()), name)
		}
		if err != nil {
			return err
		}
	}
}
