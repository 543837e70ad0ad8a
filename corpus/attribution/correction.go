package attribution

import (
	"strings"
	"unicode"

	"verbatim/corpus"
)

// corrects reports whether a paragraph is a note that corrects the article: "Correction: …", "An earlier version of this article …".
func (p *parser) corrects(para int) bool {
	if p.notes == nil {
		p.notes = map[int]bool{}
		for _, s := range p.sents {
			if p.opensNote(s) || p.namesVersion(s) {
				p.notes[s.para] = true
			}
		}
	}
	return p.notes[para]
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
				return p.hasWord(s, correcting)
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

// correctBy corrects drafts by the sentences of one note.
func (p *parser) correctBy(note []sentence, drafts []draft) {
	first, last, para := note[0].first, note[len(note)-1].last, note[0].para
	span := p.tokenSpan(first, last)
	var words []quotation
	for i := range p.quots {
		if q := &p.quots[i]; first <= q.left && q.right <= last {
			words = append(words, *q)
		}
	}
	misquoted := map[int]bool{}
	for _, s := range note {
		if len(words) == 0 && p.hasWord(s, misquoting) {
			for i := range p.ments {
				if m := &p.ments[i]; first <= m.first && m.last <= last && m.kind == aName {
					misquoted[m.who] = true
				}
			}
		}
	}
	for i := range drafts {
		d := &drafts[i]
		if p.corrects(d.para) || d.para == para || d.Kind == corpus.Indirect {
			continue
		}
		if misquoted[d.who.one()] || p.takenBack(d, words, drafts) {
			d.Correction = span
		}
	}
}

// takenBack reports whether a note has the words of a draft and does not give them to its speaker.
func (p *parser) takenBack(d *draft, words []quotation, drafts []draft) bool {
	said := lettersOf(d.Content(p.text))
	for i := range words {
		q := &words[i]
		if w := lettersOf(q.inner.In(p.text)); w == "" || !strings.Contains(said, w) && !strings.Contains(w, said) {
			continue
		}
		who := -1
		for k := range drafts {
			if o := &drafts[k]; o.Extent().Overlaps(q.inner) {
				who = o.who.one()
			}
		}
		return who < 0 || who != d.who.one()
	}
	return false
}

// lettersOf returns the letters and digits of text in lower case.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
