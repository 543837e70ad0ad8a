// Package plain answers the queries of package postings with one search of bleve's own query tree. Tests compare the
// results of both, and benchmarks their time. Start with New.
package plain

import (
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"

	"verbatim/index/postings"
)

// A Reader is a postings.Reader whose Each is a search of bleve.
type Reader struct {
	*postings.Reader
	index   api.IndexReader
	mapping mapping.IndexMapping
}

// New returns a Reader of an index that does not change. The caller closes it.
func New(ix api.Index, m mapping.IndexMapping) (*Reader, error) {
	index, err := ix.Reader()
	if err != nil {
		return nil, err
	}
	own, err := postings.NewReader(index)
	if err != nil {
		return nil, errors.Join(err, index.Close())
	}
	return &Reader{own, index, m}, nil
}

// Close frees what the reader holds open.
func (r *Reader) Close() error { return r.index.Close() }

// contextCheck is the number of documents between checks of the context.
const contextCheck = 1 << 12

// Each does what postings.Reader.Each does.
func (r *Reader) Each(ctx context.Context, q *postings.Query, found func(postings.Match)) error {
	options := search.SearcherOptions{}
	if q.Unscored || len(q.Words) == 0 {
		options.Score = "none"
	}
	ctx = context.WithValue(ctx, search.GetScoringModelCallbackKey,
		search.GetScoringModelCallbackFn(func() string { return api.BM25Scoring }))
	s, err := tree(q).Searcher(ctx, r.index, r.mapping, options)
	if err != nil {
		return err
	}
	defer s.Close()
	pool := search.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0)
	in := &search.SearchContext{DocumentMatchPool: pool, IndexReader: r.index}
	for n := 0; ; n++ {
		if n%contextCheck == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		d, err := s.Next(in)
		if err != nil || d == nil {
			return err
		}
		m := postings.Match{Doc: uint32(d.IndexInternalID.Value())}
		if len(q.Words) > 0 {
			m.Score, m.Words, m.Said = decodeWords(d.Score)
		}
		pool.Put(d)
		if m.Said >= q.Said && (q.Admit == nil || q.Admit(m.Doc)) {
			found(m)
		}
	}
}

// tree returns q in bleve's queries.
func tree(q *postings.Query) bq.Query {
	b := bleve.NewBooleanQuery()
	var words []bq.Query
	for _, w := range q.Words {
		words = append(words, coded(w))
	}
	switch {
	case len(words) == 0:
		b.AddMust(bleve.NewMatchAllQuery())
	case q.Least == 0 || q.Least == len(words):
		b.AddMust(words...)
	default:
		b.AddMust(some(words, q.Least))
	}
	if len(words) > 0 && q.Said >= len(words) {
		for _, w := range q.Words {
			b.AddMust(said(w)) // skips the documents in whose passage alone the word is
		}
	}
	if len(q.Some) > 0 {
		b.AddMust(bleve.NewDisjunctionQuery(list(q.Some)...))
	}
	b.AddMust(list(q.Filters)...) // of weight 0; as filters of bleve they would be read after the words
	if len(words) > 0 && !q.Unscored {
		b.AddShould(list(q.Bonus)...)
	}
	for _, p := range q.Nots {
		b.AddMustNot(place(p))
	}
	return b
}

func list(words []postings.Word) []bq.Query {
	var all []bq.Query
	for _, w := range words {
		var any []bq.Query
		for _, p := range w {
			any = append(any, place(p))
		}
		all = append(all, bleve.NewDisjunctionQuery(any...))
	}
	return all
}

// said finds the documents in which the word is said, without a score.
func said(w postings.Word) bq.Query {
	var any []bq.Query
	for _, p := range w {
		if p.Said && len(p.Terms) > 0 {
			p.Weight = 0
			any = append(any, place(p))
		}
	}
	return bleve.NewDisjunctionQuery(any...)
}

func place(p postings.Place) bq.Query {
	if p.Phrase && !p.Any && len(p.Terms) > 1 {
		q := bq.NewPhraseQuery(p.Terms, p.Field)
		q.SetBoost(p.Weight)
		return q
	}
	var all []bq.Query
	for _, term := range p.Terms {
		t := bleve.NewTermQuery(term)
		t.SetField(p.Field)
		t.SetBoost(p.Weight)
		all = append(all, t)
	}
	switch {
	case len(all) == 1:
		return all[0]
	case p.Any:
		return bleve.NewDisjunctionQuery(all...)
	}
	return bleve.NewConjunctionQuery(all...)
}
