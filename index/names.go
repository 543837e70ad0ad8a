package index

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index/identity"
	"verbatim/index/query"
)

// A nameList is the speakers of a corpus, with the words of their names.
type nameList struct {
	speakers []Speaker
	names    [][]string // the words of each one's name
	roles    [][]string
	spelled  [][][]string // the words of each one's other names
}

// newNameList returns the list of the speakers.
func newNameList(speakers []Speaker) *nameList {
	n := &nameList{speakers: speakers}
	for i := range n.speakers {
		n.names = append(n.names, Words(n.speakers[i].Name))
		var others [][]string
		for _, name := range n.speakers[i].Spellings {
			others = append(others, Words(name))
		}
		n.spelled = append(n.spelled, others)
		n.roles = append(n.roles, Words(n.speakers[i].Role))
	}
	return n
}

// courtesies are the words before a name that do not tell one speaker from another.
var courtesies = []string{"the", "a", "an", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady"}

// nameWords returns the words of a name that somebody asks for, without courtesies where others remain.
func nameWords(s string) []string {
	all := Words(s)
	kept := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return slices.Contains(courtesies, w) })
	if len(kept) == 0 {
		return all
	}
	return kept
}

// Speakers returns up to limit of the named speakers whose name or role has all words of the query, each by its beginning, the
// most quoted first, and how many there are. Other parts of the query are passed over.
func (n *nameList) Speakers(q query.Query, limit int) ([]Speaker, int) {
	found := slices.DeleteFunc(slices.Clone(n.speakers), func(sp Speaker) bool {
		have := Words(sp.Name + " " + sp.Role + " " + strings.Join(sp.Spellings, " "))
		return slices.ContainsFunc(q.Terms, func(t query.Term) bool { return haveBeginnings(have, Words(t.Text)) == t.Not })
	})
	return found[:min(len(found), limit)], len(found)
}

// HasSpeaker reports whether the words name a speaker: they all stand in the name and role of one, and one of them at
// least in the name, or they are a spelling of it.
func (n *nameList) HasSpeaker(words string) bool { return len(n.named(words)) > 0 }

// named returns the numbers of the speakers whom the words name: they all stand in the name and role of one, and one of them at least
// in the name, or they are a spelling of it.
func (n *nameList) named(words string) []int {
	var found []int
	wanted := nameWords(words)
	surname, alone := identity.Surname(words), len(wanted) == 1
	whole := Words(words)
	called := func(name []string) bool { return slices.Equal(name, whole) }
	if alone && len(wanted[0]) < leastSpelled || slices.ContainsFunc(n.names, called) {
		surname = "" // as it is written it is somebody's name
	}
	for i, name := range n.names {
		in := slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(name, w) })
		switch sp := &n.speakers[i]; {
		case in && haveAll(append(slices.Clip(name), n.roles[i]...), wanted),
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

// spellings returns other names of those whom the words name, which do not hold these words.
func (n *nameList) spellings(words string) []string {
	var names []string
	wanted := nameWords(words)
	for _, i := range n.named(words) {
		for _, name := range append([]string{n.speakers[i].Name}, n.speakers[i].Spellings...) {
			if len(names) < maxSpellings && !haveAll(Words(name), wanted) {
				names = append(names, name)
			}
		}
	}
	return names
}

// HasRole reports whether the words all stand in the role of a speaker: "Lindqvist Institute".
func (n *nameList) HasRole(words string) bool {
	wanted := nameWords(words)
	return len(wanted) > 0 && slices.ContainsFunc(n.roles, func(role []string) bool { return haveAll(role, wanted) })
}

// NearSpeakers returns up to limit speakers whose name is spelled nearly like the words, the nearest first, the most
// quoted first among equals. It stops with the context's error when that is done.
func (n *nameList) NearSpeakers(ctx context.Context, words string, limit int) ([]Speaker, error) {
	type near struct{ at, distance int }
	var found []near
	wanted := nameWords(words)
	for i, name := range n.names {
		if i%nearCheck == 0 && ctx.Err() != nil {
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

// nearCheck is after how many comparisons it is seen whether whoever asked still waits: some tenths of a millisecond.
const nearCheck = 1024
