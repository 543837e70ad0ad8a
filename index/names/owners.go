package names

import (
	"slices"

	"verbatim/corpus"
	"verbatim/index/terms"
)

// A name that is asked for is a person's, and may stand in other people's roles: "Marsh's deputy". Those who bear it come before these.

// owners returns the numbers of the speakers whose name the words are: it has all of them, or is a spelling of them. Where it is
// people's, bodies with it in their name ("Marsh's campaign") do not bear it, unless it is their whole name. Where nobody's name has all
// of the words, the rest of them stands in the role: "Minister Marsh".
func (n *Directory) owners(words string) []int {
	all := n.matches(words)
	found := slices.DeleteFunc(slices.Clone(all), func(i int) bool { return !n.hasName(i, words) })
	if len(found) == 0 {
		found = all
	}
	if slices.ContainsFunc(found, n.isPerson) {
		whole := terms.Words(words)
		found = slices.DeleteFunc(found, func(i int) bool { return !n.isPerson(i) && !slices.Equal(n.names[i], whole) })
	}
	return found
}

func (n *Directory) isPerson(i int) bool { return n.speakers[i].Kind == corpus.Person }

// hasName reports whether the words that name speaker i do so by the name alone.
func (n *Directory) hasName(i int, words string) bool {
	wanted := AskedWords(words)
	if terms.HaveAll(n.names[i], wanted) || slices.ContainsFunc(n.spelled[i], func(name []string) bool { return terms.HaveAll(name, wanted) }) {
		return true
	}
	return !slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(n.roles[i], w) }) // another spelling
}

// IsName reports whether the words are a speaker's name, or end in it behind words of the role: "Minister Marsh". Those that end
// otherwise, as "Marsh inspections" may do where a role has inspections in it, may well be a name and something else.
func (n *Directory) IsName(words string) bool {
	wanted := AskedWords(words)
	return len(wanted) > 0 && slices.ContainsFunc(n.matches(words), func(i int) bool {
		return n.hasName(i, words) || slices.Contains(n.names[i], wanted[len(wanted)-1])
	})
}

// Named returns the speakers whose name the words are, the most quoted first.
func (n *Directory) Named(words string) []Speaker {
	var found []Speaker
	for _, i := range n.owners(words) {
		found = append(found, n.speakers[i])
	}
	return found
}
