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

// each calls found for the documents that the steps ask for together, as the corrections have them: without those that are hidden, and
// with those of the speakers that moderators have named.
func (s *Searcher) each(ctx context.Context, facts *store.ValueReader, c *compiled, list []step, found func(postings.Match)) (err error) {
	defer store.CatchFaults(&err)()
	defer facts.End(&err)
	q := s.asked(facts, c, list)
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
	second := *q // what is said by the speakers asked for, though the index has somebody else
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

// named reports whether one of the names asked for is a speaker's: all its words stand in the name or role.
func named(s *corpus.Speaker, asked []string) bool {
	have := terms.Words(s.Name + " " + s.Role)
	return slices.ContainsFunc(asked, func(name string) bool { return terms.HaveAll(have, names.AskedWords(name)) })
}
