package index

import (
	"context"
	"slices"

	"verbatim/corpus"
	"verbatim/index/postings"
	"verbatim/index/query"
)

// A name that is asked for is a person's, and may stand in other people's roles: "Marsh's deputy". Those who bear it come before these.

// A bearing says which of the quotes are looked for that a query's speakers find.
type bearing int

const (
	anyone bearing = iota // by whomever the words find; where nobody bears the name, they are all there is
	byName                // by those whose name it is
	byRole                // by the others: the name stands in their role, or in a body's name
)

// maxBearers is how many names of those who bear the one that is asked for are looked for: a family name in a hundred thousand articles.
const maxBearers = 256

// bearers returns the numbers of the speakers whose name the words are: it has all of them, or is a spelling of them. Where it is
// people's, bodies with it in their name ("Marsh's campaign") do not bear it, unless it is their whole name. Where nobody's name has all
// of the words, the rest of them stands in the role: "Minister Marsh".
func (n *nameList) bearers(words string) []int {
	all := n.named(words)
	found := slices.DeleteFunc(slices.Clone(all), func(i int) bool { return !n.hasName(i, words) })
	if len(found) == 0 {
		found = all
	}
	if slices.ContainsFunc(found, n.isPerson) {
		whole := Words(words)
		found = slices.DeleteFunc(found, func(i int) bool { return !n.isPerson(i) && !slices.Equal(n.names[i], whole) })
	}
	return found
}

func (n *nameList) isPerson(i int) bool { return n.speakers[i].Kind == corpus.Person }

// hasName reports whether the words that name speaker i do so by the name alone.
func (n *nameList) hasName(i int, words string) bool {
	wanted := nameWords(words)
	if haveAll(n.names[i], wanted) || slices.ContainsFunc(n.spelled[i], func(name []string) bool { return haveAll(name, wanted) }) {
		return true
	}
	return !slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(n.roles[i], w) }) // another spelling
}

// Calls reports whether the words are a speaker's name, or end in it behind words of the role: "Minister Marsh". Those that end
// otherwise, as "Marsh inspections" may do where a role has inspections in it, may well be a name and something else.
func (s *Snapshot) Calls(words string) (bool, error) {
	list, err := s.nameList()
	if err != nil {
		return false, err
	}
	wanted := nameWords(words)
	return len(wanted) > 0 && slices.ContainsFunc(list.named(words), func(i int) bool {
		return list.hasName(i, words) || slices.Contains(list.names[i], wanted[len(wanted)-1])
	}), nil
}

// SpeakersNamed returns the speakers whose name the words are, the most quoted first.
func (s *Snapshot) SpeakersNamed(words string) ([]Speaker, error) {
	list, err := s.nameList()
	if err != nil {
		return nil, err
	}
	var found []Speaker
	for _, i := range list.bearers(words) {
		found = append(found, list.speakers[i])
	}
	return found, nil
}

// bear fills in the names of those who bear the speakers' names of q. Where only bodies do, whoever has the body's name in their role
// speaks for it. Where nobody does, the words are looked for as they are.
func (s *Snapshot) bear(c *compiled, q query.Query) error {
	if len(q.Speakers) == 0 {
		return nil // reading all speakers takes longer than the search
	}
	list, err := s.nameList()
	if err != nil {
		return err
	}
	var own postings.Word
	borne := false
	for _, asked := range q.Speakers {
		bearers := list.bearers(asked)
		if len(bearers) == 0 {
			own = append(own, anyOf([]string{asked}, fieldSpeaker, nameWords)...)
			continue
		}
		borne = true
		if !slices.ContainsFunc(bearers, list.isPerson) {
			own = append(own, postings.Place{Field: fieldSpeaker, Terms: nameWords(asked), Phrase: true})
			c.bodies = true
		}
		for _, i := range bearers {
			own = append(own, list.speakers[i].places()...)
		}
	}
	if borne {
		c.own = first(own, maxBearers)
	}
	return nil
}

// places are where all names of a speaker stand.
func (s *Speaker) places() postings.Word {
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
func (s *Snapshot) eachBorne(ctx context.Context, facts *factReader, c *compiled, list []step, found func(postings.Match)) error {
	if c.bearing == anyone {
		return s.each(ctx, facts, c, list, found)
	}
	return s.each(ctx, facts, c, list, func(m postings.Match) {
		if who := s.stateOf(int(facts.of(m.Doc).number)).Speaker; who != nil {
			name := *who
			name.Role = ""
			if named(&name, c.names) != (c.bearing == byName) {
				return
			}
		}
		found(m)
	})
}
