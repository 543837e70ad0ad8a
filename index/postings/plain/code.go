package plain

import (
	"context"
	"math"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	api "github.com/blevesearch/bleve_index_api"

	"verbatim/index/postings"
)

// bleve's searchers return only a score. How many words a document has, and how many are said, is added to it as
// multiples of the numbers below, which are larger than any score. TestAsBleve compares what is decoded.
const (
	saidPlace  = 1 << 10 // a place of a word where it is said
	otherPlace = 4230    // another place. No sum of up to six places is a multiple of one of fewer places
	maxScore   = 64      // of a word
	oneWord    = 1 << 15
	oneSaid    = 1 << 21 // a word that is said, besides oneWord
)

// A rescored query is one whose scores a function changes.
type rescored struct {
	bq.Query
	score func(float64) float64
}

// Searcher implements bleve's query.Query. bleve's CustomScoreQuery does the same, but looks up the name of each
// document.
func (q rescored) Searcher(
	ctx context.Context, i api.IndexReader, m mapping.IndexMapping, o search.SearcherOptions,
) (search.Searcher, error) {
	s, err := q.Query.Searcher(ctx, i, m, o)
	if err != nil {
		return nil, err
	}
	if _, none := s.(*searcher.MatchNoneSearcher); none {
		return s, nil
	}
	score := func(_ context.Context, d *search.DocumentMatch) (float64, error) { return q.score(d.Score), nil }
	return searcher.NewCustomScoreSearcher(ctx, s, score, nil, nil, nil, false), nil
}

// coded finds a word and adds to its score that it is there, and whether it is said.
func coded(w postings.Word) bq.Query {
	var places []bq.Query
	for _, p := range w {
		if len(p.Terms) == 0 {
			continue
		}
		code := float64(otherPlace)
		if p.Said {
			code = saidPlace
		}
		places = append(places, rescored{place(p), func(score float64) float64 { return score + code }})
	}
	return rescored{bleve.NewDisjunctionQuery(places...), func(score float64) float64 {
		sum, found := sumOf(score, len(places), placesIn)
		other := math.Floor(sum / otherPlace)
		said := found - other
		score = (sum - other*otherPlace - said*saidPlace) * found / float64(len(places))
		if said > 0 {
			score += oneSaid
		}
		return score + oneWord
	}}
}

// placesIn returns the number of places whose codes are in a sum, or -1 if it is no sum of places.
func placesIn(sum float64) float64 {
	other, rest := math.Floor(sum/otherPlace), math.Mod(sum, otherPlace)
	if math.Mod(rest, saidPlace) > maxScore {
		return -1
	}
	return other + math.Floor(rest/saidPlace)
}

// some finds the documents with at least so many of the words.
func some(words []bq.Query, least int) bq.Query {
	any := bleve.NewDisjunctionQuery(words...)
	any.SetMin(float64(least))
	return rescored{any, func(score float64) float64 {
		sum, found := sumOf(score, len(words), wordsIn)
		code := math.Floor(sum/oneWord) * oneWord
		return code + (sum-code)*found/float64(len(words))
	}}
}

// wordsIn returns the number of words whose codes are in a sum.
func wordsIn(sum float64) float64 { return math.Floor(math.Mod(sum, oneSaid) / oneWord) }

// sumOf returns the sum of the scores that a disjunction of n queries has added, and of how many. Its score is the sum
// multiplied by the share of the queries that a document has.
func sumOf(score float64, n int, count func(sum float64) float64) (sum, found float64) {
	for found = 1; found <= float64(n); found++ {
		if sum = score * float64(n) / found; count(sum) == found {
			return sum, found
		}
	}
	return math.NaN(), math.NaN()
}

// decodeWords takes the score of a document apart.
func decodeWords(sum float64) (score float64, words, said int) {
	words, said = int(wordsIn(sum)), int(math.Floor(sum/oneSaid))
	return sum - float64(words)*oneWord - float64(said)*oneSaid, words, said
}
