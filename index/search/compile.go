package search

import (
	"math"
	"slices"
	"time"

	"verbatim/corpus"
	"verbatim/index/names"
	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// A compiled query is a query in terms of the index.
type compiled struct {
	words   []postings.Word // one a word or phrase that is looked for
	bonus   []postings.Word // what only counts: words that stand next to each other in the query, a question's verbs
	some    []postings.Word // one of these must be there, where there are any
	nots    []postings.Place
	filters []postings.Word // publishers, classes of reports
	only    narrowing

	speakers  postings.Word // one of these must speak, where there are any
	names     []string      // the same as they were asked for
	own       postings.Word // those of them who bear the name, where anybody does
	bodies    bool          // bodies are among them, for which speaks who has their name in the role
	nameMatch nameMatch     // whose quotes are looked for
	unscored  bool          // they are only counted
}

// A narrowing is what a query asks of the facts of a quote; the zero value asks nothing.
type narrowing struct {
	kinds         []corpus.Kind
	after, before time.Time
	among         Among // nil for all
}

// compile translates q; spelled are other names of its speakers. Words that analysis passes over, such as "the", are left out where
// others remain.
func compile(q query.Query, spelled []string) compiled {
	c := compiled{only: narrowing{kinds: q.Kinds, after: q.After, before: q.Before}, bonus: pairs(q)}
	var common []query.Term
	for _, t := range q.Terms {
		if t.Not {
			c.nots = append(c.nots, notPlaces(t)...)
		} else if w := word(t); w != nil {
			c.words = append(c.words, w)
		} else {
			common = append(common, t)
		}
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

// word looks for a term in the fields where it may stand; nil when it has nothing but stop words.
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

// exactWord looks for words next to each other as they are; nil when there are none.
func exactWord(text string) postings.Word {
	list := terms.Words(text)
	if len(list) == 0 {
		return nil
	}
	var w postings.Word
	for _, weight := range wordWeights {
		if weight.exact {
			w = append(w, postings.Place{Field: weight.field, Terms: list, Phrase: true, Weight: weight.factor, Said: weight.said})
		}
	}
	return w
}

// weighPassage multiplies what the passage counts by.
func weighPassage(w postings.Word, by float64) {
	for i := range w {
		if w[i].Field == store.FieldPassage {
			w[i].Weight *= by
		}
	}
}

// notPlaces looks for a term to be left out, in the words said.
func notPlaces(t query.Term) []postings.Place {
	if list := terms.Prose(t.Text); !t.Phrase && len(list) > 0 {
		return []postings.Place{{Field: store.FieldContent, Terms: list}}
	}
	if list := terms.Words(t.Text); len(list) > 0 {
		return []postings.Place{{Field: store.FieldExact, Terms: list, Phrase: true}}
	}
	return nil
}

// anyOf looks for any of the values in a field, all words of it as split gives them; nil when there are none.
func anyOf(values []string, field string, split func(string) []string) postings.Word {
	var w postings.Word
	for _, v := range values {
		if list := split(v); len(list) > 0 {
			w = append(w, postings.Place{Field: field, Terms: list})
		}
	}
	return w
}

// ofOthers returns a query for quotes in which others speak of q's speakers, with one of its words at least where it has any.
func (c *compiled) ofOthers(q query.Query) compiled {
	var names []query.Term
	for _, name := range q.Speakers {
		names = append(names, query.Term{Text: name})
	}
	q.Terms, q.Speakers = names, nil
	others := compile(q, nil)
	for _, w := range c.words {
		others.some = append(others.some, slices.DeleteFunc(slices.Clone(w), func(p postings.Place) bool { return !p.Said }))
	}
	return others
}

// narrow returns a function that tells whether a document has the facts that are asked for; nil where nothing is asked.
func narrow(r *store.ValueReader, n narrowing) func(doc uint32) bool {
	if len(n.kinds) == 0 && n.after.IsZero() && n.before.IsZero() && n.among == nil {
		return nil
	}
	var kinds [store.TraitsCount]bool
	for s := range kinds {
		kinds[s] = len(n.kinds) == 0 || slices.Contains(n.kinds, store.Traits(s).Kind())
	}
	low, high := int32(store.NoDay), int32(math.MaxInt32)
	if !n.after.IsZero() {
		low = store.DayNumber(n.after)
	}
	if !n.before.IsZero() {
		low, high = max(low, store.NoDay+1), store.DayNumber(n.before)-1
	}
	return func(doc uint32) bool {
		if n.among != nil && !n.among[doc] {
			return false
		}
		f := r.Of(doc)
		return kinds[f.Traits] && low <= f.Day && f.Day <= high
	}
}
