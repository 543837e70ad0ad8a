package entity

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/fold"
)

// Cast is the article's table of people and bodies.
type Cast struct {
	reader
	Figures []Figure
	ByLast  map[string][]int  // people by surname
	by      map[form][]int    // and by other forms of their names
	bodies  map[string]int    // by name
	short   map[string]string // bodies' names by shorter forms of them
}

// A form is a name, folded, and what it is to a person.
type form struct {
	of   nameOf
	name string
}

type nameOf uint8

const (
	byGiven    nameOf = iota // the given name, as it was when the figure was entered
	byPart                   // a middle name or first surname, for the last one who has it
	bySpelling               // the spelling of the surname, for the first who is named in full
	latest                   // a surname, for whom it meant last
)

// NewCast enters mentions into a table: first all that have more than one name, so that a bare surname finds its owner
// wherever the full name stands, then the others in the order of the text.
func NewCast(r token.Reading, ments []Mention) *Cast {
	c := &Cast{
		reader: reader{Reading: r, ments: ments, scope: token.Sentence{Last: len(r.Toks)}},
		ByLast: map[string][]int{}, by: map[form][]int{}, bodies: map[string]int{}, short: map[string]string{},
	}
	for i := len(ments) - 1; i >= 0; i-- { // so that a form means the first body that has it
		if ments[i].Kind == AnOrg {
			c.enterShort(&ments[i])
		}
	}
	for i := range ments {
		if m := &ments[i]; m.isFull() {
			m.Who = c.full(m)
		}
	}
	for i := range ments {
		c.enterMention(&ments[i])
	}
	c.complete(c.quotedNames())
	return c
}

// enterMention finds or enters the figure of a mention and learns what the mention tells.
func (c *Cast) enterMention(m *Mention) {
	if m.Kind == APlace {
		if _, ok := c.first(c.ByLast[c.Lower(m.Name)], (*Figure).isListed); ok { // a surname too
			m.Kind = AName
		}
	}
	switch m.Kind {
	case APlace:
		m.Who = c.body(m)
	case AnOrg:
		m.Who = c.body(m)
		c.learnBody(m)
	case AName:
		if m.Who < 0 {
			m.Who = c.bare(m)
		}
		c.learn(m)
		c.by[form{latest, c.Figures[m.Who].Last}] = []int{m.Who}
	}
}

// maxFamily is how many figures of one name are looked at: an article may name thousands.
const maxFamily = 100

// first returns the first of some figures for which something holds.
func (c *Cast) first(figures []int, holds func(f *Figure) bool) (int, bool) {
	for _, w := range figures[:min(len(figures), maxFamily)] {
		if holds(&c.Figures[w]) {
			return w, true
		}
	}
	return -1, false
}

// full finds or enters the bearer of a name of several parts.
func (c *Cast) full(m *Mention) int {
	given, last := c.Lower(m.Name), c.lastName(m)
	if w, ok := c.longerNamed(given, last, m.Parts); ok { // a patronymic or the first of two surnames alone
		return w
	}
	name := c.nameSpan(m).In(c.Text)
	if w, ok := c.bearerOf(given, last); ok {
		if f := &c.Figures[w]; m.Parts > f.Words || len(given) > len(f.Given) {
			f.Name, f.Words, f.Given = name, m.Parts, given
		}
		return w
	}
	alike := func(f *Figure) bool { return spelling(given) == spelling(f.Given) }
	if w, ok := c.first(c.spelledAlike(last), alike); ok {
		return w
	}
	return c.Enter(Figure{Name: name, Given: given, Last: last, Kind: corpus.Person, Words: m.Parts})
}

// lastName returns the surname in a mention, folded. That of "Otto Roe Jr." has its suffix, so that father and son
// stay two.
func (c *Cast) lastName(m *Mention) string {
	name, suffix := c.Lower(m.surname), c.Lower(m.Last-1)
	if generations.Holds(suffix) {
		return name + " " + suffix
	}
	return name
}

// generations tell two people of one name apart.
var generations = lexicon.Set("entity.generations")

// bearerOf returns the first figure with that surname whose given name may be the same person's as given.
func (c *Cast) bearerOf(given, last string) (int, bool) {
	return c.first(c.ByLast[last], func(f *Figure) bool { return sameGiven(f.Given, given) })
}

// longerNamed returns the first figure with a given name whose name has more than n parts, last among them.
func (c *Cast) longerNamed(given, last string, n int) (int, bool) {
	return c.first(c.by[form{byGiven, given}], func(f *Figure) bool {
		return f.Words > n && strings.Contains(fold.String(f.Name)+" ", " "+last+" ")
	})
}

// bare finds whom a name of one part means: whom it meant last, the one who has that surname, first name or further
// name and whom the title fits; else someone new.
func (c *Cast) bare(m *Mention) int {
	name := c.lastName(m)
	fits := func(f *Figure) bool { return f.Gender()|m.gender != lexicon.Genders }
	for _, figures := range [...][]int{
		c.by[form{latest, name}], c.ByLast[name], c.by[form{byGiven, name}], c.by[form{byPart, name}], c.spelledAlike(name),
	} {
		if w, ok := c.first(figures, fits); ok {
			return w
		}
	}
	return c.Enter(Figure{Name: c.nameSpan(m).In(c.Text), Last: name, Kind: corpus.Person, Words: 1})
}

// Enter adds a figure and returns its number.
func (c *Cast) Enter(f Figure) int {
	w := len(c.Figures)
	c.Figures = append(c.Figures, f)
	c.ByLast[f.Last] = append(c.ByLast[f.Last], w)
	if f.Given != "" {
		given := form{byGiven, f.Given}
		c.by[given] = append(c.by[given], w)
		c.enterSpelling(f.Last, w)
	}
	if last, suffix, ok := strings.Cut(f.Last, " "); ok { // a junior by the shorter forms: "Mr. Roe", "Otto Jr."
		c.by[form{byPart, last}] = []int{w}
		c.by[form{byPart, f.Given + " " + suffix}] = []int{w}
	}
	if f.Words > 2 {
		c.enterParts(f.Name, w)
	}
	return w
}

// enterParts enters a figure by what stands between the first and the last part of its name.
func (c *Cast) enterParts(name string, w int) {
	parts := strings.Fields(fold.String(name))
	for i := 1; i < len(parts)-1; i++ {
		if len(parts[i]) > 3 {
			c.by[form{byPart, parts[i]}] = []int{w}
		}
	}
}

// Named finds or enters a person by a full name that stands outside the text.
func (c *Cast) Named(name string) int {
	if w := c.Spelled(name); w >= 0 {
		return w
	}
	given, last := ends(name)
	return c.Enter(Figure{Name: name, Given: given, Last: last, Kind: corpus.Person, Words: 1 + strings.Count(name, " ")})
}

// ends returns the first and the last part of a name, folded.
func ends(name string) (given, last string) {
	name = fold.String(name)
	given, _, _ = strings.Cut(name, " ")
	return given, name[strings.LastIndexByte(name, ' ')+1:]
}

// Spelled returns the figure with this first name and surname, or -1.
func (c *Cast) Spelled(name string) int {
	w, _ := c.bearerOf(ends(name))
	return w
}

// complete gives those who are named by their surname alone the full name that the article has within quotations, if it
// has only one.
func (c *Cast) complete(quoted map[string][]string) {
	for w := range c.Figures {
		f := &c.Figures[w]
		names := slices.Compact(quoted[f.Last])
		if len(names) != 1 || f.Given != "" {
			continue
		}
		given, _ := ends(names[0])
		gender := lexicon.Known(given).Class & lexicon.Genders
		if gender|f.Gender() != lexicon.Genders {
			f.Name, f.Given, f.Words = names[0], given, 2
		}
	}
}

// Principal returns the person whom most mentions mean, other than the author: the one an interview is with; -1 when
// no one is named in full.
func (c *Cast) Principal(author int) int {
	counts, best := map[int]int{}, -1
	for i := range c.ments {
		w := c.ments[i].Who
		if w < 0 || w == author || c.Figures[w].Given == "" {
			continue
		}
		if counts[w]++; counts[w] > counts[best] {
			best = w
		}
	}
	return best
}
