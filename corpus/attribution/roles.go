package attribution

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/fold"
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
	first = c.ownerOf(first, last)
	if last > first && c.pluralTitle(last-1) {
		span := c.span(first, last)
		span.End -= len("s") // each is a "President"
		return span, titleRole
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

// ownerOf returns the first token of the country or body whose office stands from token first up to token last:
// "Norvania's Foreign Minister", "the island's Trade Minister"; first where it stands without one.
func (c *cast) ownerOf(first, last int) int {
	if first < 2 || last <= first || c.address(first) || c.toks[first-1].kind != clitic || c.at[first-2] != 0 {
		return first
	}
	owner := first - 2
	for owner > 0 && c.toks[owner].upper && c.toks[owner-1].upper && c.toks[owner-1].kind == wordToken {
		owner--
	}
	if owner > 0 && c.toks[owner-1].is(determiner) {
		return owner - 1
	}
	if !c.toks[owner].upper {
		return first
	}
	return owner
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
	case c.toks[i].lex.word == ofWord:
		return c.ofRole(i)
	case c.toks[i].lex.word == isWord:
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
	case c.toks[i].lex.word == ofWord && end-i < 8 && c.toks[end].sep(','):
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

// country returns the first country or nationality that a role names, as [reading.countryAt] does; "" for none.
func (c *cast) country(role corpus.Span) string {
	i, _ := slices.BinarySearchFunc(c.toks, int32(role.Start), func(t token, at int32) int { return int(t.start - at) })
	for ; i < len(c.toks) && int(c.toks[i].end) <= role.End; i++ {
		if country := c.countryAt(i); country != "" {
			return country
		}
	}
	return ""
}

// countryAt returns the country that the word at token i names or tells of, as the letters that country and nationality
// share: "rus" for Russia and Russian; "" for other words. A word that the lexicon does not know is a nationality by its
// ending.
func (r *reading) countryAt(i int) string {
	t := &r.toks[i]
	if !t.upper || t.kind != wordToken {
		return ""
	}
	word := strings.ReplaceAll(fold.Lower(r.text[t.start:t.end]), ".", "")
	if broad.holds(word) || !t.is(place|demonym) && !(t.unlisted() && nationality(word)) {
		return ""
	}
	if same, ok := sameCountry[word]; ok {
		return same
	}
	return word[:min(3, len(word))]
}

// broad are words of places and descent that tell no country.
var broad = wordSet(`european asian african arab latin western eastern northern southern democratic republican soviet jewish muslim christian
catholic orthodox protestant sunni shiite america europe asia africa eu un nato`)

// sameCountry are countries that do not begin as their nationalities do.
var sameCountry = map[string]string{
	"us": "us", "usa": "us", "american": "us", "uk": "uk", "british": "uk", "britain": "uk",
	"french": "fra", "danish": "den", "dutch": "net", "irish": "ire", "welsh": "wal",
}

// nationality reports whether a word has an ending of nationalities: "Norvanian".
func nationality(word string) bool {
	return len(word) > 5 && (strings.HasSuffix(word, "ian") || strings.HasSuffix(word, "ese") || strings.HasSuffix(word, "ish"))
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
