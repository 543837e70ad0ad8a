package identity

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/corpus"
)

// Rules are what somebody who knows says of names, against what they look like.
type Rules struct {
	same    [][]string  // names of one person each, in letters
	written [][]string  // the same as they were written; the first of each is shown
	apart   [][2]string // names of two people
}

// maxName is how many characters a name of a rule may have.
const maxName = 100

// ParseRules reads rules, a line each:
//
//	Sergey Gärtenau = Serge G. = the Envoy    names of one person; the first is shown
//	Marsh != Elin Marsh                       names of two people
//
// Empty lines and those that begin with # are passed over. An error names the line.
func ParseRules(text string) (Rules, error) {
	var r Rules
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		apart := strings.Split(line, "!=")
		names := strings.Split(line, "=")
		if len(apart) > 1 {
			names = apart
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
		case len(apart) > 2:
			return Rules{}, fmt.Errorf("line %d: expected two names with != between them", n)
		case len(apart) == 2:
			r.apart = append(r.apart, [2]string{keys[0], keys[1]})
		default:
			for i := range names {
				names[i] = strings.Join(strings.Fields(names[i]), " ")
			}
			r.same, r.written = append(r.same, keys), append(r.written, names)
		}
	}
	return r, nil
}

// Names returns all names that the rules give to whom a name belongs, the one that is shown first, or nil.
func (r *Rules) Names(name string) []string {
	k := key(name)
	for i, names := range r.same {
		if slices.Contains(names, k) {
			return r.written[i]
		}
	}
	return nil
}

// parted reports whether the rules say that two names are two people's.
func (r *Rules) parted(a, b string) bool {
	for _, pair := range r.apart {
		if pair == [2]string{a, b} || pair == [2]string{b, a} {
			return true
		}
	}
	return false
}

// key is equal for names with the same letters.
func key(name string) string {
	var words []string
	for _, w := range strings.Fields(name) {
		if l := strings.ReplaceAll(letters(w), ".", ""); l != "" {
			words = append(words, l)
		}
	}
	return strings.Join(words, " ")
}
