package search

import (
	"slices"

	"verbatim/index/engine"
	"verbatim/index/names"
	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// A compiled query is a query as fields and terms of the index.
type compiled struct {
	words   []postings.Word // one per word or phrase of the query
	bonus   []postings.Word // these only add to the score: adjacent words of the query, and the verbs of a question
	some    []postings.Word // at least one of these is required, if there are any
	nots    []postings.Place
	filters []postings.Word // publishers and classes of reports
	only    engine.Narrowing

	speakers  postings.Word // the speakers, one of which is required; nil if the query names none
	names     []string      // the names of the speakers as they were typed, and their other spellings
	own       postings.Word // the speakers who own one of the names; nil if there are none
	bodies    bool          // own has bodies, for which speakers with the name in their role speak
	nameMatch nameMatch     // which speakers match
	unscored  bool          // the scores are not needed
	marked    []query.Term  // other forms of the terms, to be highlighted
	prefixes  []Prefix      // the prefixes among the words
}

// forms are the words of the corpus that terms of a query stand for, by the number of the term.
type forms struct {
	others   map[int][]compound // other forms of a term
	prefixed map[int]Prefix     // the words that begin with a term
}

// compile compiles q. spelled has other names of its speakers. Stop words such as "the" are left out, unless the query
// has no other words.
func compile(q query.Query, spelled []string, known forms) compiled {
	c := compiled{only: engine.Narrowing{Kinds: q.Kinds, After: q.After, Before: q.Before}, bonus: pairs(q)}
	var common []query.Term
	for i, t := range q.Terms {
		if t.Not && !t.Prefix {
			c.nots = append(c.nots, notPlaces(t)...)
			continue
		}
		w := word(t)
		if t.Prefix {
			prefix := known.prefixed[i]
			w = prefix.places()
			c.prefixes = append(c.prefixes, prefix)
		}
		if t.Not {
			c.nots = append(c.nots, w...)
			continue
		}
		if w == nil {
			common = append(common, t)
			continue
		}
		for _, other := range known.others[i] {
			w, c.marked = append(w, other.word...), append(c.marked, other.term)
		}
		if last := len(c.words) - 1; t.Or && last >= 0 {
			c.words[last] = append(c.words[last], w...)
			continue
		}
		c.words = append(c.words, w)
	}
	if len(c.words) == 0 {
		for _, t := range common {
			if w := exactWord(t.Text); w != nil {
				c.words = append(c.words, w)
			}
		}
	}
	if any := anyOf(q.Speakers, store.FieldSpeaker, names.AskedWords); any != nil {
		for _, name := range spelled {
			any = append(any, postings.Place{Field: store.FieldName, Terms: []string{names.Key(name)}})
		}
		c.speakers, c.names = any, append(slices.Clone(q.Speakers), spelled...)
		for _, w := range c.words {
			weighPassage(w, besideSpeaker)
		}
	}
	if any := anyOf(q.Publishers, store.FieldPublisher, terms.Words); any != nil {
		c.filters = append(c.filters, any)
	}
	if len(q.Reports) > 0 {
		var any postings.Word
		for _, class := range q.Reports {
			any = append(any, postings.Place{Field: store.FieldReport, Terms: []string{string(class)}})
		}
		c.filters = append(c.filters, any)
	}
	return c
}

// word returns the places of a term, or nil for a stop word.
func word(t query.Term) postings.Word {
	if t.Phrase {
		return exactWord(t.Text)
	}
	stems, exact := terms.Prose(t.Text), terms.Words(t.Text)
	if len(stems) == 0 {
		return nil
	}
	var w postings.Word
	for _, weight := range wordWeights {
		list := stems
		if weight.exact {
			list = exact
		}
		w = append(w, postings.Place{Field: weight.field, Terms: list, Weight: weight.factor, Said: weight.said})
	}
	return w
}

// exactWord returns the places of a phrase, or nil if it has no words.
func exactWord(text string) postings.Word {
	list := terms.Words(text)
	if len(list) == 0 {
		return nil
	}
	var w postings.Word
	for _, weight := range wordWeights {
		if weight.exact {
			place := postings.Place{Field: weight.field, Terms: list, Phrase: true, Weight: weight.factor, Said: weight.said}
			w = append(w, place)
		}
	}
	return w
}

// weighPassage multiplies the weight of the passage.
func weighPassage(w postings.Word, by float64) {
	for i := range w {
		if w[i].Field == store.FieldPassage {
			w[i].Weight *= by
		}
	}
}

// notPlaces returns the places in the quoted words of an excluded term.
func notPlaces(t query.Term) []postings.Place {
	if list := terms.Prose(t.Text); !t.Phrase && len(list) > 0 {
		return []postings.Place{{Field: store.FieldContent, Terms: list}}
	}
	if list := terms.Words(t.Text); len(list) > 0 {
		return []postings.Place{{Field: store.FieldExact, Terms: list, Phrase: true}}
	}
	return nil
}

// anyOf returns the places of any of the values in a field. split returns the words of a value, all of which
// are required.
func anyOf(values []string, field string, split func(string) []string) postings.Word {
	var w postings.Word
	for _, v := range values {
		if list := split(v); len(list) > 0 {
			w = append(w, postings.Place{Field: field, Terms: list})
		}
	}
	return w
}

// ofOthers returns a query for quotes in which others mention the speakers of q, with at least one of its words
// if it has any.
func (c *compiled) ofOthers(q query.Query) compiled {
	var names []query.Term
	for _, name := range q.Speakers {
		names = append(names, query.Term{Text: name})
	}
	q.Terms, q.Speakers = names, nil
	others := compile(q, nil, forms{})
	notSaid := func(p postings.Place) bool { return !p.Said }
	for _, w := range c.words {
		others.some = append(others.some, slices.DeleteFunc(slices.Clone(w), notSaid))
	}
	return others
}
