package entity

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// A roleRank orders the phrases that tell a role, from those that say least.
type roleRank uint8

// Where a role was found, the best place last.
const (
	NoRole     roleRank = iota
	fromRole            // ", of the Halden Institute,"
	saidRole            // " is a former inspector"
	clauseRole          // ", who runs the Halden Institute,"
	partyRole           // (R-Fla.)
	TitleRole           // one word before the name
	fullRole            // several words before the name; ", who is a senior fellow,"; "the senior fellow" further on
	NounRole            // ", a senior fellow at the Halden Institute,"
)

// maxRole is how many tokens a role may have: longer ones are clauses that happened to stand there.
const maxRole = 28

// roleBefore returns the title or role that stands before a name, without forms of address.
func (c *Cast) roleBefore(m *Mention) (corpus.Span, roleRank) {
	first, last := m.First, m.Name
	for last > first && c.Toks[last-1].Sep(',') {
		last--
	}
	for last-1 > first && c.address(last-1) { // "Agronomist Dr"
		last--
	}
	first = c.ownerOf(first, last)
	if last > first && first > 0 && c.At[first-1] == 0 && c.Toks[first-1].Is(lexicon.Possessive) { // "his daughter Ada Marsh"
		first--
	}
	if last == first {
		return c.outletBefore(m)
	}
	if c.ofSeveral(last-1) && !c.address(last-1) {
		span := c.Span(first, last)
		span.End = span.Start + strings.LastIndexByte(span.In(c.Text), 's') // each is a "President", a "Rep"
		return span, TitleRole
	}
	switch {
	case !c.Toks[first].Upper && !c.Toks[m.Last].Upper && c.Toks[m.Last].Is(lexicon.Role|lexicon.People): // "veteran Ada Marsh supporters"
		return corpus.Span{}, NoRole
	case c.address(first) && last-first == 1:
		return corpus.Span{}, NoRole
	case last-first > 1:
		return c.Span(first, last), fullRole
	}
	return c.Span(first, last), TitleRole
}

// outletBefore returns the body that a full name belongs to where it stands before it: "The Lantern's Ada Marsh".
func (c *Cast) outletBefore(m *Mention) (corpus.Span, roleRank) {
	owner := c.mentionEnding(m.First - 1)
	if owner == nil || !owner.Owner || m.Titled || c.Parts(m) < 2 {
		return corpus.Span{}, NoRole
	}
	if oneWord := owner.Last-owner.Name == 1; owner.Kind == AnOrg || owner.Kind == AName && oneWord {
		return owner.nameSpan(c.Toks), fromRole
	}
	return corpus.Span{}, NoRole
}

// ownerOf returns the first token of the country or body whose office stands from token first up to token last:
// "Norvania's Foreign Minister", "the island's Trade Minister"; first where it stands without one.
func (c *Cast) ownerOf(first, last int) int {
	if first < 2 || last <= first || c.address(first) || c.Toks[first-1].Kind != token.Clitic || c.At[first-2] != 0 {
		return first
	}
	owner := first - 2
	for owner > 0 && c.Toks[owner].Upper && c.Toks[owner-1].Upper && c.Toks[owner-1].Kind == token.WordToken {
		owner--
	}
	if owner > 0 && c.Toks[owner-1].Is(lexicon.Determiner) {
		return owner - 1
	}
	if !c.Toks[owner].Upper {
		return first
	}
	return owner
}

// Span is the span of the tokens [first, last).
func (c *Cast) Span(first, last int) corpus.Span {
	return corpus.Span{Start: int(c.Toks[first].Start), End: int(c.Toks[last-1].End)}
}

// address reports whether the title at token i only addresses somebody: Mr., Dr.
func (c *Cast) address(i int) bool {
	switch c.Lower(i) {
	case "mr", "mrs", "ms", "messrs", "dr", "drs", "miss", "mister", "madam", "madame", "sir", "dame", "comrade", "alhaji", "alhaja", "hajia", "mallam", "mzee",
		"shri", "smt", "sri", "engr", "ustaz", "datuk", "dato", "tun", "herr", "frau", "signor", "signora", "senor", "señor", "señora", "monsieur":
		return true
	}
	return false
}

// learnBehind takes the roles that follow a name: ", a senior fellow at the Halden Institute,", ", who chairs …",
// "(R-Fla.)", "of Halden", or several of them: "(R-Fla.), who chairs …", ", 54, of Halden, a farmer".
func (c *Cast) learnBehind(m *Mention) {
	for i := m.Last; i >= 0; i = c.afterBrief(i) {
		role, rank := c.roleAt(m, i)
		c.LearnRole(m.Who, role, rank)
	}
}

// afterBrief returns the token after a party in brackets, an age or a place at token i, which a longer role may follow;
// -1 if there is none. "(Norland)" is not skipped: it tells for whom a delegate speaks.
func (c *Cast) afterBrief(i int) int {
	comma := c.Toks[i].Sep(',')
	if comma {
		i++
	}
	switch t := &c.Toks[i]; {
	case t.Sep('('):
		if end := c.bracketEnd(i); end > 0 && strings.Contains(c.Span(i+1, end).In(c.Text), "-") {
			return end + 1
		}
	case comma && (t.Kind == token.NumberToken || partyLabel(&c.Reading, i)) && c.Toks[i+1].Sep(','):
		return i + 1
	case t.Lex.Word == lexicon.OfWord:
		if m := c.bodyOf(i); m != nil {
			return m.Last
		}
	}
	return -1
}

// roleAt returns the role that begins with token i, after a name.
func (c *Cast) roleAt(m *Mention, i int) (corpus.Span, roleRank) {
	switch t := &c.Toks[i]; {
	case t.Sep('('):
		return c.bracketRole(i)
	case t.Is(lexicon.Relative):
		return c.whoRole(i)
	case t.Lex.Word == lexicon.OfWord:
		return c.ofRole(i)
	case t.Lex.Word == lexicon.IsWord:
		return c.copulaRole(m, i+1)
	case t.Sep(','), t.Sep('-') && t.Spaced:
		return c.apposedRole(m, i+1)
	}
	return corpus.Span{}, NoRole
}

// apposedRole returns the role in the appositive that begins with token i.
func (c *Cast) apposedRole(m *Mention, i int) (corpus.Span, roleRank) {
	switch {
	case i >= len(c.Toks) || c.Toks[i].Kind != token.WordToken:
		return corpus.Span{}, NoRole
	case c.Toks[i].Is(lexicon.Relative):
		return c.whoRole(i)
	case partyLabel(&c.Reading, i):
		return c.Span(i, i+1), partyRole
	case c.Toks[i].In(leadIns) && c.Toks[i+1].Is(lexicon.Determiner):
		i++
	}
	end := c.appositiveEnd(i)
	switch {
	case end <= i:
		return corpus.Span{}, NoRole
	case c.Toks[i].Lex.Word == lexicon.OfWord && end-i < 8 && c.Toks[end].Sep(','):
		return c.Span(i, end), fromRole
	case c.speaks(m, i, end):
		return corpus.Span{}, NoRole
	}
	role, ok := c.capacity(i, end, c.leads(m))
	switch {
	case !ok:
		return corpus.Span{}, NoRole
	case c.onlyParty(i, end):
		return role, partyRole
	}
	return role, NounRole
}

// leadIns are words that begin an appositive without being part of the role: "now a member of the council".
var leadIns = lexicon.Set("entity.leadIns")

// onlyParty reports whether the phrase [i, end) tells no more than a party: "a Republican".
func (c *Cast) onlyParty(i, end int) bool {
	return end-i == 2 && c.Toks[i].Is(lexicon.Determiner) && c.Toks[i+1].Upper
}

// copulaRole returns the role that a sentence gives its subject, from the article at token i on: "Ada Marsh is a former
// inspector."
func (c *Cast) copulaRole(m *Mention, i int) (corpus.Span, roleRank) {
	if i >= len(c.Toks) || !c.Toks[i].Is(lexicon.Determiner) || c.Toks[i].Is(lexicon.Possessive) || !c.leads(m) {
		return corpus.Span{}, NoRole
	}
	end := c.appositiveEnd(i)
	if end <= i {
		return corpus.Span{}, NoRole
	}
	role, ok := c.capacity(i, end, true)
	if !ok {
		return corpus.Span{}, NoRole
	}
	return role, saidRole
}

// ofRole returns the body or place that somebody is of, from the "of" at token i on: "Ada Marsh of the Halden Institute".
func (c *Cast) ofRole(i int) (corpus.Span, roleRank) {
	m := c.bodyOf(i)
	if m == nil {
		return corpus.Span{}, NoRole
	}
	return c.Span(i, m.Last), fromRole
}

// bodyOf returns the body or place after the "of" at token i: "of the private Halden Institute"; nil for none.
func (c *Cast) bodyOf(i int) *Mention {
	k := i + 1
	for k < len(c.Toks) && k < i+8 && (c.Toks[k].Is(lexicon.Determiner) || c.Toks[k].Kind == token.WordToken && !c.Toks[k].Upper && c.Toks[k].Is(lexicon.Modifier|lexicon.Body|lexicon.Adjective)) {
		k++
	}
	if m := c.mentionAt(k); m != nil && !m.Owner && !m.Titled {
		return m
	}
	return nil
}

// bracketRole returns what a bracket at token i says where it is short and begins with a capital: (R-Fla.), (D-N.Y.).
func (c *Cast) bracketRole(i int) (corpus.Span, roleRank) {
	first, end := &c.Toks[i+1], c.bracketEnd(i)
	if end <= i+1 || !first.Upper || first.End-first.Start > 12 || c.ticker(i+1, end) {
		return corpus.Span{}, NoRole
	}
	return c.Span(i+1, end), partyRole
}

// bracketEnd returns the token that closes the short bracket at token i, -1 for none.
func (c *Cast) bracketEnd(i int) int {
	for k := i + 1; k < len(c.Toks) && k < i+6; k++ {
		if c.Toks[k].Sep(')') {
			return k
		}
	}
	return -1
}

// ticker reports whether what stands in a bracket is a share's sign at a stock exchange: "HLDN.OL", "NYSE: HLD".
func (c *Cast) ticker(first, last int) bool {
	text := c.Span(first, last).In(c.Text)
	if i := strings.IndexByte(text, '.'); i > 0 && i+1 < len(text) && text[i+1] >= 'A' && text[i+1] <= 'Z' && !strings.HasSuffix(text, ".") {
		return true
	}
	return strings.IndexByte(text, ':') > 0
}

// appositiveEnd returns the token behind the phrase that begins at token i: before the next comma, bracket, dash, full stop
// or mark; -1 where it does not end within maxRole tokens.
func (c *Cast) appositiveEnd(i int) int {
	for k := i; k < len(c.Toks) && k < i+maxRole; k++ {
		t := &c.Toks[k]
		if t.Kind == token.BreakToken || t.Kind == token.MarkToken {
			return k
		}
		if t.Kind == token.Punctuation && t.Sign != '_' && t.Sign != '$' && !(t.Sign == '-' && !t.Spaced) {
			return k
		}
		if t.Verb(lexicon.Say|lexicon.Tell) && t.Form(lexicon.Past) && !t.Upper && k > i && !c.Toks[k-1].Is(lexicon.Determiner|lexicon.Relative) {
			return k
		}
	}
	return -1
}

// Country returns the first country or nationality that a role names, as [reading.countryAt] does; "" for none.
func (c *Cast) Country(role corpus.Span) string {
	i, _ := slices.BinarySearchFunc(c.Toks, int32(role.Start), func(t token.Token, at int32) int { return int(t.Start - at) })
	for ; i < len(c.Toks) && int(c.Toks[i].End) <= role.End; i++ {
		if country := c.CountryAt(i); country != "" {
			return country
		}
	}
	return ""
}
