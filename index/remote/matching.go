package remote

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"verbatim/index/engine"
	"verbatim/index/postings"
	"verbatim/index/store"
)

// Conditions of a query as OpenSearch takes them.

// none matches no document.
var none = object{"match_none": object{}}

// mostNumbers is how many values a condition may have. OpenSearch refuses more than 65,536.
const mostNumbers = 50_000

// numbered finds the quotes with some numbers, however many there are.
func numbered(docs map[uint32]bool) object {
	var parts []object
	for part := range slices.Chunk(slices.Sorted(maps.Keys(docs)), mostNumbers) {
		parts = append(parts, is(fieldNumber, part...))
	}
	return anyOf(parts...)
}

// allOf and anyOf join conditions.
func allOf(list ...object) object { return object{"bool": object{"filter": list}} }

func anyOf(list ...object) object {
	switch len(list) {
	case 0:
		return none
	case 1:
		return list[0]
	}
	return atLeast(1, list)
}

// atLeast requires a number of the conditions.
func atLeast(n int, list []object) object {
	return object{"bool": object{"should": list, "minimum_should_match": n}}
}

// is requires one of some values.
func is[T any](field string, values ...T) object {
	if len(values) == 0 {
		return none
	}
	return object{"terms": object{field: values}}
}

// place requires a place.
func place(p postings.Place) object {
	if p.Any {
		return is(p.Field, p.Terms...)
	}
	return scoredPlace(p, nil, nil)
}

// scoredPlace scores a place. with has the name and the boost of its query, and boost the boosts of terms of which
// any is enough.
func scoredPlace(p postings.Place, with object, boost map[string]float64) object {
	if len(p.Terms) == 1 {
		return object{"term": object{p.Field: merged(object{"value": p.Terms[0]}, with)}}
	}
	if p.Phrase && !p.Any {
		return object{"match_phrase": object{p.Field: merged(object{"query": strings.Join(p.Terms, " ")}, with)}}
	}
	list := make([]object, len(p.Terms))
	for i, t := range p.Terms {
		list[i] = object{"term": object{p.Field: merged(object{"value": t}, boostOf(boost, t))}}
	}
	if p.Any {
		return object{"bool": merged(object{"should": list, "minimum_should_match": 1}, with)}
	}
	return object{"bool": merged(object{"must": list}, with)}
}

// boostOf returns the boost of a term, if it has one.
func boostOf(boost map[string]float64, term string) object {
	if b, ok := boost[term]; ok {
		return object{"boost": b}
	}
	return nil
}

// merged returns the entries of two objects.
func merged(a, b object) object {
	maps.Copy(a, b)
	return a
}

// places returns the conditions of the places of a word, of all or of those in what was said.
func places(w postings.Word, said bool) object {
	var list []object
	for _, p := range w {
		if len(p.Terms) > 0 && (p.Said || !said) {
			list = append(list, place(p))
		}
	}
	return anyOf(list...)
}

// has requires what a step requires of the words.
func has(words []postings.Word, t engine.Step) object {
	var any, said []object
	for _, w := range words {
		any, said = append(any, places(w, false)), append(said, places(w, true))
	}
	var list []object
	if t.Said < t.Least {
		list = append(list, atLeast(t.Least, any))
	}
	if t.Said > 0 {
		list = append(list, atLeast(t.Said, said))
	}
	return allOf(list...)
}

// conditions returns what a query requires beside its words, and what it excludes.
func conditions(q *engine.Query) (filter, not []object) {
	filter = []object{is(fieldType, typeQuote)}
	for _, w := range q.Filters {
		filter = append(filter, places(w, false))
	}
	var some []object
	for _, w := range q.Some {
		some = append(some, places(w, false))
	}
	if len(some) > 0 {
		filter = append(filter, anyOf(some...))
	}
	for _, p := range q.Nots {
		not = append(not, place(p))
	}
	filter = append(filter, narrowed(q)...)
	if len(q.Without) > 0 {
		not = append(not, is(fieldNumber, slices.Sorted(maps.Keys(q.Without))...))
	}
	return filter, not
}

// narrowed returns the conditions of a query on document values.
func narrowed(q *engine.Query) (filter []object) {
	if len(q.Only.Kinds) > 0 {
		var traits []int
		for t := range store.Traits(store.TraitsCount) {
			if slices.Contains(q.Only.Kinds, t.Kind()) {
				traits = append(traits, int(t))
			}
		}
		filter = append(filter, is(fieldTraits, traits...))
	}
	if from, to, any := q.Only.Days(q.LastDay); any {
		filter = append(filter, object{"range": object{fieldDay: object{"gte": from, "lte": to}}})
	}
	for _, docs := range []map[uint32]bool{q.Only.Among, q.Within} {
		if docs != nil {
			filter = append(filter, numbered(docs))
		}
	}
	return filter
}

// A scoring names the places of a query that score, and adds their scores as index/postings does.
type scoring struct {
	words, some, bonus []postings.Word

	rarity func(field string, terms ...string) float64 // of any of some terms
}

// scoringOf returns the scoring of a query.
func (s *snapshot) scoringOf(q *engine.Query) scoring {
	if q.Unscored {
		return scoring{}
	}
	return scoring{q.Words, q.Some, q.Bonus, s.rarity}
}

// rarity returns the inverse document frequency of some terms as if they were one. They were counted before.
func (s *snapshot) rarity(field string, terms ...string) float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	have := 0.0
	for _, t := range terms {
		have += float64(s.counts[engine.Term{Field: field, Term: t}])
	}
	all := float64(s.head.Docs)
	have = min(have, all)
	return math.Log(1 + (all-have+0.5)/(have+0.5))
}

// boosts returns the boosts of terms of which any is enough: they score as if they were one term.
func (s *scoring) boosts(p postings.Place) map[string]float64 {
	if !p.Any || len(p.Terms) < 2 {
		return nil
	}
	together, boosts := s.rarity(p.Field, p.Terms...), map[string]float64{}
	for _, t := range p.Terms {
		alone := s.rarity(p.Field, t)
		boosts[t] = together * together / (alone * alone)
	}
	return boosts
}

// placeName is the name of the query of a place: what it is part of, the number of the word and that of the place.
func placeName(of string, word, place int) string { return fmt.Sprint(of, word, ".", place) }

// should returns the queries of the places that score.
func (s *scoring) should() (list []object) {
	for of, words := range map[string][]postings.Word{"w": s.words, "s": s.some, "b": s.bonus} {
		for i, w := range words {
			for k, p := range w {
				if len(p.Terms) > 0 && p.Weight > 0 {
					list = append(list, scoredPlace(p, object{"_name": placeName(of, i, k), "boost": p.Weight}, s.boosts(p)))
				}
			}
		}
	}
	return list
}

// match returns the match of a document with the scores of its places, by name.
func (s *scoring) match(doc uint32, scores map[string]float64) postings.Match {
	m := postings.Match{Doc: doc}
	for i, w := range s.words {
		score, said, has := sum(scores, "w", i, w)
		if !has {
			continue
		}
		m.Words++
		if said {
			m.Said++
		}
		m.Score += score
	}
	if len(s.words) > 0 {
		m.Score *= float64(m.Words) / float64(len(s.words))
	}
	m.Score += optional(scores, "s", s.some) + optional(scores, "b", s.bonus)
	return m
}

// sum returns the score of a word, and whether what was said has it. Each place counts more if more places have it.
func sum(scores map[string]float64, of string, word int, w postings.Word) (score float64, said, has bool) {
	have, all := 0, 0
	for k, p := range w {
		if len(p.Terms) == 0 {
			continue
		}
		all++
		if one, matched := scores[placeName(of, word, k)]; matched {
			score += one
			said = said || p.Said
			have++
		}
	}
	if have == 0 {
		return 0, false, false
	}
	return score * float64(have) / float64(all), said, true
}

// optional returns what words add to a score that need not be in a document.
func optional(scores map[string]float64, of string, words []postings.Word) float64 {
	total, have := 0.0, 0
	for i, w := range words {
		if score, _, has := sum(scores, of, i, w); has {
			total += score
			have++
		}
	}
	if have == 0 {
		return 0
	}
	return total * float64(have) / float64(len(words))
}
