package index

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"verbatim/corpus"
	"verbatim/index/postings"
)

// A Resemblance says which articles of a snapshot are like one that is not in it.
type Resemblance struct {
	SameText   string // the path of an article with the very text; empty where there is none
	SameURL    string // the path of one with the same address
	Shared     int    // how many of its quotes stand in SharedWith as well
	SharedWith string // the path of the article with most of them
}

// Resembles looks for articles like a, which has these quotes.
func (s *quoteReader) Resembles(ctx context.Context, a *corpus.Article, quotes []Hit) (r Resemblance, err error) {
	all, err := s.files.readArticles()
	if err != nil {
		return r, err
	}
	for i := range all {
		known := &all[i]
		if a.URL != "" && known.URL == a.URL && r.SameURL == "" {
			r.SameURL = known.Path
		}
		if size, err := s.files.textSize(known.Number); err != nil || size != len(a.Text) {
			continue
		}
		if text, err := s.files.text(known.Number); err == nil && text == a.Text {
			r.SameText = known.Path
			return r, nil
		}
	}
	shared, err := s.shared(ctx, quotes)
	if err != nil {
		return r, err
	}
	for _, path := range slices.SortedFunc(maps.Keys(shared), func(a, b string) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) }) {
		r.SharedWith, r.Shared = path, shared[path]
		break
	}
	return r, nil
}

// shared counts the quotes whose words stand in articles of the snapshot, by the articles' paths.
func (s *quoteReader) shared(ctx context.Context, quotes []Hit) (map[string]int, error) {
	count := map[string]int{}
	for i := range quotes {
		key := wordsKey(quotes[i].Pieces())
		if key == "" {
			continue
		}
		words := Words(quotes[i].Pieces()[0])
		asked := &postings.Query{Words: []postings.Word{{{Field: fieldExact, Terms: words[:min(len(words), attachWords)], Phrase: true, Said: true}}}}
		in := map[string]bool{}
		err := s.eachNumber(ctx, asked, func(number int, _ uint32) {
			if h, _, err := s.stored(number); err == nil && wordsKey(h.Pieces()) == key {
				in[h.Article.Path] = true
			}
		})
		if err != nil {
			return nil, err
		}
		for path := range in {
			count[path]++
		}
	}
	return count, nil
}
