package index

import (
	"context"
	"time"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/names"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/search"
	"verbatim/index/store"
)

// A Snapshot is a corpus indexed at one moment: read-only, and safe to use by several goroutines until it is closed.
type Snapshot struct {
	files  *store.Reader
	quotes *quotes.Reader
	search *search.Searcher
}

// Open opens the snapshot that is current in a data folder. The error wraps fs.ErrNotExist where there is none.
func Open(dataDir string) (*Snapshot, error) {
	files, err := store.Open(dataDir)
	if err != nil {
		return nil, err
	}
	return newSnapshot(files, time.Now), nil
}

// newSnapshot returns the snapshot in these files; now tells which days are in the future.
func newSnapshot(files *store.Reader, now func() time.Time) *Snapshot {
	quotes := quotes.NewReader(files, now)
	return &Snapshot{files, quotes, search.New(files, quotes)}
}

// Close frees what the snapshot holds open. No search may be running.
func (s *Snapshot) Close() error { return s.files.Close() }

// Name returns the snapshot's name.
func (s *Snapshot) Name() string { return s.files.Name() }

// Manifest says what the snapshot was made of. It is read again at each call.
func (s *Snapshot) Manifest() (*store.Manifest, error) { return s.files.Manifest() }

// Search returns the quotes that match q; see searcher.Search.
func (s *Snapshot) Search(ctx context.Context, q query.Query, o search.Options) (search.Result, error) {
	return s.search.Search(ctx, q, o)
}

// Extent returns how many quotes have all words of q, and the first and last of them.
func (s *Snapshot) Extent(ctx context.Context, q query.Query) (search.Extent, error) {
	return s.search.Extent(ctx, q)
}

// SpeakerExtent returns how many quotes a speaker has, and the first and last of them.
func (s *Snapshot) SpeakerExtent(ctx context.Context, sp *names.Speaker) (search.Extent, error) {
	return s.search.SpeakerExtent(ctx, sp)
}

// Among returns the quotes with these ids.
func (s *Snapshot) Among(ctx context.Context, ids []string) (search.Among, error) {
	return s.search.Among(ctx, ids)
}

// Suggest returns the word of the corpus' quotes that is spelled nearest to word.
func (s *Snapshot) Suggest(ctx context.Context, word string) (string, bool, error) {
	return s.search.Suggest(ctx, word)
}

// CompleteTopics returns up to limit words of quotes that begin as typed.
func (s *Snapshot) CompleteTopics(ctx context.Context, typed string, limit int) ([]string, error) {
	return s.search.CompleteTopics(ctx, typed, limit)
}

func (s *Snapshot) ByID(ctx context.Context, id string, more int) (quotes.Hit, error) {
	return s.quotes.ByID(ctx, id, more)
}
func (s *Snapshot) SpeakersBeside(ctx context.Context, id string) ([]corpus.Speaker, error) {
	return s.quotes.SpeakersBeside(ctx, id)
}
func (s *Snapshot) Curated(ctx context.Context, id string) (quotes.Curated, error) {
	return s.quotes.Curated(ctx, id)
}
func (s *Snapshot) Hidden() int                                    { return s.quotes.Corrected().Hidden }
func (s *Snapshot) Loose() []corrections.Entry                     { return s.quotes.Corrected().Unmatched }
func (s *Snapshot) ShownName(name string) (string, error)          { return s.quotes.Catalogue.ShownName(name) }
func (s *Snapshot) SaidIn(a *store.Article) ([]quotes.Said, error) { return s.quotes.SaidIn(a) }
func (s *Snapshot) Whole(a *store.Article) (corpus.Article, []corpus.Quote, error) {
	return s.quotes.Whole(a)
}
func (s *Snapshot) Resembles(ctx context.Context, a *corpus.Article, hits []quotes.Hit) (quotes.Resemblance, error) {
	return quotes.FindResemblance(ctx, s.quotes, a, hits)
}
func (s *Snapshot) ListArticles() ([]store.Article, error) { return s.quotes.Catalogue.Articles() }

func (s *Snapshot) HasSpeaker(words string) (bool, error) {
	list, err := s.quotes.Catalogue.Directory()
	return err == nil && list.Has(words), err
}
func (s *Snapshot) Calls(words string) (bool, error) {
	list, err := s.quotes.Catalogue.Directory()
	return err == nil && list.IsName(words), err
}
func (s *Snapshot) HasRole(words string) (bool, error) {
	list, err := s.quotes.Catalogue.Directory()
	return err == nil && list.HasRole(words), err
}
func (s *Snapshot) SpeakersNamed(words string) ([]names.Speaker, error) {
	list, err := s.quotes.Catalogue.Directory()
	if err != nil {
		return nil, err
	}
	return list.Named(words), nil
}
func (s *Snapshot) NearSpeakers(ctx context.Context, words string, limit int) ([]names.Speaker, error) {
	list, err := s.quotes.Catalogue.Directory()
	if err != nil {
		return nil, err
	}
	return list.Near(ctx, words, limit)
}
func (s *Snapshot) CompleteSpeakers(ctx context.Context, words string, limit int) ([]string, error) {
	list, err := s.quotes.Catalogue.Directory()
	if err != nil {
		return nil, err
	}
	return list.Complete(ctx, words, limit)
}
func (s *Snapshot) LikelierName(word string) (string, bool, error) {
	list, err := s.quotes.Catalogue.Directory()
	if err != nil {
		return "", false, err
	}
	name, ok := list.Likelier(word)
	return name, ok, nil
}
func (s *Snapshot) Speakers(q query.Query, limit int) ([]names.Speaker, int, error) {
	list, err := s.quotes.Catalogue.Directory()
	if err != nil {
		return nil, 0, err
	}
	found, n := list.Search(q, limit)
	return found, n, nil
}
func (s *Snapshot) CountSpeakers(m *store.Manifest) (int, error) {
	return s.quotes.Catalogue.CountSpeakers(m.Speakers)
}
func (s *Snapshot) CompletePublishers(typed string, limit int) ([]string, error) {
	list, err := s.quotes.Catalogue.Publishers()
	if err != nil {
		return nil, err
	}
	return list.Complete(typed, limit), nil
}
func (s *Snapshot) CompleteArticles(typed string, limit int) ([]string, error) {
	list, err := s.quotes.Catalogue.Articles()
	return list.Complete(typed, limit), err
}
func (s *Snapshot) FindArticles(name string) (found, near []store.Article, err error) {
	list, err := s.quotes.Catalogue.Articles()
	found, near = list.Find(name)
	return found, near, err
}
func (s *Snapshot) Articles(q query.Query, limit int) ([]store.Article, int, error) {
	return s.quotes.Catalogue.Matching(q, limit)
}
