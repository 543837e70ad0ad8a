package store

import (
	"cmp"
	"slices"

	"verbatim/corpus"
)

// An Article is an article of the corpus, without its text, with its place in the snapshot.
type Article struct {
	corpus.Article
	Quotes int // the number of its quotes
	Number int // of the article in the snapshot
	First  int // the number of its first quote; the others follow
}

// sortArticles sorts articles by date, the newest first and those without a date last, then by path.
func sortArticles(list []Article) {
	slices.SortFunc(list, func(a, b Article) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Path, b.Path))
	})
}
