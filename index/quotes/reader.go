// Package quotes reads the quotes of a snapshot as they are shown: with the corrections of moderators, with their duplicates, cited from
// the most credible article. Start with Hit and Reader.
package quotes

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"verbatim/corpus"
	"verbatim/index/names"
	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/store"
)

// A Reader reads the quotes of a snapshot as they are shown: with what moderators have corrected.
type Reader struct {
	files     *store.Reader
	Now       func() time.Time // tells which days are in the future
	applied   atomic.Pointer[Corrected]
	indexed   func() (*names.Directory, error) // the speakers without corrections
	spelled   func() (names.Spellings, error)
	published func() (*names.Publishers, error)
}

// NewReader returns a reader of the quotes in a snapshot's files.
func NewReader(files *store.Reader, now func() time.Time) *Reader {
	s := &Reader{files: files, Now: now}
	s.indexed = sync.OnceValues(func() (*names.Directory, error) {
		var speakers []names.Speaker
		if err := files.ReadList(store.SpeakersFile, &speakers); err != nil {
			return nil, err
		}
		return names.NewDirectory(speakers), nil
	})
	s.spelled = sync.OnceValues(func() (shown names.Spellings, err error) {
		err = files.ReadList(store.SpelledFile, &shown)
		return shown, err
	})
	s.published = sync.OnceValues(func() (*names.Publishers, error) {
		all, err := s.Articles()
		return all.Publishers(), err
	})
	s.applied.Store(&Corrected{})
	return s
}

// Corrected returns the corrections that hold now.
func (s *Reader) Corrected() *Corrected { return s.applied.Load() }

// Directory returns the speakers as they are with the corrections.
func (s *Reader) Directory() (*names.Directory, error) {
	if o := s.Corrected(); len(o.States) > 0 {
		return o.names()
	}
	return s.indexed()
}

// Articles returns all articles.
func (s *Reader) Articles() (Articles, error) {
	all, err := s.files.ArticleList()
	if err != nil {
		return nil, err
	}
	return newArticles(all, s.Now()), nil
}

// Matching returns up to limit of the articles whose title has all words of the query and that lie in its publishers and
// days, the newest first, and how many there are. Hidden quotes are not counted.
func (s *Reader) Matching(q query.Query, limit int) ([]store.Article, int, error) {
	all, err := s.Articles()
	if err != nil {
		return nil, 0, err
	}
	found, total := all.Matching(q, limit)
	for i := range found {
		found[i].Quotes -= s.Corrected().hiddenIn(&found[i])
	}
	return found, total, nil
}

// CountSpeakers returns how many named speakers there are; indexed is how many the snapshot has without corrections.
func (s *Reader) CountSpeakers(indexed int) (int, error) {
	if len(s.Corrected().States) == 0 {
		return indexed, nil // reads no list
	}
	list, err := s.Directory()
	if err != nil {
		return 0, err
	}
	return len(list.All()), nil
}

// Publishers returns the publishers of the articles.
func (s *Reader) Publishers() (*names.Publishers, error) { return s.published() }

// ShownName returns the name that is shown for a person's name: the commonest full one of its spellings.
func (s *Reader) ShownName(name string) (string, error) {
	spelled, err := s.spelled()
	return spelled.Shown(name), err
}

// DocValues returns a reader of document values for which a day in the future is unknown: it orders, narrows and counts nothing.
func (s *Reader) DocValues() *store.ValueReader {
	return s.files.Values(store.DayNumber(corpus.LastCredibleDay(s.Now())))
}

// AsIndexed returns the quote with a number as it was indexed, verified.
func (s *Reader) AsIndexed(number int) (Hit, store.Record, error) {
	q, err := s.files.Quote(number)
	if err != nil {
		return Hit{}, q.Record, err
	}
	return Hit{Article: q.Article, Quote: q.Record.Quote, Passage: q.Passage, PassageAt: q.Record.Passage.Start,
		Correction: q.Correction, article: q.Record.Article}, q.Record, nil
}

// locate returns the number of the quote with an id, and its document's; -1 where there is none.
func (s *Reader) locate(ctx context.Context, id string) (number int, doc uint32, err error) {
	number = -1
	named := &postings.Query{Filters: []postings.Word{{{Field: store.FieldID, Terms: []string{id}}}}}
	if err := s.eachNumber(ctx, named, func(n int, d uint32) { number, doc = n, d }); err != nil {
		return -1, 0, fmt.Errorf("looking up quote %s: %w", id, err)
	}
	return number, doc, nil
}

// Read reads the quote with a number as the corrections have it, and reports whether it is hidden.
func (s *Reader) Read(number int) (h Hit, r store.Record, hidden bool, err error) {
	h, r, err = s.AsIndexed(number)
	s.markFuture(&h.Article)
	state := s.State(number)
	state.amend(&h.Quote)
	return h, r, state.Hidden, err
}

// eachNumber calls found with the number and the document of each quote that has what q asks for.
func (s *Reader) eachNumber(ctx context.Context, q *postings.Query, found func(number int, doc uint32)) (err error) {
	facts := s.DocValues()
	defer store.CatchFaults(&err)()
	defer facts.End(&err)
	return s.files.Postings.Each(ctx, q, func(m postings.Match) { found(int(facts.Of(m.Doc).Number), m.Doc) })
}
