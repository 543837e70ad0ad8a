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
	if last == first {
		return c.outletBefore(m)
	}
	if c.pluralTitle(last - 1) {
		if c.toks[last-1].dotted {
			return corpus.Span{}, noRole // "Reps." is no title of one
		}
		span := c.span(first, last)
		span.End -= len("s") // each is a "President"
		return span, titleRole
	}
	switch {
	case !c.toks[first].upper && !c.toks[m.last].upper && c.toks[m.last].is(role|people): // "veteran Ada Marsh supporters"
		return corpus.Span{}, noRole
	case c.address(first) && last-first == 1:
		return corpus.Span{}, noRole
	case last-first > 1:
		return c.span(first, last), fullRole
	}
	return c.span(first, last), titleRole
}

// outletBefore returns the body that a full name belongs to where it stands before it: "The Lantern's Ada Marsh".
func (c *cast) outletBefore(m *mention) (corpus.Span, roleRank) {
	owner := c.mentionEnding(m.first - 1)
	if owner == nil || !owner.owner || m.titled || c.parts(m) < 2 {
		return corpus.Span{}, noRole
	}
	if oneWord := owner.last-owner.name == 1; owner.kind == anOrg || owner.kind == aName && oneWord {
		return owner.nameSpan(c.toks), fromRole
	}
	return corpus.Span{}, noRole
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

// learnBehind takes the roles that follow a name: ", a senior fellow at the Halden Institute,", ", who chairs …",
// "(R-Fla.)", "of Halden", or several of them: "(R-Fla.), who chairs …", ", 54, of Halden, a farmer".
func (c *cast) learnBehind(m *mention) {
	for i := m.last; i >= 0; i = c.afterBrief(i) {
		role, rank := c.roleAt(m, i)
		c.learnRole(m.who, role, rank)
	}
}

// afterBrief returns the token after a party in brackets, an age or a place at token i, which a longer role may follow;
// -1 if there is none. "(Norland)" is not skipped: it tells for whom a delegate speaks.
func (c *cast) afterBrief(i int) int {
	comma := c.toks[i].sep(',')
	if comma {
		i++
	}
	switch t := &c.toks[i]; {
	case t.sep('('):
		if end := c.bracketEnd(i); end > 0 && strings.Contains(c.span(i+1, end).In(c.text), "-") {
			return end + 1
		}
	case comma && t.kind == numberToken && c.toks[i+1].sep(','):
		return i + 1
	case t.lex.word == ofWord:
		if m := c.bodyOf(i); m != nil {
			return m.last
		}
	}
	return -1
}

// roleAt returns the role that begins with token i, after a name.
func (c *cast) roleAt(m *mention, i int) (corpus.Span, roleRank) {
	switch t := &c.toks[i]; {
	case t.sep('('):
		return c.bracketRole(i)
	case t.is(relative):
		return c.whoRole(i)
	case t.lex.word == ofWord:
		return c.ofRole(i)
	case t.lex.word == isWord:
		return c.copulaRole(m, i+1)
	case t.sep(','), t.sep('-') && t.spaced:
		return c.apposedRole(m, i+1)
	}
	return corpus.Span{}, noRole
}

// apposedRole returns the role in the appositive that begins with token i.
func (c *cast) apposedRole(m *mention, i int) (corpus.Span, roleRank) {
	switch {
	case i >= len(c.toks) || c.toks[i].kind != wordToken:
		return corpus.Span{}, noRole
	case c.toks[i].is(relative):
		return c.whoRole(i)
	case leadIns.in(&c.toks[i]) && c.toks[i+1].is(determiner):
		i++
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
	role, ok := c.capacity(i, end, c.leads(m))
	switch {
	case !ok:
		return corpus.Span{}, noRole
	case c.onlyParty(i, end):
		return role, partyRole
	}
	return role, nounRole
}

// leadIns are words that begin an appositive without being part of the role: "now a member of the council".
var leadIns = wordSet("now also currently")

// onlyParty reports whether the phrase [i, end) tells no more than a party: "a Republican".
func (c *cast) onlyParty(i, end int) bool {
	return end-i == 2 && c.toks[i].is(determiner) && c.toks[i+1].upper
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
	m := c.bodyOf(i)
	if m == nil {
		return corpus.Span{}, noRole
	}
	return c.span(i, m.last), fromRole
}

// bodyOf returns the body or place after the "of" at token i: "of the private Halden Institute"; nil for none.
func (c *cast) bodyOf(i int) *mention {
	k := i + 1
	for k < len(c.toks) && k < i+8 && (c.toks[k].is(determiner) || c.toks[k].kind == wordToken && !c.toks[k].upper && c.toks[k].is(modifier|body|adjective)) {
		k++
	}
	if m := c.mentionAt(k); m != nil && !m.owner && !m.titled {
		return m
	}
	return nil
}

// bracketRole returns what a bracket at token i says where it is short and begins with a capital: (R-Fla.), (D-N.Y.).
func (c *cast) bracketRole(i int) (corpus.Span, roleRank) {
	first, end := &c.toks[i+1], c.bracketEnd(i)
	if end <= i+1 || !first.upper || first.end-first.start > 12 || c.ticker(i+1, end) {
		return corpus.Span{}, noRole
	}
	return c.span(i+1, end), partyRole
}

// bracketEnd returns the token that closes the short bracket at token i, -1 for none.
func (c *cast) bracketEnd(i int) int {
	for k := i + 1; k < len(c.toks) && k < i+6; k++ {
		if c.toks[k].sep(')') {
			return k
		}
	}
	return -1
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
