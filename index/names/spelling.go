package names

import (
	"strings"

	"verbatim/index/query"
	"verbatim/index/terms"
)

// Key is equal for names with the same words.
func Key(name string) string { return strings.Join(terms.Words(name), " ") }

// Shown returns what is shown for a name, which is the name itself where nothing else is.
func Shown(spelled map[string]string, name string) string {
	if shown, ok := spelled[Key(name)]; ok {
		return shown
	}
	return name
}

// ShownNames returns the names of the speakers who have several, by nameKey, with the one that is shown. It is a file of its own
// because each search reads it, and few speakers have several.
func ShownNames(speakers []Speaker) map[string]string {
	shown := map[string]string{}
	for i := range speakers {
		for _, name := range speakers[i].Spellings {
			shown[Key(name)] = speakers[i].Name
		}
	}
	return shown
}

// nameDistance returns how far the wanted words are from those of a name: the letters that differ, and a letter for each
// word that has no counterpart; false when the last of them, which is mostly the surname, has none.
func nameDistance(wanted, name []string) (int, bool) {
	total, last := 0, false
	for i, w := range wanted {
		if last = false; i == 0 && len(wanted) > 1 && len(w) < 3 {
			last = true
			continue // an initial, or "Mr"
		}
		if near, ok := query.Nearest(w, name); ok {
			total += query.Distance(w, near)
			last = true
		} else {
			total++
		}
	}
	return total, last && len(wanted) > 0
}
