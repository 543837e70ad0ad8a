package subject

import (
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

var (
	whoClause   = patterns.Get("who-clause")
	those       = patterns.Get("those")
	shortened   = patterns.Get("shortened")
	quotedAside = patterns.Get("quoted-aside")
	contrast    = patterns.Get("contrast")
)

// beforeWho finds the phrase that a clause with "who", which ends at boundary k, belongs to: "an aide who asked not to
// be named said". np is the phrase that ends there too.
func (p *Reader) beforeWho(k int, np phrase.Phrase, s token.Sentence) phrase.Phrase {
	who, ok := whoClause.Match(p, k, s)
	switch {
	case !ok, np.Is(phrase.Speaking) && !p.HasVerb(who, np.First):
		return phrase.Phrase{}
	}
	if those.Matches(p, who, s) { // "those who came said"
		return phrase.Phrase{First: who - 1, Last: who, Head: who - 1, Mention: -1, Kind: phrase.PeopleAre}
	}
	return p.named(p.Ending(p.BackOver(who, who-1, trait.Comma)-1, s.First), s)
}

// antecedent finds what the relative pronoun at token k stands for.
func (p *Reader) antecedent(k int, s token.Sentence) phrase.Phrase {
	np := p.Owning(p.BackOver(k, k-1, trait.Comma)-1, s.First)
	if other, ok := contrast.Match(p, np.First, s); ok { // "it was Roe, not Marsh, who said"
		np = p.Ending(other-1, s.First)
	}
	np = p.named(np, s)
	np.Last = k + 1
	return np
}

// beforeQuotedAside finds the phrase that a sentence opens with and whose aside ends with the quotation of token k:
// "Marsh, who called it “a farce,” said that". It is the subject of the verb after the quotation.
func (p *Reader) beforeQuotedAside(k int, s token.Sentence) phrase.Phrase {
	np := p.Starting(s.First, p.QuotationAt(k).Left)
	if quotedAside.Matches(p, np.Last, s) {
		return np
	}
	return phrase.Phrase{}
}
