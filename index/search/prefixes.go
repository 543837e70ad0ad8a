package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// mostPrefixed is the maximum number of words that are searched for in place of a prefix. Three letters begin a
// thousand words of a large corpus, most of which are in few quotes.
const mostPrefixed = 100

// A Prefix is the beginning of a word in a query, and the words of quotes that begin so.
type Prefix struct {
	Text     string   // as typed
	Words    int      // the number of words that begin with it
	Searched []string // the most frequent of these: all, or as many as a search allows
}

// places returns the place of any of the words in a quote. If there are none, no quote matches.
func (p Prefix) places() postings.Word {
	if len(p.Searched) == 0 {
		return postings.Word{}
	}
	return postings.Word{{Field: store.FieldExact, Terms: p.Searched, Any: true, Weight: 1, Said: true}}
}

// prefixes returns the words that the prefixes of a query stand for, by the number of the term. It is an error to
// exclude too many words: quotes with those that are left out would be found.
func (l lexicon) prefixes(ctx context.Context, list []query.Term) (map[int]Prefix, error) {
	var found map[int]Prefix
	for i, t := range list {
		if !t.Prefix {
			continue
		}
		if found == nil {
			found = map[int]Prefix{}
		}
		words, err := l.beginning(ctx, terms.Beginning(t.Text))
		if err != nil {
			return nil, err
		}
		if t.Not && len(words) > mostPrefixed {
			return nil, &query.Error{Column: t.Column, Hint: wording.Say("write more letters before the star"),
				Message: wording.Say("%d words begin with %s, and a search can exclude at most %d of them",
					len(words), wording.Quote(t.Text), mostPrefixed)}
		}
		p := Prefix{Text: t.Text, Words: len(words)}
		slices.SortFunc(words, func(a, b topic) int {
			return cmp.Or(cmp.Compare(b.quotes, a.quotes), strings.Compare(a.word, b.word))
		})
		for _, w := range words[:min(len(words), mostPrefixed)] {
			p.Searched = append(p.Searched, w.word)
		}
		found[i] = p
	}
	return found, nil
}

// beginning returns the words of quotes that begin with a prefix, in alphabetical order.
func (l lexicon) beginning(ctx context.Context, prefix string) ([]topic, error) {
	found, err := l.files.Beginning(ctx, prefix)
	list := make([]topic, len(found))
	for i, w := range found {
		list[i] = topic{w.Word, w.Quotes}
	}
	return list, err
}
