package ask

import (
	"context"
	"math"
	"slices"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/outlet"
	"verbatim/index/ask/view"
	"verbatim/index/query"
)

// A PublisherList is the answer of publishers.
type PublisherList struct {
	Head
	Publishers []Publisher
	Total      int
}

// Found implements Answer.
func (l *PublisherList) Found() bool { return len(l.Publishers) > 0 }

// A Publisher is a publisher of the corpus.
type Publisher = outlet.Publisher

// publishers lists the publishers of the corpus.
func (l *lists) publishers(ctx context.Context, r *Request) (Answer, error) {
	q, err := query.ParseOnly(l.days(), r.Words, fieldNot)
	if err != nil {
		return nil, err
	}
	list := &PublisherList{Head: r.head()}
	list.Query = q
	err = l.Index.Do(ctx, func(snap view.Snapshot) error {
		articles, _, err := snap.Catalogue().Matching(query.Query{}, math.MaxInt)
		if err != nil {
			return err
		}
		all := outlet.Count(articles)
		other := func(p Publisher) bool { return !outlet.Matches(p.Name, q.Terms) }
		list.Publishers = slices.DeleteFunc(slices.Clone(all), other)
		list.Total = len(list.Publishers)
		list.Publishers = list.Publishers[:min(list.Total, r.limit(listLimit))]
		if list.Total > 0 {
			return nil
		}
		if near := outlet.Similar(r.Words, all); len(near) > 0 {
			list.note(notice.Similar, wording.Say("Similar names: %s.", strings.Join(near, ", ")))
		}
		return nil
	})
	return list, err
}
