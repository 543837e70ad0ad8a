package phrase

import (
	"slices"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

var (
	inside      = nouns.Get("inside")
	premodified = nouns.Get("premodified")
	noHead      = nouns.Get("no-head")
	relates     = nouns.Get("relates")
	beforeNoun  = nouns.Get("before-noun")
	beforeKnown = nouns.Get("before-known")
	beforeName  = nouns.Get("before-name")
	hanging     = nouns.Get("hanging")
	bracketed   = nouns.Get("bracketed")
)

// maxHanging is how many phrases may hang on each other: "the head of the office of the mayor".
const maxHanging = 4

// Ending returns the noun phrase whose last token is i and that begins at token floor or later, with what hangs on it:
// "a spokesman for the Halden Institute".
func (p *Reader) Ending(i, floor int) Phrase {
	if i < floor {
		return Phrase{}
	}
	return p.wholeEndings.get(i, floor, 0, func() Phrase { return p.endingDepth(i, floor, 0) })
}

// Owning is Ending where a clause or an owner's 's follows: of a thing it returns the name alone, which it ends with.
// "the mouth of Ada Marsh, who said", "an issue out of Marsh's claim".
func (p *Reader) Owning(i, floor int) Phrase {
	np := p.Ending(i, floor)
	if !np.Is(OtherPhrase) {
		return np
	}
	if name := p.SimpleEnding(i, floor); name.Is(NamePhrase) {
		return name
	}
	return np
}

func (p *Reader) endingDepth(i, floor, depth int) Phrase {
	i = bracketed.Over(p, i+1, p.from(floor)) - 1
	if i < floor || depth > maxHanging {
		return Phrase{}
	}
	if p.Toks[i].Has(trait.ObjectPronoun) { // "a source close to him"
		if np := p.hangsOn(one(i, OtherPhrase), floor, depth); np.First < i {
			return np
		}
	}
	np := p.SimpleEnding(i, floor)
	if np.Is(PronounIs) {
		return np
	}
	return p.hangsOn(np, floor, depth)
}

// one returns the phrase of a single token.
func one(i int, kind phraseKind) Phrase {
	return Phrase{First: i, Last: i + 1, Head: i, Mention: -1, Kind: kind}
}

// hangsOn widens a phrase after a preposition to the one it belongs to: not "the Halden Institute" speaks but its
// spokesman.
func (p *Reader) hangsOn(np Phrase, floor, depth int) Phrase {
	k, ok := hanging.Match(p, np.First, p.from(floor))
	if !ok {
		return np
	}
	outer := p.endingDepth(k-1, floor, depth+1)
	switch of := p.Toks[k].Has(trait.Of); {
	case outer.Is(Described):
	case !of, !outer.Is(anyKind &^ PronounIs):
		return np
	case np.Mention < 0: // "54 percent of respondents"
		outer.Kind, outer.Mention = np.Kind, -1
	}
	outer.Last = np.Last
	return outer
}

// SimpleEnding returns the noun phrase whose last token is i, without what stands after a preposition.
func (p *Reader) SimpleEnding(i, floor int) Phrase {
	return p.endings.get(i, floor, 0, func() Phrase { return p.simpleEnding(i, floor) })
}

func (p *Reader) simpleEnding(i, floor int) Phrase {
	s, t := p.from(floor), &p.Toks[i]
	if m := p.EndsAt[i]; m > 0 {
		return p.Named(int(m-1), floor)
	}
	switch {
	case t.Has(trait.Pronoun):
		return one(i, PronounIs)
	case !t.Has(trait.Word):
		return p.number(i, s)
	case noHead.Matches(p, i+1, s):
		return Phrase{}
	}
	np := one(i, p.nounKind(i))
	np.First = premodified.Over(p, i, s)
	switch {
	case relates.Matches(p, np.First, s):
		return Phrase{}
	case np.Is(OtherPhrase):
		np.First = beforeNoun.Over(p, np.First, s)
	default:
		np.First = beforeKnown.Over(p, np.First, s)
	}
	return np
}

// numbers are the phrases whose last token is a number or its sign.
var numbers = []struct {
	pattern *pattern.Pattern[*Reader]
	kind    phraseKind
}{{nouns.Get("aged"), PersonIs}, {nouns.Get("numbered"), DocumentIs}, {nouns.Get("share"), PeopleAre}}

// number returns the phrase whose last token i is a number: "the 46-year-old", "Article 33", "42%".
func (p *Reader) number(i int, s token.Sentence) Phrase {
	for _, n := range numbers {
		if first, ok := n.pattern.Match(p, i+1, s); ok {
			return Phrase{First: first, Last: i + 1, Head: i, Mention: -1, Kind: n.kind}
		}
	}
	return Phrase{}
}

// Named returns the phrase of a mention, with the determiner before it.
func (p *Reader) Named(m, floor int) Phrase {
	ment, s := &p.Mentions[m], p.from(floor)
	np := Phrase{First: max(ment.First, floor), Last: ment.Last, Head: ment.Last - 1, Mention: m, Kind: BodyName}
	switch ment.Kind {
	case entity.AName:
		np.Kind = NamePhrase
	case entity.ATitle:
		np.Mention, np.Kind = -1, PersonIs
		if p.Toks[np.Head].Has(trait.People) {
			np.Kind = PeopleAre
		}
	}
	if !np.Is(NamePhrase) {
		np.First = premodified.Over(p, np.First, s)
	}
	np.First = beforeName.Over(p, np.First, s)
	return np
}

// InPhrase reports whether the word at token i can stand inside a noun phrase before its head.
func (p *Reader) InPhrase(i int) bool { return inside.Matches(p, i+1, p.from(0)) }

// kinds are what nouns stand for by their classes. The first that fits counts. Only "46-year-old" is a number with a
// kind.
var kinds = []struct {
	class trait.Set
	kind  phraseKind
}{{trait.People, PeopleAre}, {trait.Role, PersonIs}, {trait.Document, DocumentIs}, {trait.Body, BodyIs},
	{trait.Number, PersonIs}}

// nounKind tells what a phrase with its head at token i stands for.
func (p *Reader) nounKind(i int) phraseKind {
	for _, k := range kinds {
		if p.Toks[i].Has(k.class) {
			return k.kind
		}
	}
	return OtherPhrase
}

// maxJoint is how many speakers a cue may have.
const maxJoint = 4

var (
	joined = nouns.Get("joined")
	listed = nouns.Get("listed")
)

// JointBefore returns the mentions that "and" and commas join before the name of phrase np, in the order of the text:
// "Marsh, Roe and NATO said".
func (p *Reader) JointBefore(np *Phrase, floor int) (others []int) {
	if !np.Is(NamePhrase | BodyName) {
		return nil
	}
	s := p.from(floor)
	left, ok := joined.Match(p, p.Mentions[np.Mention].First, s)
	for ok && len(others) < maxJoint-1 {
		others = append(others, int(p.StartsAt[left])-1)
		left, ok = listed.Match(p, left, s)
	}
	slices.Reverse(others)
	return others
}
