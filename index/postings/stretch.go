package postings

import (
	"sort"

	"github.com/blevesearch/bleve/v2/index/scorch"
	api "github.com/blevesearch/bleve_index_api"
)

// A stretch is the documents of one of an index' files, which have successive numbers. Those that were deleted keep theirs.
type stretch struct {
	end  uint32 // the number behind the last
	of   uint32 // the number of the first
	gone interface{ Contains(uint32) bool }
}

// stretches returns the stretches of an index, in order, and the number behind its last document.
func stretches(index api.IndexReader, docs uint64) (list []stretch, end uint32) {
	files, ok := index.(*scorch.IndexSnapshot)
	if !ok {
		return nil, uint32(docs)
	}
	for _, f := range files.Segments() {
		s := stretch{of: end, end: end + uint32(f.FullSize())}
		if gone := f.Deleted(); gone != nil && !gone.IsEmpty() {
			s.gone = gone
		}
		list, end = append(list, s), s.end
	}
	return list, end
}

// Gone returns how many documents are deleted and still in the index' lists of terms.
func (r *Reader) Gone() uint64 { return uint64(r.end) - r.docs }

// live returns the first document from doc on that is not deleted, or noDoc.
func (r *Reader) live(doc uint32) uint32 {
	if len(r.stretches) == 0 {
		if doc < r.end {
			return doc
		}
		return noDoc
	}
	for i := sort.Search(len(r.stretches), func(i int) bool { return doc < r.stretches[i].end }); i < len(r.stretches); i++ {
		s := &r.stretches[i]
		for doc = max(doc, s.of); doc < s.end; doc++ {
			if s.gone == nil || !s.gone.Contains(doc-s.of) {
				return doc
			}
		}
	}
	return noDoc
}
