package subject

import (
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A Subject is the noun phrase whose verb a verb is, and how it was found.
type Subject struct {
	phrase.Phrase
	How     reach
	Passive bool // the verb is passive: the phrase is no speaker but the one spoken to or of
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

// SubjectOf finds the subject of the verb at token v of sentence s, whose clause subject so far is open.
func (p *Reader) SubjectOf(v int, s token.Sentence, open phrase.Phrase) Subject {
	k, be := p.SkipBack(v, s.First)
	passive := be && p.Toks[v].Has(trait.Participle)
	k = p.overPlaces(k, s)
	if k < s.First {
		return Subject{}
	}
	t := &p.Toks[k]
	switch {
	case p.Toks[k].Has(trait.Quoted):
		return Subject{Phrase: p.beforeQuotedAside(k, s), How: Apposed, Passive: passive}
	case t.Has(trait.Relative | trait.That):
		return p.relativeSubject(k, s, passive)
	case t.Has(trait.Coordinator), t.Has(trait.Comma) && k > s.First && p.Toks[k-1].Has(trait.Coordinator), t.Has(trait.To):
		if !open.Ok() {
			open = p.opener(k, s)
		}
		return Subject{Phrase: open, How: Shared, Passive: passive}
	case t.Has(trait.Comma | trait.Dash):
		return p.apposedSubject(k, s, open, passive)
	}
	np := p.Ending(k, s.First)
	if outer := p.beforeWho(k, np, s); outer.Ok() {
		return Subject{Phrase: outer, How: Apposed, Passive: passive}
	}
	if outer := p.beforeParticiple(k, np, s); outer.Ok() {
		return Subject{Phrase: outer, How: Beside}
	}
	return Subject{Phrase: np, How: Beside, Passive: passive}
}

// opener returns the name that a sentence opens with before the conjunction at token k, where its verb is not known as one: "Marsh
// rose and said".
func (p *Reader) opener(k int, s token.Sentence) phrase.Phrase {
	m := int(p.StartsAt[s.First]) - 1
	if m < 0 || p.Mentions[m].Last >= k {
		return phrase.Phrase{}
	}
	if next := &p.Toks[p.Mentions[m].Last]; !next.Has(trait.Word) {
		return phrase.Phrase{}
	}
	return p.Named(m, s.First)
}

// overPlaces returns the token before the phrases of place, time and means that end with token k: "Marsh in a statement on the
// website said".
func (p *Reader) overPlaces(k int, s token.Sentence) int {
	for range 3 {
		if k < s.First {
			return k
		}
		np := p.Ending(k, s.First)
		if np.Kind == phrase.PersonIs || np.Kind == phrase.PeopleAre || np.Kind == phrase.PronounIs {
			return k
		}
		before := np.First - 1
		if before <= s.First || !p.Toks[before].Has(trait.Preposition) || p.Toks[before].Has(trait.Subordinator|trait.Upper|trait.Of) || p.Toks[before-1].Has(trait.Comma) {
			return k
		}
		k, _ = p.SkipBack(before, s.First)
	}
	return k
}
