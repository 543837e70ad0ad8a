package search

import (
	"context"
	"slices"

	"verbatim/corpus"
	"verbatim/index/names"
	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/store"
)

// A nameMatch says which of the quotes are looked for that a query's speakers find.
type nameMatch int

const (
	anySpeaker nameMatch = iota // by whomever the words find; where nobody bears the name, they are all there is
	byName                      // by those whose name it is
	byRole                      // by the others: the name stands in their role, or in a body's name
)

// maxBearers is how many names of those who bear the one that is asked for are looked for: a family name in a hundred thousand articles.
const maxBearers = 256

// matchNames fills in the names of those who bear the speakers' names of q. Where only bodies do, whoever has the body's name in their role
// speaks for it. Where nobody does, the words are looked for as they are.
func (s *Searcher) matchNames(c *compiled, q query.Query) error {
	if len(q.Speakers) == 0 {
		return nil // reading all speakers takes longer than the search
	}
	list, err := s.quotes.Catalogue.Directory()
	if err != nil {
		return err
	}
	var own postings.Word
	borne := false
	for _, asked := range q.Speakers {
		bearers := list.Named(asked)
		if len(bearers) == 0 {
			own = append(own, anyOf([]string{asked}, store.FieldSpeaker, names.AskedWords)...)
			continue
		}
		borne = true
		if !slices.ContainsFunc(bearers, isPerson) {
			own = append(own, postings.Place{Field: store.FieldSpeaker, Terms: names.AskedWords(asked), Phrase: true})
			c.bodies = true
		}
		for i := range bearers {
			own = append(own, places(&bearers[i])...)
		}
	}
	if borne {
		c.own = own[:min(len(own), maxBearers)]
	}
	return nil
}

// places are where all names of a speaker stand.
func places(s *names.Speaker) postings.Word {
	var w postings.Word
	for _, name := range append([]string{s.Name}, s.Spellings...) {
		w = append(w, postings.Place{Field: store.FieldName, Terms: []string{names.Key(name)}})
	}
	return w
}

// of returns the query for the quotes of a bearing.
func (c *compiled) of(b nameMatch) *compiled {
	narrow := *c
	narrow.nameMatch = b
	switch b {
	case byName:
		narrow.speakers = c.own
	case byRole:
		narrow.nots = append(slices.Clone(c.nots), c.own...)
	}
	return &narrow
}

// eachNamed goes through the quotes that the steps ask for together; of those whose speaker a moderator has named, that name decides who
// bears what is asked for.
func (s *Searcher) eachNamed(ctx context.Context, facts *store.ValueReader, c *compiled, list []step, found func(postings.Match)) error {
	if c.nameMatch == anySpeaker {
		return s.each(ctx, facts, c, list, found)
	}
	return s.each(ctx, facts, c, list, func(m postings.Match) {
		if who := s.quotes.Corrected().State(int(facts.Of(m.Doc).Number)).Speaker; who != nil {
			name := *who
			name.Role = ""
			if named(&name, c.names) != (c.nameMatch == byName) {
				return
			}
		}
		found(m)
	})
}

func isPerson(s names.Speaker) bool { return s.Kind == corpus.Person }
