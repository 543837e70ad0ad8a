package attribution

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// A note is a set of the ways in which a paragraph tells of words without reporting them.
type note uint8

const (
	correction   note = 1 << iota // corrects the article
	checkedClaim                  // sets out a claim to be checked
)

// readNotes finds the paragraphs that are notes, once.
func (p *parser) readNotes() {
	if p.notes != nil {
		return
	}
	p.notes = map[int]note{}
	for _, s := range p.sents {
		if p.noteOf(s) > 0 || p.opensNote(s) || p.namesVersion(s) {
			p.notes[s.para] |= correction
		}
		if k := p.dateline(s); s.opens && k+1 < s.last && p.lower(k) == "claim" && p.toks[k+1].sep(':') {
			p.notes[s.para] |= checkedClaim
		}
	}
}

// noteOf returns 1 + the group of the blocks of the note in which a sentence stands, or 0.
func (p *parser) noteOf(s sentence) int {
	if b := p.blockOf(int(p.toks[s.first].start)); b != nil && b.Kind == corpus.Note {
		return 1 + b.Group
	}
	return 0
}

// corrects reports whether a paragraph is a note that corrects the article: "Correction: …", "An earlier version of
// this article …".
func (p *parser) corrects(para int) bool {
	p.readNotes()
	return p.notes[para]&correction != 0
}

// opensNote reports whether a sentence opens a paragraph that corrects the article: "Correction: …", "• This article was amended …".
func (p *parser) opensNote(s sentence) bool {
	k := s.first
	for k < s.last && p.toks[k].kind != wordToken {
		k++
	}
	if !s.opens || k+1 >= s.last {
		return false
	}
	switch p.lower(k) {
	case "correction", "corrections", "corrects", "clarification", "clarifications", "corrigendum", "erratum":
		return p.toks[k+1].kind != wordToken || p.toks[k+1].is(monthName) // not "Correction officers said"
	case "editor", "editors":
		for n := k + 1; n < min(s.last, k+4); n++ {
			if p.lower(n) == "note" {
				return p.hasWord(s, correcting) || p.hasQuote(s.first, s.last)
			}
		}
	case "this":
		return p.ofOutlet(k+1, s) && p.hasWord(s, correcting)
	}
	return false
}

// maxDated is how many words may stand between "this" and "story": "this Dec. 18 story".
const maxDated = 4

// ofOutlet reports whether a word for what the outlet has published stands shortly after token k.
func (p *parser) ofOutlet(k int, s sentence) bool {
	for n := k; n < min(s.last, k+maxDated); n++ {
		if ours.in(&p.toks[n]) || p.lower(n) == "version" {
			return true
		}
	}
	return false
}

// namesVersion reports whether a sentence names a version of the article that was replaced: "an earlier version of this
// story".
func (p *parser) namesVersion(s sentence) bool {
	for k := s.first + 1; k+2 < s.last; k++ {
		if p.at[k] == 0 && p.toks[k].lex.word == versionWord && older.in(&p.toks[k-1]) && p.toks[k+1].lex.word == ofWord && p.toks[k+2].lex.word == thisWord {
			return true
		}
	}
	return false
}

// hasWord reports whether one of a set of words stands outside quotations in a sentence.
func (p *parser) hasWord(s sentence, words wordBits) bool {
	for k := s.first; k < s.last; k++ {
		if p.at[k] == 0 && words.in(&p.toks[k]) {
			return true
		}
	}
	return false
}

// correcting are words of a note that corrects an error, misquoting words of a note that corrects a quotation.
var (
	correcting = wordSet(`corrected corrects correct correction clarify clarified amended misquoted misattributed misstated
incorrectly wrongly mistakenly erroneously inaccurately verified retracted removed withdrawn`)
	misquoting = wordSet("misquoted misquotes misattributed misattributes quotation quotations quote quotes quoted attributed")
)

// How many notes of an article are read, and how many quotations of each: an article has a few, only text made to cost
// time has more.
const (
	maxNotes      = 20
	maxNoteQuotes = 8
)

// A correctable is a quotation of the article that a note may correct, with its words in one form.
type correctable struct {
	*draft
	words string
}

// correct links each draft to the note of the article that corrects it. A note corrects a draft when it repeats the
// words and attributes them to no one or to another speaker, or when it repeats no words and says that the draft's
// speaker was misquoted.
func (p *parser) correct(drafts []draft) {
	var quotes []correctable
	notes := 0
	for n := 0; n < len(p.sents) && notes < maxNotes; {
		first := n
		group := p.noteOf(p.sents[first])
		for n < len(p.sents) && (p.sents[n].para == p.sents[first].para || group > 1 && p.noteOf(p.sents[n]) == group) {
			n++
		}
		if !p.corrects(p.sents[first].para) {
			continue
		}
		if notes++; notes == 1 {
			quotes = p.correctables(drafts)
		}
		p.correctBy(p.sents[first:n], quotes, drafts)
	}
}

// correctables returns the quotations outside of notes.
func (p *parser) correctables(drafts []draft) (quotes []correctable) {
	for i := range drafts {
		if d := &drafts[i]; d.Kind != corpus.Indirect && !p.corrects(d.para) {
			quotes = append(quotes, correctable{d, wordsOf(d.Content(p.text))})
		}
	}
	return quotes
}

// A noted is a quotation of a note.
type noted struct {
	words string // in one form
	who   int    // the figure to which the note attributes them; -1 for none
	not   bool   // the note says that they were not said
}

// correctBy corrects quotes by the sentences of one note: those whose words it takes back, or else all of a speaker
// that it says was misquoted.
func (p *parser) correctBy(note []sentence, quotes []correctable, drafts []draft) {
	span := p.tokenSpan(note[0].first, note[len(note)-1].last)
	list, named := p.quotedIn(note, drafts), p.namedIn(note)
	whole := []noted{{words: wordsOf(span.In(p.text)), who: -1}}
	speak := speakersIn(span, drafts)
	matched := false
	for _, c := range quotes {
		if c.takenBack(list, named) || !speak[c.who.one()] && c.takenBack(whole, named) {
			c.Correction, matched = span, true
		}
	}
	if matched || slices.ContainsFunc(list, func(n noted) bool { return n.who < 0 }) { // it names other words
		return
	}
	misquoted := p.misquotedIn(note)
	for _, c := range quotes {
		if misquoted[c.who.one()] && !slices.ContainsFunc(list, func(n noted) bool { return same(c.words, n.words) }) {
			c.Correction = span
		}
	}
}

// speakersIn returns those to whom a note attributes words.
func speakersIn(note corpus.Span, drafts []draft) map[int]bool {
	speak := map[int]bool{}
	for i := range drafts {
		if d := &drafts[i]; d.Extent().Overlaps(note) {
			speak[d.who.one()] = true
		}
	}
	return speak
}

// quotedIn returns the quotations of a note.
func (p *parser) quotedIn(note []sentence, drafts []draft) (list []noted) {
	first, last := note[0].first, note[len(note)-1].last
	for i := range p.quots {
		q := &p.quots[i]
		if q.left < first || q.right > last || len(list) == maxNoteQuotes {
			continue
		}
		n := noted{words: wordsOf(q.inner.In(p.text)), who: -1, not: p.negatedBefore(q.left)}
		for k := range drafts {
			if o := &drafts[k]; o.Extent().Overlaps(q.inner) {
				n.who = o.who.one()
			}
		}
		list = append(list, n)
	}
	return list
}

// namedIn returns the people whom a note names.
func (p *parser) namedIn(note []sentence) map[int]bool {
	people := map[int]bool{}
	for i := range p.ments {
		if m := &p.ments[i]; note[0].first <= m.first && m.last <= note[len(note)-1].last && m.kind == aName {
			people[m.who] = true
		}
	}
	return people
}

// misquotedIn returns the people whom a note names in a sentence about misquoting: where one stands after "not", as in "by Roe, not Marsh",
// only that one.
func (p *parser) misquotedIn(note []sentence) map[int]bool {
	people, denied := map[int]bool{}, map[int]bool{}
	for i := range note {
		if s := note[i]; p.hasWord(s, misquoting) {
			maps.Copy(people, p.namedIn(note[i:i+1]))
		}
	}
	for i := range p.ments {
		if m := &p.ments[i]; people[m.who] && m.first > note[0].first && m.last <= note[len(note)-1].last && p.lower(m.first-1) == "not" {
			denied[m.who] = true
		}
	}
	if len(denied) > 0 {
		return denied
	}
	return people
}

// takenBack reports whether a note has the words of a quote and says that they were not said, or does not give them to
// its speaker. Few words, or a part of them, may be anyone's: they count only where the note names the speaker.
func (c *correctable) takenBack(list []noted, named map[int]bool) bool {
	for _, n := range list {
		if n.not && named[c.who.one()] && n.words != "" && strings.Contains(c.words, n.words) {
			return true
		}
		if !same(c.words, n.words) || !named[c.who.one()] && (c.words != n.words || strings.Count(n.words, " ") < leastSame) {
			continue
		}
		return n.who < 0 || n.who != c.who.one() || n.not
	}
	return false
}

// leastSame is how many words two quotations must have in common to be taken for the same: fewer stand anywhere.
const leastSame = 3

// same reports whether two quotations have the same words, or one has all those of the other in a row.
func same(a, b string) bool {
	if a == b {
		return a != ""
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.Count(a, " ") > leastSame && strings.Contains(b, a)
}

// negatedBefore reports whether a negation stands shortly before token k: "not “no”", "did not say “no”".
func (p *parser) negatedBefore(k int) bool {
	for i := k - 1; i >= 0 && k-i <= maxDenied && p.at[i] == 0 && p.toks[i].kind == wordToken; i-- {
		if p.negates(i) || p.lower(i) == "than" { // "rather than “no”"
			return true
		}
	}
	return false
}

// maxDenied is how many words may stand between a quotation in a note and the negation that it is under: "did not say".
const maxDenied = 3

// wordsOf returns the words of text in one form, each between two spaces.
func wordsOf(text string) string {
	words := strings.FieldsFunc(fold.String(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ") + " "
}
