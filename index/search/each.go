package search

import (
	"context"
	"slices"

	"verbatim/corpus"
	"verbatim/index/names"
	"verbatim/index/postings"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// each calls found for the documents that match the steps, with the corrections applied: without hidden quotes,
// and with the speakers that moderators have named.
func (s *Searcher) each(ctx context.Context, values *store.ValueReader, c *compiled, list []step,
	found func(postings.Match)) (err error) {
	defer store.CatchFaults(&err)()
	defer values.End(&err)
	q := s.asked(values, c, list)
	o := s.quotes.Corrected()
	if len(o.ByDoc) == 0 {
		return s.files.Postings.Each(ctx, q, found)
	}
	admit := func(doc uint32) bool { return q.Admit == nil || q.Admit(doc) }
	narrowed := len(c.speakers) > 0
	first := *q
	first.Admit = func(doc uint32) bool {
		n, corrected := o.ByDoc[doc]
		if !corrected {
			return admit(doc)
		}
		state := o.States[n]
		return !state.Hidden && !(narrowed && state.Speaker != nil) && admit(doc)
	}
	if err := s.files.Postings.Each(ctx, &first, found); err != nil || !narrowed || len(o.Reattributed) == 0 {
		return err
	}
	second := *q // quotes that moderators have attributed to these speakers
	second.Filters = slices.Clone(c.filters)
	second.Admit = func(doc uint32) bool {
		if _, ok := slices.BinarySearch(o.Reattributed, doc); !ok {
			return false
		}
		state := o.States[o.ByDoc[doc]]
		return !state.Hidden && named(state.Speaker, c.names) && admit(doc)
	}
	return s.files.Postings.Each(ctx, &second, found)
}

// named reports whether one of the names in a query is the name of a speaker: all its words are in the name or
// the role.
func named(s *corpus.Speaker, asked []string) bool {
	have := terms.Words(s.Name + " " + s.Role)
	return slices.ContainsFunc(asked, func(name string) bool {
		return terms.HaveAll(have, names.AskedWords(name))
	})
}
