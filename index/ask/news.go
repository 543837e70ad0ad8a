package ask

import (
	"context"
	"errors"

	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask/fresh"
	"verbatim/index/ask/group"
	"verbatim/index/ask/view"
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

// UnreadableAlerts returns the alerts that match nothing because this version can't read their queries, and whose
// owners were not told yet.
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

// NewsFailed records that a post could not be sent, for now or for good. It reports whether the alert was ended for
// that.
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
	err := a.Index.Do(ctx, func(snap view.Snapshot) error {
		if known, err := a.Alerts.UpToDate(ctx, snap.Name()); err != nil || known {
			return err
		}
		now, err := fresh.Seen(ctx, snap)
		if err != nil {
			return err
		}
		match := fresh.NewMatcher(snap)
		_, err = a.Alerts.Update(ctx, now, match.Matching)
		return err
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return nil
	}
	return err
}

func (a *alerting) dueNews(ctx context.Context) ([]News, error) {
	if a.Alerts == nil {
		return nil, nil
	}
	if why, none := a.Index.Uncorrected(); none {
		return nil, why // hidden quotes would be posted
	}
	var list []News
	err := a.Index.Do(ctx, func(snap view.Snapshot) error {
		posts, err := a.Alerts.Due(ctx) // with an index at hand: where processes share the posts, this claims them
		if err != nil {
			return err
		}
		var unread error
		waits := map[int64]bool{} // alerts with a post that can't be read now: later ones must not overtake it
		for _, p := range posts {
			if waits[p.Alert.ID] {
				continue
			}
			quotes, err := a.quotesOf(ctx, snap, &p)
			if err != nil {
				waits[p.Alert.ID], unread = true, err
				if _, err := a.Alerts.Failed(ctx, p.ID, false); err != nil {
					return err
				}
				continue
			}
			list = append(list, News{Post: p, Quotes: quotes})
		}
		return unread
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return nil, nil
	}
	return list, err
}

// errNotYet is returned for a post with a quote that this process does not have: another one has found it in a newer
// index.
var errNotYet = errors.New("a quote of an alert is not in the index of this process yet")

// quotesOf returns the quotes of a post, as an answer, without those that are hidden or damaged.
func (a *alerting) quotesOf(ctx context.Context, snap view.Snapshot, p *alerts.Post) (*Quotes, error) {
	found := &Quotes{Head: Head{Command: AlertPost}, Snapshot: snap.Name()}
	found.Query, _ = query.Parse(p.Alert.Query)
	for _, id := range p.Quotes {
		h, err := snap.ByID(ctx, id, 0)
		switch {
		case err == nil:
			found.Hits = append(found.Hits, h)
		case errors.Is(err, index.ErrDamaged):
			a.Log.Error("a quote of an alert can't be read", "error", err)
		case !errors.Is(err, index.ErrNoQuote):
			return nil, err
		case p.Claimed():
			if _, err := snap.Curated(ctx, id); errors.Is(err, index.ErrNoQuote) { // neither shown nor hidden
				return nil, errNotYet
			}
		}
	}
	var err error
	found.Groups, err = group.Of(snap, found.Hits)
	found.Total = len(found.Hits) + p.More
	return found, err
}
