package subject

import (
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

var (
	namedBefore = patterns.Get("named-before")
	nounBefore  = patterns.Get("noun-before")
	governed    = patterns.Get("governed")
	aside       = patterns.Get("aside")
)

// apposedSubject finds the subject before an appositive or aside that ends with the comma or dash at token k.
func (p *Reader) apposedSubject(k int, s token.Sentence, open phrase.Phrase) Subject {
	np := p.Ending(k-1, s.First)
	if np.Is(phrase.NamePhrase) && p.apposition(&np, s) {
		return Subject{Phrase: p.named(np, s), How: Apposed}
	}
	sign := p.Toks[k].Traits & (trait.Comma | trait.Dash)
	for i := k - 2; i > max(s.First, k-token.MaxAppositive); i-- {
		if !p.Toks[i].Has(sign) {
			continue
		}
		np := p.Ending(i-1, s.First)
		if !np.Is(phrase.Speaking) || governed.Matches(p, np.First, s) {
			continue // "at a meeting in Geneva, Switzerland, said"
		}
		if p.AsideStarts(i+1) || np.Is(phrase.NamePhrase) && !p.HasVerb(i+1, k) { // "Marsh, part of the team, said"
			return Subject{Phrase: p.named(np, s), How: Apposed}
		}
	}
	return Subject{Phrase: open, How: Shared}
}

// apposition reports whether a name between commas stands in apposition to a description, which its mention takes in,
// or to a noun with an article: "the assailant, Ada Roe, said". The phrase is widened to both.
func (p *Reader) apposition(np *phrase.Phrase, s token.Sentence) bool {
	m := &p.Mentions[np.Mention]
	if m.Name > m.First && p.Toks[m.Name-1].Has(trait.Comma) {
		return true
	}
	first, ok := nounBefore.Match(p, np.First, s)
	if !ok {
		return false
	}
	if noun := p.Ending(np.First-2, s.First); noun.Is(phrase.PersonIs) {
		p.Describe(m.Who, noun)
	}
	np.First = first
	return true
}

// named returns the name that a description stands in apposition to, or the phrase itself: "Marsh, the chairman".
func (p *Reader) named(np phrase.Phrase, s token.Sentence) phrase.Phrase {
	if name := p.NameBefore(np.First-1, s); name.Ok() {
		return name
	}
	return np
}

// NameBefore returns someone's name that ends before the comma at token k, where no preposition governs it.
func (p *Reader) NameBefore(k int, s token.Sentence) phrase.Phrase {
	if namedBefore.Matches(p, k+1, s) {
		return p.Ending(k-1, s.First)
	}
	return phrase.Phrase{}
}

// Owned reports whether a possessive stands in a phrase or right before it: "Oslo's mayor".
func (p *Reader) Owned(np phrase.Phrase) bool {
	return p.Next(np.First-1, np.Head, trait.Clitic) < np.Head
}

// AsideStarts reports whether an appositive or aside after a name may begin at token i.
func (p *Reader) AsideStarts(i int) bool {
	return aside.Matches(p, i, token.Sentence{Last: len(p.Toks)})
}
