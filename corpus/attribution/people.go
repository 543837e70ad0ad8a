package attribution

import (
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// A figure is a person or body of the article, with all that its mentions tell.
type figure struct {
	name        string // the fullest form
	given, last string // the first and the last part of a person's name in lower case; given is "" for a bare surname
	entered     string // given, as it was when the figure was entered
	kind        corpus.SpeakerKind
	male        int // mentions that tell a man
	female      int
	role        corpus.Span // the fullest phrase that says in what capacity
	rank        roleRank    // what kind of phrase that is
	words       int         // parts of the fullest form
	titled      bool        // a title or role was seen before the name
}

// gender returns male, female, or 0 when the mentions don't tell or contradict each other.
func (f *figure) gender() class {
	switch {
	case f.male > f.female:
		return male
	case f.female > f.male:
		return female
	}
	return 0
}

// cast is the article's table of people and bodies.
type cast struct {
	reading
	ments   []mention
	figures []figure
	bearers bearers
	byLast  map[string][]int
	byGiven map[string][]int
	byPart  map[string]int // a middle name or first surname

	bySpelling map[string]int // the first figure named in full, by the spelling of its surname
	bodies     map[string]int
	short      map[string]int // shorter forms of bodies' names, to the mention of the longer; made by shortened
	shortMade  bool
	latest     map[string]int // surname → whom it meant last
}

func emptyCast() *cast {
	return &cast{
		bearers: newBearers(), byLast: map[string][]int{}, byGiven: map[string][]int{}, byPart: map[string]int{},
		bodies: map[string]int{}, bySpelling: map[string]int{}, short: map[string]int{}, latest: map[string]int{},
	}
}

// maxReusedCast is how many figures a cast may have whose tables are used again: clearing large ones takes longer than making
// small ones.
const maxReusedCast = 64

// clear takes all figures out.
func (c *cast) clear() {
	clear(c.figures)
	clear(c.byLast)
	clear(c.byGiven)
	clear(c.byPart)
	clear(c.bodies)
	clear(c.bySpelling)
	clear(c.short)
	clear(c.latest)
	c.bearers.clear()
	c.reading, c.ments, c.figures, c.shortMade = reading{}, nil, c.figures[:0], false
}

// enterAll enters the mentions into a table: first all that have more than one name, so that a bare surname finds its owner
// wherever the full name stands, then the others in the order of the text.
func (c *cast) enterAll(r reading, ments []mention) {
	c.reading, c.ments = r, ments
	for i := range ments {
		if m := &ments[i]; m.kind == aName && c.parts(m) > 1 {
			m.who = c.full(m)
		}
	}
	for i := range ments {
		m := &ments[i]
		if m.kind == aPlace && c.surname(m) {
			m.kind = aName
		}
		switch {
		case m.kind == anOrg || m.kind == aPlace:
			m.who = c.body(m)
			c.learnBody(m)
		case m.kind == aName && m.who < 0:
			m.who = c.bare(m)
		}
		if m.who >= 0 && m.kind == aName {
			c.learn(i)
			c.latest[c.figures[m.who].last] = m.who
		}
	}
}

// complete gives those who are named by their surname alone the full name that the article has within quotations.
func (c *cast) complete(quoted map[string]corpus.Span) {
	for w := range c.figures {
		f := &c.figures[w]
		span, ok := quoted[f.last]
		if !ok || span.Len() == 0 || f.given != "" || f.kind != corpus.Person || f.words != 1 {
			continue
		}
		name := span.In(c.text)
		given, _, _ := strings.Cut(fold.String(name), " ")
		if g := known(given); g.is(genders) && f.gender() != 0 && !g.is(f.gender()) {
			continue
		}
		f.name, f.given, f.words = name, given, 2
	}
}

// surname reports whether a place's name is used as the surname of somebody named in full: no preposition leads to a place.
func (c *cast) surname(m *mention) bool {
	if m.last-m.name != 1 || m.first > 0 && c.toks[m.first-1].is(preposition|determiner) {
		return false
	}
	if _, ok := c.bearers.listed.first(c.lower(m.name), c.listed); ok {
		return true
	}
	return c.toks[m.name].is(firstName) && len(c.byGiven[c.lower(m.name)]) > 0
}

// listed reports whether a figure's given name is in the lexicon.
func (c *cast) listed(w int) bool { return known(c.figures[w].given).is(firstName) }

// parts returns how many parts a mention's name has, suffixes aside.
func (c *cast) parts(m *mention) int {
	n := m.last - m.name
	for i := m.name; i < m.last-1 && c.toks[i].is(particle) && !(c.toks[i].is(firstName) && c.toks[i].upper && i+2 == m.last); i++ {
		n--
	}
	for n > 1 && (c.toks[m.name+n-1].is(suffix) || c.toks[m.name+n-1].kind == punctuation) {
		n--
	}
	return n
}

// lastToken returns the token of a name's last part, suffixes aside.
func (c *cast) lastToken(m *mention) int {
	i := m.last - 1
	for i > m.name && (c.toks[i].is(suffix) || c.toks[i].kind == punctuation) {
		i--
	}
	return i
}

// lower returns the word at token i folded, so that a name is found again where accents were dropped.
func (c *cast) lower(i int) string {
	return fold.String(strings.TrimSuffix(c.reading.lower(i), "."))
}

// full finds or enters the bearer of a name of several parts.
func (c *cast) full(m *mention) int {
	n := c.parts(m)
	given, last := c.lower(m.name), c.lower(c.lastToken(m))
	if w, ok := c.longerNamed(given, last, n); ok { // a patronymic or the first of two surnames alone
		return w
	}
	if w, ok := c.bearerOf(given, last); ok {
		if f := &c.figures[w]; n > f.words || len(given) > len(f.given) {
			f.name, f.words, f.given = m.nameSpan(c.toks).In(c.text), n, given
			c.fileName(w)
		}
		return w
	}
	if w, ok := c.spelledAlike(last); ok && spelling(given) == spelling(c.figures[w].given) {
		return w
	}
	return c.enter(figure{name: m.nameSpan(c.toks).In(c.text), given: given, last: last, kind: corpus.Person, words: n})
}

// sameGiven reports whether two first names can be one person's: the same, or one the initial of the other.
func sameGiven(a, b string) bool {
	if a == b || len(a) > 2 && strings.HasPrefix(b, a) || len(b) > 2 && strings.HasPrefix(a, b) { // "Ken" and "Kenneth"
		return true
	}
	ra, na := utf8.DecodeRuneInString(a)
	rb, nb := utf8.DecodeRuneInString(b)
	return ra == rb && (len(a) == na || len(b) == nb)
}

func (c *cast) enter(f figure) int {
	w := len(c.figures)
	f.entered = f.given
	c.figures = append(c.figures, f)
	c.file(w)
	if len(f.name) > len(f.given)+1+len(f.last) {
		c.enterParts(f.name, w)
	}
	c.byLast[f.last] = append(c.byLast[f.last], w)
	if f.given != "" {
		c.byGiven[f.given] = append(c.byGiven[f.given], w)
		if len(f.last) >= minSpelled {
			c.enterSpelling(f.last, w)
		}
	}
	return w
}

// enterParts enters a figure by what stands between the first and the last part of its name.
func (c *cast) enterParts(name string, w int) {
	parts := strings.Fields(fold.String(name))
	for i := 1; i < len(parts)-1; i++ {
		if len(parts[i]) > 3 {
			c.byPart[parts[i]] = w
		}
	}
}

// bare finds whom a name of one part means: the only bearer of that surname; of several, whom the title fits, then whom it
// meant last; else somebody's first name; else somebody new.
func (c *cast) bare(m *mention) int {
	name := c.lower(c.lastToken(m))
	gender := m.gender & genders
	fits := func(w int) bool {
		g := c.figures[w].gender()
		return gender == 0 || g == 0 || g == gender
	}
	if w, ok := c.latest[name]; ok && fits(w) {
		return w
	}
	for _, given := range []bool{false, true} {
		if w, ok := c.bearerOfGender(name, given, gender); ok {
			return w
		}
	}
	if w, ok := c.byPart[name]; ok && fits(w) {
		return w
	}
	if w, ok := c.spelledAlike(name); ok && fits(w) && !c.toks[m.name].is(firstName|place|demonym|commonNoun) {
		return w
	}
	return c.enter(figure{name: m.nameSpan(c.toks).In(c.text), last: name, kind: corpus.Person, words: 1})
}

// principal returns the person whom most mentions mean, other than the author: the one an interview is with; -1 when nobody is named in
// full.
func (c *cast) principal(author int) int {
	counts := make([]int, len(c.figures))
	best := -1
	for i := range c.ments {
		w := c.ments[i].who
		if w < 0 || w == author || c.figures[w].given == "" {
			continue
		}
		counts[w]++
		if best < 0 || counts[w] > counts[best] {
			best = w
		}
	}
	return best
}

// learn takes from the i-th mention what it tells of gender and role.
func (c *cast) learn(i int) {
	m := &c.ments[i]
	f := &c.figures[m.who]
	before := f.gender()
	g := m.gender & genders
	if g == 0 && c.toks[m.name].is(firstName) && c.parts(m) > 1 {
		g = c.toks[m.name].gender()
	}
	switch g {
	case male:
		f.male++
	case female:
		f.female++
	}
	if f.gender() != before {
		c.fileGender(m.who)
	}
	f.titled = f.titled || m.titled
	role, rank := c.roleBefore(m)
	if rank == noRole && c.sharesTitle(i) {
		role, rank = c.roleBefore(&c.ments[i-1])
	}
	c.learnRole(m.who, role, rank)
	if !c.placed(m) {
		c.learnBehind(m)
	}
}

// sharesTitle reports whether a title in the plural stands before the mention before the i-th: "Presidents Marsh and Roe".
func (c *cast) sharesTitle(i int) bool {
	if i == 0 {
		return false
	}
	m, before := &c.ments[i], &c.ments[i-1]
	return before.kind == aName && before.last == m.first-1 && c.toks[before.last].lex.word == andWord && before.name > before.first && c.pluralTitle(before.name-1)
}

// pluralTitle reports whether the title at token i is one of several people: "Presidents".
func (c *cast) pluralTitle(i int) bool { return c.toks[i].is(title) && c.toks[i].is(people) }

// placed reports whether a name of one part stands where a place does: "at a rally at Halden, the mayor said".
func (c *cast) placed(m *mention) bool {
	if m.first == 0 || m.titled || c.parts(m) > 1 || c.toks[m.name].is(firstName) {
		return false
	}
	switch c.lower(m.first - 1) {
	case "at", "in", "near":
		return c.figures[m.who].given == ""
	}
	return false
}

// learnRole takes a role for the figure's if it says more than what is known: a better kind of phrase, else a longer
// one. A relation to a person whom the role does not name is no role; of "his campaign manager" the office is.
func (c *cast) learnRole(who int, role corpus.Span, rank roleRank) {
	f := &c.figures[who]
	role.Start += ownedOffice(role.In(c.text))
	if (rank > f.rank || rank == f.rank && role.Len() > f.role.Len()) && !dangling(role.In(c.text)) {
		f.role, f.rank = role, rank
	}
}
