// Package view is what commands see of the index: one interface, Snapshot, and Index, which serves one.
package view

import (
	"context"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/query"
)

// A Snapshot is all that commands use of a corpus: it finds quotes, reads them, and lists what the corpus has.
// *index.Snapshot is one.
type Snapshot interface {
	// Name returns the name of the snapshot's folder.
	Name() string
	// Manifest reads what the snapshot was built from.
	Manifest() (*index.Manifest, error)
	// Sums returns what identifies the contents of each article, by its path.
	Sums() (map[string]string, error)
	// Catalogue lists the speakers, publishers and articles.
	Catalogue() *index.Catalogue
	// Corrected returns what moderators have changed.
	Corrected() *index.Corrected

	// Search returns the quotes that match a query, the best first unless the options say otherwise.
	Search(context.Context, query.Query, index.Options) (index.Result, error)
	// Extent returns the number of quotes with all words of a query, and the first and the last of them.
	Extent(context.Context, query.Query) (index.Extent, error)
	// SpeakerExtent returns the number of quotes of a speaker, and the first and the last of them.
	SpeakerExtent(context.Context, *index.Speaker) (index.Extent, error)
	// Timeline returns how many quotes match a query, by day and speaker, and the first and the last of them.
	Timeline(context.Context, query.Query) (index.Timeline, error)
	// Stands reports whether all parts of a word are in quotes, beside them, in headlines or in names.
	Stands(ctx context.Context, word string) (bool, error)
	// Suggest returns the word in quotes that a misspelt word means, or false.
	Suggest(ctx context.Context, word string) (string, bool, error)
	// CompleteTopics returns up to limit words of quotes that complete what was typed.
	CompleteTopics(ctx context.Context, typed string, limit int) ([]string, error)
	// Among returns the quotes with these ids, to search only them; see index.Options.
	Among(ctx context.Context, ids []string) (index.Among, error)

	// ByID returns the quote with an id, with that many more paragraphs before and after it, or index.ErrNoQuote.
	ByID(ctx context.Context, id string, more int) (index.Hit, error)
	// Curated returns the quote with an id and its corrections, or index.ErrNoQuote.
	Curated(ctx context.Context, id string) (index.Curated, error)
	// Whole returns an article with its text and its quotes.
	Whole(*index.Article) (corpus.Article, []corpus.Quote, error)
	// SaidIn returns the quotes of an article without corrections.
	SaidIn(*index.Article) ([]index.Said, error)
	// Resembles finds the articles that resemble one with these quotes.
	Resembles(context.Context, *corpus.Article, []index.Hit) (index.Resemblance, error)
}

// An Index serves the current snapshot of a corpus.
type Index interface {
	// Do runs f with the current snapshot, which stays open until f returns. f must not keep it.
	Do(ctx context.Context, f func(Snapshot) error) error
	// Refresh opens a newer snapshot if there is one.
	Refresh() error
	// Uncorrected returns why the corrections can't be read, or nil; none says that no search has them.
	Uncorrected() (why error, none bool)
}

// Live returns a Live of package index as an Index.
func Live(l *index.Live) Index { return live{l} }

type live struct{ *index.Live }

// Do implements Index.
func (l live) Do(ctx context.Context, f func(Snapshot) error) error {
	return l.Live.Do(ctx, func(s *index.Snapshot) error { return f(s) })
}
