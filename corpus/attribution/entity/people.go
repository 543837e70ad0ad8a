package entity

import (
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/fold"
)

// A Figure is a person or body of the article, with all that its mentions tell.
type Figure struct {
	Name        string // the fullest form
	Given, Last string // the first and the last part of a person's name in lower case; given is "" for a bare surname
	entered     string // given, as it was when the figure was entered
	Kind        corpus.SpeakerKind
	male        int // mentions that tell a man
	female      int
	Role        corpus.Span // the fullest phrase that says in what capacity
	Rank        roleRank    // what kind of phrase that is
	Words       int         // parts of the fullest form
	Titled      bool        // a title or role was seen before the name
}

// Gender returns male, female, or 0 when the mentions don't tell or contradict each other.
func (f *Figure) Gender() lexicon.Class {
	switch {
	case f.male > f.female:
		return lexicon.Male
	case f.female > f.male:
		return lexicon.Female
	}
	return 0
}

// Cast is the article's table of people and bodies.
type Cast struct {
	token.Reading
	ments   []Mention
	Figures []Figure
	Bearers bearers
	ByLast  map[string][]int
	byGiven map[string][]int
	byPart  map[string]int // a middle name or first surname

	bySpelling map[string]int // the first figure named in full, by the spelling of its surname
	bodies     map[string]int
	short      map[string]int // shorter forms of bodies' names, to the mention of the longer; made by shortened
	shortMade  bool
	plural     pluralTitle
	latest     map[string]int      // surname → whom it meant last
	suffixes   map[string]namesake // made by namesakes
	particled  map[string]bool     // surnames with their small particle: "von trotha"
}

// EmptyCast returns a cast without figures.
func EmptyCast() *Cast {
	return &Cast{
		Bearers: newBearers(), ByLast: map[string][]int{}, byGiven: map[string][]int{}, byPart: map[string]int{},
		bodies: map[string]int{}, bySpelling: map[string]int{}, short: map[string]int{}, latest: map[string]int{},
		suffixes: map[string]namesake{}, particled: map[string]bool{},
	}
}

// MaxReusedCast is how many figures a cast may have whose tables are used again: clearing large ones takes longer than making
// small ones.
const MaxReusedCast = 64

// Clear takes all figures out.
func (c *Cast) Clear() {
	clear(c.Figures)
	clear(c.ByLast)
	clear(c.byGiven)
	clear(c.byPart)
	clear(c.bodies)
	clear(c.bySpelling)
	clear(c.short)
	clear(c.latest)
	clear(c.suffixes)
	clear(c.particled)
	c.Bearers.clear()
	c.Reading, c.ments, c.Figures, c.shortMade = token.Reading{}, nil, c.Figures[:0], false
	c.plural = pluralTitle{}
}

// EnterAll enters the mentions into a table: first all that have more than one name, so that a bare surname finds its owner
// wherever the full name stands, then the others in the order of the text.
func (c *Cast) EnterAll(r token.Reading, ments []Mention) {
	c.Reading, c.ments = r, ments
	c.noteParticles()
	for i := range ments {
		if m := &ments[i]; m.Kind == AName && c.Parts(m) > 1 {
			m.Who = c.full(m)
			c.enterJunior(m)
		}
	}
	for i := range ments {
		m := &ments[i]
		if m.Kind == APlace && c.surname(m) {
			m.Kind = AName
		}
		switch {
		case m.Kind == AnOrg || m.Kind == APlace:
			m.Who = c.body(m)
			c.learnBody(m)
		case m.Kind == AName && m.Who < 0:
			m.Who = c.bare(m)
		}
		if m.Who >= 0 && m.Kind == AName {
			c.learn(i)
			c.latest[c.Figures[m.Who].Last] = m.Who
		}
	}
}

// Complete gives those who are named by their surname alone the full name that the article has within quotations.
func (c *Cast) Complete(quoted map[string]corpus.Span) {
	for w := range c.Figures {
		f := &c.Figures[w]
		span, ok := quoted[f.Last]
		if !ok || span.Len() == 0 || f.Given != "" || f.Kind != corpus.Person || f.Words != 1 {
			continue
		}
		name := span.In(c.Text)
		given, _, _ := strings.Cut(fold.String(name), " ")
		if g := lexicon.Known(given); g.Is(lexicon.Genders) && f.Gender() != 0 && !g.Is(f.Gender()) {
			continue
		}
		f.Name, f.Given, f.Words = name, given, 2
	}
}

// surname reports whether a place's name is used as the surname of somebody named in full: no preposition leads to a place.
func (c *Cast) surname(m *Mention) bool {
	if m.Last-m.Name != 1 || m.First > 0 && c.Toks[m.First-1].Is(lexicon.Preposition|lexicon.Determiner) {
		return false
	}
	if _, ok := c.Bearers.listed.first(c.Lower(m.Name), c.listed); ok {
		return true
	}
	return c.Toks[m.Name].Is(lexicon.FirstName) && len(c.byGiven[c.Lower(m.Name)]) > 0
}

// listed reports whether a figure's given name is in the lexicon.
func (c *Cast) listed(w int) bool { return lexicon.Known(c.Figures[w].Given).Is(lexicon.FirstName) }

// Parts returns how many parts a mention's name has, suffixes aside.
func (c *Cast) Parts(m *Mention) int {
	n := m.Last - m.Name
	for i := m.Name; i < m.Last-1 && c.Toks[i].Is(lexicon.Particle) && !c.givenParticle(i, m.Last); i++ {
		n--
	}
	for n > 1 && (c.Toks[m.Name+n-1].Is(lexicon.Suffix) || c.Toks[m.Name+n-1].Kind == token.Punctuation) {
		n--
	}
	return n
}

// givenParticle reports whether the particle at token i of a name that ends before token last is a first name: "Van
// Roe", but not "Von Trotha" if the article names Otto von Trotha.
func (c *Cast) givenParticle(i, last int) bool {
	t := &c.Toks[i]
	return t.Is(lexicon.FirstName) && t.Upper && i+2 == last && !c.particled[c.Lower(i)+" "+c.Lower(i+1)]
}

// noteParticles enters the surnames that stand after a small particle.
func (c *Cast) noteParticles() {
	for i := range c.ments {
		m := &c.ments[i]
		if k := m.Last - 2; k >= m.Name && !c.Toks[k].Upper && c.Toks[k].Is(lexicon.Particle) {
			c.particled[c.Lower(k)+" "+c.Lower(k+1)] = true
		}
	}
}

// lastToken returns the token of a name's last part, suffixes aside.
func (c *Cast) lastToken(m *Mention) int {
	i := m.Last - 1
	for i > m.Name && (c.Toks[i].Is(lexicon.Suffix) || c.Toks[i].Kind == token.Punctuation) {
		i--
	}
	return i
}

// Lower returns the word at token i folded, so that a name is found again where accents were dropped.
func (c *Cast) Lower(i int) string {
	return fold.String(strings.TrimSuffix(c.Reading.Lower(i), "."))
}

// full finds or enters the bearer of a name of several parts.
func (c *Cast) full(m *Mention) int {
	n := c.Parts(m)
	given, last := c.Lower(m.Name), c.surnameOf(m)
	if w, ok := c.longerNamed(given, last, n); ok { // a patronymic or the first of two surnames alone
		return w
	}
	if w, ok := c.bearerOf(given, last); ok {
		if f := &c.Figures[w]; n > f.Words || len(given) > len(f.Given) {
			f.Name, f.Words, f.Given = m.nameSpan(c.Toks).In(c.Text), n, given
			c.fileName(w)
		}
		return w
	}
	if w, ok := c.spelledAlike(last); ok && spelling(given) == spelling(c.Figures[w].Given) {
		return w
	}
	return c.Enter(Figure{Name: m.nameSpan(c.Toks).In(c.Text), Given: given, Last: last, Kind: corpus.Person, Words: n})
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

// Enter adds a figure and returns its number.
func (c *Cast) Enter(f Figure) int {
	w := len(c.Figures)
	f.entered = f.Given
	c.Figures = append(c.Figures, f)
	c.file(w)
	if len(f.Name) > len(f.Given)+1+len(f.Last) {
		c.enterParts(f.Name, w)
	}
	c.ByLast[f.Last] = append(c.ByLast[f.Last], w)
	if f.Given != "" {
		c.byGiven[f.Given] = append(c.byGiven[f.Given], w)
		if len(f.Last) >= minSpelled {
			c.enterSpelling(f.Last, w)
		}
	}
	return w
}

// enterParts enters a figure by what stands between the first and the last part of its name.
func (c *Cast) enterParts(name string, w int) {
	parts := strings.Fields(fold.String(name))
	for i := 1; i < len(parts)-1; i++ {
		if len(parts[i]) > 3 {
			c.byPart[parts[i]] = w
		}
	}
}

// bare finds whom a name of one part means: the only bearer of that surname; of several, whom the title fits, then whom it
// meant last; else somebody's first name; else somebody new.
func (c *Cast) bare(m *Mention) int {
	name := c.surnameOf(m)
	gender := m.gender & lexicon.Genders
	fits := func(w int) bool {
		g := c.Figures[w].Gender()
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
	if w, ok := c.spelledAlike(name); ok && fits(w) && !c.Toks[m.Name].Is(lexicon.FirstName|lexicon.Place|lexicon.Demonym|lexicon.CommonNoun) {
		return w
	}
	return c.Enter(Figure{Name: m.nameSpan(c.Toks).In(c.Text), Last: name, Kind: corpus.Person, Words: 1})
}

// Principal returns the person whom most mentions mean, other than the author: the one an interview is with; -1 when nobody is named in
// full.
func (c *Cast) Principal(author int) int {
	counts := make([]int, len(c.Figures))
	best := -1
	for i := range c.ments {
		w := c.ments[i].Who
		if w < 0 || w == author || c.Figures[w].Given == "" {
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
func (c *Cast) learn(i int) {
	m := &c.ments[i]
	f := &c.Figures[m.Who]
	before := f.Gender()
	g := m.gender & lexicon.Genders
	if g == 0 && c.Toks[m.Name].Is(lexicon.FirstName) && c.Parts(m) > 1 {
		g = c.Toks[m.Name].Gender()
	}
	switch g {
	case lexicon.Male:
		f.male++
	case lexicon.Female:
		f.female++
	}
	if f.Gender() != before {
		c.fileGender(m.Who)
	}
	f.Titled = f.Titled || m.Titled
	role, rank := c.roleBefore(m)
	if shared := c.sharedTitle(i); shared != nil {
		role, rank = c.roleBefore(shared)
	}
	c.LearnRole(m.Who, role, rank)
	if !c.placed(m) {
		c.learnBehind(m)
	}
}

// placed reports whether a name of one part stands where a place does: "at a rally at Halden, the mayor said".
func (c *Cast) placed(m *Mention) bool {
	if m.First == 0 || m.Titled || c.Parts(m) > 1 || c.Toks[m.Name].Is(lexicon.FirstName) {
		return false
	}
	switch c.Lower(m.First - 1) {
	case "at", "in", "near":
		return c.Figures[m.Who].Given == ""
	}
	return false
}

// LearnRole takes a role for the figure's if it says more than what is known: a better kind of phrase, else a longer
// one. A relation to a person whom the role does not name is no role; of "his campaign manager" the office is.
func (c *Cast) LearnRole(who int, role corpus.Span, rank roleRank) {
	f := &c.Figures[who]
	role.Start += ownedOffice(role.In(c.Text))
	if (rank > f.Rank || rank == f.Rank && role.Len() > f.Role.Len()) && !dangling(role.In(c.Text)) {
		f.Role, f.Rank = role, rank
	}
}
