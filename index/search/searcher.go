// Package search finds the quotes that match a query. It compiles the query, relaxes it step by step, ranks and
// counts the quotes, and marks the words. Start with Searcher.Search.
package search

import (
	"verbatim/index/engine"
	"verbatim/index/quotes"
)

// A Searcher finds the quotes of a snapshot that match a query. Several goroutines may use it.
type Searcher struct {
	files  engine.Files
	quotes *quotes.Reader

	Model Model // sorts the quotes that are nearest in meaning; nil for none
}

// New returns a searcher of the quotes of a snapshot.
func New(files engine.Files, quotes *quotes.Reader) *Searcher {
	return &Searcher{files: files, quotes: quotes}
}

// Bound returns a searcher of the quotes of s from the same files, bound to a request; see engine.Files.
func Bound(s *Searcher, files engine.Files) *Searcher {
	return &Searcher{files: files, quotes: quotes.Bound(s.quotes, files), Model: s.Model}
}
