package attribution

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/fold"
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

// names finds the names outside quotations, in order, and the full names within them.
func names(text string, toks []token, quots []quotation, at []int32, sents []sentence) ([]mention, map[string]corpus.Span) {
	f := finder{text: text, toks: toks, quots: quots, at: at, sents: sents}
	for _, s := range sents {
		if s.headline {
			continue
		}
		for i := s.body; i < s.last; {
			if !f.begins(i, s.body) {
				i++
				continue
			}
			end := f.end(i, s.last)
			f.take(i, end)
			i = end
		}
	}
	return f.found, f.quotedNames()
}

// quotedNames returns the full names that stand only within quotations and headlines, by folded surname: a known first name
// and one more word with a capital. An ambiguous surname has no entry.
func (f *finder) quotedNames() map[string]corpus.Span {
	found := map[string]corpus.Span{}
	for i := 0; i+1 < len(f.toks); i++ {
		given, last := &f.toks[i], &f.toks[i+1]
		if !f.fullName(i) {
			continue
		}
		key := fold.String(f.text[last.start:last.end])
		span := corpus.Span{Start: int(given.start), End: int(last.end)}
		if old, ok := found[key]; ok && old.In(f.text) != span.In(f.text) {
			span = corpus.Span{}
		}
		found[key] = span
	}
	return found
}

// fullName reports whether a first name and a surname, and no more capitals, stand at tokens i and i+1.
func (f *finder) fullName(i int) bool {
	given, last := &f.toks[i], &f.toks[i+1]
	if given.kind != wordToken || last.kind != wordToken || !given.upper || !last.upper || !last.spaced || given.dotted || last.caps && !given.caps {
		return false
	}
	if !given.is(firstName) || given.is(title|role|modifier|place|demonym|starter) || last.calendar() || last.is(orgWord|body|place|demonym|title|functional|determiner|possessive) {
		return false
	}
	before, next := i > 0 && f.toks[i-1].kind == wordToken && f.toks[i-1].upper, i+2 < len(f.toks) && f.toks[i+2].kind == wordToken && f.toks[i+2].upper
	return !before && !next
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
	if i == first && t.unlisted() && strings.HasSuffix(f.text[t.start:t.end], "ing") && f.toks[min(i+1, len(f.toks)-1)].sep(',') && !f.inside()[f.text[t.start:t.end]] { // "Cross-examining, Ada Marsh asked"
		return false
	}
	if !f.upper(i+1) && f.placesJoined(i) {
		return false
	}
	closed := pronoun | determiner | possessive | preposition | subordinator | coordinator | auxiliary | modal | adverb | timeWord
	if t.is(closed) || t.is(starter) && i == first && !(f.upper(i+1) && f.toks[i+1].is(place)) {
		return t.is(firstName|title) && f.upper(i+1) && !t.is(pronoun|determiner) || t.caps && t.is(orgName|demonym)
	}
	if i == first && t.other(gerund) && !t.is(firstName) && t.unlisted() {
		return false
	}
	if i == first && t.verb(say|tell|ask|write|mind|act|call|judge|topic|talk) && t.form(gerund) {
		return false
	}
	return i != first && !f.toks[i-1].sep(':') || f.nameFirst(i)
}

// placesJoined reports whether the word at token i is of two countries or bodies with a hyphen, which name no one: "Russia-US talks".
func (f *finder) placesJoined(i int) bool {
	word := f.text[f.toks[i].start:f.toks[i].end]
	if !strings.Contains(word, "-") {
		return false
	}
	for part := range strings.SplitSeq(fold.Lower(word), "-") {
		if !lexicon()[part].is(place|demonym|orgName) && part != "us" {
			return false
		}
	}
	return true
}

// nameFirst reports whether the word at token i, which may have its capital from beginning a clause, is a name all the same: it
// is one elsewhere, or stands where a subject does.
func (f *finder) nameFirst(i int) bool {
	t := &f.toks[i]
	word := f.text[t.start:t.end]
	if t.unlisted() && strings.HasSuffix(word, "ly") {
		return f.inside()[word]
	}
	if !f.upper(i+1) && !t.caps && f.common(i) {
		return f.inside()[word]
	}
	if f.upper(i+1) || t.caps || t.is(firstName|place|demonym|orgName|title|role|people) || f.inside()[word] {
		return true
	}
	if t.unlisted() && agents(word) { // "Irrigators in the south say"
		return false
	}
	next := &f.toks[i+1]
	if next.sep(',') && i+2 < len(f.toks) {
		behind := &f.toks[i+2]
		return behind.is(determiner|relative) || behind.upper || behind.kind == numberToken
	}
	return next.kind != wordToken || next.is(auxiliary|modal|relative|adverb|preposition|coordinator|negation) || next.lex != nil && next.lex.verb != 0 && next.form(past|third)
}

// common reports whether the word at token i is a common noun in its singular or plural, and nothing that names begin with.
func (f *finder) common(i int) bool {
	if common(f.toks[i].lex) {
		return true
	}
	t := &f.toks[i]
	if !t.unlisted() {
		return false
	}
	for _, one := range singulars(fold.Lower(f.text[t.start:t.end])) {
		if common(lexicon()[one]) {
			return true
		}
	}
	return false
}

func common(e *entry) bool {
	return e.is(commonNoun) && e.class&^(wordClasses|modifier) == 0 && e.verb == 0
}

// singulars returns what a word may be the regular plural of.
func singulars(word string) []string {
	one, ok := strings.CutSuffix(word, "s")
	if !ok {
		return nil
	}
	forms := []string{one}
	if stem, ok := strings.CutSuffix(one, "e"); ok {
		forms = append(forms, stem)
	}
	if stem, ok := strings.CutSuffix(one, "ie"); ok {
		forms = append(forms, stem+"y")
	}
	return forms
}

// agents reports whether a word has the ending of nouns for several people by what they do.
func agents(word string) bool {
	for _, ending := range [...]string{"ators", "itors", "ists", "icians", "ologists", "makers", "workers", "owners", "holders", "growers", "goers"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// inside returns the words that have a capital inside a sentence, not at its beginning or after a colon.
func (f *finder) inside() map[string]bool {
	if f.capital == nil {
		f.capital = map[string]bool{}
		for _, s := range f.sents {
			for i := s.first + 1; i < s.last && !s.headline; i++ {
				if t := &f.toks[i]; t.upper && f.at[i] == 0 && f.at[i-1] == 0 && !f.toks[i-1].sep(':') {
					f.capital[f.text[t.start:t.end]] = true
				}
			}
		}
	}
	return f.capital
}

func (f *finder) upper(i int) bool {
	return i < len(f.toks) && f.toks[i].kind == wordToken && f.toks[i].upper && f.at[i] == 0 && (f.toks[i].spaced || i == 0)
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
	org := f.toks[i].is(orgWord|body) || f.toks[i].is(document) && i+1 < last && f.toks[i+1].lex == ofEntry // "Treaty of Halden"
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
		case f.singleNickname(k):
			k += 3
		case !org && k-i > 1 && f.owner(k), org && f.bearer(i, k, last):
			return k
		case t.kind == wordToken && t.upper && t.spaced && !f.stops(k):
			org = org || t.is(orgWord|body)
			k++
		case t.kind == wordToken && t.is(particle) && f.particles(k) > 0 && !(t.is(determiner) && !org):
			k += f.particles(k) + 1
		case org && t.kind == wordToken && f.links(k):
			k += f.linkLen(k)
		case t.sep(',') && k+1 < last && f.toks[k+1].is(suffix):
			k += 2
		case !org && f.ofDepartment(k):
			k += 2
		case !org && f.forDepartment(k, last) > 0:
			k = f.forDepartment(k, last)
		case !org && !t.upper && f.toks[k-1].is(role) && !f.surname(k-1, i) && f.office(k, last) > 0: // "Secretary of State Ada Marsh"
			k = f.office(k, last)
		case t.kind == clitic && org && f.upper(k+1) && f.toks[k+1].is(orgWord) && !f.stops(k+1):
			k += 2
		default:
			return k
		}
	}
	return k
}

// ofDepartment reports whether an office is of the department behind token k: "Secretary of State".
func (f *finder) ofDepartment(k int) bool {
	return f.toks[k].lex == ofEntry && f.toks[k-1].is(role) && f.upper(k+1) && f.toks[k+1].is(department)
}

// forDepartment returns the token behind the department that an office is for, from the "for" at token k on, where a name follows: "Secretary of
// State for European and Eurasian Affairs Ada Marsh"; 0 where none does.
func (f *finder) forDepartment(k, last int) int {
	if f.toks[k].lex != forEntry || !f.toks[k-1].is(role|department) || !f.upper(k+1) {
		return 0
	}
	end := 0
	for i := k + 1; i+1 < last && i-k < maxName && f.at[i] == 0; i++ {
		t := &f.toks[i]
		switch {
		case f.upper(i) && !f.stops(i):
			if t.is(department) && !t.is(firstName) && f.upper(i+1) {
				end = i + 1
			}
			if end == 0 && i > k+1 && t.is(firstName) && f.upper(i+1) && !f.toks[i+1].is(department|orgWord|body) {
				return i
			}
		case !t.sep(',') && t.lex != andEntry && t.lex != ofEntry && t.lex != theEntry:
			return end
		}
	}
	return end
}

// office returns the token behind the first word of what a title is of or for, from its preposition at token k on, where a name of two words
// follows: "Minister for Energy Ada Marsh"; 0 where none does.
func (f *finder) office(k, last int) int {
	of := f.toks[k].lex == ofEntry
	if !of && f.toks[k].lex != forEntry {
		return 0
	}
	if k++; k < len(f.toks) && f.toks[k].lex == theEntry {
		k++
	}
	if !f.upper(k) || !f.upper(k+1) || f.stops(k) || k+1 >= last {
		return 0
	}
	end := k + 1
	for end < last && f.upper(end) && !f.stops(end) {
		end++
	}
	tail := &f.toks[end-1]
	if end-k < 3 && !of || tail.is(orgWord|modifier|body|document|orgName|place) && !tail.is(firstName) {
		return 0
	}
	return k + 1
}

// surname reports whether the word at token k of a run that begins with token i is somebody's last name, though it could be a role:
// "Peter T. King of Oslo".
func (f *finder) surname(k, i int) bool {
	return k > i && (f.toks[k-1].initial() || f.toks[k-1].is(firstName) && !f.toks[k-1].is(title|role))
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

// singleNickname reports whether a nickname between single marks stands from token k on inside a name: Ada ‘Dee’ Marsh.
func (f *finder) singleNickname(k int) bool {
	if k+3 >= len(f.toks) || !f.isSingleMark(k) || !f.isSingleMark(k+2) || !f.toks[k].spaced || f.toks[k+2].spaced {
		return false
	}
	return f.toks[k+1].kind == wordToken && f.toks[k+1].upper && f.upper(k-1) && f.upper(k+3)
}

func (f *finder) isSingleMark(k int) bool {
	switch f.text[f.toks[k].start:f.toks[k].end] {
	case "'", "‘", "’", "`":
		return true
	}
	return false
}

// owner reports whether a country's name at token k is no part of the name before it: "told Ada Marsh Russia's plan was odd".
func (f *finder) owner(k int) bool {
	return f.upper(k) && f.toks[k].is(place) && !f.toks[k].is(firstName) && f.toks[k+1].kind == clitic && !f.toks[k-1].is(place|demonym|modifier|orgWord|title|role)
}

// bearer reports whether the name of who heads a body begins with token k of a run of capitals that begins with token i
// and ends before token last: "head of the Ministry of Foreign Affairs Ada Marsh".
func (f *finder) bearer(i, k, last int) bool {
	if k+1 >= last || !f.upper(k) || !f.upper(k+1) || !f.toks[k-1].is(department) {
		return false
	}
	if f.toks[k].is(department|orgWord|body|place|modifier) || f.toks[k+1].is(department|orgWord|body) {
		return false
	}
	for ; i < k; i++ {
		if f.toks[i].is(role) { // "the United States Undersecretary for Political Affairs Ada Marsh"
			return false
		}
	}
	return f.toks[k].is(firstName) || f.toks[k].unlisted() && !f.upper(k+2)
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
		return !f.toks[n].is(title|role|orgName) && !(f.linkLen(k) == 3 && f.wholeBody(n)) && !f.toks[k-1].is(orgName) && f.toks[k-1].end-f.toks[k-1].start > 3
	}
	first := f.toks[k].start
	two := f.toks[k].end-first == 2
	in := two && !t.is(particle) && t.lex != ofEntry
	return !in && !f.toks[n].is(title)
}

// wholeBody reports whether the capitals from token i on are the name of a body by themselves: "the Ministry of Fish and the
// United Nations".
func (f *finder) wholeBody(i int) bool {
	if f.toks[i].is(orgWord) && i+1 < len(f.toks) && f.toks[i+1].lex == ofEntry { // "the Union of Pilots"
		return true
	}
	k := i
	for f.upper(k + 1) {
		k++
	}
	return k > i && f.toks[k].is(orgWord)
}

func (f *finder) linkLen(k int) int {
	if k+1 < len(f.toks) && f.toks[k+1].lex == theEntry && !f.toks[k+1].upper {
		return 3
	}
	return 2
}
