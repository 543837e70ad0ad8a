package index

// A searcher finds the quotes of a snapshot that match a query. Several goroutines may use it.
type searcher struct {
	files  *storeReader
	quotes *quoteReader
}

// newSearcher returns a searcher of the quotes in a snapshot's files.
func newSearcher(files *storeReader, quotes *quoteReader) *searcher {
	return &searcher{files: files, quotes: quotes}
}
