package attribution

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// A roleRank orders the phrases that tell a role, from those that say least.
type roleRank uint8

const (
	noRole     roleRank = iota
	fromRole            // ", of the Halden Institute,"
	clauseRole          // ", who runs the Halden Institute,"
	partyRole           // (R-Fla.)
	titleRole           // one word before the name
	fullRole            // several words before the name; ", who is a senior fellow,"; "the senior fellow" further on
	nounRole            // ", a senior fellow at the Halden Institute,"
)

// maxRole is how many tokens a role may have: longer ones are clauses that happened to stand there.
const maxRole = 28

// roleBefore returns the title or role that stands before a name, without forms of address.
func (c *cast) roleBefore(m *mention) (corpus.Span, roleRank) {
	first, last := m.first, m.name
	for last > first && c.toks[last-1].sep(',') {
		last--
	}
	for last-1 > first && c.address(last-1) { // "Agronomist Dr"
		last--
	}
	switch {
	case first >= last:
		return corpus.Span{}, noRole
	case c.address(first) && last-first == 1:
		return corpus.Span{}, noRole
	case last-first > 1:
		return c.span(first, last), fullRole
	}
	return c.span(first, last), titleRole
}

func (c *cast) span(first, last int) corpus.Span {
	return corpus.Span{Start: int(c.toks[first].start), End: int(c.toks[last-1].end)}
}

// address reports whether the title at token i only addresses somebody: Mr., Dr.
func (c *cast) address(i int) bool {
	switch c.lower(i) {
	case "mr", "mrs", "ms", "dr", "miss", "mister", "madam", "madame", "sir", "dame", "comrade", "alhaji", "alhaja", "hajia", "mallam", "mzee",
		"shri", "smt", "sri", "engr", "ustaz", "datuk", "dato", "tun", "herr", "frau", "signor", "signora", "senor", "señor", "señora", "monsieur":
		return true
	}
	return false
}

// roleBehind returns the role that stands behind a name: ", a senior fellow at the Halden Institute,", ", who chairs …" or
// "(R-Fla.)".
func (c *cast) roleBehind(m *mention) (corpus.Span, roleRank) {
	i := m.last
	switch {
	case c.toks[i].sep('('):
		return c.bracketRole(i)
	case c.toks[i].is(relative):
		return c.whoRole(i)
	case c.toks[i].lex == ofEntry:
		return c.ofRole(i)
	case !c.toks[i].sep(',') && !(c.toks[i].sep('-') && c.toks[i].spaced):
		return corpus.Span{}, noRole
	}
	i++
	if c.toks[i].kind == numberToken && c.toks[min(i+1, len(c.toks)-1)].sep(',') { // ", 54, a farmer"
		i += 2
	}
	switch {
	case i >= len(c.toks) || c.toks[i].kind != wordToken:
		return corpus.Span{}, noRole
	case c.toks[i].is(relative):
		return c.whoRole(i)
	}
	end := c.appositiveEnd(i)
	switch {
	case end <= i:
		return corpus.Span{}, noRole
	case c.toks[i].lex == ofEntry && end-i < 8 && c.toks[end].sep(','):
		return c.span(i, end), fromRole
	case c.roleStarts(i):
		return c.span(i, end), nounRole
	}
	return corpus.Span{}, noRole
}

// ofRole returns the body or place that somebody is of, from the "of" at token i on: "Ada Marsh of the Halden Institute".
func (c *cast) ofRole(i int) (corpus.Span, roleRank) {
	k := i + 1
	for k < len(c.toks) && k < i+8 && (c.toks[k].is(determiner) || c.toks[k].kind == wordToken && !c.toks[k].upper && c.toks[k].is(modifier|body|adjective)) {
		k++
	}
	m, ok := slices.BinarySearchFunc(c.ments, k, func(m mention, at int) int { return m.first - at })
	if !ok || c.ments[m].owner || c.ments[m].titled {
		return corpus.Span{}, noRole
	}
	return c.span(i, c.ments[m].last), fromRole
}

// bracketRole returns what a bracket at token i says where it is short and begins with a capital: (R-Fla.), (D-N.Y.).
func (c *cast) bracketRole(i int) (corpus.Span, roleRank) {
	for k := i + 1; k < len(c.toks) && k < i+6; k++ {
		if c.toks[k].sep(')') {
			if first := c.toks[i+1]; k > i+1 && first.upper && first.end-first.start <= 12 && !c.ticker(i+1, k) {
				return c.span(i+1, k), partyRole
			}
			break
		}
	}
	return corpus.Span{}, noRole
}

// ticker reports whether what stands in a bracket is a share's sign at a stock exchange: "HLDN.OL", "NYSE: HLD".
func (c *cast) ticker(first, last int) bool {
	text := c.span(first, last).In(c.text)
	if i := strings.IndexByte(text, '.'); i > 0 && i+1 < len(text) && text[i+1] >= 'A' && text[i+1] <= 'Z' && !strings.HasSuffix(text, ".") {
		return true
	}
	return strings.IndexByte(text, ':') > 0
}

// roleStarts reports whether a role begins with token i, behind a name and its comma: a role noun must follow before the
// phrase ends.
func (c *cast) roleStarts(i int) bool {
	t := &c.toks[i]
	if t.lex == whoseEntry { // "whose father inspected bases" tells the father's
		return false
	}
	if c.lower(i) == "one" || t.is(possessive) && c.several(i) { // "one of the candidates", "his aides"
		return false
	}
	if !t.upper && !t.is(determiner|possessive|role|people|modifier|title|demonym|adverb|particle) || t.is(coordinator|subordinator|preposition) {
		return false
	}
	for k := i; k < len(c.toks) && k < i+14; k++ {
		t := &c.toks[k]
		switch {
		case t.kind == breakToken || t.kind == punctuation && !t.sep('-') && t.sign != '_' || t.is(relative) || t.verb(say|tell) && !t.upper && t.form(past):
			return false
		case t.is(role | title | people):
			return true
		case t.kind != clitic && t.is(auxiliary|modal|pronoun|subordinator) && !t.upper && k > i:
			return false
		}
	}
	return false
}

// several reports whether the first noun behind token i is one for several people: "Marsh, her aides and …" is a list.
func (c *cast) several(i int) bool {
	for k := i + 1; k < len(c.toks) && k < i+5 && c.toks[k].kind == wordToken; k++ {
		if c.toks[k].is(role | people) {
			return c.toks[k].is(people)
		}
	}
	return false
}

// appositiveEnd returns the token behind the phrase that begins at token i: before the next comma, bracket, dash, full stop
// or mark; -1 where it does not end within maxRole tokens.
func (c *cast) appositiveEnd(i int) int {
	for k := i; k < len(c.toks) && k < i+maxRole; k++ {
		t := &c.toks[k]
		if t.kind == breakToken || t.kind == markToken {
			return k
		}
		if t.kind == punctuation && t.sign != '_' && t.sign != '$' && !(t.sign == '-' && !t.spaced) {
			return k
		}
		if t.verb(say|tell) && t.form(past) && !t.upper && k > i && !c.toks[k-1].is(determiner|relative) {
			return k
		}
	}
	return -1
}

// whoRole returns the role in a clause that begins with "who" at token i: "who is a …", "who runs …".
func (c *cast) whoRole(i int) (corpus.Span, roleRank) {
	k := i + 1
	for k+1 < len(c.toks) && (c.toks[k].is(auxiliary) || c.toks[k].is(adverb)) {
		k++
	}
	end := c.appositiveEnd(k)
	if end <= k {
		return corpus.Span{}, noRole
	}
	if k > i+1 && c.toks[k].is(determiner|role|modifier) && c.roleStarts(k) {
		return c.span(k, end), fullRole
	}
	if t := &c.toks[k]; k == i+1 && t.kind == wordToken && !t.upper && !t.is(auxiliary|modal|pronoun|determiner|possessive|preposition|adverb) && !t.verb(say|tell|ask|write|call|judge|talk|mind) && end-k > 2 {
		return c.span(i, end), clauseRole
	}
	return corpus.Span{}, noRole
}

// places reports whether a role names a place.
func (c *cast) places(role corpus.Span) bool {
	i, _ := slices.BinarySearchFunc(c.toks, int32(role.Start), func(t token, at int32) int { return int(t.start - at) })
	for ; i < len(c.toks) && int(c.toks[i].end) <= role.End; i++ {
		if c.toks[i].is(place) {
			return true
		}
	}
	return false
}

// describe takes a description that was found to mean somebody for their role: "the former minister".
func (c *cast) describe(w int, np phrase) {
	if np.last-np.first > 2 {
		c.figures[w].learnRole(c.span(np.first, np.last), titleRole)
	}
}
