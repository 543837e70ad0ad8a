package index

import (
	"context"
	"time"

	"verbatim/corpus"
	"verbatim/index/engine"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/search"
	"verbatim/index/store"
)

// A Snapshot is a corpus indexed at one moment. It never changes, and several goroutines may use it until it is
// closed.
//
// Its methods are those of the packages that do the work: store reads files, quotes reads quotes as they are
// shown, and search finds them.
type Snapshot struct {
	files  engine.Files
	quotes *quotes.Reader
	search *search.Searcher
}

// Open opens the current snapshot of a data folder. The error wraps fs.ErrNotExist if there is none.
func Open(dataDir string) (*Snapshot, error) {
	files, err := store.Open(dataDir)
	if err != nil {
		return nil, err
	}
	return newSnapshot(engine.Local{Reader: files}), nil
}

// newSnapshot returns the snapshot in these files.
func newSnapshot(files engine.Files) *Snapshot {
	read := quotes.NewReader(files, time.Now)
	return &Snapshot{files, read, search.New(files, read)}
}

// bound returns the snapshot for the time of one request; see engine.Files.
func (s *Snapshot) bound(ctx context.Context) *Snapshot {
	files := s.files.Bound(ctx)
	if files == s.files {
		return s
	}
	return &Snapshot{files, quotes.Bound(s.quotes, files), search.Bound(s.search, files)}
}

// Close closes the files of the snapshot. No search may be running.
func (s *Snapshot) Close() error { return s.files.Close() }

// Name returns the name of the snapshot's folder.
func (s *Snapshot) Name() string { return s.files.Name() }

// Manifest reads what the snapshot was built from.
func (s *Snapshot) Manifest() (*store.Manifest, error) { return s.files.Manifest() }

// Sums returns what identifies the contents of each article, by its path. It changes if the quotes may have changed.
func (s *Snapshot) Sums() (map[string]string, error) { return s.files.Sums() }

// Catalogue lists the speakers, publishers and articles.
func (s *Snapshot) Catalogue() *quotes.Catalogue { return s.quotes.Catalogue }

// Corrected returns the corrections that are applied.
func (s *Snapshot) Corrected() *quotes.Corrected { return s.quotes.Corrected() }

// Search returns the quotes that match q; see search.Searcher.Search.
func (s *Snapshot) Search(ctx context.Context, q query.Query, o search.Options) (search.Result, error) {
	return s.search.Search(ctx, q, o)
}

// Extent returns the number of quotes with all words of q, and the first and the last of them.
func (s *Snapshot) Extent(ctx context.Context, q query.Query) (search.Extent, error) {
	return s.search.Extent(ctx, q)
}

// Timeline returns when the quotes that match q are from; see search.TimelineOf.
func (s *Snapshot) Timeline(ctx context.Context, q query.Query) (search.Timeline, error) {
	return search.TimelineOf(ctx, s.search, q)
}

// SpeakerExtent returns the number of quotes of a speaker, and the first and the last of them.
func (s *Snapshot) SpeakerExtent(ctx context.Context, sp *Speaker) (search.Extent, error) {
	return s.search.SpeakerExtent(ctx, sp)
}

// Among returns the quotes with these ids, for Options.Among.
func (s *Snapshot) Among(ctx context.Context, ids []string) (search.Among, error) {
	return s.search.Among(ctx, ids)
}

// Stands reports whether all parts of a word are in quotes, beside them, in headlines or in names.
func (s *Snapshot) Stands(ctx context.Context, word string) (bool, error) {
	return s.search.Stands(ctx, word)
}

// Suggest returns the word in quotes that a misspelt word means, or false.
func (s *Snapshot) Suggest(ctx context.Context, word string) (string, bool, error) {
	return s.search.Suggest(ctx, word)
}

// CompleteTopics returns up to limit words of quotes for what was typed.
func (s *Snapshot) CompleteTopics(ctx context.Context, typed string, limit int) ([]string, error) {
	return s.search.CompleteTopics(ctx, typed, limit)
}

// ByID returns the quote with an id and more paragraphs around it, or ErrNoQuote.
func (s *Snapshot) ByID(ctx context.Context, id string, more int) (quotes.Hit, error) {
	return s.quotes.ByID(ctx, id, more)
}

// Curated returns the quote with an id and its corrections, or ErrNoQuote.
func (s *Snapshot) Curated(ctx context.Context, id string) (quotes.Curated, error) {
	return s.quotes.Curated(ctx, id)
}

// SaidIn returns the quotes of an article without corrections.
func (s *Snapshot) SaidIn(a *store.Article) ([]quotes.Said, error) { return s.quotes.SaidIn(a) }

// Whole returns an article with its text and its quotes.
func (s *Snapshot) Whole(a *store.Article) (corpus.Article, []corpus.Quote, error) {
	return s.quotes.Whole(a)
}

// Resembles finds the articles that resemble one with these quotes.
func (s *Snapshot) Resembles(ctx context.Context, a *corpus.Article, hits []quotes.Hit) (quotes.Resemblance, error) {
	return quotes.FindResemblance(ctx, s.quotes, a, hits)
}
