package remote

import (
	"context"
	"encoding/json"
	"fmt"

	"verbatim/index/store"
)

// articlePage asks for articles from an order on.
func articlePage(from, size int) object {
	return object{
		"query": object{"bool": object{"filter": []object{is(fieldType, typeArticle),
			{"range": object{fieldOrder: object{"gte": from, "lt": from + size}}}}}},
		"sort": []any{object{fieldOrder: "asc"}}, "size": size, "track_total_hits": false,
		"_source": []string{fieldData, fieldSum},
	}
}

// readArticles returns up to size articles from an order on.
func (s *snapshot) readArticles(ctx context.Context, from, size int) ([]articleData, error) {
	answers, err := s.search(ctx, articlePage(from, size))
	if err != nil {
		return nil, err
	}
	found := answers[0].Hits.Hits
	list := make([]articleData, len(found))
	for i := range found {
		if err := decodeArticle(&found[i], &list[i]); err != nil {
			return nil, fmt.Errorf("an article of the index %s: %w", s.index, err)
		}
	}
	if want := min(size, max(0, s.head.Articles-from)); len(list) != want {
		return nil, fmt.Errorf("the index %s has %d articles where there should be %d: %w", s.index, len(list), want, store.ErrDamaged)
	}
	return list, nil
}

// decodeArticle reads an article without its text, verified.
func decodeArticle(h *hit, a *articleData) error {
	if sumOf(h.Source.Data) != h.Source.Sum {
		return store.ErrDamaged
	}
	if err := json.Unmarshal([]byte(h.Source.Data), a); err != nil {
		return fmt.Errorf("%w: %w", err, store.ErrDamaged)
	}
	return nil
}

// allArticles returns all articles, the newest first. It reads them once.
func allArticles(s *session) ([]articleData, error) {
	s.mu.Lock()
	known := s.articles
	s.mu.Unlock()
	if known != nil {
		return known, nil
	}
	list := make([]articleData, 0, s.head.Articles)
	for len(list) < s.head.Articles {
		page, err := s.readArticles(s.ctx, len(list), pageSize)
		if err != nil {
			return nil, err
		}
		list = append(list, page...)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.articles = list
	return list, nil
}

// ArticleList implements engine.Lists.
func (s *session) ArticleList() ([]store.Article, error) {
	all, err := allArticles(s)
	list := make([]store.Article, len(all))
	for i := range all {
		list[i] = all[i].Article
	}
	return list, err
}

// Sums implements engine.Lists.
func (s *session) Sums() (map[string]string, error) {
	all, err := allArticles(s)
	sums := make(map[string]string, len(all))
	for i := range all {
		sums[all[i].Path] = all[i].Sum
	}
	return sums, err
}

// fewArticles is how many articles EachArticle reads first.
const fewArticles = 100

// EachArticle implements engine.Lists.
func (s *session) EachArticle(visit func(*store.Article) bool) error {
	for from, size := 0, fewArticles; from < s.head.Articles; from, size = from+size, pageSize {
		page, err := s.readArticles(s.ctx, from, size)
		if err != nil {
			return err
		}
		for i := range page {
			if !visit(&page[i].Article) {
				return nil
			}
		}
	}
	return nil
}

// TextSize implements engine.Records.
func (s *session) TextSize(article int) (int, error) {
	all, err := allArticles(s)
	for i := range all {
		if all[i].Number == article {
			return all[i].Size, nil
		}
	}
	if err == nil {
		err = fmt.Errorf("article %d: %w", article, store.ErrDamaged)
	}
	return 0, err
}

// Text implements engine.Records.
func (s *session) Text(article int) (string, error) {
	s.guard.Lock()
	text, known := s.texts[article]
	s.guard.Unlock()
	if known {
		return text, nil
	}
	answers, err := s.search(s.ctx, object{
		"query":   object{"bool": object{"filter": []object{is(fieldType, typeArticle), is(fieldArticle, article)}}},
		"_source": []string{fieldData, fieldText, fieldSum}, "track_total_hits": false,
	})
	if err != nil {
		return "", err
	}
	var a articleData
	found := answers[0].Hits.Hits
	if len(found) != 1 {
		err = store.ErrDamaged
	} else if err = decodeArticle(&found[0], &a); err == nil && (a.Number != article || sumOf(found[0].Source.Text) != a.Sum) {
		err = store.ErrDamaged
	}
	if err != nil {
		return "", fmt.Errorf("article %d: %w", article, err)
	}
	s.guard.Lock()
	defer s.guard.Unlock()
	s.texts[article] = found[0].Source.Text
	return found[0].Source.Text, nil
}

// TextHead implements engine.Records.
func (s *session) TextHead(article, n int) (string, error) {
	text, err := s.Text(article)
	return text[:min(len(text), n)], err
}
