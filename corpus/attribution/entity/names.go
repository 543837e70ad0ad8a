// Package entity finds the names in an article and whom they name: people, organizations and places, with titles, roles and
// genders. Start with [Names], which finds mentions, and [Cast], the table of those whom they mean.
package entity

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/fold"
)

// finder finds the names of an article.
type finder struct {
	token.Reading
	quots []token.Quotation
	sents []token.Sentence
	found []Mention

	capital map[string]bool // filled by inside
	counted bool            // capital is filled
}

// Names finds the names outside quotations, in order, and the full names within them. It takes the memory of found and
// capital.
func Names(found []Mention, capital map[string]bool, r token.Reading, quots []token.Quotation, sents []token.Sentence) ([]Mention, map[string]corpus.Span) {
	f := finder{Reading: r, quots: quots, sents: sents, found: found[:0], capital: capital}
	for _, s := range sents {
		if s.Headline {
			continue
		}
		for i := s.Body; i < s.Last; {
			if !f.begins(i, s.Body) {
				i++
				continue
			}
			end := f.end(i, s.Last)
			f.take(i, end)
			i = end
		}
	}
	return f.found, f.quotedNames()
}

// begins reports whether a name can begin with token i of a sentence that begins with token first.
func (f *finder) begins(i, first int) bool {
	t := &f.Toks[i]
	if t.Kind != token.WordToken || f.At[i] != 0 || !t.Upper && !f.nameParticle(i) {
		return false
	}
	if partyLabel(&f.Reading, i) {
		return false
	}
	if t.Calendar() && !(t.Is(lexicon.FirstName) && f.upper(i+1)) {
		return false
	}
	if i == first && t.Unlisted() && strings.HasSuffix(f.Text[t.Start:t.End], "ing") && f.Toks[min(i+1, len(f.Toks)-1)].Sep(',') && !f.inside()[f.Text[t.Start:t.End]] { // "Cross-examining, Ada Marsh asked"
		return false
	}
	if !f.upper(i+1) && f.placesJoined(i) {
		return false
	}
	if i != first && t.Lex.Word == lexicon.UnderWord && f.upper(i+1) && f.Toks[i+1].Is(lexicon.Title) { // "Under Secretary"
		return true
	}
	closed := lexicon.Pronoun | lexicon.Determiner | lexicon.Possessive | lexicon.Preposition | lexicon.Subordinator | lexicon.Coordinator | lexicon.Auxiliary | lexicon.Modal | lexicon.Adverb | lexicon.TimeWord
	if t.Is(closed) || t.Is(lexicon.Starter) && i == first && !(f.upper(i+1) && f.Toks[i+1].Is(lexicon.Place)) {
		return t.Is(lexicon.FirstName|lexicon.Title) && f.upper(i+1) && !t.Is(lexicon.Pronoun|lexicon.Determiner) || t.Caps && t.Is(lexicon.OrgName|lexicon.Demonym)
	}
	if i == first && t.Other(lexicon.Gerund) && !t.Is(lexicon.FirstName) && t.Unlisted() {
		return false
	}
	if i == first && t.Verb(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write|lexicon.Mind|lexicon.Act|lexicon.Call|lexicon.Judge|lexicon.Topic|lexicon.Talk) && t.Form(lexicon.Gerund) {
		return false
	}
	return i != first && !f.Toks[i-1].Sep(':') || f.nameFirst(i)
}

// placesJoined reports whether the word at token i is of two countries or bodies with a hyphen, which name no one: "Russia-US talks".
func (f *finder) placesJoined(i int) bool {
	word := f.Text[f.Toks[i].Start:f.Toks[i].End]
	if !strings.Contains(word, "-") {
		return false
	}
	for part := range strings.SplitSeq(fold.Lower(word), "-") {
		if !lexicon.Known(part).Is(lexicon.Place|lexicon.Demonym|lexicon.OrgName) && part != "us" {
			return false
		}
	}
	return true
}

// nameFirst reports whether the word at token i, which may have its capital from beginning a clause, is a name all the same: it
// is one elsewhere, or stands where a subject does.
func (f *finder) nameFirst(i int) bool {
	t := &f.Toks[i]
	word := f.Text[t.Start:t.End]
	if t.Unlisted() && strings.HasSuffix(word, "ly") {
		return f.inside()[word]
	}
	if !f.upper(i+1) && !t.Caps && f.common(i) {
		return f.inside()[word]
	}
	if f.upper(i+1) || t.Caps || t.Is(lexicon.FirstName|lexicon.Place|lexicon.Demonym|lexicon.OrgName|lexicon.Title|lexicon.Role|lexicon.People) || f.inside()[word] {
		return true
	}
	if t.Unlisted() && token.Agents(word) { // "Irrigators in the south say"
		return false
	}
	next := &f.Toks[i+1]
	if next.Sep(',') && i+2 < len(f.Toks) {
		behind := &f.Toks[i+2]
		return behind.Is(lexicon.Determiner|lexicon.Relative) || behind.Upper || behind.Kind == token.NumberToken
	}
	return next.Kind != token.WordToken || next.Is(lexicon.Auxiliary|lexicon.Modal|lexicon.Relative|lexicon.Adverb|lexicon.Preposition|lexicon.Coordinator|lexicon.Negation) || next.Lex.Verb != 0 && next.Form(lexicon.Past|lexicon.Third)
}

// inside returns the words that have a capital inside a sentence, not at its beginning or after a colon.
func (f *finder) inside() map[string]bool {
	if !f.counted {
		f.counted = true
		for _, s := range f.sents {
			for i := s.First + 1; i < s.Last && !s.Headline; i++ {
				if t := &f.Toks[i]; t.Upper && f.At[i] == 0 && f.At[i-1] == 0 && !f.Toks[i-1].Sep(':') {
					f.capital[f.Text[t.Start:t.End]] = true
					if t.Caps { // "Otto ROE"
						f.capital[Displayed(f.Text[t.Start:t.End])] = true
					}
				}
			}
		}
	}
	return f.capital
}

func (f *finder) upper(i int) bool {
	return i < len(f.Toks) && f.Toks[i].Kind == token.WordToken && f.Toks[i].Upper && f.At[i] == 0 && (f.Toks[i].Spaced || i == 0)
}

// nameParticle reports whether the small word at token i begins a name: "von Trotha", "al-Rahmani".
func (f *finder) nameParticle(i int) bool {
	t := &f.Toks[i]
	return t.Is(lexicon.Particle) && !t.Is(lexicon.Preposition|lexicon.Determiner|lexicon.Pronoun|lexicon.Adverb) && t.End-t.Start > 1 && f.particles(i) > 0
}

// end returns the token behind the run of capitals that begins at token i.
func (f *finder) end(i, last int) int {
	org := f.Toks[i].Is(lexicon.OrgWord|lexicon.Body) || f.Toks[i].Is(lexicon.Document) && i+1 < last && f.Toks[i+1].Lex.Word == lexicon.OfWord // "Treaty of Halden"
	k := i + 1
	for k < last && k-i < token.MaxName {
		t := &f.Toks[k]
		switch {
		case f.At[k] != 0:
			end := f.nickname(k)
			if end == k {
				return k
			}
			k = end
		case f.singleNickname(k):
			k += 3
		case !org && k-i > 1 && f.owner(k), org && f.bearer(i, k, last):
			return k
		case t.Kind == token.WordToken && t.Upper && t.Spaced && !f.stops(k):
			org = org || t.Is(lexicon.OrgWord|lexicon.Body)
			k++
		case t.Kind == token.WordToken && t.Is(lexicon.Particle) && f.particles(k) > 0 && !(t.Is(lexicon.Determiner) && !org):
			k += f.particles(k) + 1
		case org && t.Kind == token.WordToken && f.links(k):
			k += f.linkLen(k)
		case t.Sep(',') && k+1 < last && f.Toks[k+1].Is(lexicon.Suffix):
			k += 2
		case !org && f.ofDepartment(k):
			k += 2
		case !org && f.forDepartment(k, last) > 0:
			k = f.forDepartment(k, last)
		case !org && !t.Upper && f.Toks[k-1].Is(lexicon.Role) && !f.surname(k-1, i) && f.office(k, last) > 0: // "Secretary of State Ada Marsh"
			k = f.office(k, last)
		case t.Kind == token.Clitic && org && f.upper(k+1) && f.Toks[k+1].Is(lexicon.OrgWord) && !f.stops(k+1):
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
	return k > i && (f.Toks[k-1].Initial() || f.Toks[k-1].Is(lexicon.FirstName) && !f.Toks[k-1].Is(lexicon.Title|lexicon.Role))
}

// particles returns how many particles stand from token k on before a name's next part: "van der Zwaag"; 0 for none.
func (f *finder) particles(k int) int {
	n := 0
	for n < 3 && k+n < len(f.Toks) && f.Toks[k+n].Is(lexicon.Particle) && !f.Toks[k+n].Is(lexicon.Auxiliary) && f.At[k+n] == 0 {
		n++
	}
	if n == 0 || !f.upper(k+n) || f.stops(k+n) {
		return 0
	}
	return n
}

// stops reports whether the capitalised word at token k belongs to no name.
func (f *finder) stops(k int) bool {
	t := &f.Toks[k]
	return t.Calendar() && !t.Is(lexicon.FirstName) || t.Is(lexicon.Pronoun|lexicon.Possessive) && !t.Caps ||
		t.Is(lexicon.Determiner|lexicon.Subordinator|lexicon.Relative) && t.Is(lexicon.Starter) && !t.Is(lexicon.FirstName|lexicon.Particle)
}

// links reports whether the small words from token k on join two parts of a body's name: "Institute of Peace", "Center for
// the Study".
func (f *finder) links(k int) bool {
	t := &f.Toks[k]
	if t.Upper || !(t.Is(lexicon.Preposition) || t.Is(lexicon.Coordinator)) {
		return false
	}
	word := t.Lex
	if word.Class&lexicon.Coordinator != 0 && t.End-t.Start != 3 {
		return false
	}
	if t.Is(lexicon.Preposition) && t.End-t.Start > 3 {
		return false
	}
	n := k + f.linkLen(k) - 1
	if !f.upper(n) || f.stops(n) || f.Toks[n].Is(lexicon.FirstName) {
		return false
	}
	if t.Is(lexicon.Coordinator) { // "the Ministry and Senator Roe" are two
		return !f.Toks[n].Is(lexicon.Title|lexicon.Role|lexicon.OrgName|lexicon.Place) && !(f.linkLen(k) == 3 && f.wholeBody(n)) && !f.Toks[k-1].Is(lexicon.OrgName) && f.Toks[k-1].End-f.Toks[k-1].Start > 3
	}
	first := f.Toks[k].Start
	two := f.Toks[k].End-first == 2
	in := two && !t.Is(lexicon.Particle) && t.Lex.Word != lexicon.OfWord
	return !in && !f.Toks[n].Is(lexicon.Title)
}

// wholeBody reports whether the capitals from token i on are the name of a body by themselves: "the Ministry of Fish and the
// United Nations".
func (f *finder) wholeBody(i int) bool {
	if f.Toks[i].Is(lexicon.OrgWord) && i+1 < len(f.Toks) && f.Toks[i+1].Lex.Word == lexicon.OfWord { // "the Union of Pilots"
		return true
	}
	k := i
	for f.upper(k + 1) {
		k++
	}
	return k > i && f.Toks[k].Is(lexicon.OrgWord)
}

func (f *finder) linkLen(k int) int {
	if k+1 < len(f.Toks) && f.Toks[k+1].Lex.Word == lexicon.TheWord && !f.Toks[k+1].Upper {
		return 3
	}
	return 2
}

// common reports whether the word at token i is a common noun in its singular or plural, and nothing that names begin with.
func (f *finder) common(i int) bool {
	if lexicon.Common(&f.Toks[i].Lex) {
		return true
	}
	t := &f.Toks[i]
	if !t.Unlisted() {
		return false
	}
	for _, one := range lexicon.Singulars(fold.Lower(f.Text[t.Start:t.End])) {
		if lexicon.Common(&lexicon.Known(one).Lexeme) {
			return true
		}
	}
	return false
}
