// Package names holds the speakers and publishers of a corpus as plain values: which speakers a name means, its other
// spellings, and its completions. It does not know snapshots. Start with Directory and Tally.
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

// A Directory finds speakers by their names and roles. Several goroutines may use it.
type Directory struct {
	speakers []Speaker
	names    [][]string   // the words of each speaker's name
	roles    [][]string   // the words of each speaker's role
	spelled  [][][]string // the words of each speaker's other names
}

// NewDirectory returns a directory of the speakers, which come with the most quoted first.
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

// courtesies are words before a name that do not distinguish speakers.
var courtesies = strings.Fields("the a an mr mrs ms miss dr prof professor sir dame lord lady")

// AskedWords returns the words of a name in a query. It leaves out courtesies, unless the name has no other words.
func AskedWords(s string) []string {
	all := terms.Words(s)
	kept := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return slices.Contains(courtesies, w) })
	if len(kept) == 0 {
		return all
	}
	return kept
}

// Search returns up to limit of the speakers whose name or role has all words of the query, the most quoted
// first, and the number of all such speakers. A word of the query may be a prefix. Search ignores the other
// parts of the query.
func (n *Directory) Search(q query.Query, limit int) ([]Speaker, int) {
	found := slices.DeleteFunc(slices.Clone(n.speakers), func(sp Speaker) bool {
		have := terms.Words(sp.Name + " " + sp.Role + " " + strings.Join(sp.Spellings, " "))
		return slices.ContainsFunc(q.Terms, func(t query.Term) bool {
			return terms.HavePrefixes(have, terms.Words(t.Text)) == t.Not
		})
	})
	return found[:min(len(found), limit)], len(found)
}

// Has reports whether the words name a speaker. All of them must be in the speaker's name and role, at least
// one in the name; or they are another spelling of the name.
func (n *Directory) Has(words string) bool { return len(n.matches(words)) > 0 }

// matches returns the numbers of the speakers whom the words name; see Has.
func (n *Directory) matches(words string) []int {
	var found []int
	wanted := AskedWords(words)
	surname, alone := identity.Surname(words), len(wanted) == 1
	whole := terms.Words(words)
	isWhole := func(name []string) bool { return slices.Equal(name, whole) }
	if alone && len(wanted[0]) < minSpelled || slices.ContainsFunc(n.names, isWhole) {
		surname = "" // some speaker's name is spelled exactly so
	}
	respelled := func(sp *Speaker) bool {
		return sp.Kind == corpus.Person && surname != "" && surname == sp.Surname && (alone || identity.Same(words, sp.Name))
	}
	for i, name := range n.names {
		inName := slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(name, w) })
		switch {
		case inName && terms.HaveAll(append(slices.Clip(name), n.roles[i]...), wanted),
			slices.ContainsFunc(n.spelled[i], isWhole),
			respelled(&n.speakers[i]):
			found = append(found, i)
		}
	}
	return found
}

// minSpelled is the length in letters of the shortest surname that matches other spellings. Shorter ones
// resemble too many others.
const minSpelled = 5

// maxSpellings is the number of other names that OtherSpellings returns at most.
const maxSpellings = 32

// OtherSpellings returns the names of the speakers whom the words name, if these names do not contain the words.
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

// HasRole reports whether all of the words are in the role of one speaker: "Lindqvist Institute".
func (n *Directory) HasRole(words string) bool {
	wanted := AskedWords(words)
	inRole := func(role []string) bool { return terms.HaveAll(role, wanted) }
	return len(wanted) > 0 && slices.ContainsFunc(n.roles, inRole)
}

// Near returns up to limit speakers whose names are similar to the words: the most similar first, then the most
// quoted.
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

// contextCheck is the number of comparisons between checks of the context: some tenths of a millisecond.
const contextCheck = 1024
