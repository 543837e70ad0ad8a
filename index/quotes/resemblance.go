package quotes

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"verbatim/corpus"
	"verbatim/index/document"
	"verbatim/index/engine"
	"verbatim/index/terms"
)

// A Resemblance says which articles of a snapshot resemble a new article.
type Resemblance struct {
	SameText   string // the path of an article with the same text, or ""
	SameURL    string // the path of an article with the same URL, or ""
	Shared     int    // the number of its quotes that are also in SharedWith
	SharedWith string // the path of the article that shares the most quotes, or ""
}

// FindResemblance finds the articles of a snapshot that resemble an article with these quotes.
func FindResemblance(ctx context.Context, s *Reader, a *corpus.Article, quotes []Hit) (r Resemblance, err error) {
	all, err := s.files.ArticleList()
	if err != nil {
		return r, err
	}
	for i := range all {
		known := &all[i]
		if a.URL != "" && known.URL == a.URL && r.SameURL == "" {
			r.SameURL = known.Path
		}
		if size, err := s.files.TextSize(known.Number); err != nil || size != len(a.Text) {
			continue
		}
		if text, err := s.files.Text(known.Number); err == nil && text == a.Text {
			r.SameText = known.Path
			return r, nil
		}
	}
	shared, err := sharedQuotes(ctx, s, quotes)
	if err != nil {
		return r, err
	}
	for _, path := range slices.SortedFunc(maps.Keys(shared),
		func(a, b string) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) }) {
		r.SharedWith, r.Shared = path, shared[path]
		break
	}
	return r, nil
}

// sharedQuotes counts the quotes whose words are also in articles of the snapshot, by the paths of these articles.
func sharedQuotes(ctx context.Context, s *Reader, quotes []Hit) (map[string]int, error) {
	count := map[string]int{}
	for i := range quotes {
		key := document.WordsKey(quotes[i].Pieces())
		if key == "" {
			continue
		}
		words := terms.Words(quotes[i].Pieces()[0])
		asked := &engine.Query{Query: saying(words[:min(len(words), phraseWords)])}
		in := map[string]bool{}
		err := s.eachNumber(ctx, asked, func(number int, _ uint32) {
			if h, _, err := s.AsIndexed(number); err == nil && document.WordsKey(h.Pieces()) == key {
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
