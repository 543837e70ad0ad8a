// Package quotes reads the quotes of a snapshot as they are shown: with the corrections of moderators and their
// duplicates in other articles, cited from the article that dates them best. Start with Hit and Reader.
package quotes

import (
	"cmp"
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"verbatim/corpus"
	"verbatim/index/engine"
	"verbatim/index/postings"
	"verbatim/index/store"
)

// A Reader reads the quotes of a snapshot as they are shown. Several goroutines may use it.
type Reader struct {
	Catalogue *Catalogue

	Now func() time.Time // decides which days are in the future; set before use

	files   engine.Files
	applied *atomic.Pointer[Corrected]
}

// NewReader returns a reader of the quotes of a snapshot, without corrections.
func NewReader(files engine.Files, now func() time.Time) *Reader {
	s := &Reader{files: files, Now: now, applied: &atomic.Pointer[Corrected]{}}
	s.applied.Store(&Corrected{version: noVersion})
	s.Catalogue = newCatalogue(files, s.Corrected, func() time.Time { return s.Now() })
	return s
}

// Corrected returns the corrections that are applied.
func (s *Reader) Corrected() *Corrected { return s.applied.Load() }

// DocValues returns a reader of document values. It reads a day in the future as NoDay, so such a day does not
// order, filter or count.
func (s *Reader) DocValues() engine.Values { return s.files.Values(s.LastDay()) }

// LastDay returns the last day that is not in the future.
func (s *Reader) LastDay() int32 { return store.DayNumber(corpus.LastCredibleDay(s.Now())) }

// AsIndexed returns a quote without corrections, verified.
func (s *Reader) AsIndexed(number int) (Hit, store.Record, error) {
	q, err := s.files.Quote(number)
	if err != nil {
		return Hit{}, q.Record, err
	}
	return Hit{Article: q.Article, Quote: q.Record.Quote, Passage: q.Passage, PassageAt: q.Record.Passage.Start,
		Correction: q.Correction, article: q.Record.Article}, q.Record, nil
}

// Value returns the document value of the quote with an id.
func (s *Reader) Value(ctx context.Context, id string) (store.DocValue, error) {
	_, doc, err := s.locate(ctx, id)
	if err != nil {
		return store.DocValue{}, err
	}
	values := s.DocValues()
	v := values.Of(doc)
	return v, values.Fault()
}

// locate returns the numbers of the quote with an id and of its document. number is -1 if there is no such quote.
func (s *Reader) locate(ctx context.Context, id string) (number int, doc uint32, err error) {
	number = -1
	named := &engine.Query{Query: postings.Query{Filters: []postings.Word{{{Field: store.FieldID, Terms: []string{id}}}}}}
	if err := s.eachNumber(ctx, named, func(n int, d uint32) { number, doc = n, d }); err != nil {
		return -1, 0, fmt.Errorf("looking up quote %s: %w", id, err)
	}
	return number, doc, nil
}

// Read returns a quote with the corrections applied, and whether it is hidden.
func (s *Reader) Read(number int) (h Hit, r store.Record, hidden bool, err error) {
	h, r, err = s.AsIndexed(number)
	s.markFuture(&h.Article)
	state := s.Corrected().State(number)
	state.amend(&h.Quote)
	return h, r, state.Hidden, err
}

// eachNumber calls found with the numbers of the quotes that match q, and of their documents.
func (s *Reader) eachNumber(ctx context.Context, q *engine.Query, found func(number int, doc uint32)) (err error) {
	defer store.CatchFaults(&err)()
	values := s.DocValues()
	_, err = s.files.Each(ctx, q, func(m postings.Match) { found(int(values.Of(m.Doc).Number), m.Doc) })
	return cmp.Or(err, values.Fault())
}

// saying returns a query for the quotes with a phrase.
func saying(phrase []string) postings.Query {
	return postings.Query{Words: []postings.Word{{{Field: store.FieldExact, Terms: phrase, Phrase: true, Said: true}}}}
}

// Bound returns a reader of the quotes of s from the same files, bound to a request; see engine.Files.
func Bound(s *Reader, files engine.Files) *Reader {
	return &Reader{Catalogue: s.Catalogue.bound(files), Now: s.Now, files: files, applied: s.applied}
}
