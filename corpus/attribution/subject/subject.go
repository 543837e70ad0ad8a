// Package subject finds the subject of a verb: beside it, after it, over an apposition or a clause with "who". Start
// with [Reader.SubjectOf].
package subject

import (
	_ "embed"

	"verbatim/corpus"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A Reader finds subjects in an article whose blocks are known.
type Reader struct {
	phrase.Reader
	Blocks []corpus.Block
}

//go:embed patterns.txt
var text string

// things are what no person is: a name may be that of a place.
const things = phrase.NamePhrase | phrase.BodyName | phrase.DocumentIs | phrase.BodyIs | phrase.OtherPhrase

// sources are what a clause that is shortened to its participle describes.
const sources = phrase.DocumentIs | phrase.PersonIs | phrase.PeopleAre

var patterns = pattern.Must(text, phrase.Funcs(pattern.Funcs[*Reader]{
	"thing":       phrase.Kinds[*Reader](things),
	"description": phrase.Kinds[*Reader](phrase.PersonIs),
	"person":      phrase.Kinds[*Reader](phrase.NamePhrase),
	"source":      phrase.Kinds[*Reader](sources),
}))

// A Subject is the noun phrase whose verb a verb is, and how it was found.
type Subject struct {
	phrase.Phrase
	How reach
}

// A reach says where a subject stands from its verb.
type reach uint8

const (
	Beside   reach = iota // "Marsh said"
	Inverted              // "said Marsh"
	Apposed               // "Marsh, a senior fellow, said"
	Relates               // "Marsh, who said"
	Shared                // "Marsh left and said"
	Governs               // "Marsh left, saying"
)

var (
	places = patterns.Get("places")
	shares = patterns.Get("shares")
	opens  = patterns.Get("opens")
)

// SubjectOf finds the subject of the verb at token v of sentence s, whose clause subject so far is open.
func (p *Reader) SubjectOf(v int, s token.Sentence, open phrase.Phrase) Subject {
	last, _ := p.SkipBack(v, s.First)
	k := places.Over(p, last+1, s)
	if k <= s.First {
		return Subject{}
	}
	t := &p.Toks[k-1]
	switch {
	case t.Has(trait.Quoted):
		return Subject{Phrase: p.beforeQuotedAside(k-1, s), How: Apposed}
	case t.Has(trait.Relative | trait.That):
		return Subject{Phrase: p.antecedent(k-1, s), How: Relates}
	case shares.Matches(p, k, s):
		before := token.Sentence{First: s.First, Last: k}
		if !open.Ok() && opens.Matches(p, s.First, before) { // "Marsh rose and said", where "rose" is not known as a verb
			open = p.Named(int(p.StartsAt[s.First]-1), s.First)
		}
		return Subject{Phrase: open, How: Shared}
	case t.Has(trait.Comma | trait.Dash):
		return p.apposedSubject(k-1, s, open)
	}
	np := p.Ending(k-1, s.First)
	if outer := p.beforeWho(k, np, s); outer.Ok() {
		return Subject{Phrase: outer, How: Apposed}
	}
	if !np.Is(phrase.Speaking) || p.Governed(&np, s) { // "a poll released on Sunday showed", "voters polled said"
		np = p.Ending(shortened.Over(p, k, s)-1, s.First)
	}
	return Subject{Phrase: np, How: Beside}
}
