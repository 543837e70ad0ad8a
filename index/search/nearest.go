package search

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"

	"verbatim/index/engine"
	"verbatim/index/highlight"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/store"
	"verbatim/index/terms"
	"verbatim/index/vector"
)

// The numbers of a search by meaning. They were chosen on paraphrases of quotes in 841 news articles, and hold on 84
// others.
const (
	candidatesByMeaning = 1000 // quotes that are compared exactly
	segmentWeight       = 0.5  // of the nearest segment, beside the whole quote
	shortPenalty        = 0.1  // of a quote of one word; it falls with the root of the number of words
	rarityPenalty       = 0.05 // of the confidence, for the mean weight of the words
	cutPercentile       = 68   // of the confidence for sentences that the corpus can't answer
	surestHits          = 5    // whose nearness is the confidence
	strongShare         = 0.65 // of the weight of the words, from which a quote stays before those near in meaning
	mostStrong          = 2
	fewestQuotes        = 50 // of a corpus: in a smaller one the nearest is seldom near, and no cut tells
)

// A nearQuote is a quote and how near it is in meaning.
type nearQuote struct {
	number int
	near   float64 // the mean of the nearness of the whole and of the best segment
	score  float64 // near, less for short quotes, which say little
}

// byMeaning finds quotes by what they mean.
type byMeaning struct{ *Searcher }

// addNearest puts the quotes that are nearest in meaning into a result in which no quote has all words of q. Before
// them stay the quotes that have most of the words. A question has more words than it asks for, so that all but one of
// the quotes with some of them stay. It adds none unless it is surer of them than it is for most sentences that have
// nothing to do with the corpus. Filters and speakers of q hold. Phrases, excluded words and words that are mostly
// unknown have no meaning, and with them it adds none.
func (s byMeaning) addNearest(ctx context.Context, q query.Query, result *Result, o Options) error {
	text, ok := q.Prose()
	if !ok || s.files.Meaning() == nil || s.files.Docs() < fewestQuotes || len(result.Hits) > 0 && result.Hits[0].Fit == quotes.FitAll {
		return nil
	}
	near, err := s.nearest(ctx, q, text, o)
	if err != nil || len(near) == 0 {
		return err
	}
	words, err := s.weigh(ctx, text)
	if err != nil {
		return err
	}
	cut, err := s.files.Meaning().Cut()
	if err != nil || 2*words.strange >= len(words.stems) || words.confidence(near) <= cut.Confidence {
		return err
	}
	if err := s.rerank(ctx, text, near); err != nil {
		return err
	}
	kept := words.strong(result.Hits)
	if len(q.Speakers) > 0 || o.Rest {
		kept = someWords(result.Hits, o.Limit-1)
	}
	o.Limit -= len(kept)
	hits, err := s.readNear(ctx, near, kept, o)
	if err == nil && len(hits) > len(kept) {
		result.Hits, result.Total = hits, len(kept)
	}
	return err
}

// someWords returns the first n hits, of those that have a word of the query in the quote or beside it.
func someWords(hits []quotes.Hit, n int) []quotes.Hit {
	for i := range hits[:min(len(hits), n)] {
		if hits[i].Fit > quotes.FitBeside {
			return hits[:i]
		}
	}
	return hits[:min(len(hits), n)]
}

// nearest returns the quotes nearest in meaning to a text, the nearest first.
func (s byMeaning) nearest(ctx context.Context, q query.Query, text string, o Options) ([]nearQuote, error) {
	v := vector.Of(text)
	if v.IsZero() {
		return nil, nil
	}
	admitted, err := s.admitted(ctx, q, o)
	if err != nil {
		return nil, err
	}
	numbers, err := s.files.Meaning().Candidates(ctx, &v, admitted, candidatesByMeaning)
	if err != nil {
		return nil, err
	}
	list := make([]nearQuote, 0, len(numbers))
	for i, n := range numbers {
		if i%contextCheck == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		near, err := s.files.Meaning().Nearness(&v, n)
		if err != nil {
			continue // a search by words reports damaged quotes
		}
		mean := (1-segmentWeight)*near.Whole + segmentWeight*near.Best
		list = append(list, nearQuote{n, mean, mean - shortPenalty/math.Sqrt(float64(max(near.Words, 1)))})
	}
	slices.SortFunc(list, func(a, b nearQuote) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.number, b.number))
	})
	return list, nil
}

// admitted returns the queries for the quotes that a query is narrowed to; nil for all.
func (s byMeaning) admitted(ctx context.Context, q query.Query, o Options) ([]*engine.Query, error) {
	q.Terms = nil
	if q.IsZero() && o.Among == nil && len(s.quotes.Corrected().ByDoc) == 0 {
		return nil, nil
	}
	c, err := s.compile(ctx, q)
	if err != nil {
		return nil, err
	}
	c.only.Among = o.Among
	if c.own != nil {
		c = *c.of(byName)
	}
	c.unscored = true
	first, second := corrected(s.quotes.Corrected(), &c, s.asked(&c, []step{{}}))
	if second == nil {
		return []*engine.Query{first}, nil
	}
	return []*engine.Query{first, second}, nil
}

// weighed are the words of a text with their weights: the rarer, the heavier.
type weighed struct {
	stems   []string
	weights []float64
	absent  []bool // no quote has the word
	strange int    // how many are neither in a quote nor in the table: misspelt words, and names
}

// weigh weighs the words of a text by the number of quotes that have them.
func (s byMeaning) weigh(ctx context.Context, text string) (w weighed, err error) {
	err = s.files.Fetch(ctx, func() (want engine.Wanted) {
		for _, stem := range terms.Prose(text) {
			want.Terms = append(want.Terms, engine.Term{Field: store.FieldContent, Term: stem})
		}
		return want
	})
	if err != nil {
		return w, err
	}
	all := float64(s.files.Docs())
	for _, word := range terms.Words(text) {
		for _, stem := range terms.Prose(word) {
			n, err := s.files.Having(ctx, store.FieldContent, stem)
			if err != nil {
				return w, err
			}
			if n == 0 && !vector.Knows(word) {
				w.strange++
			}
			w.stems, w.weights = append(w.stems, stem), append(w.weights, math.Log((all+1)/(float64(n)+0.5)))
			w.absent = append(w.absent, n == 0)
		}
	}
	return w, nil
}

// confidence returns how sure it is that the nearest quotes mean what the text says: their mean nearness, less the
// rarer its words are in the corpus, which then hardly speaks of what they mean.
func (w *weighed) confidence(near []nearQuote) float64 {
	near = near[:min(len(near), surestHits)]
	sum := 0.0
	for _, n := range near {
		sum += n.near
	}
	rarity := 0.0
	for _, weight := range w.weights {
		rarity += weight
	}
	return sum/float64(max(len(near), 1)) - rarityPenalty*rarity/float64(max(len(w.weights), 1))
}

// strong returns the first hits, at most two, that have nearly all of the weight of the words.
func (w *weighed) strong(hits []quotes.Hit) []quotes.Hit {
	for i := range hits {
		if i == mostStrong || w.share(&hits[i]) < strongShare {
			return hits[:i]
		}
	}
	return hits
}

// share returns the share of the weight of the words that a hit has. A word that no quote has does not count: otherwise
// it would hide those with all of the other words.
func (w *weighed) share(h *quotes.Hit) float64 {
	said := terms.Prose(strings.Join(h.Pieces(), " ") + " " + h.Quote.Speaker.Name)
	has, all := 0.0, 0.0
	for i, stem := range w.stems {
		if w.absent[i] {
			continue
		}
		all += w.weights[i]
		if slices.Contains(said, stem) {
			has += w.weights[i]
		}
	}
	return has / max(all, 1e-9)
}

// readNear appends the nearest quotes to hits, without duplicates.
func (s byMeaning) readNear(ctx context.Context, near []nearQuote, kept []quotes.Hit, o Options) ([]quotes.Hit, error) {
	o.original = true
	o.Limit = min(o.Limit, DefaultLimit) + len(kept)
	result := Result{Hits: slices.Clone(kept)}
	r := &hitReader{
		quotes: s.quotes, values: s.quotes.DocValues(), marker: highlight.New(query.Query{}), options: o, result: &result,
		shown: make([]quotes.Shown, len(kept)),
	}
	shown := map[string]bool{}
	for i := range kept {
		shown[kept[i].Quote.ID] = true
	}
	near = near[:min(len(near), o.Limit*candidates)]
	if err := s.fetchNear(ctx, near); err != nil {
		return nil, err
	}
	for i := range near {
		if len(result.Hits) == o.Limit {
			break
		}
		found, _, err := s.quotes.AsIndexed(near[i].number)
		if err != nil {
			continue // a search by words reports damaged quotes
		}
		if shown[found.Quote.ID] {
			continue
		}
		value, err := s.quotes.Value(ctx, found.Quote.ID)
		if err != nil {
			return nil, err
		}
		r.add(ctx, &match{DocValue: value, score: near[i].score, fit: quotes.FitMeaning})
	}
	return result.Hits, r.values.Fault()
}

// fetchNear reads quotes, with those that have the same words.
func (s byMeaning) fetchNear(ctx context.Context, near []nearQuote) error {
	return s.files.Fetch(ctx, func() engine.Wanted {
		w := engine.Wanted{Copies: true}
		for i := range near {
			w.Numbers = append(w.Numbers, near[i].number)
		}
		return w
	})
}

//go:embed unrelated.txt
var unrelated string

// FindCut returns the confidence that a search by meaning must exceed: a fixed one does not carry over from corpus to
// corpus, so it is that of sentences that have nothing to do with any.
func (s *Searcher) FindCut(ctx context.Context) (store.Cut, error) {
	var list []float64
	for text := range strings.Lines(unrelated) {
		text = strings.TrimSpace(text)
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		near, err := byMeaning{s}.nearest(ctx, query.Query{}, text, Options{})
		if err != nil {
			return store.Cut{}, fmt.Errorf("searching by meaning for a sentence: %w", err)
		}
		words, err := byMeaning{s}.weigh(ctx, text)
		if err != nil {
			return store.Cut{}, err
		}
		list = append(list, words.confidence(near))
	}
	slices.Sort(list)
	return store.Cut{Confidence: list[len(list)*cutPercentile/100]}, nil
}
