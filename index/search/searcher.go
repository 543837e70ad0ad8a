// Package search finds the quotes that match a query. It compiles the query, relaxes it step by step, ranks and
// counts the quotes, and marks the words. Start with Searcher.Search.
package search

import (
	"verbatim/index/quotes"
	"verbatim/index/store"
)

// A Searcher finds the quotes of a snapshot that match a query. Several goroutines may use it.
type Searcher struct {
	files  *store.Reader
	quotes *quotes.Reader

	Model Model // sorts the quotes that are nearest in meaning; nil for none
}

// New returns a searcher of the quotes of a snapshot.
func New(files *store.Reader, quotes *quotes.Reader) *Searcher {
	return &Searcher{files: files, quotes: quotes}
}
