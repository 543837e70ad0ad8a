// Package names holds the speakers and publishers of a corpus as plain values: whom a name means, how it is spelled otherwise, and what
// completes it. It knows no snapshot. Start with Directory and Tally.
package names

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/identity"
	"verbatim/index/query"
	"verbatim/index/terms"
)

// A Directory is the speakers of a corpus, with the words of their names.
type Directory struct {
	speakers []Speaker
	names    [][]string // the words of each one's name
	roles    [][]string
	spelled  [][][]string // the words of each one's other names
}

// NewDirectory returns the list of the speakers.
func NewDirectory(speakers []Speaker) *Directory {
	n := &Directory{speakers: speakers}
	for i := range n.speakers {
		n.names = append(n.names, terms.Words(n.speakers[i].Name))
		var others [][]string
		for _, name := range n.speakers[i].Spellings {
			others = append(others, terms.Words(name))
		}
		n.spelled = append(n.spelled, others)
		n.roles = append(n.roles, terms.Words(n.speakers[i].Role))
	}
	return n
}

// All returns all speakers, the most quoted first. The caller must not change them.
func (n *Directory) All() []Speaker { return n.speakers }

// courtesies are the words before a name that do not tell one speaker from another.
var courtesies = []string{"the", "a", "an", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady"}

// AskedWords returns the words of a name that somebody asks for, without courtesies where others remain.
func AskedWords(s string) []string {
	all := terms.Words(s)
	kept := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return slices.Contains(courtesies, w) })
	if len(kept) == 0 {
		return all
	}
	return kept
}

// Search returns up to limit of the named speakers whose name or role has all words of the query, each by its beginning, the
// most quoted first, and how many there are. Other parts of the query are passed over.
func (n *Directory) Search(q query.Query, limit int) ([]Speaker, int) {
	found := slices.DeleteFunc(slices.Clone(n.speakers), func(sp Speaker) bool {
		have := terms.Words(sp.Name + " " + sp.Role + " " + strings.Join(sp.Spellings, " "))
		return slices.ContainsFunc(q.Terms, func(t query.Term) bool { return terms.HavePrefixes(have, terms.Words(t.Text)) == t.Not })
	})
	return found[:min(len(found), limit)], len(found)
}

// Has reports whether the words name a speaker: they all stand in the name and role of one, and one of them at
// least in the name, or they are a spelling of it.
func (n *Directory) Has(words string) bool { return len(n.matches(words)) > 0 }

// matches returns the numbers of the speakers whom the words name: they all stand in the name and role of one, and one of them at least
// in the name, or they are a spelling of it.
func (n *Directory) matches(words string) []int {
	var found []int
	wanted := AskedWords(words)
	surname, alone := identity.Surname(words), len(wanted) == 1
	whole := terms.Words(words)
	called := func(name []string) bool { return slices.Equal(name, whole) }
	if alone && len(wanted[0]) < leastSpelled || slices.ContainsFunc(n.names, called) {
		surname = "" // as it is written it is somebody's name
	}
	for i, name := range n.names {
		in := slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(name, w) })
		switch sp := &n.speakers[i]; {
		case in && terms.HaveAll(append(slices.Clip(name), n.roles[i]...), wanted),
			slices.ContainsFunc(n.spelled[i], called),
			sp.Kind == corpus.Person && surname != "" && surname == sp.Surname && (alone || identity.Same(words, sp.Name)):
			found = append(found, i)
		}
	}
	return found
}

// leastSpelled is how many letters a surname has at least that is known in another spelling: shorter ones are too near each other.
const leastSpelled = 5

// maxSpellings is how many other names of those who are asked for are looked for.
const maxSpellings = 32

// OtherSpellings returns other names of those whom the words name, which do not hold these words.
func (n *Directory) OtherSpellings(words string) []string {
	var names []string
	wanted := AskedWords(words)
	for _, i := range n.matches(words) {
		for _, name := range append([]string{n.speakers[i].Name}, n.speakers[i].Spellings...) {
			if len(names) < maxSpellings && !terms.HaveAll(terms.Words(name), wanted) {
				names = append(names, name)
			}
		}
	}
	return names
}

// HasRole reports whether the words all stand in the role of a speaker: "Lindqvist Institute".
func (n *Directory) HasRole(words string) bool {
	wanted := AskedWords(words)
	return len(wanted) > 0 && slices.ContainsFunc(n.roles, func(role []string) bool { return terms.HaveAll(role, wanted) })
}

// Near returns up to limit speakers whose name is spelled nearly like the words, the nearest first, the most
// quoted first among equals. It stops with the context's error when that is done.
func (n *Directory) Near(ctx context.Context, words string, limit int) ([]Speaker, error) {
	type near struct{ at, distance int }
	var found []near
	wanted := AskedWords(words)
	for i, name := range n.names {
		if i%contextCheck == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if d, ok := nameDistance(wanted, name); ok {
			found = append(found, near{i, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	var speakers []Speaker
	for _, f := range found[:min(len(found), limit)] {
		speakers = append(speakers, n.speakers[f.at])
	}
	return speakers, nil
}

// contextCheck is after how many comparisons it is seen whether whoever asked still waits: some tenths of a millisecond.
const contextCheck = 1024
