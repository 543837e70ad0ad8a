package attribution

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// finder finds the names of an article.
type finder struct {
	reading
	quots []quotation
	sents []sentence
	found []mention

	capital map[string]bool // filled by inside
	counted bool            // capital is filled
}

// names finds the names outside quotations, in order, and the full names within them. It takes the memory of found and
// capital.
func names(found []mention, capital map[string]bool, r reading, quots []quotation, sents []sentence) ([]mention, map[string]corpus.Span) {
	f := finder{reading: r, quots: quots, sents: sents, found: found[:0], capital: capital}
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
		if !known(part).is(place|demonym|orgName) && part != "us" {
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
	return next.kind != wordToken || next.is(auxiliary|modal|relative|adverb|preposition|coordinator|negation) || next.lex.verb != 0 && next.form(past|third)
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
	if !f.counted {
		f.counted = true
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
	org := f.toks[i].is(orgWord|body) || f.toks[i].is(document) && i+1 < last && f.toks[i+1].lex.word == ofWord // "Treaty of Halden"
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
		return !f.toks[n].is(title|role|orgName|place) && !(f.linkLen(k) == 3 && f.wholeBody(n)) && !f.toks[k-1].is(orgName) && f.toks[k-1].end-f.toks[k-1].start > 3
	}
	first := f.toks[k].start
	two := f.toks[k].end-first == 2
	in := two && !t.is(particle) && t.lex.word != ofWord
	return !in && !f.toks[n].is(title)
}

// wholeBody reports whether the capitals from token i on are the name of a body by themselves: "the Ministry of Fish and the
// United Nations".
func (f *finder) wholeBody(i int) bool {
	if f.toks[i].is(orgWord) && i+1 < len(f.toks) && f.toks[i+1].lex.word == ofWord { // "the Union of Pilots"
		return true
	}
	k := i
	for f.upper(k + 1) {
		k++
	}
	return k > i && f.toks[k].is(orgWord)
}

func (f *finder) linkLen(k int) int {
	if k+1 < len(f.toks) && f.toks[k+1].lex.word == theWord && !f.toks[k+1].upper {
		return 3
	}
	return 2
}
