package subject

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// beforeParticiple finds the phrase that a shortened clause, which ends with token k, belongs to: "a poll released on Sunday showed", "a
// memo seen by Reuters said", "voters polled said". np is the phrase right before the verb, which speaks itself where nothing governs it.
func (p *Reader) beforeParticiple(k int, np phrase.Phrase, s token.Sentence) phrase.Phrase {
	if np.Ok() && np.Kind != phrase.OtherPhrase && !p.Governed(&np, s) {
		return phrase.Phrase{}
	}
	for i := k; i > s.First && k-i < maxShortened; i-- {
		t := &p.Toks[i]
		switch {
		case p.shortens(i):
			outer := p.Ending(i-1, s.First)
			if outer.Kind == phrase.DocumentIs || outer.Kind == phrase.PersonIs || outer.Kind == phrase.PeopleAre {
				return outer
			}
			return phrase.Phrase{}
		case t.Has(trait.Sign), t.Has(trait.Relative | trait.Pronoun | trait.Modal | trait.Finite), t.Has(trait.Subordinator):
			return phrase.Phrase{}
		}
	}
	return phrase.Phrase{}
}

// maxShortened is how many tokens a shortened clause may have.
const maxShortened = 16

// shortens reports whether the word at token i can begin a shortened clause: a participle, an -ing form, or "out" behind a document.
func (p *Reader) shortens(i int) bool {
	t := &p.Toks[i]
	w := p.Lower(i)
	switch {
	case w == "out": // "a poll out today", "tallies by Marsh and others"
		return p.Toks[i-1].Has(trait.Document)
	case t.Lex.Verb != 0:
		return t.Has(trait.Participle | trait.Gerund)
	case t.Other(lexicon.Participle | lexicon.Gerund):
		return true
	}
	return (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")) && len(w) > 4
}
