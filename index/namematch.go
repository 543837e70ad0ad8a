package index

import (
	"context"
	"slices"

	"verbatim/corpus"
	"verbatim/index/postings"
	"verbatim/index/query"
)

// A bearing says which of the quotes are looked for that a query's speakers find.
type bearing int

const (
	anyone bearing = iota // by whomever the words find; where nobody bears the name, they are all there is
	byName                // by those whose name it is
	byRole                // by the others: the name stands in their role, or in a body's name
)

// maxBearers is how many names of those who bear the one that is asked for are looked for: a family name in a hundred thousand articles.
const maxBearers = 256

// bear fills in the names of those who bear the speakers' names of q. Where only bodies do, whoever has the body's name in their role
// speaks for it. Where nobody does, the words are looked for as they are.
func (s *searcher) bear(c *compiled, q query.Query) error {
	if len(q.Speakers) == 0 {
		return nil // reading all speakers takes longer than the search
	}
	list, err := s.quotes.Directory()
	if err != nil {
		return err
	}
	var own postings.Word
	borne := false
	for _, asked := range q.Speakers {
		bearers := list.SpeakersNamed(asked)
		if len(bearers) == 0 {
			own = append(own, anyOf([]string{asked}, fieldSpeaker, nameWords)...)
			continue
		}
		borne = true
		if !slices.ContainsFunc(bearers, isPerson) {
			own = append(own, postings.Place{Field: fieldSpeaker, Terms: nameWords(asked), Phrase: true})
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
func places(s *Speaker) postings.Word {
	var w postings.Word
	for _, name := range append([]string{s.Name}, s.Spellings...) {
		w = append(w, postings.Place{Field: fieldName, Terms: []string{nameKey(name)}})
	}
	return w
}

// of returns the query for the quotes of a bearing.
func (c *compiled) of(b bearing) *compiled {
	narrow := *c
	narrow.bearing = b
	switch b {
	case byName:
		narrow.speakers = c.own
	case byRole:
		narrow.nots = append(slices.Clone(c.nots), c.own...)
	}
	return &narrow
}

// eachBorne goes through the quotes that the steps ask for together; of those whose speaker a moderator has named, that name decides who
// bears what is asked for.
func (s *searcher) eachBorne(ctx context.Context, facts *factReader, c *compiled, list []step, found func(postings.Match)) error {
	if c.bearing == anyone {
		return s.each(ctx, facts, c, list, found)
	}
	return s.each(ctx, facts, c, list, func(m postings.Match) {
		if who := s.quotes.stateOf(int(facts.of(m.Doc).number)).Speaker; who != nil {
			name := *who
			name.Role = ""
			if named(&name, c.names) != (c.bearing == byName) {
				return
			}
		}
		found(m)
	})
}

func isPerson(s Speaker) bool { return s.Kind == corpus.Person }
