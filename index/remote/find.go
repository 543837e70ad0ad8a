package remote

import (
	"context"
	"encoding/json"
	"slices"

	"verbatim/index/engine"
	"verbatim/index/postings"
	"verbatim/index/store"
)

// Docs implements engine.Finder.
func (s *session) Docs() uint64 { return uint64(s.head.Docs) }

// Deleted implements engine.Finder. An index has no quotes that can't be found.
func (s *session) Deleted() uint64 { return 0 }

// Each implements engine.Finder. Documents are quotes, with the same numbers.
func (s *session) Each(ctx context.Context, q *engine.Query, found func(postings.Match)) (left []int, err error) {
	if id, ok := onlyID(q); ok {
		return nil, eachID(ctx, s, id, found)
	}
	if q.Best == nil {
		return nil, s.all(ctx, q, found)
	}
	return s.best(ctx, q, found)
}

// onlyID returns the id if a query asks for the quote with an id and nothing else.
func onlyID(q *engine.Query) (string, bool) {
	if len(q.Words)+len(q.Some)+len(q.Nots) > 0 || len(q.Filters) != 1 || len(q.Filters[0]) != 1 || q.Within != nil {
		return "", false
	}
	p := q.Filters[0][0]
	return p.Terms[0], p.Field == store.FieldID
}

// eachID calls found with the quote with an id.
func eachID(ctx context.Context, s *session, id string, found func(postings.Match)) error {
	if err := s.fetchIDs(ctx, []string{id}); err != nil {
		return err
	}
	s.guard.Lock()
	n, known := s.ids[id]
	s.guard.Unlock()
	if known && n >= 0 {
		found(postings.Match{Doc: uint32(n)})
	}
	return nil
}

// light asks for the values of quotes, not for the quotes.
func light(query object, sort []any) object {
	return object{
		"query": query, "sort": sort, "_source": false, "stored_fields": "_none_", "docvalue_fields": []string{fieldValue},
		"track_total_hits": true,
	}
}

// all calls found with all documents that match.
func (s *session) all(ctx context.Context, q *engine.Query, found func(postings.Match)) error {
	filter, not := required(q)
	by := s.scoringOf(q)
	query := object{"bool": object{"filter": filter, "must_not": not, "should": by.should()}}
	search := light(query, []any{object{fieldNumber: "asc"}})
	search["track_total_hits"] = false
	list, _, err := s.collect(ctx, search, s.head.Docs)
	if err != nil {
		return err
	}
	return s.deliver(list, q, &by, found)
}

// matchOf returns the match of a document. Those of a query that is not scored have all of its words: it has one step.
func matchOf(q *engine.Query, by *scoring, doc uint32, h *hit) postings.Match {
	m := by.match(doc, h.Matched)
	if q.Unscored {
		m.Words, m.Said = len(q.Words), len(q.Words)
	}
	return m
}

// deliver notes the values of documents and calls found with them.
func (s *session) deliver(list []hit, q *engine.Query, by *scoring, found func(postings.Match)) error {
	docs, err := s.noteValues(list)
	if err != nil {
		return err
	}
	for i, doc := range docs {
		found(matchOf(q, by, doc, &list[i]))
	}
	return nil
}

// At least mostRanked documents of a step are ranked again by the exact score. That of OpenSearch does not know that
// a word in more places counts more.
const mostRanked = 200

// best calls found with the best documents of each step and with those that repeat others. It returns how many it left
// out.
func (s *session) best(ctx context.Context, q *engine.Query, found func(postings.Match)) ([]int, error) {
	by, want := s.scoringOf(q), max(q.Best.Size, min(4*q.Best.Size, mostRanked))
	searches := make([]object, len(q.Best.Steps))
	for i := range searches {
		searches[i] = light(ranked(q, i, &by), s.order(q))
		searches[i]["size"] = min(want, pageSize)
	}
	answers, err := s.searchScored(ctx, searches...)
	if err != nil {
		return nil, err
	}
	left, total := make([]int, len(searches)), 0
	var list []hit
	for i, a := range answers {
		some, err := s.more(ctx, searches[i], a.Hits.Hits, want)
		if err != nil {
			return nil, err
		}
		total += a.Hits.Total.Value
		left[i], list = total-len(list)-len(some), append(list, some...)
	}
	if more := total - len(list); more > 0 && total <= mostTallied {
		repeated, err := s.repeats(ctx, q, &by, list)
		if err != nil {
			return nil, err
		}
		list = append(list, repeated...)
		for i := range repeated {
			for step := q.Best.StepOf(matchOf(q, &by, 0, &repeated[i])); step < len(left); step++ {
				left[step]--
			}
		}
	}
	return left, s.deliver(list, q, &by, found)
}

// stepFilter returns the conditions of a step and not of those before.
func stepFilter(q *engine.Query, step int) (filter, not []object) {
	filter, not = conditions(q)
	if len(q.Words) == 0 {
		return filter, not
	}
	filter = append(filter, has(q.Words, q.Best.Steps[step]))
	for _, before := range q.Best.Steps[:step] {
		not = append(not, has(q.Words, before))
	}
	return filter, not
}

// ranked returns the query for a step, with the scores multiplied by the priors.
func ranked(q *engine.Query, step int, by *scoring) object {
	filter, not := stepFilter(q, step)
	query := object{"bool": object{"filter": filter, "must_not": not, "should": by.should()}}
	if q.Best.Order != engine.ByScore {
		return query
	}
	source := "_score * params.p[(int) doc['" + fieldTraits + "'].value]"
	if len(by.words) == 0 {
		source = "params.p[(int) doc['" + fieldTraits + "'].value]"
	}
	return object{"function_score": object{"query": query, "boost_mode": "replace", "script_score": object{
		"script": object{"source": source, "params": object{"p": q.Best.Priors[:]}},
	}}}
}

// order returns the sort of a query. Documents without a day come last.
func (s *snapshot) order(q *engine.Query) []any {
	number := object{fieldNumber: "asc"}
	switch q.Best.Order {
	case engine.NewestFirst:
		return []any{s.byDay(q, "desc"), number}
	case engine.OldestFirst:
		return []any{s.byDay(q, "asc"), number}
	}
	return []any{object{"_score": "desc"}, s.byDay(q, "desc"), number}
}

// byDay sorts by day. Only if there are days in the future is each compared with today.
func (s *snapshot) byDay(q *engine.Query, order string) object {
	if s.head.Manifest.Due.IsZero() {
		return object{fieldDay: object{"order": order, "missing": "_last"}}
	}
	last := int32(store.NoDay)
	if order == "asc" {
		last = -last
	}
	source := "doc['" + fieldDay + "'].size() == 0 || doc['" + fieldDay + "'].value > params.today ? params.none : doc['" +
		fieldDay + "'].value"
	return object{"_script": object{"type": "number", "order": order, "script": object{
		"source": source, "params": object{"today": q.LastDay, "none": last},
	}}}
}

// Up to mostTallied matches, duplicates among them are found, if they are not more than mostRepeated; see
// search.Result.Total.
const (
	mostTallied  = 200_000
	mostRepeated = 5000
)

// repeats returns the matches with the same words as other matches, without those that were found already.
func (s *session) repeats(ctx context.Context, q *engine.Query, by *scoring, already []hit) ([]hit, error) {
	filter, not := required(q)
	query := object{"bool": object{"filter": filter, "must_not": not}}
	answers, err := s.search(ctx, object{"query": query, "size": 0, "track_total_hits": false, "aggs": object{"same": object{
		"terms": object{"field": fieldWords, "size": mostRepeated, "shard_size": mostRepeated, "min_doc_count": 2},
	}}})
	if err != nil {
		return nil, err
	}
	var counted struct {
		Same struct {
			Buckets []struct {
				Key int64 `json:"key"`
			} `json:"buckets"`
		} `json:"same"`
	}
	if err := json.Unmarshal(answers[0].Aggregations, &counted); err != nil || len(counted.Same.Buckets) == 0 {
		return nil, err
	}
	keys := make([]int64, len(counted.Same.Buckets))
	for i, b := range counted.Same.Buckets {
		keys[i] = b.Key
	}
	query = object{"bool": object{"filter": append(filter, is(fieldWords, keys...)), "must_not": not, "should": by.should()}}
	list, _, err := s.collect(ctx, light(query, []any{object{fieldNumber: "asc"}}), mostRepeated+1)
	if err != nil || len(list) > mostRepeated {
		return nil, err
	}
	docs, err := s.noteValues(already)
	if err != nil {
		return nil, err
	}
	slices.Sort(docs)
	return slices.DeleteFunc(list, func(h hit) bool {
		v, err := parseValue(h.Fields.Value[0])
		_, found := slices.BinarySearch(docs, v.number)
		return err == nil && found
	}), nil
}

// required returns the conditions of a query for all of its steps together.
func required(q *engine.Query) (filter, not []object) {
	least := q.Least
	if least == 0 {
		least = len(q.Words)
	}
	filter, not = conditions(q)
	if len(q.Words) > 0 {
		filter = append(filter, has(q.Words, engine.Step{Least: least, Said: q.Said}))
	}
	return filter, not
}

// Tally implements engine.Finder. The values that it counts have no number.
func (s *session) Tally(ctx context.Context, q *engine.Query, found func(v store.LabelledValue, n int)) error {
	filter, not := required(q)
	composite := object{"size": pageSize, "sources": []any{
		object{fieldDay: object{"terms": object{"field": fieldDay, "missing_bucket": true}}},
		object{fieldLabel: object{"terms": object{"field": fieldLabel}}},
		object{fieldOutlet: object{"terms": object{"field": fieldOutlet}}},
	}}
	for {
		answers, err := s.search(ctx, object{"query": object{"bool": object{"filter": filter, "must_not": not}}, "size": 0,
			"track_total_hits": false, "aggs": object{"n": object{"composite": composite}}})
		if err != nil {
			return err
		}
		var counted struct {
			N struct {
				After   json.RawMessage `json:"after_key"`
				Buckets []struct {
					Key struct {
						Day    *int32 `json:"day"`
						Label  string `json:"label"`
						Outlet string `json:"outlet"`
					} `json:"key"`
					Docs int `json:"doc_count"`
				} `json:"buckets"`
			} `json:"n"`
		}
		if err := json.Unmarshal(answers[0].Aggregations, &counted); err != nil {
			return s.broken(err)
		}
		for _, b := range counted.N.Buckets {
			v := store.LabelledValue{DocValue: store.DocValue{Number: noQuote, Day: store.NoDay},
				Speakers: s.label(b.Key.Label), Publisher: s.label(b.Key.Outlet)}
			if b.Key.Day != nil && *b.Key.Day <= q.LastDay {
				v.Day = *b.Key.Day
			}
			found(v, b.Docs)
		}
		if len(counted.N.Buckets) < pageSize {
			return nil
		}
		composite["after"] = counted.N.After
	}
}
