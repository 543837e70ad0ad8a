package attribution

import (
	"slices"
	"strings"

	"verbatim/corpus"
)

// A mention is a name as it stands in the text, with the title or role that stands before it.
type mention struct {
	first, last int // tokens of the whole: title, role and name: [first, last)
	name        int // the first token of the name; last when there is a title alone ("the Prime Minister")
	kind        mentionKind
	owner       bool // a possessive: 's follows
	who         int  // index into the people; -1 while unresolved
	gender      class
	titled      bool // a title or role stands before the name
}

type mentionKind uint8

const (
	aName  mentionKind = iota // a person's, as far as its form tells
	anOrg                     // a body's
	aPlace                    // only a place
	aTitle                    // a title or role with a capital, without a name
)

// take makes a mention of the capitals at tokens [first, last).
func (f *finder) take(first, last int) {
	m := mention{first: first, last: last, name: first, who: -1}
	m.owner = last < len(f.toks) && f.toks[last].kind == clitic
	ofMany := last-first > 2 && f.toks[first].is(orgWord|body) && f.toks[first+1].lex.word == ofWord // "Federation of Teachers"
	for i := first; i < last && !ofMany; i++ {
		t := &f.toks[i]
		if f.titleAt(i, first, last) {
			m.name = f.behindOffice(i+1, last)
			m.titled = true
			if t.is(title | role) {
				m.gender |= t.holder()
			}
		}
	}
	m.kind = f.kind(&m)
	if m.kind == anOrg || m.kind == aPlace {
		m.name, m.titled, m.gender = first, false, 0
	}
	f.before(&m)
	f.found = append(f.found, m)
}

// behindOffice returns the token behind what a title is of: "Secretary of State Ada Marsh", in a run that ends with last.
func (f *finder) behindOffice(i, last int) int {
	if i >= last || f.toks[i].lex.word != ofWord && f.toks[i].lex.word != forWord {
		return i
	}
	for last-1 > i+2 && f.toks[last-1].is(suffix) {
		last--
	}
	if f.toks[last-1].is(department) && !f.toks[last-1].is(firstName) { // "the Secretary of State"
		return last
	}
	for k := last - 2; k > i; k-- { // "Minister of Foreign Affairs Marsh"
		if f.toks[k].is(department) && !f.toks[k].is(firstName) && f.upper(k+1) {
			return k + 1
		}
	}
	for k := i + 2; k < last; k++ {
		if k == last-2 && f.toks[k].lex.word == ofWord { // "Observer of the League of Lakes"
			return last
		}
		if f.toks[k].is(firstName) || k == last-2 || f.toks[k].initial() {
			return k
		}
	}
	return last - 1
}

// titleAt reports whether the word at token i of a run of capitals is a title or role, so that the name begins behind it.
func (f *finder) titleAt(i, first, last int) bool {
	t := &f.toks[i]
	if i > first && i+1 == last && t.caps && t.is(suffix) { // "Ada Marsh TD"
		return false
	}
	if strings.HasSuffix(f.text[t.start:t.end], "-based") {
		return i == first
	}
	if !t.is(title|role) && !(t.is(people) && (i+1 == last || i == first)) {
		return false
	}
	if t.is(orgWord) && i+1 == last && !t.is(title) {
		return false
	}
	if t.is(firstName) && !t.dotted && i == first && !t.is(role) { // "Dean Marsh"
		return false
	}
	if i > first && i+1 == last && (f.toks[i-1].is(firstName) || f.toks[i-1].initial()) { // "Mary Baker", "Peter T. King"
		return false
	}
	if i > first+1 && i+1 == last && f.toks[first].is(title) && !f.toks[i-1].is(title|role|modifier|department|place|demonym|orgWord|body|orgName) { // "Justice Shabnam Merchant"
		return false
	}
	if i > first && i+1 == last && f.toks[i-1].is(title) && f.toks[i-1].is(genders) && !t.dotted { // "Mr. King"
		return false
	}
	return true
}

// kind tells from a mention's form what it names.
func (f *finder) kind(m *mention) mentionKind {
	if m.name >= m.last {
		return aTitle
	}
	words := f.toks[m.name:m.last]
	if m.titled && len(words) <= 4 && !words[len(words)-1].is(orgWord) {
		return aName
	}
	given := words[0].is(firstName) && !words[0].is(modifier)
	for i := range words {
		t := &words[i]
		if t.is(orgWord) && i == 0 && len(words) == 2 && strings.Contains(f.text[words[1].start:words[1].end], "-") { // "Park Min-su"
			continue
		}
		if t.is(orgWord) && !(given && len(words) == 2 && i == 1 && !m.titled && t.is(firstName)) || t.is(orgName) && t.caps {
			return anOrg
		}
		if t.is(body|document) && (i > 0 && i == len(words)-1 || i == 0 && len(words) > 2 && words[1].lex.word == ofWord) && !given {
			return anOrg
		}
	}
	all := true
	for i := range words {
		all = all && words[i].is(place|demonym|orgName|modifier)
	}
	switch {
	case all && (!given || len(words) == 1): // "Florida", though some women are called so
		return aPlace
	case len(words) == 1 && words[0].caps && words[0].end-words[0].start <= 6 && !words[0].is(firstName):
		return anOrg
	case given:
		return aName
	case words[len(words)-1].is(demonym) && len(words) > 1, f.withArticle(m), f.afterBody(m):
		return anOrg
	}
	return aName
}

// afterBody reports whether a noun for a body stands right before a name: "the rescue group Halden Circle".
func (f *finder) afterBody(m *mention) bool {
	k := m.first - 1
	return k > 0 && f.at[k] == 0 && !f.toks[k].upper && vagueBody.in(&f.toks[k])
}

// withArticle reports whether "the" stands before a name, as it does before bodies' and not before people's: "the Halden Circle".
func (f *finder) withArticle(m *mention) bool {
	last := &f.toks[m.last-1]
	return m.first > 0 && f.toks[m.first-1].lex.word == theWord && !m.titled && m.last-m.name > 1 && f.text[last.end-1] != 's'
}

// before takes a role in small letters that stands before the name into the mention: "campaign manager Elin Marsh", and with
// it a body or party with a capital: "Halden Institute director Elin Marsh".
func (f *finder) before(m *mention) {
	if m.kind != aName {
		return
	}
	k := m.first
	if first := f.headOf(m); first < m.first {
		m.first, m.titled = first, true
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
	if r < 0 || f.at[r] != 0 || f.toks[r].kind != wordToken || f.toks[r].upper || !f.toks[r].is(role) {
		return
	}
	m.gender |= f.toks[r].holder()
	for r > 0 && k-r < 8 && f.at[r-1] == 0 {
		switch {
		case f.roleWord(r - 1):
			r--
			continue
		case r > 1 && f.toks[r-1].lex.word == andWord && f.at[r-2] == 0 && f.toks[r-2].is(role) && !f.toks[r-2].upper: // "comedian and actor"
			r -= 2
			continue
		}
		break
	}
	if r > 0 && f.opensSentence(r-1) && f.at[r-1] == 0 && f.leadsRole(r-1) {
		r--
	}
	if n := len(f.found); n > 0 && f.found[n-1].last == r && f.found[n-1].first >= r-maxName && !f.toks[r].sep(',') {
		r = f.found[n-1].first
	} else if n > 0 && f.toks[r-1+bit(r == 0)].kind == clitic && f.found[n-1].last == r-1 {
		r = f.found[n-1].first
	} else if r > 2 && f.toks[r-1].kind == clitic && f.at[r-2] == 0 && !f.toks[r-2].upper && f.toks[r-3].is(determiner) { // "the league's secretary"
		r -= 3
	}
	if k < m.first && r > 0 && f.toks[r-1].is(determiner|possessive) {
		r--
	}
	m.first, m.titled = r, true
}

// beforeDepartment returns the role noun of "secretary of state", whose last word is token r, or r where that is no department.
func (f *finder) beforeDepartment(r int) int {
	of := r - 1
	if of > 0 && f.toks[of].is(adjective|modifier|department) { // "minister of foreign affairs"
		of--
	}
	if of < 1 || f.toks[r].upper || !f.toks[r].is(department) || f.toks[of].lex.word != ofWord && f.toks[of].lex.word != forWord {
		return r
	}
	return of - 1
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// opensSentence reports whether a sentence begins with token i.
func (f *finder) opensSentence(i int) bool {
	n, ok := slices.BinarySearchFunc(f.sents, i, func(s sentence, at int) int { return s.first - at })
	return ok && n >= 0
}

// leadsRole reports whether the word at token i, which has its capital from beginning the sentence, is the first of a role:
// "Finance chief Ada Marsh".
func (f *finder) leadsRole(i int) bool {
	t := &f.toks[i]
	if n := len(f.found); t.kind != wordToken || n > 0 && f.found[n-1].last == i+1 {
		return false
	}
	return t.is(modifier|body|document|orgWord|adjective) || t.unlisted() && !t.other(past|base|third)
}

// apposes reports whether the name stands in apposition to a role before it: a comma on both sides, or the name of a relative.
func (f *finder) apposes(m *mention) bool {
	k := m.first
	if k < 2 || !f.toks[k-1].sep(',') || f.at[k-2] != 0 || f.toks[k-2].upper || !f.toks[k-2].is(role) {
		return false
	}
	next := &f.toks[m.last]
	if next.kind != breakToken && next.kind != punctuation && next.kind != clitic {
		return false
	}
	for i := k - 2; i >= 0 && k-i < 10; i-- {
		t := &f.toks[i]
		switch {
		case t.is(determiner) || t.is(possessive) || t.kind == clitic:
			n := len(f.found)
			return n == 0 || i == 0 || f.found[n-1].last != i-1 || f.found[n-1].kind != aTitle || !f.toks[i-1].is(preposition) // "the Press Secretary to the governor, Ada Marsh,"
		case t.kind != wordToken || t.upper:
			return false
		}
	}
	return false
}

// headOf returns the first token of "the head of Norvania's Ministry of Trade" where that stands right before the name; the
// first token of the mention where nothing of the kind does.
func (f *finder) headOf(m *mention) int {
	n := len(f.found)
	if n == 0 || f.found[n-1].kind != anOrg || f.found[n-1].last != m.first || m.last-m.name < 2 {
		return m.first
	}
	k := f.found[n-1].first - 1
	if n > 1 && k > 0 && f.toks[k].kind == clitic && f.found[n-2].last == k {
		k = f.found[n-2].first - 1
	}
	for k > 0 && f.toks[k].is(determiner) {
		k--
	}
	if k < 1 || f.toks[k].lex.word != ofWord || f.at[k-1] != 0 || !f.toks[k-1].is(role) {
		return m.first
	}
	k--
	for k > 0 && f.at[k-1] == 0 && f.roleWord(k-1) {
		k--
	}
	if k > 0 && f.toks[k-1].is(determiner) {
		k--
	}
	return k
}

// apposesOffice reports whether the name stands in apposition to an office with capitals before it: "Norvania's Deputy
// Fisheries Minister, Ada Marsh,".
func (f *finder) apposesOffice(m *mention) bool {
	n := len(f.found)
	if n == 0 || m.titled {
		return false
	}
	office, next := &f.found[n-1], &f.toks[m.last]
	if office.kind != aTitle || office.last != m.first-1 || !f.toks[office.last].sep(',') || !f.toks[office.last-1].is(role|department) || m.last-m.first < 2 {
		return false
	}
	return next.kind == breakToken || next.kind == punctuation
}

// takeOffice takes the office before a name into the mention, with the country or article before that.
func (f *finder) takeOffice(m *mention) {
	n := len(f.found)
	first := f.found[n-1].first
	switch {
	case n > 1 && first > 0 && f.toks[first-1].kind == clitic && f.found[n-2].last == first-1:
		first = f.found[n-2].first
	case first > 0 && f.toks[first-1].is(determiner):
		first--
	}
	m.first, m.titled = first, true
}

// roleWord reports whether the small word at token i can stand inside a role before a name.
func (f *finder) roleWord(i int) bool {
	t := &f.toks[i]
	if t.kind != wordToken || t.upper {
		return false
	}
	return t.is(modifier|role|body|document|orgWord) || t.unlisted() && !t.other(base|third|gerund)
}

// nameSpan is the span of the name without its title and without letters such as "KC" behind it.
func (m *mention) nameSpan(toks []token) corpus.Span {
	last := m.last - 1
	for last > m.name && toks[last].caps && toks[last].is(suffix) && toks[last].end-toks[last].start < 4 && !numerals.has(toks[last].lex.word) {
		last--
	}
	return corpus.Span{Start: int(toks[m.name].start), End: int(toks[last].end)}
}

// numerals are the suffixes of names that belong to them: "Ada Marsh III".
var numerals = wordSet("ii iii iv")
