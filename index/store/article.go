package store

import (
	"cmp"
	"slices"

	"verbatim/corpus"
)

// An Article is an article of the corpus, without its text, with the count of its quotes.
type Article struct {
	corpus.Article
	Quotes int

	// Number is the article's in its snapshot, and First that of its first quote: an article's quotes are numbered one behind the other.
	Number, First int
}

// sortArticles puts the newest first, undated ones last, equals by path.
func sortArticles(list []Article) {
	slices.SortFunc(list, func(a, b Article) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Path, b.Path))
	})
}
