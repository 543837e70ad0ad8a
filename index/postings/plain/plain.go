// Package plain translates queries of package postings into bleve's queries. Tests compare the results and the time
// of both.
package plain

import (
	"slices"

	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"verbatim/index/postings"
)

// Query translates q, except for Admit.
func Query(q *postings.Query) bq.Query {
	b := bleve.NewBooleanQuery()
	words := list(q.Words)
	switch {
	case len(words) == 0:
		b.AddMust(bleve.NewMatchAllQuery())
	case q.Least == 0 || q.Least == len(words):
		b.AddMust(words...)
	default:
		any := bleve.NewDisjunctionQuery(words...)
		any.SetMin(float64(q.Least))
		b.AddMust(any)
	}
	if q.Some != nil {
		b.AddMust(bleve.NewDisjunctionQuery(list(q.Some)...))
	}
	b.AddShould(list(q.Bonus)...)
	for _, p := range q.Nots {
		b.AddMustNot(place(p))
	}
	filters := list(q.Filters)
	if q.Said > 0 {
		var said []bq.Query
		for _, w := range q.Words {
			said = append(said, word(slices.DeleteFunc(slices.Clone(w), func(p postings.Place) bool { return !p.Said })))
		}
		any := bleve.NewDisjunctionQuery(said...)
		any.SetMin(float64(q.Said))
		filters = append(filters, any)
	}
	if filters != nil {
		b.AddFilter(bleve.NewConjunctionQuery(filters...))
	}
	return b
}

func list(words []postings.Word) []bq.Query {
	var all []bq.Query
	for _, w := range words {
		all = append(all, word(w))
	}
	return all
}

func word(w postings.Word) bq.Query {
	var any []bq.Query
	for _, p := range w {
		any = append(any, place(p))
	}
	return bleve.NewDisjunctionQuery(any...)
}

func place(p postings.Place) bq.Query {
	if p.Phrase && len(p.Terms) > 1 {
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
	if len(all) == 1 {
		return all[0]
	}
	return bleve.NewConjunctionQuery(all...)
}
