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
	return t.IsPlain() && isCapital(t.Text)
}

// isCapital reports whether a word begins with a capital.
func isCapital(word string) bool { return strings.IndexFunc(word, unicode.IsUpper) == 0 }

func startsCapital(terms []Term) bool { return len(terms) > 0 && capital(terms[0]) }

// nameOf returns the words of the terms as one name, or "" if they can't be one. Whole is false for a possessive.
func nameOf(terms []Term) (name string, whole bool) {
	var words []string
	for i, t := range terms {
		isEdge, isPart := i == 0 || i == len(terms)-1, len(terms) > 1
		if t.Not || t.Prefix || t.Phrase && isPart || is(t, reportWords) {
			return "", false
		}
		if isEdge && is(t, plainWords) {
			return "", false
		}
		words = append(words, t.Text)
	}
	if len(words) == 0 {
		return "", false
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

// leadingNames returns the one or two names at the beginning of the terms, and the number of their terms.
func leadingNames(terms []Term, being, roles bool, known Knower) (int, []string) {
	if n, names := sharedSurname(terms, being, known); n > 0 {
		return n, names
	}
	n, name := leadingName(terms, being, roles, known)
	if n == 0 {
		return 0, nil
	}
	if n < len(terms) && terms[n].Or {
		if m, other := leadingName(terms[n:], being, roles, known); m > 0 {
			return n + m, []string{name, other}
		}
	}
	if n+1 < len(terms) && is(terms[n], andWords) {
		if m, other := leadingName(terms[n+1:], being, roles, known); m > 0 {
			return n + 1 + m, []string{name, other}
		}
	}
	return n, []string{name}
}

var andWords = wordSet("and or & n")

// maxFirstNames is the maximum number of words before "and" in "Elin Maria and Jonas Marsh".
const maxFirstNames = 2

// sharedSurname returns the names of two speakers with one surname at the beginning of the terms: "Elin and Jonas
// Marsh".
func sharedSurname(terms []Term, being bool, known Knower) (int, []string) {
	for and := 1; and <= maxFirstNames && and+2 < len(terms); and++ {
		if !capital(terms[and-1]) {
			break
		}
		if !is(terms[and], andWords) {
			continue
		}
		n, second := leadingName(terms[and+1:], being, false, known)
		words := strings.Fields(second)
		for i := 1; i < len(words); i++ {
			first := joined(terms[:and]) + " " + strings.Join(words[i:], " ")
			if known(first) == ByName {
				return and + 1 + n, []string{first, second}
			}
		}
	}
	return 0, nil
}

// agentAt returns the number of terms of "by", "per" or "according to" at the beginning of the terms.
func agentAt(terms []Term) int {
	switch {
	case len(terms) > 1 && is(terms[0], wordSet("according")) && is(terms[1], wordSet("to")):
		return 2
	case len(terms) > 1 && is(terms[0], wordSet("by per")):
		return 1
	}
	return 0
}

// agent removes a speaker from the end of the terms, after "by", "per" or "according to".
func (q *Question) agent(terms []Term, known Knower) []Term {
	for i := len(terms) - 2; i >= 0; i-- {
		at := i + agentAt(terms[i:])
		if at == i {
			continue
		}
		if n, names := leadingNames(terms[at:], false, true, known); n > 0 && at+n == len(terms) {
			q.Speakers = append(q.Speakers, names...)
			return terms[:i]
		}
	}
	return terms
}
