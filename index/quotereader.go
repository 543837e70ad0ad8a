package index

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"verbatim/corpus"
	"verbatim/index/postings"
	"verbatim/index/query"
)

// A quoteReader reads the quotes of a snapshot as they are shown: with what moderators have corrected.
type quoteReader struct {
	files     *storeReader
	now       func() time.Time // tells which days are in the future
	over      atomic.Pointer[overlay]
	indexed   func() (*nameList, error)         // the speakers without corrections
	spelled   func() (map[string]string, error) // the names that are shown as another, by nameKey
	published func() (*publisherList, error)
}

// newQuoteReader returns a reader of the quotes in a snapshot's files.
func newQuoteReader(files *storeReader, now func() time.Time) *quoteReader {
	s := &quoteReader{files: files, now: now}
	s.indexed = sync.OnceValues(func() (*nameList, error) {
		var speakers []Speaker
		if err := files.readList(speakersFile, &speakers); err != nil {
			return nil, err
		}
		return newNameList(speakers), nil
	})
	s.spelled = sync.OnceValues(func() (shown map[string]string, err error) {
		err = files.readList(spelledFile, &shown)
		return shown, err
	})
	s.published = sync.OnceValues(func() (*publisherList, error) {
		all, err := s.Articles()
		return all.Publishers(), err
	})
	s.over.Store(&overlay{})
	return s
}

// corrected returns the corrections that hold now.
func (s *quoteReader) corrected() *overlay { return s.over.Load() }

// Directory returns the speakers as they are with the corrections.
func (s *quoteReader) Directory() (*nameList, error) {
	if o := s.corrected(); len(o.states) > 0 {
		return o.names()
	}
	return s.indexed()
}

// Articles returns all articles.
func (s *quoteReader) Articles() (articleList, error) {
	all, err := s.files.readArticles()
	if err != nil {
		return nil, err
	}
	return newArticleList(all, s.now()), nil
}

// Matching returns up to limit of the articles whose title has all words of the query and that lie in its publishers and
// days, the newest first, and how many there are. Hidden quotes are not counted.
func (s *quoteReader) Matching(q query.Query, limit int) ([]Article, int, error) {
	all, err := s.Articles()
	if err != nil {
		return nil, 0, err
	}
	found, total := all.Matching(q, limit)
	for i := range found {
		found[i].Quotes -= s.corrected().hiddenIn(&found[i])
	}
	return found, total, nil
}

// CountSpeakers returns how many named speakers there are; indexed is how many the snapshot has without corrections.
func (s *quoteReader) CountSpeakers(indexed int) (int, error) {
	if len(s.corrected().states) == 0 {
		return indexed, nil // reads no list
	}
	list, err := s.Directory()
	if err != nil {
		return 0, err
	}
	return len(list.speakers), nil
}

// Publishers returns the publishers of the articles.
func (s *quoteReader) Publishers() (*publisherList, error) { return s.published() }

// ShownName returns the name that is shown for a person's name: the commonest full one of its spellings.
func (s *quoteReader) ShownName(name string) (string, error) {
	spelled, err := s.spelled()
	return shownName(spelled, name), err
}

// values returns a reader of document values for which a day in the future is unknown: it orders, narrows and counts nothing.
func (s *quoteReader) values() *factReader {
	return s.files.values(dayNumber(corpus.LastCredibleDay(s.now())))
}

// stored returns the quote with a number as it was indexed, verified.
func (s *quoteReader) stored(number int) (Hit, record, error) {
	q, err := s.files.quote(number)
	if err != nil {
		return Hit{}, q.record, err
	}
	return Hit{Article: q.article, Quote: q.record.Quote, Passage: q.passage, PassageAt: q.record.Passage.Start,
		Correction: q.correction, article: q.record.Article}, q.record, nil
}

// numbered returns the number of the quote with an id, and its document's; -1 where there is none.
func (s *quoteReader) numbered(ctx context.Context, id string) (number int, doc uint32, err error) {
	number = -1
	named := &postings.Query{Filters: []postings.Word{{{Field: fieldID, Terms: []string{id}}}}}
	if err := s.eachNumber(ctx, named, func(n int, d uint32) { number, doc = n, d }); err != nil {
		return -1, 0, fmt.Errorf("looking up quote %s: %w", id, err)
	}
	return number, doc, nil
}

// hit reads the quote with a number as the corrections have it, and reports whether it is hidden.
func (s *quoteReader) hit(number int) (h Hit, r record, hidden bool, err error) {
	h, r, err = s.stored(number)
	s.markFuture(&h.Article)
	state := s.stateOf(number)
	state.amend(&h.Quote)
	return h, r, state.Hidden, err
}

// eachNumber calls found with the number and the document of each quote that has what q asks for.
func (s *quoteReader) eachNumber(ctx context.Context, q *postings.Query, found func(number int, doc uint32)) (err error) {
	facts := s.values()
	defer faults(&err)()
	defer facts.end(&err)
	return s.files.postings.Each(ctx, q, func(m postings.Match) { found(int(facts.of(m.Doc).number), m.Doc) })
}
