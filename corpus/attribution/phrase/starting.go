package phrase

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
)

// Starting returns the noun phrase that begins with token i and ends before token ceiling, with "for …" and "of …" behind it.
func (p *Reader) Starting(i, ceiling int) Phrase {
	k := i
	for k < ceiling && k-i < MaxPhrase && !p.Toks[k].Has(trait.Quoted) {
		t := &p.Toks[k]
		if m := p.StartsAt[k]; m > 0 && p.Mentions[m-1].Last <= ceiling && p.modifies(int(m-1), ceiling) {
			k = p.Mentions[m-1].Last
			continue
		} else if m > 0 && p.twoSorts(p.Mentions[m-1].Last) {
			k = p.Mentions[m-1].Last + 2
			continue
		} else if m > 0 && p.Mentions[m-1].Owner && p.Mentions[m-1].Last+1 < ceiling { // "said Marsh's deputy"
			k = p.Mentions[m-1].Last + 1
			continue
		} else if m > 0 && p.Mentions[m-1].Last <= ceiling {
			np := p.Named(int(m-1), i)
			np.First = i
			return p.withTail(np, ceiling)
		}
		switch {
		case k == i && t.Has(trait.Pronoun):
			return Phrase{First: i, Last: i + 1, Head: i, Mention: -1, Kind: PronounIs}
		case t.Has(trait.Determiner|trait.Possessive) && k == i:
		case t.Has(trait.Clitic) && k > i:
		case t.Has(trait.Number):
			if strings.HasSuffix(p.Text[t.Start:t.End], "-old") {
				return Phrase{First: i, Last: k + 1, Head: k, Mention: -1, Kind: PersonIs}
			}
		case t.Is(lexicon.DayName) && k > i && k+1 < ceiling && p.Toks[k+1].Has(trait.Document):
		case !t.Has(trait.Word) || t.Is(lexicon.Functional|lexicon.Adverb|lexicon.TimeWord|lexicon.DayName|lexicon.Determiner) || k > i && p.acts(k):
			return p.nounRun(i, k, ceiling)
		}
		k++
	}
	return p.nounRun(i, k, ceiling)
}

// acts reports whether the word at token k is a verb whose subject stands before it: "spoke", "said", "saying". A participle
// may belong to the phrase: "a poll released in May".
func (p *Reader) acts(k int) bool {
	t := &p.Toks[k]
	switch {
	case t.Lex.Verb == 0:
		return t.Other(lexicon.Past) && !t.Other(lexicon.Participle)
	case t.Verb(lexicon.Say | lexicon.Tell):
		return t.Has(trait.Gerund | trait.Past)
	}
	return t.Has(trait.Gerund) || t.Has(trait.Past) && !t.Has(trait.Participle)
}

// twoSorts reports whether "and" at token k joins two words before a noun for several people: "Democratic and independent
// analysts".
func (p *Reader) twoSorts(k int) bool {
	if k+2 >= len(p.Toks) || !p.Toks[k].Has(trait.And) || !p.Toks[k-1].Has(trait.Demonym) {
		return false
	}
	return !p.Toks[k+2].Has(trait.Quoted) && p.Toks[k+1].Has(trait.Demonym|trait.Adjective|trait.Modifier) && p.Toks[k+2].Has(trait.People)
}

// nounRun makes a phrase of the words [i, k), the last of them its head.
func (p *Reader) nounRun(i, k, ceiling int) Phrase {
	if k == i || !p.Toks[k-1].Has(trait.Word) || p.Toks[k-1].Has(trait.Determiner|trait.Possessive) && !p.Toks[k-1].Has(trait.People) {
		return Phrase{}
	}
	head := p.beforeParticiples(k-1, i)
	return p.withTail(Phrase{First: i, Last: k, Head: head, Mention: -1, Kind: p.nounKind(head)}, ceiling)
}

// beforeParticiples returns the noun that participles, up to token k, belong to: "a poll released", "experts involved"; k
// itself where none stands from token floor on.
func (p *Reader) beforeParticiples(k, floor int) int {
	for i := k; i >= floor; i-- {
		if t := &p.Toks[i]; !t.Other(lexicon.Participle) && !t.Has(trait.Participle) {
			return i
		}
	}
	return k
}

// withTail takes in what hangs on a phrase by a preposition, once.
func (p *Reader) withTail(np Phrase, ceiling int) Phrase {
	k := np.Last
	if k+1 >= ceiling || !p.Toks[k].Has(trait.Preposition) || np.Kind == PronounIs {
		return np
	}
	if np.Kind == NamePhrase && !p.Toks[k].Has(trait.Of) {
		return np
	}
	end := k + 1
	for end < ceiling && end-k < MaxPhrase && !p.Toks[end].Has(trait.Quoted) {
		if m := p.StartsAt[end]; m > 0 {
			np.Last = p.Mentions[m-1].Last
			if np.Kind == OtherPhrase && p.Toks[k].Has(trait.Of) && p.Toks[np.Last-1].Has(trait.People) { // "a handful of Democrats"
				np.Kind = PeopleAre
			}
			return np
		}
		t := &p.Toks[end]
		if !t.Has(trait.Word|trait.Number) || t.Is(lexicon.Functional|lexicon.TimeWord|lexicon.DayName|lexicon.Adverb) || p.acts(end) {
			break
		}
		end++
	}
	if end > k+1 {
		np.Last = end
		if np.Kind == OtherPhrase && p.Toks[k].Has(trait.Of) && p.Toks[p.beforeParticiples(end-1, k+1)].Has(trait.People) { // "a handful of experts"
			np.Kind = PeopleAre
		}
	}
	return np
}
