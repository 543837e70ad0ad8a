package remote

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"

	"verbatim/index/cluster"
)

// An object is a part of a request.
type object = map[string]any

// A found document.
type hit struct {
	Score  float64 `json:"_score"`
	Fields struct {
		Value   []string `json:"value"`
		Meaning []string `json:"meaning"`
	} `json:"fields"`
	Source struct {
		Data  string `json:"data"`
		Text  string `json:"text"`
		Sum   string `json:"sum"`
		Word  string `json:"word"`
		Count int    `json:"count"`
	} `json:"_source"`
	Matched map[string]float64 `json:"matched_queries"`
	Sort    []any              `json:"sort"`
}

// An answer to a search.
type answer struct {
	TimedOut bool `json:"timed_out"`
	Shards   struct {
		Failed int `json:"failed"`
	} `json:"_shards"`
	Hits struct {
		Total struct {
			Value int `json:"value"`
		} `json:"total"`
		Hits []hit `json:"hits"`
	} `json:"hits"`
	Aggregations json.RawMessage `json:"aggregations"`
	Status       int             `json:"status"`
	Error        *cluster.Cause  `json:"error"`
}

// needed are the parts of an answer that are read.
var needed = []string{"timed_out", "_shards.failed", "hits.total.value", "hits.hits._score", "hits.hits.fields",
	"hits.hits._source", "hits.hits.matched_queries", "hits.hits.sort", "aggregations", "status", "error"}

// Scores are the same whatever shard a quote is in, since all shards know the frequencies of terms in all.
const acrossShards = "dfs_query_then_fetch"

// searchScored runs searches at the same time, with the scores of named queries. OpenSearch gives these only to
// requests of one search.
func (s *snapshot) searchScored(ctx context.Context, searches ...object) ([]answer, error) {
	path := "/" + s.index + "/_search?search_type=" + acrossShards + "&allow_partial_search_results=false" +
		"&include_named_queries_score=true&filter_path=" + strings.Join(needed, ",")
	all, errs := make([]answer, len(searches)), make([]error, len(searches))
	var wait sync.WaitGroup
	for i := range searches {
		wait.Go(func() {
			err := s.client.Do(ctx, http.MethodPost, path, searches[i], &all[i])
			if cluster.IsNotFound(err) {
				err = s.broken(err)
			}
			errs[i] = cmp.Or(err, s.check(&all[i]))
		})
	}
	wait.Wait()
	return all, errors.Join(errs...)
}

// search runs searches in one request. An answer from some shards alone is an error.
func (s *snapshot) search(ctx context.Context, searches ...object) ([]answer, error) {
	header := object{"index": s.index, "search_type": acrossShards, "allow_partial_search_results": false}
	var body bytes.Buffer
	for _, part := range searches {
		for _, line := range []object{header, part} {
			b, err := json.Marshal(line)
			if err != nil {
				return nil, err
			}
			body.Write(b)
			body.WriteByte('\n')
		}
	}
	var all struct {
		Responses []answer `json:"responses"`
	}
	path := "/_msearch?filter_path=responses." + strings.Join(needed, ",responses.")
	err := s.client.Do(ctx, http.MethodPost, path, body.Bytes(), &all)
	if err != nil {
		return nil, err
	}
	if len(all.Responses) != len(searches) {
		return nil, s.broken(errors.New("an answer is missing"))
	}
	for i := range all.Responses {
		if err := s.check(&all.Responses[i]); err != nil {
			return nil, err
		}
	}
	return all.Responses, nil
}

// check returns the error of an answer.
func (s *snapshot) check(a *answer) error {
	switch {
	case a.Error != nil:
		kind, reason := a.Error.Root()
		return s.broken(&cluster.StatusError{Status: a.Status, Type: kind, Reason: reason})
	case a.TimedOut:
		return context.DeadlineExceeded
	case a.Shards.Failed > 0:
		return s.broken(errors.New("a part of the index did not answer"))
	}
	return nil
}

// broken returns the error for an index that does not answer completely.
func (s *snapshot) broken(err error) error {
	if cluster.IsNotFound(err) {
		return &cluster.Unavailable{Says: "the index was replaced while it was read", Todo: "try again", Err: err}
	}
	return &cluster.Unavailable{Says: "OpenSearch can't answer from all of the index " + s.client.Address.String(),
		Todo: "look at its health (GET _cluster/health): red means that nodes with parts of the index are missing", Err: err}
}

// collect returns up to want documents of a search, in the order of its sort, and how many match. The search needs
// a sort that no two documents share.
func (s *snapshot) collect(ctx context.Context, search object, want int) (list []hit, total int, err error) {
	search["size"] = min(want, pageSize)
	answers, err := s.searchScored(ctx, search)
	if err != nil {
		return nil, 0, err
	}
	list, total = answers[0].Hits.Hits, answers[0].Hits.Total.Value
	list, err = s.more(ctx, search, list, want)
	return list, total, err
}

// pageSize is the number of documents of an answer.
const pageSize = 5000

// more adds to the first page of a search the next ones, until there are as many documents as wanted, or no more.
func (s *snapshot) more(ctx context.Context, search object, list []hit, want int) ([]hit, error) {
	for n := len(list); n == pageSize && len(list) < want; {
		search["search_after"] = list[len(list)-1].Sort
		answers, err := s.searchScored(ctx, search)
		if err != nil {
			return nil, err
		}
		n = len(answers[0].Hits.Hits)
		list = append(list, answers[0].Hits.Hits...)
	}
	return list[:min(len(list), want)], nil
}
