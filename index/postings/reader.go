// Package postings searches a bleve index by going through its postings, the lists of the documents that have a term. It finds and
// scores what bleve's own query tree does in one loop over a few cursors, without an object a document: a search that goes through many
// takes less time for it, a short one does not; docs/performance.md has both. It knows no quotes: documents are numbers.
package postings

import (
	"context"
	"fmt"
	"math"
	"sync"

	"github.com/blevesearch/bleve/v2/search"
	api "github.com/blevesearch/bleve_index_api"
)

// A Reader searches one index. It is safe to use by several goroutines.
type Reader struct {
	index api.IndexReader
	docs  uint64 // without those that are deleted

	stretches []stretch
	end       uint32 // the number behind the last document's

	mu      sync.Mutex
	lengths map[string]float64 // how many terms a field has on average
}

// NewReader returns a Reader of an index that does not change.
func NewReader(index api.IndexReader) (*Reader, error) {
	docs, err := index.DocCount()
	if err != nil {
		return nil, fmt.Errorf("counting documents: %w", err)
	}
	r := &Reader{index: index, docs: docs, lengths: map[string]float64{}}
	r.stretches, r.end = stretches(index, docs)
	return r, nil
}

// Docs returns how many documents there are.
func (r *Reader) Docs() uint64 { return r.docs }

// length returns how many terms a field has on average, at least one.
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

// noDoc is the document behind the last.
const noDoc = math.MaxUint32

// A termCursor goes through the documents that have a term in a field.
type termCursor struct {
	reader api.TermFieldReader
	at     api.TermFieldDoc
	doc    uint32
	id     api.IndexInternalID // for advancing, reused

	weight, lengthShare float64 // see score
}

// term returns a cursor at the first document with a term. Without a weight it does not score.
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
		have := float64(reader.Count())
		rarity := math.Log(1 + (float64(r.docs)-have+0.5)/(have+0.5))
		c.weight, c.lengthShare = weight*rarity*rarity, search.BM25_b/average
	}
	return c, c.take(reader.Next(&c.at))
}

// take puts the cursor where its reader is.
func (c *termCursor) take(at *api.TermFieldDoc, err error) error {
	if c.doc = noDoc; err == nil && at != nil {
		c.doc = uint32(at.ID.Value())
	}
	return err
}

// advance goes to the first document from doc on.
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

// score is BM25's of the document the cursor is at, as bleve computes it: the rarity of the term counts twice, and the root of how
// often it stands there takes the place of how often.
func (c *termCursor) score() float64 {
	if c.weight == 0 {
		return 0
	}
	often, length := math.Sqrt(float64(c.at.Freq)), 1/(c.at.Norm*c.at.Norm)
	return c.weight * often * search.BM25_k1 / (often + search.BM25_k1*(1-search.BM25_b+c.lengthShare*length))
}

func (c *termCursor) count() uint64 { return c.reader.Count() }
func (c *termCursor) close()        { _ = c.reader.Close() } // it only goes back to a pool

// Names calls visit with each document and the name under which it was indexed.
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
