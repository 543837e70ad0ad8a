package phrase

import (
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
)

// hangsOn widens a phrase that stands behind a preposition to the one it belongs to: not "the Halden Institute" speaks but
// its spokesman.
func (p *Reader) hangsOn(np Phrase, floor, depth int) Phrase {
	k := p.firstOfBodies(np, floor) - 1
	if k <= floor || !p.Toks[k].Has(trait.Preposition) || p.Toks[k].Has(trait.Upper) {
		return np
	}
	if k-2 >= floor && p.Toks[k-1].In(hanging) && p.Toks[k-2].Has(trait.People|trait.Role) { // "sources close to Marsh"
		k--
	}
	outer := p.endingDepth(k-1, floor, depth+1)
	of := p.Toks[k].Has(trait.Of)
	if of && outer.Kind == OtherPhrase && np.Kind != OtherPhrase && np.Mention < 0 { // "54 percent of respondents", "a group of experts"
		outer.Kind = np.Kind
	}
	switch {
	case outer.Kind == PersonIs, outer.Kind == PeopleAre, outer.Kind == DocumentIs, outer.Kind == BodyIs, outer.Kind == OtherPhrase && of, outer.Kind == NamePhrase && of, outer.Kind == BodyName && of:
		outer.Last = np.Last
		return outer
	}
	return np
}

// firstOfBodies returns the first token of a body's name, and of the bodies that "and" joins before it: "a study by the
// Halden Institute and the Oslo Foundation".
func (p *Reader) firstOfBodies(np Phrase, floor int) int {
	k := p.BeforeArticle(np.First) - 1
	if np.Mention < 0 || p.Mentions[np.Mention].Kind != entity.AnOrg || k-1 <= floor || !p.Toks[k].Has(trait.And) {
		return np.First
	}
	if m := int(p.EndsAt[k-1]) - 1; m >= 0 && p.Mentions[m].Kind == entity.AnOrg {
		return p.BeforeArticle(p.Mentions[m].First)
	}
	return np.First
}

// hanging are adjectives that stand behind whom they describe.
var hanging = lexicon.Set("phrase.hanging")

// pronounHanging returns the phrase that a pronoun at its end belongs to: "a source close to him".
func (p *Reader) pronounHanging(i, floor, depth int) Phrase {
	if i-1 <= floor || depth > 3 || !p.Toks[i].Has(trait.ObjectPronoun) || !p.Toks[i-1].Has(trait.Preposition) {
		return Phrase{}
	}
	np := p.hangsOn(Phrase{First: i, Last: i + 1, Head: i, Mention: -1, Kind: OtherPhrase}, floor, depth)
	if np.First == i {
		return Phrase{}
	}
	return np
}

// share returns the phrase of a number that stands for people and ends with token i: "42%", "six in 10".
func (p *Reader) share(i, floor int) Phrase {
	t := &p.Toks[i]
	np := Phrase{Last: i + 1, Head: i, Mention: -1, Kind: PeopleAre}
	switch {
	case p.Text[t.Start:t.End] == "%" && i-1 >= floor && p.Toks[i-1].Has(trait.Number):
		np.First = i - 1
	case t.Has(trait.Number) && i-2 >= floor && p.Lower(i-1) == "in" && p.Toks[i-2].Has(trait.Numeral|trait.Number):
		np.First = i - 2
	default:
		return Phrase{}
	}
	return np
}
