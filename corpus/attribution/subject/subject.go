package subject

import (
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

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
	k, _ := p.SkipBack(v, s.First)
	sub := p.subjectBefore(places.Over(p, k+1, s), s, open)
	if !sub.Ok() {
		sub.How = Beside
	}
	return sub
}

// subjectBefore finds the subject of a verb by what ends at boundary k.
func (p *Reader) subjectBefore(k int, s token.Sentence, open phrase.Phrase) Subject {
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
	if outer := p.beforeParticiple(k, np, s); outer.Ok() {
		return Subject{Phrase: outer, How: Beside}
	}
	return Subject{Phrase: np, How: Beside}
}
