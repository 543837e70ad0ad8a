package report

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/token"
)

var (
	note      = patterns.Get("note")
	label     = patterns.Get("label")
	ofArticle = patterns.Get("of-article")
)

// Corrects reports whether a paragraph is a note that corrects the article: "Correction: …", "An earlier version of
// this article …". All paragraphs are read once.
func (p *Reader) Corrects(para int) bool {
	if p.notes == nil {
		p.notes = map[int]bool{}
		for _, s := range p.Sentences {
			if p.NoteOf(s) > 0 || note.Matches(p, s.First, s) {
				p.notes[s.Para] = true
			}
		}
	}
	return p.notes[para]
}

// NoteOf returns 1 + the group of the blocks of the note in which a sentence stands, or 0.
func (p *Reader) NoteOf(s token.Sentence) int {
	if b := p.BlockOf(s.First); b.Kind == corpus.Note {
		return 1 + b.Group
	}
	return 0
}

// OfArticle reports whether a cue in a note says what the article had said, which is not what a person said: words
// about the article or about an error stand before the cue.
func (p *Reader) OfArticle(c *cue.Cue, s token.Sentence) bool {
	s.Last = c.First
	return p.Corrects(s.Para) && ofArticle.Matches(p, label.Over(p, s.First, s), s)
}
