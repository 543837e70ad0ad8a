package identity

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/corpus"
)

// Rules are exceptions that moderators write: which names belong to one person, and which to two people.
type Rules struct {
	same      [][]string  // the keys of the names of each person
	written   [][]string  // the same names as written; the first of each is shown
	different [][2]string // the keys of names of two people
}

// maxName is the maximum number of characters in a name.
const maxName = 100

// ParseRules parses rules, one per line:
//
//	Sergey Gärtenau = Serge G. = the Envoy    names of one person; the first is shown
//	Marsh != Elin Marsh                       names of two people
//
// Empty lines and lines that begin with # are ignored. An error names the line.
func ParseRules(text string) (Rules, error) {
	var r Rules
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		different := strings.Split(line, "!=")
		names := strings.Split(line, "=")
		if len(different) > 1 {
			names = different
		}
		keys := make([]string, len(names))
		for i, name := range names {
			keys[i] = key(name)
			if err := corpus.CheckLine(strings.TrimSpace(name), maxName); err != nil && keys[i] != "" {
				return Rules{}, fmt.Errorf("line %d: a name %w", n, err)
			}
		}
		switch {
		case len(names) < 2 || strings.Contains(strings.Join(keys, "\n")+"\n", "\n\n") || keys[0] == "":
			return Rules{}, fmt.Errorf(`line %d: expected names with = or != between them, as in "Elin Marsh = E. Marsh"`, n)
		case len(different) > 2:
			return Rules{}, fmt.Errorf("line %d: expected two names with != between them", n)
		case len(different) == 2:
			r.different = append(r.different, [2]string{keys[0], keys[1]})
		default:
			for i := range names {
				names[i] = strings.Join(strings.Fields(names[i]), " ")
			}
			r.same, r.written = append(r.same, keys), append(r.written, names)
		}
	}
	return r, nil
}

// Names returns all names that the rules give to the person with a name, or nil. The first one is the name that is
// shown.
func (r *Rules) Names(name string) []string {
	k := key(name)
	for i, names := range r.same {
		if slices.Contains(names, k) {
			return r.written[i]
		}
	}
	return nil
}

// Differ reports whether the rules say that two names belong to two people.
func (r *Rules) Differ(a, b string) bool { return r.areDifferent(key(a), key(b)) }

// areDifferent reports whether the rules say that two names belong to two people.
func (r *Rules) areDifferent(a, b string) bool {
	for _, pair := range r.different {
		if pair == [2]string{a, b} || pair == [2]string{b, a} {
			return true
		}
	}
	return false
}

// key returns the letters of a name. Names with the same key differ only in case, accents, hyphens and the like.
func key(name string) string {
	var words []string
	for _, w := range strings.Fields(name) {
		if l := strings.ReplaceAll(letters(w), ".", ""); l != "" {
			words = append(words, l)
		}
	}
	return strings.Join(words, " ")
}
