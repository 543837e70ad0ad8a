package names

import (
	"slices"

	"verbatim/corpus"
	"verbatim/index/terms"
)

// A person's name may also be part of other people's roles: "Marsh's deputy". The owners of a name are the
// speakers who have it themselves. A search lists their quotes first.

// owners returns the numbers of the speakers who own the name: theirs has all of the words, or is another
// spelling of them. If there is no such speaker, owners returns those whose role has the other words: "Minister
// Marsh". If people own the name, bodies with a longer name ("Marsh's campaign") do not.
func (n *Directory) owners(words string) []int {
	all := n.matches(words)
	found := slices.DeleteFunc(slices.Clone(all), func(i int) bool { return !n.hasName(i, words) })
	if len(found) == 0 {
		found = all
	}
	if slices.ContainsFunc(found, n.isPerson) {
		whole := terms.Words(words)
		found = slices.DeleteFunc(found, func(i int) bool {
			return !n.isPerson(i) && !slices.Equal(n.names[i], whole)
		})
	}
	return found
}

func (n *Directory) isPerson(i int) bool { return n.speakers[i].Kind == corpus.Person }

// hasName reports whether the words that match speaker i are all part of the name, none of the role.
func (n *Directory) hasName(i int, words string) bool {
	wanted := AskedWords(words)
	hasAll := func(name []string) bool { return terms.HaveAll(name, wanted) }
	if hasAll(n.names[i]) || slices.ContainsFunc(n.spelled[i], hasAll) {
		return true
	}
	inRole := func(w string) bool { return slices.Contains(n.roles[i], w) }
	return !slices.ContainsFunc(wanted, inRole) // another spelling of the name
}

// IsName reports whether the words are a speaker's name, or words of the role before the name: "Minister
// Marsh". It returns false for words in another order, such as "Marsh inspections": they may be a name and a
// topic.
func (n *Directory) IsName(words string) bool {
	wanted := AskedWords(words)
	return len(wanted) > 0 && slices.ContainsFunc(n.matches(words), func(i int) bool {
		return n.hasName(i, words) || slices.Contains(n.names[i], wanted[len(wanted)-1])
	})
}

// Named returns the speakers who own the name, the most quoted first.
func (n *Directory) Named(words string) []Speaker {
	var found []Speaker
	for _, i := range n.owners(words) {
		found = append(found, n.speakers[i])
	}
	return found
}
