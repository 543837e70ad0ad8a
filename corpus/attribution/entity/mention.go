package entity

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// A Mention is a name as it stands in the text, with the title or role that stands before it.
type Mention struct {
	First, Last int // tokens of the whole: title, role and name: [first, last)
	Name        int // the first token of the name; last when there is a title alone ("the Prime Minister")
	Kind        mentionKind
	Owner       bool // a possessive: 's follows
	Who         int  // index into the people; -1 while unresolved
	gender      lexicon.Class
	Titled      bool // a title or role stands before the name
}

type mentionKind uint8

const (
	AName  mentionKind = iota // a person's, as far as its form tells
	AnOrg                     // a body's
	APlace                    // only a place
	ATitle                    // a title or role with a capital, without a name
)

// take makes a mention of the capitals at tokens [first, last).
func (f *finder) take(first, last int) {
	m := Mention{First: first, Last: last, Name: first, Who: -1}
	m.Owner = last < len(f.Toks) && f.Toks[last].Kind == token.Clitic
	ofMany := last-first > 2 && f.Toks[first].Is(lexicon.OrgWord|lexicon.Body) && f.Toks[first+1].Lex.Word == lexicon.OfWord // "Federation of Teachers"
	for i := first; i < last && !ofMany; i++ {
		t := &f.Toks[i]
		if f.titleAt(i, first, last) {
			m.Name = f.behindOffice(i+1, last)
			m.Titled = true
			if t.Is(lexicon.Title | lexicon.Role) {
				m.gender |= t.Holder()
			}
		}
	}
	m.Kind = f.kind(&m)
	if m.Kind == AnOrg || m.Kind == APlace {
		m.Name, m.Titled, m.gender = first, false, 0
	}
	f.before(&m)
	f.tenure(&m)
	f.found = append(f.found, m)
}

// behindOffice returns the token behind what a title is of: "Secretary of State Ada Marsh", in a run that ends with last.
func (f *finder) behindOffice(i, last int) int {
	if i >= last || f.Toks[i].Lex.Word != lexicon.OfWord && f.Toks[i].Lex.Word != lexicon.ForWord {
		return i
	}
	for last-1 > i+2 && f.Toks[last-1].Is(lexicon.Suffix) {
		last--
	}
	if f.Toks[last-1].Is(lexicon.Department) && !f.Toks[last-1].Is(lexicon.FirstName) { // "the Secretary of State"
		return last
	}
	for k := last - 2; k > i; k-- { // "Minister of Foreign Affairs Marsh"
		if f.Toks[k].Is(lexicon.Department) && !f.Toks[k].Is(lexicon.FirstName) && f.upper(k+1) {
			return k + 1
		}
	}
	for k := i + 2; k < last; k++ {
		if k == last-2 && f.Toks[k].Lex.Word == lexicon.OfWord { // "Observer of the League of Lakes"
			return last
		}
		if f.Toks[k].Is(lexicon.FirstName) || k == last-2 || f.Toks[k].Initial() {
			return k
		}
	}
	return last - 1
}

// titleAt reports whether the word at token i of a run of capitals is a title or role, so that the name begins behind it.
func (f *finder) titleAt(i, first, last int) bool {
	t := &f.Toks[i]
	if i > first && i+1 == last && t.Caps && t.Is(lexicon.Suffix) { // "Ada Marsh TD"
		return false
	}
	if strings.HasSuffix(f.Text[t.Start:t.End], "-based") {
		return i == first
	}
	if !t.Is(lexicon.Title|lexicon.Role) && !(t.Is(lexicon.People) && (i+1 == last || i == first)) {
		return false
	}
	if t.Is(lexicon.OrgWord) && i+1 == last && !t.Is(lexicon.Title) {
		return false
	}
	if t.Is(lexicon.FirstName) && !t.Dotted && i == first && !t.Is(lexicon.Role) { // "Dean Marsh"
		return false
	}
	if i > first && i+1 == last && (f.Toks[i-1].Is(lexicon.FirstName) || f.Toks[i-1].Initial()) { // "Mary Baker", "Peter T. King"
		return false
	}
	if i > first+1 && i+1 == last && f.Toks[first].Is(lexicon.Title) && !f.Toks[i-1].Is(lexicon.Title|lexicon.Role|lexicon.Modifier|lexicon.Department|lexicon.Place|lexicon.Demonym|lexicon.OrgWord|lexicon.Body|lexicon.OrgName) { // "Justice Shabnam Merchant"
		return false
	}
	if i > first && i+1 == last && f.Toks[i-1].Is(lexicon.Title) && f.Toks[i-1].Is(lexicon.Genders) && !t.Dotted { // "Mr. King"
		return false
	}
	return true
}

// kind tells from a mention's form what it names.
func (f *finder) kind(m *Mention) mentionKind {
	if m.Name >= m.Last {
		return ATitle
	}
	words := f.Toks[m.Name:m.Last]
	if m.Titled && len(words) <= 4 && !words[len(words)-1].Is(lexicon.OrgWord) {
		return AName
	}
	given := words[0].Is(lexicon.FirstName) && !words[0].Is(lexicon.Modifier)
	for i := range words {
		t := &words[i]
		if t.Is(lexicon.OrgWord) && i == 0 && len(words) == 2 && strings.Contains(f.Text[words[1].Start:words[1].End], "-") { // "Park Min-su"
			continue
		}
		if t.Is(lexicon.OrgWord) && !(given && len(words) == 2 && i == 1 && !m.Titled && t.Is(lexicon.FirstName)) || t.Is(lexicon.OrgName) && t.Caps {
			return AnOrg
		}
		if t.Is(lexicon.Body|lexicon.Document) && (i > 0 && i == len(words)-1 || i == 0 && len(words) > 2 && words[1].Lex.Word == lexicon.OfWord) && !given {
			return AnOrg
		}
	}
	all := true
	for i := range words {
		all = all && words[i].Is(lexicon.Place|lexicon.Demonym|lexicon.OrgName|lexicon.Modifier)
	}
	switch {
	case all && (!given || len(words) == 1): // "Florida", though some women are called so
		return APlace
	case len(words) == 1 && words[0].Caps && words[0].End-words[0].Start <= 6 && !words[0].Is(lexicon.FirstName):
		return AnOrg
	case given:
		return AName
	case words[len(words)-1].Is(lexicon.Demonym) && len(words) > 1, f.withArticle(m), f.afterBody(m):
		return AnOrg
	}
	return AName
}

// afterBody reports whether a noun for a body stands right before a name: "the rescue group Halden Circle".
func (f *finder) afterBody(m *Mention) bool {
	k := m.First - 1
	return k > 0 && f.At[k] == 0 && !f.Toks[k].Upper && f.Toks[k].In(VagueBody)
}

// withArticle reports whether "the" stands before a name, as it does before bodies' and not before people's: "the Halden Circle".
func (f *finder) withArticle(m *Mention) bool {
	last := &f.Toks[m.Last-1]
	return m.First > 0 && f.Toks[m.First-1].Lex.Word == lexicon.TheWord && !m.Titled && m.Last-m.Name > 1 && f.Text[last.End-1] != 's'
}

// before takes a role in small letters that stands before the name into the mention: "campaign manager Elin Marsh", and with
// it a body or party with a capital: "Halden Institute director Elin Marsh".
func (f *finder) before(m *Mention) {
	if m.Kind != AName {
		return
	}
	k := m.First
	if first := f.headOf(m); first < m.First {
		m.First, m.Titled = first, true
		return
	}
	if f.apposesOffice(m) {
		f.takeOffice(m)
		return
	}
	if f.apposes(m) { // "her husband, Bill"; "the harbor master, Lauri Peltomaa, closed"
		k--
	}
	r := f.beforeDepartment(k - 1)
	if r < 0 || f.At[r] != 0 || f.Toks[r].Kind != token.WordToken || f.Toks[r].Upper || !f.Toks[r].Is(lexicon.Role) {
		return
	}
	m.gender |= f.Toks[r].Holder()
	for r > 0 && k-r < 8 && f.At[r-1] == 0 {
		switch {
		case f.roleWord(r - 1):
			r--
			continue
		case r > 1 && f.Toks[r-1].Lex.Word == lexicon.AndWord && f.At[r-2] == 0 && f.Toks[r-2].Is(lexicon.Role) && !f.Toks[r-2].Upper: // "comedian and actor"
			r -= 2
			continue
		}
		break
	}
	if r > 0 && f.opensSentence(r-1) && f.At[r-1] == 0 && f.leadsRole(r-1) {
		r--
	}
	if n := len(f.found); n > 0 && f.found[n-1].Last == r && f.found[n-1].First >= r-token.MaxName && !f.Toks[r].Sep(',') {
		r = f.found[n-1].First
	} else if n > 0 && f.Toks[r-1+Bit(r == 0)].Kind == token.Clitic && f.found[n-1].Last == r-1 {
		r = f.found[n-1].First
	} else if r > 2 && f.Toks[r-1].Kind == token.Clitic && f.At[r-2] == 0 && !f.Toks[r-2].Upper && f.Toks[r-3].Is(lexicon.Determiner) { // "the league's secretary"
		r -= 3
	}
	if k < m.First && r > 0 && f.Toks[r-1].Is(lexicon.Determiner|lexicon.Possessive) {
		r--
	}
	m.First, m.Titled = r, true
}

// tenure takes the small word into a mention that tells when somebody had the office before the name: "former President
// Ada Marsh".
func (f *finder) tenure(m *Mention) {
	k := m.First - 1
	if k < 0 || m.Kind != AName || m.Name == m.First || !f.Toks[k].In(tenures) {
		return
	}
	if !f.Toks[k].Upper || f.opensSentence(k) {
		m.First = k
	}
}

// tenures tell when somebody had an office.
var tenures = lexicon.Set("entity.tenures")

// beforeDepartment returns the role noun of "secretary of state", whose last word is token r, or r where that is no department.
func (f *finder) beforeDepartment(r int) int {
	of := r - 1
	if of > 0 && f.Toks[of].Is(lexicon.Adjective|lexicon.Modifier|lexicon.Department) { // "minister of foreign affairs"
		of--
	}
	if of < 1 || f.Toks[r].Upper || !f.Toks[r].Is(lexicon.Department) || f.Toks[of].Lex.Word != lexicon.OfWord && f.Toks[of].Lex.Word != lexicon.ForWord {
		return r
	}
	return of - 1
}

// Bit returns 1 where something holds, else 0.
func Bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// opensSentence reports whether a sentence begins with token i.
func (f *finder) opensSentence(i int) bool {
	n, ok := slices.BinarySearchFunc(f.sents, i, func(s token.Sentence, at int) int { return s.First - at })
	return ok && n >= 0
}

// leadsRole reports whether the word at token i, which has its capital from beginning the sentence, is the first of a role:
// "Finance chief Ada Marsh".
func (f *finder) leadsRole(i int) bool {
	t := &f.Toks[i]
	if n := len(f.found); t.Kind != token.WordToken || n > 0 && f.found[n-1].Last == i+1 {
		return false
	}
	return t.Is(lexicon.Modifier|lexicon.Body|lexicon.Document|lexicon.OrgWord|lexicon.Adjective) || t.Unlisted() && !t.Other(lexicon.Past|lexicon.Base|lexicon.Third)
}

// apposes reports whether the name stands in apposition to a role before it: a comma on both sides, or the name of a relative.
func (f *finder) apposes(m *Mention) bool {
	k := m.First
	if k < 2 || !f.Toks[k-1].Sep(',') || f.At[k-2] != 0 || f.Toks[k-2].Upper || !f.Toks[k-2].Is(lexicon.Role) {
		return false
	}
	next := &f.Toks[m.Last]
	if next.Kind != token.BreakToken && next.Kind != token.Punctuation && next.Kind != token.Clitic {
		return false
	}
	for i := k - 2; i >= 0 && k-i < 10; i-- {
		t := &f.Toks[i]
		switch {
		case t.Is(lexicon.Determiner) || t.Is(lexicon.Possessive) || t.Kind == token.Clitic:
			n := len(f.found)
			return n == 0 || i == 0 || f.found[n-1].Last != i-1 || f.found[n-1].Kind != ATitle || !f.Toks[i-1].Is(lexicon.Preposition) // "the Press Secretary to the governor, Ada Marsh,"
		case t.Kind != token.WordToken || t.Upper:
			return false
		}
	}
	return false
}

// headOf returns the first token of "the head of Norvania's Ministry of Trade" where that stands right before the name; the
// first token of the mention where nothing of the kind does.
func (f *finder) headOf(m *Mention) int {
	n := len(f.found)
	if n == 0 || f.found[n-1].Kind != AnOrg || f.found[n-1].Last != m.First || m.Last-m.Name < 2 {
		return m.First
	}
	k := f.found[n-1].First - 1
	if n > 1 && k > 0 && f.Toks[k].Kind == token.Clitic && f.found[n-2].Last == k {
		k = f.found[n-2].First - 1
	}
	for k > 0 && f.Toks[k].Is(lexicon.Determiner) {
		k--
	}
	if k < 1 || f.Toks[k].Lex.Word != lexicon.OfWord || f.At[k-1] != 0 || !f.Toks[k-1].Is(lexicon.Role) {
		return m.First
	}
	k--
	for k > 0 && f.At[k-1] == 0 && f.roleWord(k-1) {
		k--
	}
	if k > 0 && f.Toks[k-1].Is(lexicon.Determiner) {
		k--
	}
	return k
}

// apposesOffice reports whether the name stands in apposition to an office with capitals before it: "Norvania's Deputy
// Fisheries Minister, Ada Marsh,".
func (f *finder) apposesOffice(m *Mention) bool {
	n := len(f.found)
	if n == 0 || m.Titled {
		return false
	}
	office, next := &f.found[n-1], &f.Toks[m.Last]
	if office.Kind != ATitle || office.Last != m.First-1 || !f.Toks[office.Last].Sep(',') || !f.Toks[office.Last-1].Is(lexicon.Role|lexicon.Department) || m.Last-m.First < 2 {
		return false
	}
	return next.Kind == token.BreakToken || next.Kind == token.Punctuation
}

// takeOffice takes the office before a name into the mention, with the country or article before that.
func (f *finder) takeOffice(m *Mention) {
	n := len(f.found)
	first := f.found[n-1].First
	switch {
	case n > 1 && first > 0 && f.Toks[first-1].Kind == token.Clitic && f.found[n-2].Last == first-1:
		first = f.found[n-2].First
	case first > 0 && f.Toks[first-1].Is(lexicon.Determiner):
		first--
	}
	m.First, m.Titled = first, true
}

// roleWord reports whether the small word at token i can stand inside a role before a name.
func (f *finder) roleWord(i int) bool {
	t := &f.Toks[i]
	if t.Kind != token.WordToken || t.Upper {
		return false
	}
	if t.Other(lexicon.Past) { // "the appointed mayor", but "they met farmer Ada Marsh"
		return i > 0 && (f.Toks[i-1].Is(lexicon.Determiner) || strings.HasSuffix(f.Lower(i-1), "ly"))
	}
	return t.Is(lexicon.Modifier|lexicon.Role|lexicon.Body|lexicon.Document|lexicon.OrgWord) || t.Unlisted() && !t.Other(lexicon.Base|lexicon.Third|lexicon.Gerund)
}

// nameSpan is the span of the name without its title and without letters such as "KC" behind it.
func (m *Mention) nameSpan(toks []token.Token) corpus.Span {
	last := m.Last - 1
	for last > m.Name && toks[last].Caps && toks[last].Is(lexicon.Suffix) && toks[last].End-toks[last].Start < 4 && !numerals.Has(toks[last].Lex.Word) {
		last--
	}
	return corpus.Span{Start: int(toks[m.Name].Start), End: int(toks[last].End)}
}

// numerals are the suffixes of names that belong to them: "Ada Marsh III".
var numerals = lexicon.Set("entity.numerals")
