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
	Name() string
	Manifest() (*index.Manifest, error)
	Catalogue() *index.Catalogue // speakers, publishers and articles
	Corrected() *index.Corrected // what moderators have changed

	Search(context.Context, query.Query, index.Options) (index.Result, error)
	Extent(context.Context, query.Query) (index.Extent, error)
	SpeakerExtent(context.Context, *index.Speaker) (index.Extent, error)
	Suggest(ctx context.Context, word string) (string, bool, error)
	CompleteTopics(ctx context.Context, typed string, limit int) ([]string, error)
	Among(ctx context.Context, ids []string) (index.Among, error)

	ByID(ctx context.Context, id string, more int) (index.Hit, error)
	SpeakersBeside(ctx context.Context, id string) ([]corpus.Speaker, error)
	Curated(ctx context.Context, id string) (index.Curated, error)
	Whole(*index.Article) (corpus.Article, []corpus.Quote, error)
	SaidIn(*index.Article) ([]index.Said, error)
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
