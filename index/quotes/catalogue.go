package quotes

import (
	"sync"
	"time"

	"verbatim/corpus"
	"verbatim/index/engine"
	"verbatim/index/names"
	"verbatim/index/query"
	"verbatim/index/store"
)

// A Catalogue lists the speakers, publishers and articles of a snapshot. It reads each list when it is first needed.
type Catalogue struct {
	files     engine.Files
	corrected func() *Corrected // the corrections that are applied
	now       func() time.Time
	indexed   func() (*names.Directory, error) // the speakers without corrections
	spellings func() (names.Spellings, error)
	published func() (*names.Publishers, error)
}

// newCatalogue returns the catalogue of the snapshot in these files.
func newCatalogue(files engine.Files, corrected func() *Corrected, now func() time.Time) *Catalogue {
	c := &Catalogue{files: files, corrected: corrected, now: now}
	c.indexed = kept(func() (*names.Directory, error) {
		var speakers []names.Speaker
		if err := files.ReadList(store.SpeakersFile, &speakers); err != nil {
			return nil, err
		}
		return names.NewDirectory(speakers), nil
	})
	c.spellings = kept(func() (s names.Spellings, err error) {
		err = files.ReadList(store.SpelledFile, &s)
		return s, err
	})
	c.published = kept(func() (*names.Publishers, error) {
		all, err := c.Articles()
		return all.Publishers(), err
	})
	return c
}

// bound returns the catalogue for the time of one request: what it reads for that alone ends with the request. The lists
// that are kept are shared.
func (c *Catalogue) bound(files engine.Files) *Catalogue {
	b := *c
	b.files = files
	return &b
}

// kept returns a function that reads a list when it is first called. After an error it reads again: an index on another
// machine may be out of reach for a moment.
func kept[T any](read func() (T, error)) func() (T, error) {
	var guard sync.Mutex
	var list T
	done := false
	return func() (T, error) {
		guard.Lock()
		defer guard.Unlock()
		if done {
			return list, nil
		}
		var err error
		list, err = read()
		done = err == nil
		return list, err
	}
}

// Speakers returns the speakers with the corrections applied.
func (c *Catalogue) Speakers() (*names.Directory, error) {
	if o := c.corrected(); len(o.States) > 0 {
		return o.names()
	}
	return c.indexed()
}

// CountSpeakers returns the number of named speakers. indexed is their number without corrections.
func (c *Catalogue) CountSpeakers(indexed int) (int, error) {
	if len(c.corrected().States) == 0 {
		return indexed, nil // reads no list
	}
	list, err := c.Speakers()
	if err != nil {
		return 0, err
	}
	return len(list.All()), nil
}

// ShownName returns the name that is shown for a name of a person: the most frequent full one of its spellings.
func (c *Catalogue) ShownName(name string) (string, error) {
	spellings, err := c.spellings()
	return spellings.Shown(name), err
}

// Publishers returns the publishers of the articles.
func (c *Catalogue) Publishers() (*names.Publishers, error) { return c.published() }

// Articles returns all articles. Their counts include hidden quotes.
func (c *Catalogue) Articles() (Articles, error) {
	all, err := c.files.ArticleList()
	if err != nil {
		return nil, err
	}
	return newArticles(all, c.now()), nil
}

// Latest returns the day of the newest article whose date is credible, or the zero time. It reads no more articles than
// those with a later date.
func (c *Catalogue) Latest() (day time.Time, err error) {
	last := corpus.LastCredibleDay(c.now())
	err = c.files.EachArticle(func(a *store.Article) bool {
		if a.Date.After(last) {
			return true
		}
		day = a.Date
		return false
	})
	return day, err
}

// Matching returns the articles of Articles.Matching. Their counts do not include hidden quotes.
func (c *Catalogue) Matching(q query.Query, limit int) ([]store.Article, int, error) {
	all, err := c.Articles()
	if err != nil {
		return nil, 0, err
	}
	found, total := all.Matching(q, limit)
	for i := range found {
		found[i].Quotes -= c.corrected().hiddenIn(&found[i])
	}
	return found, total, nil
}
