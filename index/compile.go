package index

import (
	"math"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"verbatim/index/query"
)

// A compiled query is a query in bleve's terms.
type compiled struct {
	words  []bq.Query // one a word or phrase that is looked for
	said   []bq.Query // the same, in what was said and who said it
	pairs  []bq.Query // words that stand next to each other in the query; they only count
	nots   []bq.Query
	filter bq.Query // nil when there is none
}

// compile translates q; spelled are other names of its speakers. Words that analysis passes over, such as "the", are left out where others remain.
func compile(q query.Query, spelled []string) compiled {
	var c compiled
	var common []query.Term
	for _, t := range q.Terms {
		switch found := wordQuery(t, wordWeights); {
		case t.Not:
			c.nots = append(c.nots, notQuery(t)...)
		case found != nil:
			c.words = append(c.words, found)
			c.said = append(c.said, wordQuery(t, saidWeights))
		default:
			common = append(common, t)
		}
	}
	if len(c.words) == 0 {
		for _, t := range common {
			if found := exactQuery(t.Text); found != nil {
				c.words, c.said = append(c.words, found), append(c.said, found)
			}
		}
	}
	c.pairs = pairQueries(q)
	c.filter = filterQuery(q, spelled)
	return c
}

// wordQuery looks for a term in the fields where it may stand; nil when it has nothing but stop words.
func wordQuery(t query.Term, weights []weight) bq.Query {
	if t.Phrase {
		return exactQuery(t.Text)
	}
	prose, exact := terms(proseAnalyzer(), t.Text), terms(exactAnalyzer(), t.Text)
	if len(prose) == 0 {
		return nil
	}
	var parts []bq.Query
	for _, w := range weights {
		list := prose
		if w.field == fieldSpeaker || w.field == fieldExact {
			list = exact
		}
		parts = append(parts, weighed(allOf(list, w.field), w.factor))
	}
	return bleve.NewDisjunctionQuery(parts...)
}

// exactQuery looks for words next to each other as they are; nil when there are none.
func exactQuery(text string) bq.Query { return phraseQuery(text, exactWeights) }

func phraseQuery(text string, weights []weight) bq.Query {
	list := terms(exactAnalyzer(), text)
	if len(list) == 0 {
		return nil
	}
	var parts []bq.Query
	for _, w := range weights {
		found := allOf(list, w.field)
		if len(list) > 1 {
			found = bq.NewPhraseQuery(list, w.field)
		}
		parts = append(parts, weighed(found, w.factor))
	}
	return bleve.NewDisjunctionQuery(parts...)
}

// notQuery looks for a term to be left out, in the words said.
func notQuery(t query.Term) []bq.Query {
	if list := terms(proseAnalyzer(), t.Text); !t.Phrase && len(list) > 0 {
		return []bq.Query{allOf(list, fieldContent)}
	}
	if found := phraseQuery(t.Text, []weight{{fieldExact, 1}}); found != nil {
		return []bq.Query{found}
	}
	return nil
}

// allOf looks for all of the terms in a field.
func allOf(list []string, field string) bq.Query {
	var parts []bq.Query
	for _, term := range list {
		t := bleve.NewTermQuery(term)
		t.SetField(field)
		parts = append(parts, t)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return bleve.NewConjunctionQuery(parts...)
}

func weighed(q bq.Query, factor float64) bq.Query {
	if b, ok := q.(bq.BoostableQuery); ok {
		b.SetBoost(factor)
	}
	return q
}

// filterQuery is the query's fields; nil when it has none. They narrow the result and do not count.
func filterQuery(q query.Query, spelled []string) bq.Query {
	var all []bq.Query
	for field, values := range map[string][]string{fieldSpeaker: q.Speakers, fieldPublisher: q.Publishers} {
		if any := anyOf(values, field); any != nil && field == fieldSpeaker && len(spelled) > 0 {
			all = append(all, bleve.NewDisjunctionQuery(any, anyName(spelled)))
		} else if any != nil {
			all = append(all, any)
		}
	}
	if len(q.Kinds) > 0 {
		var kinds []bq.Query
		for _, k := range q.Kinds {
			kinds = append(kinds, allOf([]string{string(k)}, fieldKind))
		}
		all = append(all, bleve.NewDisjunctionQuery(kinds...))
	}
	if !q.After.IsZero() || !q.Before.IsZero() {
		all = append(all, days(q.After, q.Before))
	}
	return both(all)
}

// anyOf looks for any of the values in a field, all words of it; nil when there are none.
func anyOf(values []string, field string) bq.Query {
	var alternatives []bq.Query
	for _, v := range values {
		list := Words(v)
		if field == fieldSpeaker {
			list = nameWords(v)
		}
		if len(list) > 0 {
			alternatives = append(alternatives, allOf(list, field))
		}
	}
	if alternatives == nil {
		return nil
	}
	return bleve.NewDisjunctionQuery(alternatives...)
}

// anyName looks for speakers with one of the names.
func anyName(names []string) bq.Query {
	var alternatives []bq.Query
	for _, name := range names {
		alternatives = append(alternatives, allOf([]string{nameKey(name)}, fieldName))
	}
	return bleve.NewDisjunctionQuery(alternatives...)
}

// days looks for the days from after on and before before; a zero bound is none.
func days(after, before time.Time) bq.Query {
	low, high := math.Inf(-1), math.Inf(1)
	if !after.IsZero() {
		low = dayNumber(after)
	}
	if !before.IsZero() {
		high = dayNumber(before)
	}
	yes, no := true, false
	r := bleve.NewNumericRangeInclusiveQuery(&low, &high, &yes, &no)
	r.SetField(fieldDay)
	return r
}

// query makes of c a query that matches what the step asks for.
func (c *compiled) query(t step) bq.Query {
	b := bleve.NewBooleanQuery()
	switch {
	case len(c.words) == 0:
		b.AddMust(bleve.NewMatchAllQuery())
	case t.fit == FitRest:
		b.AddMust(bleve.NewMatchAllQuery())
		b.AddShould(c.words...)
	case t.least >= len(c.words):
		b.AddMust(c.words...)
	default:
		some := bleve.NewDisjunctionQuery(c.words...)
		some.SetMin(float64(t.least))
		b.AddMust(some)
	}
	b.AddShould(c.pairs...)
	if len(c.nots) > 0 {
		b.AddMustNot(c.nots...)
	}
	filters := []bq.Query{c.filter}
	if t.said {
		filters = append(filters, bleve.NewDisjunctionQuery(c.said...))
	}
	b.AddFilter(both(filters))
	return b
}

// ofOthers returns a query for quotes in which others speak of q's speakers, with one of its words at least where it has any.
func (c *compiled) ofOthers(q query.Query) compiled {
	var names []query.Term
	for _, name := range q.Speakers {
		names = append(names, query.Term{Text: name})
	}
	q.Terms, q.Speakers = names, nil
	others := compile(q, nil)
	if len(c.said) > 0 {
		others.pairs = c.said
		others.filter = both([]bq.Query{others.filter, bleve.NewDisjunctionQuery(c.said...)})
	}
	return others
}

// both joins the queries that are not nil.
func both(list []bq.Query) bq.Query {
	list = slices.DeleteFunc(list, func(q bq.Query) bool { return q == nil })
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	return bleve.NewConjunctionQuery(list...)
}
