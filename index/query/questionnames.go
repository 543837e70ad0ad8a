package query

import (
	"strings"
	"unicode"
)

// A Naming says how words name a speaker.
type Naming int

const (
	NoName Naming = iota // they name no speaker
	ByRole               // they are part of a role, or of a name and a role
	ByName               // they are a name, or end in one: "Minister Marsh"
)

// A Knower says how words name a speaker of the corpus.
type Knower func(name string) Naming

// maxNameWords is the maximum number of words that are tried as one name: "the Vienna Center for Disarmament and
// Nonproliferation" has 7.
const maxNameWords = 8

// leadingName returns the longest speaker's name at the beginning of the terms, and the number of its terms. If
// there is no name, the words of a role count if roles is set or if they are capitalised.
func leadingName(terms []Term, being, roles bool, known Knower) (int, string) {
	n, name := longestName(terms, being, func(name string) bool { return known(name) == ByName })
	if n == 0 && (roles || startsCapital(dropLeading(terms, titleWords))) {
		n, name = longestName(terms, being, func(name string) bool { return known(name) != NoName })
	}
	return n, name
}

// longestName returns the longest name at the beginning of the terms for which isName is true, and the number of
// its terms. Titles before the name are part of the number.
func longestName(terms []Term, being bool, isName func(string) bool) (int, string) {
	skip := 0
	for skip < len(terms) {
		for n := min(len(terms)-skip, maxNameWords); n > 0; n-- {
			name, whole := nameOf(terms[skip : skip+n])
			if name == "" || !whole && !being {
				continue
			}
			if !isPartOfName(terms[skip:], n) && isName(name) {
				return skip + n, name
			}
		}
		if !is(terms[skip], titleWords) {
			return 0, ""
		}
		skip++
	}
	return 0, ""
}

// isPartOfName reports whether the first n terms are only the beginning of a name, because a capitalised word
// follows. "Ana" and "Ana Lund" may be different people.
func isPartOfName(terms []Term, n int) bool {
	return n < len(terms) && capital(terms[0]) && capital(terms[n])
}

// capital reports whether t is a capitalised plain word.
func capital(t Term) bool {
	return !t.Phrase && !t.Not && isCapital(t.Text)
}

// isCapital reports whether a word begins with a capital.
func isCapital(word string) bool { return strings.IndexFunc(word, unicode.IsUpper) == 0 }

func startsCapital(terms []Term) bool { return len(terms) > 0 && capital(terms[0]) }

// nameOf returns the words of the terms as one name, or "" if they can't be one. Whole is false for a possessive.
func nameOf(terms []Term) (name string, whole bool) {
	var words []string
	for i, t := range terms {
		isEdge, isPart := i == 0 || i == len(terms)-1, len(terms) > 1
		if t.Not || t.Phrase && isPart || is(t, reportWords) {
			return "", false
		}
		if isEdge && is(t, plainWords) {
			return "", false
		}
		words = append(words, t.Text)
	}
	last := words[len(words)-1]
	for _, ending := range []string{"'s", "’s", "s'", "s’"} {
		if owner, ok := strings.CutSuffix(last, ending); ok && owner != "" {
			if ending[0] == 's' {
				owner += "s"
			}
			words[len(words)-1] = owner
			return strings.Join(words, " "), false
		}
	}
	return strings.Join(words, " "), true
}

// unknownName returns the capitalised words in the place of a speaker.
func unknownName(terms []Term) string {
	var words []string
	for _, t := range dropLeading(terms, titleWords) {
		if !capital(t) || is(t, reportWords) {
			break
		}
		words = append(words, t.Text)
	}
	return strings.Join(words, " ")
}

// agent removes a speaker from the end of the terms, after "by" or "according to".
func (q *Question) agent(terms []Term, known Knower) []Term {
	for i := len(terms) - 2; i >= 0; i-- {
		at := i + 1
		if according := is(terms[i], wordSet("according")) && is(terms[i+1], wordSet("to")); according {
			at = i + 2
		} else if !is(terms[i], wordSet("by")) {
			continue
		}
		if n, name := leadingName(terms[min(at, len(terms)):], false, true, known); n > 0 && at+n == len(terms) {
			q.Speakers = append(q.Speakers, name)
			return terms[:i]
		}
	}
	return terms
}
