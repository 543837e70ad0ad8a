package postings

import (
	"sort"

	"github.com/blevesearch/bleve/v2/index/scorch"
	api "github.com/blevesearch/bleve_index_api"
)

// A segment is the documents in one file of an index. They have consecutive numbers, and deleted documents keep theirs.
type segment struct {
	first, end uint32                             // the number of the first document, and the number after the last
	deleted    interface{ Contains(uint32) bool } // nil if no document is deleted
}

// segmentsOf returns the segments of an index in order, and the number after its last document.
func segmentsOf(index api.IndexReader, docs uint64) (list []segment, end uint32) {
	files, ok := index.(*scorch.IndexSnapshot)
	if !ok {
		return nil, uint32(docs)
	}
	for _, f := range files.Segments() {
		s := segment{first: end, end: end + uint32(f.FullSize())}
		if deleted := f.Deleted(); deleted != nil && !deleted.IsEmpty() {
			s.deleted = deleted
		}
		list, end = append(list, s), s.end
	}
	return list, end
}

// Deleted returns the number of deleted documents that are still in the postings.
func (r *Reader) Deleted() uint64 { return uint64(r.end) - r.docs }

// live returns the first document from doc on that is not deleted, or noDoc.
func (r *Reader) live(doc uint32) uint32 {
	if len(r.segments) == 0 {
		if doc < r.end {
			return doc
		}
		return noDoc
	}
	for i := sort.Search(len(r.segments), func(i int) bool { return doc < r.segments[i].end }); i < len(r.segments); i++ {
		s := &r.segments[i]
		for doc = max(doc, s.first); doc < s.end; doc++ {
			if s.deleted == nil || !s.deleted.Contains(doc-s.first) {
				return doc
			}
		}
	}
	return noDoc
}
