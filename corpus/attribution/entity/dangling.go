package entity

import (
	"slices"
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/fold"
)

// Pronouns that point to a person outside of the role. "Its" and "our" are none of them: "its chairman" and
// "our correspondent" have a capacity in a body.
var (
	owners  = lexicon.Set("entity.owners")
	owned   = lexicon.Set("entity.owned")
	objects = lexicon.Set("entity.objects")
)

// Words before which a pronoun may mean a person or thing that the role itself names: "a mother who lost her son",
// "Halden and its port".
var clauseWords = lexicon.Set("entity.clauseWords")

// links join a relation to whom it is with: "a lawyer for him".
var links = lexicon.Set("entity.links")

// beforeOwner are words that stand before an owner without naming anything: "one of his lawyers".
var beforeOwner = lexicon.Set("entity.beforeOwner")

// kin are the last words of relations that are no office: without the person they say nothing.
var kin = lexicon.Set("entity.kin")

// ownedOffice returns how many bytes a role begins with that only say whose office it is: those of "his " in "his
// campaign manager"; 0 for a relation such as "his wife", and where no owner stands first.
func ownedOffice(role string) int {
	owner, office, ok := strings.Cut(role, " ")
	if !ok || !owners.Holds(fold.Lower(owner)) {
		return 0
	}
	head := ""
	for word := range strings.FieldsSeq(fold.Lower(office)) {
		if links.Holds(word) || clauseWords.Holds(word) {
			break
		}
		head = strings.TrimRight(word, ",;")
		if head != word {
			break
		}
	}
	if head == "" || kin.Holds(head) {
		return 0
	}
	return len(role) - len(strings.TrimLeft(office, " "))
}

// dangling reports whether a role only says how a person is related to one it does not name: "his wife", "one of
// her lawyers", "a friend of his", "a spokesman for her office". Such words are no capacity once they stand outside
// their sentence.
func dangling(role string) bool {
	words := strings.FieldsFunc(fold.Lower(role), func(r rune) bool { return strings.ContainsRune(" \t\r\n\u00a0,()", r) })
	for i, w := range words {
		switch {
		case clauseWords.Holds(w):
			return false
		case strings.HasPrefix(w, "latter's"), strings.HasPrefix(w, "latter’s"):
			return true
		case i > 0 && links.Holds(words[i-1]) && (owners.Holds(w) || owned.Holds(w) || objects.Holds(w)):
			return true
		case owners.Holds(w) && !slices.ContainsFunc(words[:i], func(before string) bool { return !beforeOwner.Holds(before) }):
			return true
		}
	}
	return false
}
