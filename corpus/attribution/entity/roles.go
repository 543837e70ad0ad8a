package entity

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/fold"
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

// A rule finds roles of a rank.
type rule struct {
	words *pattern.Pattern[*reader]
	rank  roleRank
	led   bool // the sentence's verb may follow, as a comma was forgotten
}

// wholeRoles are roles after a name that one pattern tells as a whole, after the sign that it begins with.
var wholeRoles = []rule{
	{words: patterns.Get("bracket"), rank: partyRole},
	{words: patterns.Get("party-label"), rank: partyRole},
	{words: patterns.Get("of-body"), rank: fromRole},
	{words: patterns.Get("of-phrase"), rank: fromRole},
	{words: calling, rank: clauseRole},
	{words: patterns.Get("speaks"), rank: NoRole},
}

// nounRoles are words after a name before the noun phrase of a role.
var nounRoles = []rule{
	{words: patterns.Get("who-is"), rank: fullRole},
	{words: patterns.Get("is"), rank: saidRole, led: true},
	{words: patterns.Get("apposed-led"), rank: NounRole, led: true},
	{words: patterns.Get("apposed"), rank: NounRole},
}

var (
	addressesLast = patterns.Get("addresses")
	ofSeveral     = patterns.Get("of-several")
	officeOwner   = patterns.Get("office-owner")
	sharedTitle   = patterns.Get("shared-title")
	outlet        = patterns.Get("outlet")

	calling  = patterns.Get("calling")
	roleSign = patterns.Get("role-sign")
	brief    = patterns.Get("brief")

	occupation = patterns.Get("occupation")

	phrase    = patterns.Get("phrase")
	roleHead  = patterns.Get("role-head")
	predicate = patterns.Get("predicate")
	trailing  = patterns.Get("trailing")
	onlyParty = patterns.Get("only-party")

	owned    = patterns.Get("owned")
	relation = patterns.Get("relation")
)

// match matches a pattern in the whole text.
func (r *reader) match(p *pattern.Pattern[*reader], k int) (int, bool) { return p.Match(r, k, r.scope) }

// over returns the boundary where a pattern that is matched in the whole text ends, or k.
func (r *reader) over(p *pattern.Pattern[*reader], k int) int { return p.Over(r, k, r.scope) }

// roleBefore returns the title or role that stands before a name, without forms of address.
func (r *reader) roleBefore(m *Mention) (corpus.Span, roleRank) {
	last := addressesLast.Over(r, m.Name, token.Sentence{First: m.First, Last: m.Name})
	if last == m.First {
		if first, ok := r.match(outlet, last); ok && m.isFull() {
			return r.TokenSpan(first, last-1), fromRole
		}
		return corpus.Span{}, NoRole
	}
	first := r.over(officeOwner, m.First)
	if _, ok := r.match(ofSeveral, last); ok {
		span := r.TokenSpan(first, last)
		span.End = span.Start + strings.LastIndexAny(span.In(r.Text), "sS") // each is a "President", a "Rep"
		return span, TitleRole
	}
	if last-first > 1 {
		return r.TokenSpan(first, last), fullRole
	}
	return r.TokenSpan(first, last), TitleRole
}

// roleAfter returns the role that begins at boundary i, after a name.
func (r *reader) roleAfter(i int) (corpus.Span, roleRank) {
	for _, rule := range wholeRoles {
		if end, ok := r.match(rule.words, i); ok {
			return r.TokenSpan(r.over(roleSign, i), end), rule.rank
		}
	}
	for _, rule := range nounRoles {
		if first, ok := r.match(rule.words, i); ok {
			return r.nounRole(first, rule)
		}
	}
	return corpus.Span{}, NoRole
}

// nounRole returns the role in the phrase that begins with token first: a noun phrase for one person.
func (r *reader) nounRole(first int, rule rule) (corpus.Span, roleRank) {
	words := token.Sentence{First: first, Last: r.over(phrase, first)}
	head, ok := roleHead.Match(r, first, words)
	if !ok {
		return corpus.Span{}, NoRole
	}
	if verb, ok := predicate.Match(r, first+1, words); ok {
		if !rule.led {
			return corpus.Span{}, NoRole
		}
		words.Last = verb
	}
	if onlyParty.Matches(r, first, words) {
		return r.TokenSpan(first, words.Last), partyRole
	}
	last := trailing.Over(r, words.Last, token.Sentence{First: head, Last: words.Last + 1})
	if last == words.Last { // "a broker in Halden, who sells boats"
		last = r.over(calling, last)
	}
	return r.TokenSpan(first, last), rule.rank
}

// learn takes from a person's mention what it tells of gender and role.
func (c *Cast) learn(m *Mention) {
	f := &c.Figures[m.Who]
	gender := m.gender
	if gender == 0 && m.isFull() {
		gender = c.Toks[m.Name].Gender()
	}
	f.votes += votes[gender]
	f.Titled = f.Titled || m.Titled
	titled := m
	if name, ok := c.match(sharedTitle, m.First); ok {
		titled = c.around(name)
	}
	role, rank := c.roleBefore(titled)
	c.LearnRole(m.Who, role, rank)
	i := m.Last
	for range maxRoles {
		role, rank := c.roleAfter(i)
		c.LearnRole(m.Who, role, rank)
		next, ok := c.match(brief, i)
		if !ok {
			break
		}
		i = next
	}
	if end, ok := c.match(occupation, i); ok {
		c.LearnRole(m.Who, c.TokenSpan(c.over(roleSign, i), end), saidRole)
	}
}

// maxRoles is how many roles after a name are read: "Marsh (R-Fla.), 54, of the Halden Institute, a farmer".
const maxRoles = 6

// LearnRole takes a role for the figure's if it says more than what is known: a better kind of phrase, else a longer
// one. A relation to a person whom the role does not name is no role; of "his campaign manager" the office is.
func (c *Cast) LearnRole(who int, role corpus.Span, rank roleRank) {
	if rank == NoRole {
		return
	}
	first := c.tokenFrom(role.Start)
	words := token.Sentence{First: first, Last: c.tokenFrom(role.End)}
	if office, ok := owned.Match(&c.reader, first, words); ok {
		role.Start = int(c.Toks[office].Start)
		words.First = office
	}
	f := &c.Figures[who]
	if rank < f.Rank || rank == f.Rank && role.Len() <= f.Role.Len() {
		return
	}
	if !relation.Matches(&c.reader, words.First, words) {
		f.Role, f.Rank = role, rank
	}
}

// tokenFrom returns the first token that begins at a byte or later.
func (r *reader) tokenFrom(at int) int {
	i, _ := slices.BinarySearchFunc(r.Toks, at, func(t token.Token, at int) int { return int(t.Start) - at })
	return i
}

// Country returns the first country that some words name or tell of, as the letters that country and nationality share:
// "rus" for Russia and Russian; "" for none.
func (c *Cast) Country(words corpus.Span) string {
	for i := c.tokenFrom(words.Start); i < c.tokenFrom(words.End); i++ {
		t, word := &c.Toks[i], c.Lower(i)
		known := t.Is(lexicon.Place|lexicon.Demonym) && !t.In(broad)
		if known || strings.HasSuffix(word, "nian") { // "Norvanian"
			return cmp.Or(sameCountry[word], word[:min(3, len(word))])
		}
	}
	return ""
}

// broad are words of places and descent that tell no country.
var broad = lexicon.Set("entity.broad")

// sameCountry are countries that do not begin as their nationalities do.
var sameCountry = map[string]string{
	"us": "us", "u.s": "us", "usa": "us", "u.s.a": "us", "american": "us", "uk": "uk", "u.k": "uk", "british": "uk",
	"britain": "uk", "french": "fra", "danish": "den", "dutch": "net", "irish": "ire", "welsh": "wal",
}

// Office returns the role of a person or body, in lower case and without an article.
func (c *Cast) Office(who int) string {
	return strings.TrimPrefix(fold.Lower(c.Figures[who].Role.In(c.Text)), "the ")
}
