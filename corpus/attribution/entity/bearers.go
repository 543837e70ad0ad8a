package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/fold"
)

// A bearers table finds the first figure that bears a name. It does not scan all figures of a family: an article may
// name thousands, and each lookup would take longer than the one before.
type bearers struct {
	full   map[[2]string]int   // by surname and initial; a second one with the same initial by surname and given name
	Named  map[string]int      // the first figure that has a given name, by surname
	listed earliest[string]    // figures whose given name is in the lexicon, by surname
	gender earliest[genderKey] // figures of a gender, by one part of the name
	longer earliest[wordKey]   // figures by given name and a further word of the name
	most   int                 // parts that a name filed in longer has at most
}

// A genderKey is one part of a name and a gender.
type genderKey struct {
	part  string
	given bool // the part is the given name, not the surname
	class lexicon.Class
}

// A wordKey is a given name, a further word of the name, and the number of parts of the name.
type wordKey struct {
	given, word string
	words       int
}

func newBearers() bearers {
	return bearers{
		full: map[[2]string]int{}, Named: map[string]int{}, listed: earliest[string]{}, gender: earliest[genderKey]{},
		longer: earliest[wordKey]{},
	}
}

// clear takes all figures out.
func (b *bearers) clear() {
	clear(b.full)
	clear(b.Named)
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
func (c *Cast) file(w int) {
	c.fileGender(w)
	f, b := &c.Figures[w], &c.Bearers
	if f.Given == "" {
		return
	}
	if _, ok := b.Named[f.Last]; !ok {
		b.Named[f.Last] = w
	}
	key := [2]string{f.Last, initialOf(f.Given)}
	if _, ok := b.full[key]; ok {
		key[1] = f.Given
	}
	if _, ok := b.full[key]; !ok {
		b.full[key] = w
	}
	c.fileName(w)
}

// fileGender enters the gender of a figure, when the figure is new and whenever its gender changes.
func (c *Cast) fileGender(w int) {
	f := &c.Figures[w]
	c.Bearers.gender.file(genderKey{f.Last, false, f.Gender()}, w)
	if f.entered != "" {
		c.Bearers.gender.file(genderKey{f.entered, true, f.Gender()}, w)
	}
}

// fileName enters the full name of a figure, when it is new and whenever it changes.
func (c *Cast) fileName(w int) {
	f, b := &c.Figures[w], &c.Bearers
	if lexicon.Known(f.Given).Is(lexicon.FirstName) {
		b.listed.file(f.Last, w)
	}
	_, further, _ := strings.Cut(fold.String(f.Name), " ")
	for word := range strings.SplitSeq(further, " ") {
		b.longer.file(wordKey{f.entered, word, f.Words}, w)
	}
	b.most = max(b.most, f.Words)
}

// bearerOf returns the first figure with that surname whose given name may be the same person's as given. Only the
// first figure of a surname and an initial can have the initial alone as its given name: full takes every later initial
// for that figure.
func (c *Cast) bearerOf(given, last string) (int, bool) {
	initial := initialOf(given)
	w, ok := c.Bearers.full[[2]string{last, initial}]
	if !ok || sameGiven(c.Figures[w].Given, given) {
		return w, ok
	}
	w, ok = c.Bearers.full[[2]string{last, given}]
	return w, ok
}

// longerNamed returns the first figure with a given name whose name has more than n parts, last among them.
func (c *Cast) longerNamed(given, last string, n int) (int, bool) {
	first, found := 0, false
	for words := n + 1; words <= c.Bearers.most; words++ {
		w, ok := c.Bearers.longer.first(wordKey{given, last, words}, func(w int) bool {
			f := &c.Figures[w]
			return f.Words == words && strings.Contains(fold.String(f.Name)+" ", " "+last+" ")
		})
		if ok && (!found || w < first) {
			first, found = w, true
		}
	}
	return first, found
}

// bearerOfGender returns the first figure with that surname, or that given name, whose gender does not speak against
// gender.
func (c *Cast) bearerOfGender(part string, given bool, gender lexicon.Class) (int, bool) {
	first, found := 0, false
	for _, g := range [...]lexicon.Class{0, lexicon.Male, lexicon.Female} {
		if gender != 0 && g != 0 && g != gender {
			continue
		}
		w, ok := c.Bearers.gender.first(genderKey{part, given, g}, func(w int) bool { return c.Figures[w].Gender() == g })
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

// Named finds or enters a person by a full name that stands outside the text.
func (c *Cast) Named(name string) int {
	words := strings.Fields(name)
	given, last := fold.String(words[0]), fold.String(words[len(words)-1])
	for _, w := range c.ByLast[last] {
		if f := &c.Figures[w]; f.Given != "" && sameGiven(f.Given, given) {
			return w
		}
	}
	return c.Enter(Figure{Name: name, Given: given, Last: last, Kind: corpus.Person, Words: len(words)})
}
