package ask

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/ask/notice"
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
type Publisher struct {
	Name     string
	Articles int
	Quotes   int // without hidden ones
}

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
		all := countPublishers(articles)
		list.Publishers = slices.DeleteFunc(slices.Clone(all), func(p Publisher) bool { return !matches(p.Name, q.Terms) })
		list.Total = len(list.Publishers)
		list.Publishers = list.Publishers[:min(list.Total, r.limit(listLimit))]
		if list.Total > 0 {
			return nil
		}
		if near := similarTo(r.Words, all); len(near) > 0 {
			list.note(notice.Similar, "Similar names: "+strings.Join(near, ", ")+".")
		}
		return nil
	})
	return list, err
}

// countPublishers returns the publishers of articles, the one with the most quotes first.
func countPublishers(articles []index.Article) []Publisher {
	var list []Publisher
	at := map[string]int{}
	for i := range articles {
		name := articles[i].Publisher
		if name == "" {
			continue
		}
		k, ok := at[name]
		if !ok {
			k = len(list)
			at[name] = k
			list = append(list, Publisher{Name: name})
		}
		list[k].Articles++
		list[k].Quotes += articles[i].Quotes
	}
	slices.SortFunc(list, func(a, b Publisher) int {
		return cmp.Or(cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(b.Articles, a.Articles), strings.Compare(a.Name, b.Name))
	})
	return list
}

// similarTo returns the names of publishers that have a word similar to a word typed.
func similarTo(typed string, publishers []Publisher) []string {
	var names []string
	for _, p := range publishers {
		words := index.Words(p.Name)
		near := func(w string) bool {
			_, ok := query.Nearest(w, words)
			return ok
		}
		if len(names) < advice.MaxNames && slices.ContainsFunc(index.Words(typed), near) {
			names = append(names, p.Name)
		}
	}
	return names
}

// matches reports whether a name has words that begin with the words of each term, and none with those of an excluded
// term.
func matches(name string, terms []query.Term) bool {
	have := index.Words(name)
	for _, t := range terms {
		all := true
		for _, w := range index.Words(t.Text) {
			all = all && slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) })
		}
		if all == t.Not {
			return false
		}
	}
	return true
}
