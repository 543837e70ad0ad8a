package index

import (
	"path/filepath"
	"testing"
	"time"

	"verbatim/index/document"
	"verbatim/index/engine"
	"verbatim/index/inverted"
	"verbatim/index/postings/plain"
	"verbatim/index/quotes"
	"verbatim/index/store"
)

// What the benchmark of queries measures with.

// SearchWith returns a function that lets searches find documents with bleve's query tree or, if bleve is false, with
// package postings.
func (s *Snapshot) SearchWith(tb testing.TB) func(bleve bool) {
	tree, err := plain.New(local(s).Index(), store.Mapping())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { tree.Close() })
	own := local(s).Postings
	return func(bleve bool) {
		if local(s).Postings = own; bleve {
			local(s).Postings = tree
		}
	}
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
	builder, err := inverted.NewBuilder(filepath.Join(dir, store.IndexFolder), store.Mapping(),
		inverted.Options{"buildPathPrefix": dir, "batchSize": store.BatchSize})
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

// local returns the files of a snapshot in the data folder.
func local(s *Snapshot) *store.Reader { return s.files.(engine.Local).Reader }
