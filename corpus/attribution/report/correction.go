package report

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A note is a set of the ways in which a paragraph tells of words without reporting them.
type note uint8

const (
	correction   note = 1 << iota // corrects the article
	checkedClaim                  // sets out a claim to be checked
)

// readNotes finds the paragraphs that are notes, once.
func (p *Reader) readNotes() {
	if p.notes != nil {
		return
	}
	p.notes = map[int]note{}
	for _, s := range p.Sentences {
		if p.NoteOf(s) > 0 || p.opensNote(s) || p.namesVersion(s) {
			p.notes[s.Para] |= correction
		}
		if s.Opens && s.First+1 < s.Last && p.Lower(s.First) == "claim" && p.Toks[s.First+1].Has(trait.Colon) {
			p.notes[s.Para] |= checkedClaim
		}
	}
}

// NoteOf returns 1 + the group of the blocks of the note in which a sentence stands, or 0.
func (p *Reader) NoteOf(s token.Sentence) int {
	if b := p.BlockOf(int(p.Toks[s.First].Start)); b != nil && b.Kind == corpus.Note {
		return 1 + b.Group
	}
	return 0
}

// Corrects reports whether a paragraph is a note that corrects the article: "Correction: …", "An earlier version of
// this article …".
func (p *Reader) Corrects(para int) bool {
	p.readNotes()
	return p.notes[para]&correction != 0
}

// opensNote reports whether a sentence opens a paragraph that corrects the article: "Correction: …", "• This article was amended …".
func (p *Reader) opensNote(s token.Sentence) bool {
	k := s.First
	for k < s.Last && !p.Toks[k].Has(trait.Word) {
		k++
	}
	if !s.Opens || k+1 >= s.Last {
		return false
	}
	switch p.Lower(k) {
	case "correction", "corrections", "corrects", "clarification", "clarifications", "corrigendum", "erratum":
		return !p.Toks[k+1].Has(trait.Word) || p.Toks[k+1].Is(lexicon.MonthName) // not "Correction officers said"
	case "editor", "editors":
		for n := k + 1; n < min(s.Last, k+4); n++ {
			if p.Lower(n) == "note" {
				return p.HasWord(s, correcting) || p.HasQuote(s.First, s.Last)
			}
		}
	case "this":
		return p.ofOutlet(k+1, s) && p.HasWord(s, correcting)
	}
	return false
}

var versionWord = lexicon.WordOf("version")

// maxDated is how many words may stand between "this" and "story": "this Dec. 18 story".
const maxDated = 4

// ofOutlet reports whether a word for what the outlet has published stands shortly after token k.
func (p *Reader) ofOutlet(k int, s token.Sentence) bool {
	for n := k; n < min(s.Last, k+maxDated); n++ {
		if p.Toks[n].In(ours) || p.Lower(n) == "version" {
			return true
		}
	}
	return false
}

// namesVersion reports whether a sentence names a version of the article that was replaced: "an earlier version of this
// story".
func (p *Reader) namesVersion(s token.Sentence) bool {
	for k := s.First + 1; k+2 < s.Last; k++ {
		if !p.Toks[k].Has(trait.Quoted) && p.Toks[k].Lex.Word == versionWord && p.Toks[k-1].In(older) && p.Toks[k+1].Has(trait.Of) && p.Toks[k+2].Lex.Word == lexicon.ThisWord {
			return true
		}
	}
	return false
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

// correcting are words of a note that corrects an error, misquoting words of a note that corrects a quotation.
var (
	correcting = lexicon.Set("report.correcting")
	Misquoting = lexicon.Set("report.Misquoting")
)
