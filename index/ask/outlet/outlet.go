// Package outlet lists the publishers of a corpus, and finds those that words name. Start with [Count].
package outlet

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/index"
	"verbatim/index/ask/advice"
	"verbatim/index/query"
)

// A Publisher is a publisher of the corpus.
type Publisher struct {
	Name     string
	Articles int
	Quotes   int // without hidden ones
}

// Count returns the publishers of articles, the one with the most quotes first.
func Count(articles []index.Article) []Publisher {
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

// Similar returns the names of publishers that have a word similar to a word typed.
func Similar(typed string, publishers []Publisher) []string {
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

// Matches reports whether a name has words that begin with the words of each term, and none with those of an excluded
// term.
func Matches(name string, terms []query.Term) bool {
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
