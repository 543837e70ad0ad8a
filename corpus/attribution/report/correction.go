package report

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
)

var (
	opensNote    = patterns.Get("opens-note")
	namesVersion = patterns.Get("names-version")
	label        = patterns.Get("label")
	ofArticle    = patterns.Get("of-article")
	oldVersion   = patterns.Get("old-version")
	ourWords     = patterns.Get("our-words")
)

// Corrects reports whether a paragraph is a note that corrects the article: "Correction: …", "An earlier version of
// this article …". All paragraphs are read once.
func (p *Reader) Corrects(para int) bool {
	if p.notes == nil {
		p.notes = map[int]bool{}
		for _, s := range p.Sentences {
			if p.makesNote(s) {
				p.notes[s.Para] = true
			}
		}
	}
	return p.notes[para]
}

// makesNote reports whether a sentence makes its paragraph a note.
func (p *Reader) makesNote(s token.Sentence) bool {
	switch {
	case p.NoteOf(s) > 0, p.HasWord(s, version) && namesVersion.Matches(p, s.First, s):
		return true
	}
	return s.Opens && opensNote.Matches(p, s.First, s)
}

// version is the word for what an outlet replaces.
var version = lexicon.Set("report.version")

// NoteOf returns 1 + the group of the blocks of the note in which a sentence stands, or 0.
func (p *Reader) NoteOf(s token.Sentence) int {
	if b := p.BlockOf(s.First); b.Kind == corpus.Note {
		return 1 + b.Group
	}
	return 0
}

// HasWord reports whether one of a set of words stands outside quotations in a sentence.
func (p *Reader) HasWord(s token.Sentence, words lexicon.WordBits) bool {
	for k := s.First; k < s.Last; k++ {
		if p.Toks[k].In(words) {
			return true
		}
	}
	return false
}

// takenBack reports whether the subject of a cue is what a correction takes back: "an earlier version of this article",
// or in a note "this article", "we".
func (p *Reader) takenBack(c *cue.Cue, s token.Sentence) bool {
	s.First, s.Last = max(c.Subj.First-3, s.First), c.Subj.Last
	if c.Cites > 0 {
		s.First = c.Cites - 1
	}
	if p.Corrects(s.Para) && ourWords.Matches(p, s.First, s) {
		return true
	}
	return p.HasWord(s, version) && oldVersion.Matches(p, s.First, s)
}

// OfArticle reports whether a cue in a note says what the article had said, which is not what a person said: words
// about the article or about an error stand before the cue.
func (p *Reader) OfArticle(c *cue.Cue, s token.Sentence) bool {
	switch {
	case !p.Corrects(s.Para):
		return false
	case !c.Subj.Is(phrase.NamePhrase | phrase.PronounIs):
		return true
	}
	begin := s.First
	if s.Opens {
		begin = label.Over(p, begin, s)
	}
	s.Last = c.First
	return ofArticle.Matches(p, begin, s)
}
