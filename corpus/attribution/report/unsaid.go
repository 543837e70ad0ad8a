package report

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
)

var (
	noOne        = patterns.Get("no-one")
	fronted      = patterns.Get("fronted")
	shares       = patterns.Get("shares")
	withheld     = patterns.Get("withheld")
	without      = patterns.Get("without")
	belied       = patterns.Get("belied")
	hypothetical = patterns.Get("hypothetical")
	question     = patterns.Get("question")
	note         = patterns.Get("note")
	label        = patterns.Get("label")
	ofArticle    = patterns.Get("of-article")
)

// Unsaid reports whether a cue says that its content was not said: "did not say that", "no one claimed", "declined to
// predict when", "stopped short of calling it", "if Marsh says that". Such words must not be attributed to the subject.
// Some negations still report, such as "did not rule out"; see opposites.
func (p *Reader) Unsaid(c *cue.Cue, s token.Sentence) bool {
	switch {
	case noOne.Matches(p, c.Subj.First, s), p.belied(c, s):
		return true
	case c.Kind == cue.InfiniteCue:
		return p.heldBack(c, s)
	case c.Kind == cue.GerundCue:
		return without.Matches(p, p.BeforeGerund(c.First, s)+1, s)
	case c.Kind != cue.FiniteCue:
		return false
	case question.Matches(p, s.First, s), hypothetical.Matches(p, c.Subj.First, s), withheld.Matches(p, c.First, s):
		return true
	}
	return p.Denied(c, s)
}

// Speaking are the classes of verbs of speech. A negated verb of thinking reports a doubt.
const Speaking = lexicon.Reporting &^ lexicon.Mind

// Denied reports whether the verb of a finite cue is negated so that nothing was said: "never said that", "has not said
// that", "did not confirm or deny that".
func (p *Reader) Denied(c *cue.Cue, s token.Sentence) bool {
	switch {
	case c.Kind != cue.FiniteCue, c.Class&Speaking == 0:
		return false
	case shares.Matches(p, c.First, s):
		return true
	case affirms.Has(p.Toks[c.First].Lex.Lemma):
		return false
	}
	return p.Group(c.First, s).Negated || fronted.Matches(p, c.Subj.First, s)
}

// affirms are verbs that report what their negation leaves standing: "did not rule out that", "did not deny".
var affirms = lexicon.Set("report.affirms")

// belied reports whether the words that pass on what a cue reports take it back: "was falsely quoted as saying",
// "cannot be said to have promised". In a correction all of them do.
func (p *Reader) belied(c *cue.Cue, s token.Sentence) bool {
	others := max(c.Cites, c.Hearsay)
	s.Last = c.First
	return others > 0 && (p.Corrects(s.Para) || belied.Matches(p, others-1, s))
}

// heldBack reports whether the infinitive of a cue did not happen: "did not want to say", "was not quick to say". A
// verb of failing is a negation too, so that "did not hesitate to say" is said.
func (p *Reader) heldBack(c *cue.Cue, s token.Sentence) bool {
	held := false
	for k := max(c.First-phrase.MaxNegation+1, s.First); k < c.First-1; k++ {
		if p.Toks[k].In(holding) || p.Denies(k) {
			held = !held
		}
	}
	return held
}

// holding are words by which an infinitive after them does not happen.
var holding = lexicon.Set("report.holding")

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
