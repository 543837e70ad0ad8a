package search

import (
	"cmp"
	"context"
	"slices"

	"verbatim/corpus"
	"verbatim/index/engine"
	"verbatim/index/names"
	"verbatim/index/postings"
	"verbatim/index/query"
	"verbatim/index/quotes"
	"verbatim/index/store"
)

// A nameMatch says which speakers of a query's name match.
type nameMatch int

const (
	anySpeaker nameMatch = iota // all speakers whose name or role has the words
	byName                      // the speakers who own the name
	byRole                      // the others: the name is part of their role or of a body's name
)

// maxOwners is the maximum number of names that are searched for. A surname in a hundred thousand articles has
// many owners.
const maxOwners = 256

// matchNames fills in the names of the speakers who own the names in q. If only bodies own a name, speakers
// with it in their role speak for them. If no one owns it, its words are searched for as they are.
func (s *Searcher) matchNames(c *compiled, q query.Query) error {
	if len(q.Speakers) == 0 {
		return nil // reading all speakers takes longer than the search
	}
	list, err := s.quotes.Catalogue.Speakers()
	if err != nil {
		return err
	}
	var own postings.Word
	owned := false
	for _, asked := range q.Speakers {
		owners := list.Named(asked)
		if len(owners) == 0 {
			own = append(own, anyOf([]string{asked}, store.FieldSpeaker, names.AskedWords)...)
			continue
		}
		owned = true
		if !slices.ContainsFunc(owners, isPerson) {
			own = append(own, postings.Place{Field: store.FieldSpeaker, Terms: names.AskedWords(asked), Phrase: true})
			c.bodies = true
		}
		for i := range owners {
			own = append(own, places(&owners[i])...)
		}
	}
	if owned {
		c.own = own[:min(len(own), maxOwners)]
	}
	return nil
}

// leaveOut excludes the speakers who own the names, or else those with the words in their name or role.
func (s *Searcher) leaveOut(c *compiled, names []string) error {
	if len(names) == 0 {
		return nil
	}
	list, err := s.quotes.Catalogue.Speakers()
	if err != nil {
		return err
	}
	for _, name := range names {
		owners := list.Named(name)
		if len(owners) == 0 {
			c.nots = append(c.nots, anyOf([]string{name}, store.FieldSpeaker, askedWords)...)
		}
		for i := range owners[:min(len(owners), maxOwners)] {
			c.nots = append(c.nots, places(&owners[i])...)
		}
	}
	return nil
}

// askedWords splits a name in a query.
var askedWords = names.AskedWords

// places returns the places of all names of a speaker.
func places(s *names.Speaker) postings.Word {
	var w postings.Word
	for _, name := range append([]string{s.Name}, s.Spellings...) {
		w = append(w, postings.Place{Field: store.FieldName, Terms: []string{names.Key(name)}})
	}
	return w
}

// of returns the query for the speakers of a nameMatch.
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

// eachNamed is each for the steps and the speakers of the nameMatch of c. If a moderator has named the speaker of a
// quote, that name decides.
func (s *Searcher) eachNamed(ctx context.Context, values engine.Values, c *compiled, list []step, best *engine.Best,
	found func(postings.Match)) (left []int, err error) {
	defer store.CatchFaults(&err)()
	q, o := s.asked(c, list), s.quotes.Corrected()
	q.Best = best
	if c.nameMatch == anySpeaker {
		left, err = s.each(ctx, c, q, found)
	} else {
		left, err = s.each(ctx, c, q, func(m postings.Match) {
			if isNamed(o, c, values.Of(m.Doc).Number) {
				found(m)
			}
		})
	}
	return left, cmp.Or(err, values.Fault())
}

// isNamed reports whether a quote is of the speakers of the nameMatch of c, if a moderator has named its speaker.
func isNamed(o *quotes.Corrected, c *compiled, number uint32) bool {
	who := o.State(int(number)).Speaker
	if who == nil || c.nameMatch == anySpeaker {
		return true
	}
	name := *who
	name.Role = ""
	return named(&name, c.names) == (c.nameMatch == byName)
}

// isPerson reports whether a speaker is a person, not a body.
func isPerson(s names.Speaker) bool { return s.Kind == corpus.Person }
