package attribution

import (
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

// finder finds the names of an article.
type finder struct {
	text  string
	toks  []token
	quots []quotation
	at    []int32 // quotation of each token
	sents []sentence
	found []mention

	capital map[string]bool // made by inside
}

// names finds the names outside quotations, in order.
func names(text string, toks []token, quots []quotation, at []int32, sents []sentence) []mention {
	f := finder{text: text, toks: toks, quots: quots, at: at, sents: sents}
	for _, s := range sents {
		if s.headline {
			continue
		}
		for i := s.first; i < s.last; {
			if !f.begins(i, s.first) {
				i++
				continue
			}
			end := f.end(i, s.last)
			f.take(i, end)
			i = end
		}
	}
	return f.found
}

// begins reports whether a name can begin with token i of a sentence that begins with token first.
func (f *finder) begins(i, first int) bool {
	t := &f.toks[i]
	if t.kind != wordToken || f.at[i] != 0 || !t.upper && !f.nameParticle(i) {
		return false
	}
	if t.calendar() && !(t.is(firstName) && f.upper(i+1)) {
		return false
	}
	closed := pronoun | determiner | possessive | preposition | subordinator | coordinator | auxiliary | modal | adverb | timeWord
	if t.is(closed) || t.is(starter) && i == first && !(f.upper(i+1) && f.toks[i+1].is(place)) {
		return t.is(firstName|title) && f.upper(i+1) && !t.is(pronoun|determiner) || t.caps && t.is(orgName)
	}
	if i == first && t.verb(say|tell|ask|write|mind|act|call|judge|topic|talk) && t.form(gerund) {
		return false
	}
	return i != first || f.nameFirst(i)
}

// nameFirst reports whether the word at token i, which has its capital from beginning the sentence, is a name all the same: it
// is one elsewhere, or stands where a subject does.
func (f *finder) nameFirst(i int) bool {
	t := &f.toks[i]
	word := f.text[t.start:t.end]
	if t.lex == nil && strings.HasSuffix(word, "ly") {
		return false
	}
	if f.upper(i+1) || t.caps || t.is(firstName|place|demonym|orgName|title|role|people) || f.inside()[word] {
		return true
	}
	next := &f.toks[i+1]
	if next.sep(',') && i+2 < len(f.toks) {
		behind := &f.toks[i+2]
		return behind.is(determiner|relative) || behind.upper || behind.kind == numberToken
	}
	return next.kind != wordToken || next.is(auxiliary|modal|relative|adverb|preposition|coordinator|negation) || next.lex != nil && next.lex.verb != 0 && next.form(past|third)
}

// inside returns the words that have a capital inside a sentence.
func (f *finder) inside() map[string]bool {
	if f.capital == nil {
		f.capital = map[string]bool{}
		for _, s := range f.sents {
			for i := s.first + 1; i < s.last && !s.headline; i++ {
				if t := &f.toks[i]; t.upper && f.at[i] == 0 && f.at[i-1] == 0 {
					f.capital[f.text[t.start:t.end]] = true
				}
			}
		}
	}
	return f.capital
}

func (f *finder) upper(i int) bool {
	return i < len(f.toks) && f.toks[i].kind == wordToken && f.toks[i].upper && f.at[i] == 0 && f.toks[i].spaced
}

// nameParticle reports whether the small word at token i begins a name: "von Trotha", "al-Rahmani".
func (f *finder) nameParticle(i int) bool {
	t := &f.toks[i]
	return t.is(particle) && !t.is(preposition|determiner|pronoun|adverb) && t.end-t.start > 1 && f.particles(i) > 0
}

// maxName is how many tokens a name with its titles may have.
const maxName = 14

// end returns the token behind the run of capitals that begins at token i.
func (f *finder) end(i, last int) int {
	org := f.toks[i].is(orgWord | body)
	k := i + 1
	for k < last && k-i < maxName {
		t := &f.toks[k]
		switch {
		case f.at[k] != 0:
			end := f.nickname(k)
			if end == k {
				return k
			}
			k = end
		case t.kind == wordToken && t.upper && t.spaced && !f.stops(k):
			org = org || t.is(orgWord|body)
			k++
		case t.kind == wordToken && t.is(particle) && f.particles(k) > 0 && !(t.is(determiner) && !org):
			k += f.particles(k) + 1
		case org && t.kind == wordToken && f.links(k):
			k += f.linkLen(k)
		case t.sep(',') && k+1 < last && f.toks[k+1].is(suffix):
			k += 2
		case !org && t.lex == ofEntry && !t.upper && f.toks[k-1].is(role) && f.upper(k+1) && f.upper(k+2) && !f.stops(k+1): // "Secretary of State Ada Marsh"
			k += 2
		case t.kind == clitic && org && f.upper(k+1) && f.toks[k+1].is(orgWord) && !f.stops(k+1):
			k += 2
		default:
			return k
		}
	}
	return k
}

// particles returns how many particles stand from token k on before a name's next part: "van der Zwaag"; 0 for none.
func (f *finder) particles(k int) int {
	n := 0
	for n < 3 && k+n < len(f.toks) && f.toks[k+n].is(particle) && !f.toks[k+n].is(auxiliary) && f.at[k+n] == 0 {
		n++
	}
	if n == 0 || !f.upper(k+n) || f.stops(k+n) {
		return 0
	}
	return n
}

// nickname returns the token behind the quotation that begins at token k where it is a nickname inside a name: Ada "Dee" Marsh.
func (f *finder) nickname(k int) int {
	q := &f.quots[f.at[k]-1]
	if q.left != k || q.last-q.first > 2 || !f.toks[q.first].upper || !f.upper(k-1) || !f.upper(q.right) || f.toks[q.last-1].kind != wordToken {
		return k
	}
	return q.right
}

// stops reports whether the capitalised word at token k belongs to no name.
func (f *finder) stops(k int) bool {
	t := &f.toks[k]
	return t.calendar() && !t.is(firstName) || t.is(pronoun|possessive) && !t.caps ||
		t.is(determiner|subordinator|relative) && t.is(starter) && !t.is(firstName|particle)
}

// links reports whether the small words from token k on join two parts of a body's name: "Institute of Peace", "Center for
// the Study".
func (f *finder) links(k int) bool {
	t := &f.toks[k]
	if t.upper || !(t.is(preposition) || t.is(coordinator)) {
		return false
	}
	word := t.lex
	if word.class&coordinator != 0 && t.end-t.start != 3 {
		return false
	}
	if t.is(preposition) && t.end-t.start > 3 {
		return false
	}
	n := k + f.linkLen(k) - 1
	if !f.upper(n) || f.stops(n) || f.toks[n].is(firstName) {
		return false
	}
	if t.is(coordinator) { // "the Ministry and Senator Roe" are two
		return !f.toks[n].is(title|role|orgName) && !f.toks[k-1].is(orgName) && f.toks[k-1].end-f.toks[k-1].start > 3
	}
	first := f.toks[k].start
	two := f.toks[k].end-first == 2
	in := two && !t.is(particle) && t.lex != ofEntry
	return !in && !f.toks[n].is(title)
}

func (f *finder) linkLen(k int) int {
	if k+1 < len(f.toks) && f.toks[k+1].lex == lexicon["the"] && !f.toks[k+1].upper {
		return 3
	}
	return 2
}

// take makes a mention of the capitals at tokens [first, last).
func (f *finder) take(first, last int) {
	m := mention{first: first, last: last, name: first, who: -1}
	m.owner = last < len(f.toks) && f.toks[last].kind == clitic
	for i := first; i < last; i++ {
		t := &f.toks[i]
		if f.titleAt(i, first, last) {
			m.name = f.behindOffice(i+1, last)
			m.titled = true
			if t.is(title | role) {
				m.gender |= t.gender()
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
	if i >= last || f.toks[i].lex != ofEntry {
		return i
	}
	for k := i + 2; k < last; k++ {
		if f.toks[k].is(firstName) || k == last-2 || f.toks[k].initial() {
			return k
		}
	}
	return last - 1
}

// titleAt reports whether the word at token i of a run of capitals is a title or role, so that the name begins behind it.
func (f *finder) titleAt(i, first, last int) bool {
	t := &f.toks[i]
	if strings.HasSuffix(f.text[t.start:t.end], "-based") {
		return i == first
	}
	if !t.is(title|role) && !(t.is(people) && (i+1 == last || i == first)) {
		return false
	}
	if t.is(orgWord) && i+1 == last && !t.is(title) {
		return false
	}
	if t.is(firstName) && !t.dotted && i == first && !t.is(role) { // "Dean Acheson", "Pope" as names
		return false
	}
	if i > first && i+1 == last && (f.toks[i-1].is(firstName) || f.toks[i-1].initial()) { // "Mary Baker", "Peter T. King"
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
	given := words[0].is(firstName)
	for i := range words {
		t := &words[i]
		if t.is(orgWord) && !(given && len(words) == 2 && i == 1 && !m.titled && t.is(firstName)) || t.is(orgName) && t.caps {
			return anOrg
		}
		if t.is(body|document) && i > 0 && i == len(words)-1 && !given {
			return anOrg
		}
	}
	all := true
	for i := range words {
		all = all && words[i].is(place|demonym|orgName|modifier)
	}
	switch {
	case all && !given:
		return aPlace
	case len(words) == 1 && words[0].caps && words[0].end-words[0].start <= 6 && !words[0].is(firstName):
		return anOrg
	case words[len(words)-1].is(demonym) && len(words) > 1 && !given:
		return anOrg
	}
	return aName
}

// before takes a role in small letters that stands before the name into the mention: "campaign manager Elin Marsh", and with
// it a body or party with a capital: "Halden Institute director Elin Marsh".
func (f *finder) before(m *mention) {
	if m.kind != aName {
		return
	}
	k := m.first
	if f.apposes(m) { // "her husband, Bill"; "the harbor master, Lauri Peltomaa, closed"
		k--
	}
	r := k - 1
	if r < 0 || f.at[r] != 0 || f.toks[r].kind != wordToken || f.toks[r].upper || !f.toks[r].is(role) {
		return
	}
	m.gender |= f.toks[r].gender()
	for r > 0 && k-r < 8 && f.at[r-1] == 0 && f.roleWord(r-1) {
		r--
	}
	if n := len(f.found); n > 0 && f.found[n-1].last == r && f.found[n-1].first >= r-maxName && !f.toks[r].sep(',') {
		r = f.found[n-1].first
	} else if n > 0 && f.toks[r-1+bit(r == 0)].kind == clitic && f.found[n-1].last == r-1 {
		r = f.found[n-1].first
	}
	if k < m.first && r > 0 && f.toks[r-1].is(determiner|possessive) {
		r--
	}
	m.first, m.titled = r, true
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
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
			return true
		case t.kind != wordToken || t.upper:
			return false
		}
	}
	return false
}

// roleWord reports whether the small word at token i can stand inside a role before a name.
func (f *finder) roleWord(i int) bool {
	t := &f.toks[i]
	if t.kind != wordToken || t.upper {
		return false
	}
	return t.is(modifier|role|body|document) || t.lex == nil || t.lex.class == 0 && t.lex.verb == 0
}

// nameSpan is the span of the name without its title.
func (m *mention) nameSpan(toks []token) corpus.Span {
	return corpus.Span{Start: int(toks[m.name].start), End: int(toks[m.last-1].end)}
}
