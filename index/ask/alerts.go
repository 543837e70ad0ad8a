package ask

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/query"
)

// An AlertList is alerts, the answer of subscribe, unsubscribe, alerts and forget-me.
type AlertList struct {
	Alerts    []alerts.Alert
	Forgotten int // how many alerts forget-me has deleted
}

// Where an alert is posted: the values of ParamWhere.
const (
	WhereMe   = "me"
	WhereHere = "here"
)

// noAlerts is the error where none are kept.
func noAlerts() error {
	return &UsageError{Message: "alerts are posted on Discord, and there is nobody here to whom", Hint: "subscribe in a channel or in direct messages"}
}

// subscribe keeps a query whose new quotes are posted from now on.
func (s *Service) subscribe(ctx context.Context, r *Request, reply *Reply) error {
	if s.Alerts == nil || r.Asker == "" {
		return noAlerts()
	}
	q, err := query.Parse(r.Words)
	if err != nil {
		return err
	}
	if q.IsZero() {
		return &UsageError{Message: repeated(r.Words) + " has no word to look for", Hint: "as in: " + example(Subscribe), Column: 1}
	}
	a := alerts.Alert{Owner: r.Asker, Query: q.String()}
	if r.Options[ParamWhere] == WhereHere {
		if !r.Moderator {
			return &DeniedError{"an alert in a channel", r.Denied}
		}
		a.Channel, a.Guild = r.Channel, r.Guild
	}
	reply.Asked = a.Query
	a, err = s.Alerts.Subscribe(ctx, a)
	var most *alerts.LimitError
	switch {
	case errors.Is(err, alerts.ErrAlready):
		return &UsageError{Message: fmt.Sprintf("there is this alert already, number %d", a.ID), Hint: "alerts lists them"}
	case errors.As(err, &most) && most.Channel:
		return &UsageError{Message: most.Error(), Hint: "alerts lists them, and unsubscribe ends one"}
	case errors.As(err, &most):
		return &UsageError{Message: fmt.Sprintf("you have %d alerts already, which is the most", most.Max), Hint: "alerts lists them, and unsubscribe ends one"}
	case err != nil:
		return err
	}
	reply.Alerts = &AlertList{Alerts: []alerts.Alert{a}}
	return nil
}

// listAlerts lists the alerts of whoever asks, and those of the channel.
func (s *Service) listAlerts(ctx context.Context, r *Request, reply *Reply) error {
	if s.Alerts == nil || r.Asker == "" {
		return noAlerts()
	}
	list, err := s.Alerts.Of(ctx, r.Asker)
	if err != nil {
		return err
	}
	here, err := s.Alerts.In(ctx, r.Channel)
	for _, a := range here {
		if a.Owner != r.Asker {
			list = append(list, a)
		}
	}
	reply.Alerts = &AlertList{Alerts: list}
	return err
}

// unsubscribe ends an alert: one's own, or for moderators one of their server's channels.
func (s *Service) unsubscribe(ctx context.Context, r *Request, reply *Reply) error {
	if s.Alerts == nil || r.Asker == "" {
		return noAlerts()
	}
	id, err := strconv.ParseInt(strings.TrimLeft(strings.TrimSpace(r.Words), "#"), 10, 64)
	if err != nil {
		return &UsageError{Message: repeated(r.Words) + " is not the number of an alert", Hint: "alerts lists them with their numbers", Column: 1}
	}
	a, err := s.Alerts.Get(ctx, id)
	if err == nil && a.Owner != r.Asker && !(r.Moderator && a.Channel != "" && a.Guild == r.Guild) {
		err = alerts.ErrNone // what others are told is nobody's business
	}
	if err == nil {
		a, err = s.Alerts.Unsubscribe(ctx, id)
	}
	if errors.Is(err, alerts.ErrNone) {
		return &UsageError{Message: fmt.Sprintf("you have no alert number %d", id), Hint: "alerts lists them with their numbers"}
	}
	reply.Asked, reply.Alerts = strconv.FormatInt(id, 10), &AlertList{Alerts: []alerts.Alert{a}}
	return err
}

// forgetMe deletes all that is kept of whoever asks, but for what they changed as a moderator.
func (s *Service) forgetMe(ctx context.Context, r *Request, reply *Reply) error {
	if s.Alerts == nil || r.Asker == "" {
		return noAlerts()
	}
	n, err := s.Alerts.Forget(ctx, r.Asker)
	reply.Alerts = &AlertList{Forgotten: n}
	return err
}

// A News is quotes that are new in the corpus, for an alert.
type News struct {
	Post  alerts.Post
	Reply Reply // Search has the quotes
}

// NoteNews finds what is new in the corpus since it was called last, and queues it for those who have subscribed. It does nothing where
// the corpus is as it was.
func (s *Service) NoteNews(ctx context.Context) error {
	if s.Alerts == nil {
		return nil
	}
	if why, none := s.Index.Uncorrected(); none {
		return why // hidden quotes would be posted
	}
	err := s.Index.Do(ctx, func(snap *index.Snapshot) error {
		if known, err := s.Alerts.UpToDate(ctx, snap.Name()); err != nil || known {
			return err
		}
		m, err := snap.Manifest()
		if err != nil {
			return err
		}
		list, err := snap.ListArticles()
		if err != nil {
			return err
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
		var among index.Among // of the fresh ones, for all alerts
		_, err = s.Alerts.Update(ctx, now, func(ctx context.Context, a alerts.Alert, fresh []alerts.Quote) ([]alerts.Quote, error) {
			if among == nil {
				ids := make([]string, len(fresh))
				for i := range fresh {
					ids[i] = fresh[i].ID
				}
				if among, err = snap.Among(ctx, ids); err != nil {
					return nil, err
				}
			}
			return matching(ctx, snap, a, fresh, among)
		})
		return err
	})
	if errors.Is(err, index.ErrNoSnapshot) {
		return nil
	}
	return err
}

// saidIn returns the quotes of an article as the store of alerts knows them.
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

// matching returns which of the fresh quotes an alert asks for: those with all of its words, the best first.
func matching(ctx context.Context, snap *index.Snapshot, a alerts.Alert, fresh []alerts.Quote, among index.Among) ([]alerts.Quote, error) {
	q, err := query.Parse(a.Query)
	if err != nil {
		return nil, &alerts.QueryError{Err: err} // another version of the query language accepted it
	}
	result, err := snap.Search(ctx, q, index.Options{All: true, Among: among})
	if err != nil {
		return nil, err
	}
	byID := make(map[string]alerts.Quote, len(fresh))
	for _, f := range fresh {
		byID[f.ID] = f
	}
	var list []alerts.Quote
	for i := range result.Hits {
		if f, ok := byID[result.Hits[i].Quote.ID]; ok && result.Hits[i].Fit == index.FitAll {
			list = append(list, f)
		}
	}
	return list, nil
}

// DueNews returns what waits to be posted. What was hidden since is left out.
func (s *Service) DueNews(ctx context.Context) ([]News, error) {
	if s.Alerts == nil {
		return nil, nil
	}
	posts, err := s.Alerts.Due(ctx)
	if err != nil || len(posts) == 0 {
		return nil, err
	}
	if why, none := s.Index.Uncorrected(); none {
		return nil, why // hidden quotes would be posted
	}
	var list []News
	err = s.Index.Do(ctx, func(snap *index.Snapshot) error {
		for _, p := range posts {
			n := News{Post: p, Reply: Reply{Command: AlertPost, Search: &Search{Snapshot: snap.Name()}}}
			n.Reply.Query, _ = query.Parse(p.Alert.Query)
			for _, id := range p.Quotes {
				if h, err := snap.ByID(ctx, id, 0); err == nil {
					n.Reply.Search.Hits = append(n.Reply.Search.Hits, h)
				} else if !errors.Is(err, index.ErrNoQuote) {
					s.Log.Error("a quote of an alert can't be read", "error", err)
				}
			}
			var err error
			if n.Reply.Search.Groups, err = groups(snap, n.Reply.Search.Hits); err != nil {
				return err
			}
			n.Reply.Search.Total = len(n.Reply.Search.Hits) + p.More
			list = append(list, n)
		}
		return nil
	})
	return list, err
}

// UnreadableAlerts returns the alerts that match nothing because this version can't read their queries, and whose owners were not told yet.
func (s *Service) UnreadableAlerts(ctx context.Context) ([]alerts.Unreadable, error) {
	if s.Alerts == nil {
		return nil, nil
	}
	return s.Alerts.Unreadable(ctx)
}

// UnreadableTold records that the owner of an unreadable alert was told.
func (s *Service) UnreadableTold(ctx context.Context, id int64) error { return s.Alerts.Told(ctx, id) }

// NewsPosted notes that a post was sent.
func (s *Service) NewsPosted(ctx context.Context, id int64) error { return s.Alerts.Posted(ctx, id) }

// NewsFailed notes that a post could not be sent, for now or for good; it reports whether the alert was ended for that.
func (s *Service) NewsFailed(ctx context.Context, id int64, forGood bool) (ended bool, err error) {
	return s.Alerts.Failed(ctx, id, forGood)
}
