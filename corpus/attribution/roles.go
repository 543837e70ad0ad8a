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
	saidRole            // " is a former inspector"
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
	case first >= last, !c.toks[first].upper && !c.toks[m.last].upper && c.toks[m.last].is(role|people): // "veteran Ada Marsh supporters"
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
	case c.toks[i].lex == isEntry:
		return c.copulaRole(m, i+1)
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
	case c.speaks(m, i, end):
		return corpus.Span{}, noRole
	}
	if role, ok := c.capacity(i, end, c.leads(m)); ok {
		return role, nounRole
	}
	return corpus.Span{}, noRole
}

// copulaRole returns the role that a sentence gives its subject, from the article at token i on: "Ada Marsh is a former
// inspector."
func (c *cast) copulaRole(m *mention, i int) (corpus.Span, roleRank) {
	if i >= len(c.toks) || !c.toks[i].is(determiner) || c.toks[i].is(possessive) || !c.leads(m) {
		return corpus.Span{}, noRole
	}
	end := c.appositiveEnd(i)
	if end <= i {
		return corpus.Span{}, noRole
	}
	role, ok := c.capacity(i, end, true)
	if !ok {
		return corpus.Span{}, noRole
	}
	return role, saidRole
}

// ofRole returns the body or place that somebody is of, from the "of" at token i on: "Ada Marsh of the Halden Institute".
func (c *cast) ofRole(i int) (corpus.Span, roleRank) {
	k := i + 1
	for k < len(c.toks) && k < i+8 && (c.toks[k].is(determiner) || c.toks[k].kind == wordToken && !c.toks[k].upper && c.toks[k].is(modifier|body|adjective)) {
		k++
	}
	m := c.mentionAt(k)
	if m == nil || m.owner || m.titled {
		return corpus.Span{}, noRole
	}
	return c.span(i, m.last), fromRole
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
	for np.last-1 > np.head && (c.toks[np.last-1].is(relative) || c.toks[np.last-1].sep(',')) { // "the former minister, who"
		np.last--
	}
	if np.last-np.first > 2 {
		c.learnRole(w, c.span(np.first, np.last), titleRole)
	}
}
