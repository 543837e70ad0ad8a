package search

import (
	"context"
	"slices"

	"verbatim/corpus"
	"verbatim/index/corrections"
	"verbatim/index/engine"
	"verbatim/index/names"
	"verbatim/index/postings"
	"verbatim/index/quotes"
	"verbatim/index/terms"
)

// each calls found for the documents that match, with the corrections applied: without hidden quotes, and with the
// speakers that moderators have named. It returns what Finder.Each does.
func (s *Searcher) each(ctx context.Context, c *compiled, q *engine.Query, found func(postings.Match)) ([]int, error) {
	first, second := corrected(s.quotes.Corrected(), c, q)
	left, err := s.files.Each(ctx, first, found)
	if err == nil && second != nil {
		_, err = s.files.Each(ctx, second, found)
	}
	return left, err
}

// corrected returns a query with the corrections o applied, as two queries: for quotes that moderators have not
// attributed, and for those that they have attributed to the speakers of c. The second is nil if there are none.
func corrected(o *quotes.Corrected, c *compiled, q *engine.Query) (first, second *engine.Query) {
	if len(o.ByDoc) == 0 {
		return q, nil
	}
	narrowed := len(c.speakers) > 0
	asIndexed := *q
	asIndexed.Without = without(o, func(s corrections.State) bool { return s.Hidden || narrowed && s.Speaker != nil })
	if !narrowed || len(o.Reattributed) == 0 {
		return &asIndexed, nil
	}
	attributed := *q
	attributed.Filters, attributed.Within, attributed.Best = slices.Clone(c.filters), map[uint32]bool{}, nil
	for _, doc := range o.Reattributed {
		n := o.ByDoc[doc]
		if state := o.States[n]; !state.Hidden && named(state.Speaker, c.names) && isNamed(o, c, uint32(n)) {
			attributed.Within[doc] = true
		}
	}
	return &asIndexed, &attributed
}

// without returns the documents of the corrected quotes with some states.
func without(o *quotes.Corrected, is func(corrections.State) bool) map[uint32]bool {
	docs := map[uint32]bool{}
	for doc, number := range o.ByDoc {
		if is(o.States[number]) {
			docs[doc] = true
		}
	}
	return docs
}

// named reports whether one of the names in a query is the name of a speaker: all its words are in the name or
// the role.
func named(s *corpus.Speaker, asked []string) bool {
	have := terms.Words(s.Name + " " + s.Role)
	return slices.ContainsFunc(asked, func(name string) bool {
		return terms.HaveAll(have, names.AskedWords(name))
	})
}
