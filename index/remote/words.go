package remote

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"verbatim/index/engine"
	"verbatim/index/store"
)

// mostCounted is the number of terms whose counts are kept.
const mostCounted = 100_000

// countTerms counts the quotes with some terms, unless it is known.
func (s *snapshot) countTerms(ctx context.Context, list []engine.Term) error {
	s.mu.Lock()
	if len(s.counts) > mostCounted {
		clear(s.counts)
	}
	missing := map[engine.Term]bool{}
	for _, t := range list {
		if _, known := s.counts[t]; !known {
			missing[t] = true
		}
	}
	s.mu.Unlock()
	wanted := slices.SortedFunc(maps.Keys(missing), func(a, b engine.Term) int {
		return strings.Compare(a.Field+" "+a.Term, b.Field+" "+b.Term)
	})
	for chunk := range slices.Chunk(wanted, mostFilters) {
		if err := s.countChunk(ctx, chunk); err != nil {
			return err
		}
	}
	return nil
}

// mostFilters is the number of terms that are counted in one request.
const mostFilters = 500

func (s *snapshot) countChunk(ctx context.Context, list []engine.Term) error {
	filters := make([]object, len(list))
	for i, t := range list {
		filters[i] = object{"term": object{t.Field: t.Term}}
	}
	answers, err := s.search(ctx, object{"size": 0, "track_total_hits": false, "aggs": object{
		"n": object{"filters": object{"filters": filters}},
	}})
	if err != nil {
		return err
	}
	var counted struct {
		N struct {
			Buckets []struct {
				Docs uint64 `json:"doc_count"`
			} `json:"buckets"`
		} `json:"n"`
	}
	if err := json.Unmarshal(answers[0].Aggregations, &counted); err != nil || len(counted.N.Buckets) != len(list) {
		return s.broken(store.ErrDamaged)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, t := range list {
		s.counts[t] = counted.N.Buckets[i].Docs
	}
	return nil
}

// Having implements engine.Words.
func (s *snapshot) Having(ctx context.Context, field, term string) (uint64, error) {
	t := engine.Term{Field: field, Term: term}
	if err := s.countTerms(ctx, []engine.Term{t}); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.counts[t], nil
}

// words asks for words of quotes, the most frequent first.
func (s *snapshot) words(ctx context.Context, like object) ([]store.WordCount, error) {
	filter := []object{is(fieldType, typeWord)}
	if like != nil {
		filter = append(filter, like)
	}
	answers, err := s.search(ctx, object{
		"query": object{"bool": object{"filter": filter}}, "size": mostResults, "track_total_hits": false,
		"sort": []any{object{fieldCount: "desc"}}, "_source": []string{fieldWord, fieldCount},
	})
	if err != nil {
		return nil, err
	}
	var list []store.WordCount
	for _, h := range answers[0].Hits.Hits {
		list = append(list, store.WordCount{Word: h.Source.Word, Quotes: uint64(h.Source.Count)})
	}
	s.noteCounts(list)
	slices.SortFunc(list, func(a, b store.WordCount) int { return strings.Compare(a.Word, b.Word) })
	return list, nil
}

// noteCounts notes the numbers of quotes with words.
func (s *snapshot) noteCounts(list []store.WordCount) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, w := range list[:min(len(list), mostCounted)] {
		s.counts[engine.Term{Field: store.FieldExact, Term: w.Word}] = w.Quotes
	}
}

// Beginning implements engine.Words. Of more than ten thousand words it returns the most frequent.
func (s *snapshot) Beginning(ctx context.Context, prefix string) ([]store.WordCount, error) {
	if prefix == "" {
		return s.words(ctx, nil)
	}
	return s.words(ctx, object{"prefix": object{fieldWord: prefix}})
}

// mostSimilar is the number of similar words that are looked at.
const mostSimilar = 1000

// SimilarWords implements engine.Words.
func (s *snapshot) SimilarWords(ctx context.Context, word string, edits int) ([]store.WordCount, error) {
	return s.words(ctx, object{"fuzzy": object{fieldWord: object{
		"value": word, "fuzziness": edits, "max_expansions": mostSimilar, "transpositions": true,
	}}})
}
