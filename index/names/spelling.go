package names

import (
	"strings"

	"verbatim/index/query"
	"verbatim/index/terms"
)

// Key returns a key that is equal for names with the same words.
func Key(name string) string { return strings.Join(terms.Words(name), " ") }

// Spellings maps the keys of the other names of speakers to the names that are shown. Every search needs them,
// and few speakers have several names, so a snapshot has a file of them beside its list of speakers.
type Spellings map[string]string

// NewSpellings returns the other names of the speakers.
func NewSpellings(speakers []Speaker) Spellings {
	s := Spellings{}
	for i := range speakers {
		for _, name := range speakers[i].Spellings {
			s[Key(name)] = speakers[i].Name
		}
	}
	return s
}

// Shown returns the name that is shown for a name, which may be the name itself.
func (s Spellings) Shown(name string) string {
	if shown, ok := s[Key(name)]; ok {
		return shown
	}
	return name
}

// nameDistance returns the number of letters in which the wanted words differ from a name. A word without a
// similar one counts as one letter. The result is false if the last word, usually the surname, is such a word.
func nameDistance(wanted, name []string) (letters int, similar bool) {
	for i, w := range wanted {
		if similar = i == 0 && len(wanted) > 1 && len(w) < 3; similar {
			continue // an initial, or "Mr"
		}
		var nearest string
		if nearest, similar = query.Nearest(w, name); similar {
			letters += query.Distance(w, nearest)
		} else {
			letters++
		}
	}
	return letters, similar
}
