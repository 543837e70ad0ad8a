package index

import (
	"context"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2"

	"verbatim/index/document"
	"verbatim/index/postings/plain"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/store"
)

// What the benchmark of queries measures with.

// Plain searches as bleve does for the words of q in the same fields with the same weights, and reads nothing.
// It passes over kinds and days.
func (s *Snapshot) Plain(ctx context.Context, q query.Query, limit int) (total uint64, err error) {
	asked, err := s.search.Postings(q)
	if err != nil {
		return 0, err
	}
	found, err := s.files.Bleve().SearchInContext(ctx, bleve.NewSearchRequestOptions(plain.Query(asked), limit, 0, false))
	if err != nil {
		return 0, err
	}
	return found.Total, nil
}

// Quotes returns how many quotes there are, and Quote the n-th.
func (s *Snapshot) Quotes() int { return s.files.QuoteCount() }

func (s *Snapshot) Quote(n int) (quotes.Hit, error) {
	h, _, err := s.quotes.AsIndexed(n)
	return h, err
}

// IndexReadyMade lets bleve's builder index the documents of all quotes of a snapshot into an empty folder, and
// returns how long that takes: the least that a full build of the same can take. Documents are made beforehand,
// some thousand at a time.
func (s *Snapshot) IndexReadyMade(dir string) (took time.Duration, err error) {
	builder, err := bleve.NewBuilder(filepath.Join(dir, store.IndexFolder), store.Mapping(),
		map[string]any{"buildPathPrefix": dir, "batchSize": store.BatchSize})
	if err != nil {
		return 0, err
	}
	list, err := s.Catalogue().Articles()
	if err != nil {
		return 0, err
	}
	var docs []any
	n := 0
	flush := func() error {
		began := time.Now()
		for _, d := range docs {
			if err := builder.Index(store.DocID(n), d); err != nil {
				return err
			}
			n++
		}
		docs, took = docs[:0], took+time.Since(began)
		return nil
	}
	for i := range list {
		a, quotes, err := s.Whole(&list[i])
		if err != nil {
			return 0, err
		}
		p, err := document.Prepare(&a, quotes)
		if err != nil {
			return 0, err
		}
		for i := range p.Quotes {
			docs = append(docs, p.Quotes[i].Document)
		}
		if len(docs) > 5000 {
			if err := flush(); err != nil {
				return 0, err
			}
		}
	}
	if err := flush(); err != nil {
		return 0, err
	}
	began := time.Now()
	err = builder.Close()
	return took + time.Since(began), err
}
