package attribution

import (
	"strings"
	"unicode"

	"verbatim/corpus"
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
		if p.opensNote(s) || p.namesVersion(s) {
			p.notes[s.para] |= correction
		}
		if k := p.dateline(s); s.opens && k+1 < s.last && p.lower(k) == "claim" && p.toks[k+1].sep(':') {
			p.notes[s.para] |= checkedClaim
		}
	}
}

// corrects reports whether a paragraph is a note that corrects the article: "Correction: …", "An earlier version of this article …".
func (p *parser) corrects(para int) bool {
	p.readNotes()
	return p.notes[para]&correction != 0
}

// opensNote reports whether a sentence opens a paragraph with the heading of a correction.
func (p *parser) opensNote(s sentence) bool {
	if !s.opens || s.first+1 >= s.last {
		return false
	}
	switch p.lower(s.first) {
	case "correction", "corrections", "clarification", "clarifications", "corrigendum", "erratum":
		return true
	case "editor", "editors":
		for k := s.first + 1; k < min(s.last, s.first+4); k++ {
			if p.lower(k) == "note" {
				return p.hasWord(s, correcting) || p.hasQuote(s.first, s.last)
			}
		}
	}
	return false
}

// namesVersion reports whether a sentence names a version of the article that was replaced: "an earlier version of this story".
func (p *parser) namesVersion(s sentence) bool {
	for k := s.first + 1; k+2 < s.last; k++ {
		if p.at[k] == 0 && p.lower(k) == "version" && older[p.lower(k-1)] && p.toks[k+1].lex == ofEntry && p.toks[k+2].lex == thisEntry {
			return true
		}
	}
	return false
}

// hasWord reports whether one of a set of words stands outside quotations in a sentence.
func (p *parser) hasWord(s sentence, words map[string]bool) bool {
	for k := s.first; k < s.last; k++ {
		if p.at[k] == 0 && words[p.lower(k)] {
			return true
		}
	}
	return false
}

// correcting are words of a note that corrects an error, misquoting words of a note that corrects a quotation.
var (
	correcting = wordSet(`corrected correct correction clarify clarified updated amended misquoted misattributed misstated incorrectly wrongly
mistakenly erroneously inaccurately`)
	misquoting = wordSet("misquoted misquotes misattributed misattributes quotation quotations quote quotes quoted attributed")
)

// correct links each draft to the note of the article that corrects it. A note corrects a draft when it repeats the words and attributes them
// to no one or to another speaker, or when it repeats no words and says that the draft's speaker was misquoted.
func (p *parser) correct(drafts []draft) {
	for n := 0; n < len(p.sents); {
		first := n
		for n < len(p.sents) && p.sents[n].para == p.sents[first].para {
			n++
		}
		if p.corrects(p.sents[first].para) {
			p.correctBy(p.sents[first:n], drafts)
		}
	}
}

// correctBy corrects drafts by the sentences of one note: those whose words it takes back, or else all of a speaker whom it says was misquoted.
func (p *parser) correctBy(note []sentence, drafts []draft) {
	span := p.tokenSpan(note[0].first, note[len(note)-1].last)
	words := p.quotedIn(note)
	matched := false
	for i := range drafts {
		if d := &drafts[i]; p.correctable(d, span) && p.takenBack(d, words, drafts) {
			d.Correction, matched = span, true
		}
	}
	if matched {
		return
	}
	misquoted := p.misquotedIn(note)
	for i := range drafts {
		if d := &drafts[i]; misquoted[d.who.one()] && p.correctable(d, span) && !p.repeated(d, words) {
			d.Correction = span
		}
	}
}

// correctable reports whether a draft is a quotation outside of notes.
func (p *parser) correctable(d *draft, note corpus.Span) bool {
	return d.Kind != corpus.Indirect && !p.corrects(d.para) && !d.Extent().Overlaps(note)
}

// quotedIn returns the quotations of a note.
func (p *parser) quotedIn(note []sentence) (words []quotation) {
	first, last := note[0].first, note[len(note)-1].last
	for i := range p.quots {
		if q := &p.quots[i]; first <= q.left && q.right <= last {
			words = append(words, *q)
		}
	}
	return words
}

// misquotedIn returns the people whom a note names in a sentence about misquoting.
func (p *parser) misquotedIn(note []sentence) map[int]bool {
	people := map[int]bool{}
	for _, s := range note {
		if !p.hasWord(s, misquoting) {
			continue
		}
		for i := range p.ments {
			if m := &p.ments[i]; s.first <= m.first && m.last <= s.last && m.kind == aName {
				people[m.who] = true
			}
		}
	}
	return people
}

// takenBack reports whether a note has the words of a draft and says that they were not said, or does not give them to its speaker.
func (p *parser) takenBack(d *draft, words []quotation, drafts []draft) bool {
	for i := range words {
		q := &words[i]
		if !p.repeated(d, words[i:i+1]) {
			continue
		}
		who := -1
		for k := range drafts {
			if o := &drafts[k]; o.Extent().Overlaps(q.inner) {
				who = o.who.one()
			}
		}
		return who < 0 || who != d.who.one() || p.negatedBefore(q.left)
	}
	return false
}

// repeated reports whether one of the quotations has the words of a draft, or a part of them.
func (p *parser) repeated(d *draft, words []quotation) bool {
	said := lettersOf(d.Content(p.text))
	for i := range words {
		if w := lettersOf(words[i].inner.In(p.text)); w != "" && (strings.Contains(said, w) || strings.Contains(w, said)) {
			return true
		}
	}
	return false
}

// negatedBefore reports whether a negation stands shortly before token k: "not “no”", "did not say “no”".
func (p *parser) negatedBefore(k int) bool {
	for i := k - 1; i >= 0 && k-i <= maxDenied && p.at[i] == 0 && p.toks[i].kind == wordToken; i-- {
		if p.negates(i) {
			return true
		}
	}
	return false
}

// maxDenied is how many words may stand between a quotation in a note and the negation that it is under: "did not say".
const maxDenied = 3

// lettersOf returns the letters and digits of text in lower case.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
