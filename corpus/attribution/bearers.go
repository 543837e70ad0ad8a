package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/corpus/fold"
)

// A bearers table finds the first figure that bears a name. It does not scan all figures of a family: an article may
// name thousands, and each lookup would take longer than the one before.
type bearers struct {
	full   map[[2]string]int   // by surname and initial; a second one with the same initial by surname and given name
	named  map[string]int      // the first figure that has a given name, by surname
	listed earliest[string]    // figures whose given name is in the lexicon, by surname
	gender earliest[genderKey] // figures of a gender, by one part of the name
	longer earliest[wordKey]   // figures by given name and a further word of the name
	most   int                 // parts that a name filed in longer has at most
}

// A genderKey is one part of a name and a gender.
type genderKey struct {
	part  string
	given bool // the part is the given name, not the surname
	class class
}

// A wordKey is a given name, a further word of the name, and the number of parts of the name.
type wordKey struct {
	given, word string
	words       int
}

func newBearers() bearers {
	return bearers{
		full: map[[2]string]int{}, named: map[string]int{}, listed: earliest[string]{}, gender: earliest[genderKey]{},
		longer: earliest[wordKey]{},
	}
}

// clear takes all figures out.
func (b *bearers) clear() {
	clear(b.full)
	clear(b.named)
	clear(b.listed)
	clear(b.gender)
	clear(b.longer)
	b.most = 0
}

// initialOf returns the first letter of a given name.
func initialOf(given string) string {
	_, size := utf8.DecodeRuneInString(given)
	return given[:size]
}

// file enters a new figure in the table.
func (c *cast) file(w int) {
	c.fileGender(w)
	f, b := &c.figures[w], &c.bearers
	if f.given == "" {
		return
	}
	if _, ok := b.named[f.last]; !ok {
		b.named[f.last] = w
	}
	key := [2]string{f.last, initialOf(f.given)}
	if _, ok := b.full[key]; ok {
		key[1] = f.given
	}
	if _, ok := b.full[key]; !ok {
		b.full[key] = w
	}
	c.fileName(w)
}

// fileGender enters the gender of a figure, when the figure is new and whenever its gender changes.
func (c *cast) fileGender(w int) {
	f := &c.figures[w]
	c.bearers.gender.file(genderKey{f.last, false, f.gender()}, w)
	if f.entered != "" {
		c.bearers.gender.file(genderKey{f.entered, true, f.gender()}, w)
	}
}

// fileName enters the full name of a figure, when it is new and whenever it changes.
func (c *cast) fileName(w int) {
	f, b := &c.figures[w], &c.bearers
	if known(f.given).is(firstName) {
		b.listed.file(f.last, w)
	}
	_, further, _ := strings.Cut(fold.String(f.name), " ")
	for word := range strings.SplitSeq(further, " ") {
		b.longer.file(wordKey{f.entered, word, f.words}, w)
	}
	b.most = max(b.most, f.words)
}

// bearerOf returns the first figure with that surname whose given name may be the same person's as given. Only the
// first figure of a surname and an initial can have the initial alone as its given name: full takes every later initial
// for that figure.
func (c *cast) bearerOf(given, last string) (int, bool) {
	initial := initialOf(given)
	w, ok := c.bearers.full[[2]string{last, initial}]
	if !ok || sameGiven(c.figures[w].given, given) {
		return w, ok
	}
	w, ok = c.bearers.full[[2]string{last, given}]
	return w, ok
}

// longerNamed returns the first figure with a given name whose name has more than n parts, last among them.
func (c *cast) longerNamed(given, last string, n int) (int, bool) {
	first, found := 0, false
	for words := n + 1; words <= c.bearers.most; words++ {
		w, ok := c.bearers.longer.first(wordKey{given, last, words}, func(w int) bool {
			f := &c.figures[w]
			return f.words == words && strings.Contains(fold.String(f.name)+" ", " "+last+" ")
		})
		if ok && (!found || w < first) {
			first, found = w, true
		}
	}
	return first, found
}

// bearerOfGender returns the first figure with that surname, or that given name, whose gender does not speak against
// gender.
func (c *cast) bearerOfGender(part string, given bool, gender class) (int, bool) {
	first, found := 0, false
	for _, g := range [...]class{0, male, female} {
		if gender != 0 && g != 0 && g != gender {
			continue
		}
		w, ok := c.bearers.gender.first(genderKey{part, given, g}, func(w int) bool { return c.figures[w].gender() == g })
		if ok && (!found || w < first) {
			first, found = w, true
		}
	}
	return first, found
}

// earliest finds the first figure of a key. When a figure changes its key it is filed again; the stale entry is dropped
// when it comes first. The figures of a key are sorted: nearly all are filed in the order in which they were entered,
// at the end.
type earliest[K comparable] map[K][]int

func (e earliest[K]) file(key K, w int) {
	if at, ok := slices.BinarySearch(e[key], w); !ok {
		e[key] = slices.Insert(e[key], at, w)
	}
}

// first returns the first figure of a key that still belongs there.
func (e earliest[K]) first(key K, holds func(w int) bool) (int, bool) {
	for all := e[key]; len(all) > 0; all = all[1:] {
		if holds(all[0]) {
			e[key] = all
			return all[0], true
		}
	}
	delete(e, key)
	return 0, false
}
