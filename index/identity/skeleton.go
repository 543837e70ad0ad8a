package identity

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"verbatim/corpus/fold"
)

// letters returns a word folded, without apostrophes and hyphens.
func letters(w string) string {
	var b strings.Builder
	for _, r := range fold.String(w) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// spellings map the transliterations of Russian, Ukrainian and German in English newspapers to one form per sound.
// They are applied in this order, to the whole word.
var spellings = []struct{ from, to string }{
	// Endings.
	{"off$", "ov"}, {"eff$", "ev"}, {"owa$", "ova"}, {"ewa$", "eva"}, {"ow$", "ov"}, {"ew$", "ev"}, {"ander$", "andr"},
	// One consonant in several letters.
	{"shch", "sh"}, {"schtsch", "sh"}, {"sch", "sh"}, {"tsch", "ch"}, {"tch", "ch"}, {"kh", "h"}, {"zh", "z"},
	{"ph", "f"}, {"ck", "k"}, {"ks", "x"}, {"tz", "ts"},
	// Letters for a German umlaut.
	{"ae", "a"}, {"oe", "o"}, {"ue", "u"},
	// Vowels and glides for "й", "ий", "ы", "е" and "ю".
	{"j", "i"}, {"y", "i"}, {"ii", "i"}, {"ei", "i"}, {"ie", "e"}, {"io", "o"}, {"iu", "u"}, {"ii", "i"},
}

// skeleton returns the form that all spellings of a word share: folded letters, one form per sound, no doubled
// letters. It keeps the first letter.
func skeleton(w string) string {
	s := strings.ReplaceAll(letters(w), ".", "")
	if len([]rune(s)) < 2 {
		return s
	}
	first := []rune(s)[0]
	for _, p := range spellings {
		if from, atEnd := strings.CutSuffix(p.from, "$"); !atEnd {
			s = strings.ReplaceAll(s, from, p.to)
		} else if head, ok := strings.CutSuffix(s, from); ok {
			s = head + p.to
		}
	}
	var b strings.Builder
	last := rune(-1)
	for i, r := range s {
		if i == 0 && strings.ContainsRune("yj", first) {
			r = first // Jan is not Ian
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	if b.Len() < 2 {
		return strings.ReplaceAll(letters(w), ".", "") // one letter would be an initial
	}
	return b.String()
}

//go:embed shortforms.txt
var shortFormsFile string

// shortForms lists given names with their short forms, as skeletons. Each list is names that one person can have.
var shortForms = sync.OnceValue(func() [][]string {
	var lists [][]string
	for line := range strings.Lines(shortFormsFile) {
		var names []string
		for _, name := range strings.Fields(line) {
			names = append(names, skeleton(name))
		}
		if len(names) > 0 && !strings.HasPrefix(line, "#") {
			lists = append(lists, names)
		}
	}
	return lists
})
