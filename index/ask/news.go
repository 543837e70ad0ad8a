package ask

import (
	"context"
	"errors"
	"hash/fnv"

	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/query"
)

// A News is quotes that are new in the corpus, for an alert.
type News struct {
	Post   alerts.Post
	Quotes *Quotes
}

// NoteNews finds what is new in the corpus since its last call, and queues it for subscribers. It does nothing if the
// corpus has not changed.
func (s *Service) NoteNews(ctx context.Context) error { return s.alerts.noteNews(ctx) }

// DueNews returns what waits to be posted, without what has been hidden since.
func (s *Service) DueNews(ctx context.Context) ([]News, error) { return s.alerts.dueNews(ctx) }

// UnreadableAlerts returns the alerts that match nothing because this version can't read their queries, and whose owners
// were not told yet.
func (s *Service) UnreadableAlerts(ctx context.Context) ([]alerts.Unreadable, error) {
	if s.core.Alerts == nil {
		return nil, nil
	}
	return s.core.Alerts.Unreadable(ctx)
}

// UnreadableTold records that the owner of an unreadable alert was told.
func (s *Service) UnreadableTold(ctx context.Context, id int64) error {
	return s.core.Alerts.Told(ctx, id)
}

// NewsPosted records that a post was sent.
func (s *Service) NewsPosted(ctx context.Context, id int64) error {
	return s.core.Alerts.Posted(ctx, id)
}

// NewsFailed records that a post could not be sent, for now or for good. It reports whether the alert was ended for that.
func (s *Service) NewsFailed(ctx context.Context, id int64, forGood bool) (ended bool, err error) {
	return s.core.Alerts.Failed(ctx, id, forGood)
}

func (a *alerting) noteNews(ctx context.Context) error {
	if a.Alerts == nil {
		return nil
	}
	if why, none := a.Index.Uncorrected(); none {
		return why // hidden quotes would be posted
	}
	err := a.Index.Do(ctx, func(snap *index.Snapshot) error {
		if known, err := a.Alerts.UpToDate(ctx, snap.Name()); err != nil || known {
			return err
		}
		now, err := seen(ctx, snap)
		if err != nil {
			return err
		}
		match := &matcher{snap: snap}
		_, err = a.Alerts.Update(ctx, now, match.matching)
		return err
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return nil
	}
	return err
}

// seen describes a snapshot for the store of alerts.
func seen(ctx context.Context, snap *index.Snapshot) (alerts.Snapshot, error) {
	m, err := snap.Manifest()
	if err != nil {
		return alerts.Snapshot{}, err
	}
	list, err := snap.ListArticles()
	if err != nil {
		return alerts.Snapshot{}, err
	}
	articles := make(map[string]*index.Article, len(list))
	for i := range list {
		articles[list[i].Path] = &list[i]
	}
	now := alerts.Snapshot{Name: snap.Name(), Files: map[string]string{}}
	for _, f := range m.Files {
		if f.Hash != "" {
			now.Files[f.Path] = f.Hash
		}
	}
	now.Quotes = func(path string) ([]alerts.Quote, error) { return saidIn(ctx, snap, articles[path]) }
	return now, nil
}

// saidIn returns the quotes of an article for the store of alerts.
func saidIn(ctx context.Context, snap *index.Snapshot, a *index.Article) ([]alerts.Quote, error) {
	if a == nil || ctx.Err() != nil {
		return nil, ctx.Err()
	}
	said, err := snap.SaidIn(a)
	var list []alerts.Quote
	for _, q := range said {
		h := fnv.New64a()
		h.Write([]byte(q.Content))
		list = append(list, alerts.Quote{ID: q.ID, Content: h.Sum64()})
	}
	return list, err
}

// A matcher finds the fresh quotes that alerts ask for.
type matcher struct {
	snap  *index.Snapshot
	among index.Among // the fresh quotes, for all alerts
}

// matching returns the fresh quotes that have all words of an alert, the best first.
func (m *matcher) matching(ctx context.Context, a alerts.Alert, fresh []alerts.Quote) ([]alerts.Quote, error) {
	byID := make(map[string]alerts.Quote, len(fresh))
	ids := make([]string, len(fresh))
	for i, f := range fresh {
		byID[f.ID], ids[i] = f, f.ID
	}
	if m.among == nil {
		var err error
		if m.among, err = m.snap.Among(ctx, ids); err != nil {
			return nil, err
		}
	}
	q, err := query.Parse(a.Query)
	if err != nil {
		return nil, &alerts.QueryError{Err: err} // another version of the query language accepted it
	}
	result, err := m.snap.Search(ctx, q, index.Options{All: true, Among: m.among})
	if err != nil {
		return nil, err
	}
	var list []alerts.Quote
	for i := range result.Hits {
		if f, ok := byID[result.Hits[i].Quote.ID]; ok && result.Hits[i].Fit == index.FitAll {
			list = append(list, f)
		}
	}
	return list, nil
}

func (a *alerting) dueNews(ctx context.Context) ([]News, error) {
	if a.Alerts == nil {
		return nil, nil
	}
	posts, err := a.Alerts.Due(ctx)
	if err != nil || len(posts) == 0 {
		return nil, err
	}
	if why, none := a.Index.Uncorrected(); none {
		return nil, why // hidden quotes would be posted
	}
	var list []News
	err = a.Index.Do(ctx, func(snap *index.Snapshot) error {
		for _, p := range posts {
			quotes, err := a.quotesOf(ctx, snap, &p)
			if err != nil {
				return err
			}
			list = append(list, News{Post: p, Quotes: quotes})
		}
		return nil
	})
	return list, err
}

// quotesOf returns the quotes of a post, as an answer.
func (a *alerting) quotesOf(ctx context.Context, snap *index.Snapshot, p *alerts.Post) (*Quotes, error) {
	found := &Quotes{Head: Head{Command: AlertPost}, Snapshot: snap.Name()}
	found.Query, _ = query.Parse(p.Alert.Query)
	for _, id := range p.Quotes {
		if h, err := snap.ByID(ctx, id, 0); err == nil {
			found.Hits = append(found.Hits, h)
		} else if !errors.Is(err, index.ErrNoQuote) {
			a.Log.Error("a quote of an alert can't be read", "error", err)
		}
	}
	var err error
	found.Groups, err = groups(snap, found.Hits)
	found.Total = len(found.Hits) + p.More
	return found, err
}
