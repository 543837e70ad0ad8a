// Package fresh tells the store of alerts what a snapshot holds, and which new quotes an alert asks for. Start with
// [Seen] and [Matcher].
package fresh

import (
	"context"
	"errors"
	"hash/fnv"

	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask/view"
	"verbatim/index/query"
)

// Seen describes a snapshot for the store of alerts.
func Seen(ctx context.Context, snap view.Snapshot) (alerts.Snapshot, error) {
	sums, err := snap.Sums()
	if err != nil {
		return alerts.Snapshot{}, err
	}
	list, err := snap.Catalogue().Articles()
	if err != nil {
		return alerts.Snapshot{}, err
	}
	articles := make(map[string]*index.Article, len(list))
	for i := range list {
		articles[list[i].Path] = &list[i]
	}
	now := alerts.Snapshot{Name: snap.Name(), Files: sums}
	now.Quotes = func(path string) ([]alerts.Quote, error) { return saidIn(ctx, snap, articles[path]) }
	return now, nil
}

// saidIn returns the quotes of an article for the store of alerts.
func saidIn(ctx context.Context, snap view.Snapshot, a *index.Article) ([]alerts.Quote, error) {
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

// A Matcher finds the fresh quotes that alerts ask for.
type Matcher struct {
	snap  view.Snapshot
	among index.Among // the fresh quotes, for all alerts
}

// NewMatcher returns a Matcher for a snapshot.
func NewMatcher(snap view.Snapshot) *Matcher { return &Matcher{snap: snap} }

// Matching returns the fresh quotes that have all words of an alert, the best first.
func (m *Matcher) Matching(ctx context.Context, a alerts.Alert, fresh []alerts.Quote) ([]alerts.Quote, error) {
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
	var wrong *query.Error
	if errors.As(err, &wrong) {
		return nil, &alerts.QueryError{Err: err} // too many words begin with what it excludes by now
	}
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
