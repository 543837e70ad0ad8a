package phrase

import (
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

var (
	run         = nouns.Get("run")
	headed      = nouns.Get("headed")
	participles = nouns.Get("participles")
	tail        = nouns.Get("tail")
	crowd       = nouns.Get("crowd")
	nameTail    = nouns.Get("name-tail")
	times       = nouns.Get("times")
)

// Starting returns the noun phrase that begins with token i and ends before token last, with "for …" and "of …" after
// it.
func (p *Reader) Starting(i, last int) Phrase {
	s := token.Sentence{First: i, Last: last}
	if i < last && p.Toks[i].Has(trait.Pronoun) {
		return one(i, PronounIs)
	}
	k := run.Over(p, i, s)
	switch {
	case k < last && p.StartsAt[k] > 0:
		np := p.Named(int(p.StartsAt[k]-1), i)
		np.First = i
		return p.withTail(np, s)
	case headed.Matches(p, k, s):
		np := Phrase{First: i, Last: k, Head: participles.Over(p, k, s) - 1, Mention: -1} // "a poll released"
		np.Kind = p.nounKind(np.Head)
		return p.withTail(np, s)
	}
	return Phrase{}
}

// withTail takes in what hangs on a phrase by a preposition, once.
func (p *Reader) withTail(np Phrase, s token.Sentence) Phrase {
	if np.Is(NamePhrase) {
		np.Last = nameTail.Over(p, np.Last, s)
		return np
	}
	if crowd.Matches(p, np.Last, s) {
		np.Kind = PeopleAre
	}
	np.Last = tail.Over(p, np.Last, s)
	return np
}

// OverTimes skips adverbs and phrases of time, place and occasion: "on Monday", "in a statement", "of the plan".
func (p *Reader) OverTimes(j int, s token.Sentence) int { return times.Over(p, j, s) }
