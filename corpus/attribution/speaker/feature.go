package speaker

import (
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
)

// Tests of the figure that a candidate is.

func isUnnamed(_ *anaphor, c candidate) bool { return c.who < 0 }
func isFigure(_ *anaphor, c candidate) bool  { return c.who >= 0 }

// isPerson: the figure is a person.
func isPerson(a *anaphor, c candidate) bool {
	return c.who >= 0 && a.Cast.Figures[c.who].Kind == corpus.Person
}

// isNoBody: the figure is a person, or the article does not name who spoke.
func isNoBody(a *anaphor, c candidate) bool { return isUnnamed(a, c) || isPerson(a, c) }

// isKnown: the article names the person in full.
func isKnown(a *anaphor, c candidate) bool { return a.Cast.Figures[c.who].Given != "" }

// isFree: nothing around the cue shows that someone else is meant.
func isFree(a *anaphor, c candidate) bool { return !slices.Contains(a.barred, c.who) }

// ofGender: nothing is known of another gender.
func ofGender(a *anaphor, c candidate) bool { return fitting(a.gender, a.genderOf(c.who)) }

// sameGender: the gender is known to fit.
func sameGender(a *anaphor, c candidate) bool { return a.gender == a.genderOf(c.who) }

func (p *Reader) genderOf(who int) lexicon.Class { return p.Cast.Figures[who].Gender() }

// fitting reports whether two values are the same as far as both are known.
func fitting[T comparable](a, b T) bool {
	var unknown T
	return a == unknown || b == unknown || a == b
}

// Tests of what a candidate said.

// areSeveral: people without names spoke.
func areSeveral(_ *anaphor, c candidate) bool { return c.said.plural() }

// isThing: a body or document spoke, or one of whom no more is known.
func isThing(a *anaphor, c candidate) bool { return !isPerson(a, c) && !c.said.plural() }

// Tests of the mention that brings a candidate up.

func isName(_ *anaphor, c candidate) bool  { return c.m.Kind == entity.AName }
func isBody(_ *anaphor, c candidate) bool  { return c.m.Kind == entity.AnOrg }
func isOwner(_ *anaphor, c candidate) bool { return c.m.Owner }

// isGoverned: the name follows a preposition.
func isGoverned(a *anaphor, c candidate) bool { return a.Tok(c.m.First - 1).Has(trait.Preposition) }

// isReal: the name is not the subject of a condition: "If Marsh won, he said".
func isReal(a *anaphor, c candidate) bool { return a.Tok(c.m.First-1).Lex.Word != lexicon.IfWord }

// isNoScene: the name does not tell where something is: "in the United States".
func isNoScene(a *anaphor, c candidate) bool {
	return a.Tok(a.BeforeArticle(c.m.First)-1).Lex.Word != lexicon.InWord
}

// isOutside: the name is not within the words whose speaker is looked for.
func isOutside(a *anaphor, c candidate) bool {
	at := int(a.Toks[c.m.First].Start)
	return !slices.ContainsFunc(a.content, func(s corpus.Span) bool { return s.Contains(at) })
}

// isUnparted: no other clause begins between the name and the anaphor.
func isUnparted(a *anaphor, c candidate) bool {
	return a.Next(c.m.Last, a.First, trait.Sign|trait.Subordinator|trait.Quoted) == a.First
}

// Tests of the words beside the mention.
var (
	isSubject = after("verb")                            // a verb, or an appositive and then a verb, seems to follow
	isJoined  = after("another")                         // "and" joins another name
	asksNoOne = not(after("asks-someone"))               // it is not that of a subject who asks or tells a person
	isNotTold = not(before("spoken-with"))               // it is not that of a person who is spoken with
	isNoPlace = either(isKnown, not(before("of-place"))) // it is not used as that of a place is
	isNoOwner = not(isOwner)
)

// after asks whether a pattern matches after the mention.
func after(name string) test {
	rule := patterns.Get(name)
	return func(a *anaphor, c candidate) bool { return rule.Matches(a.Reader, c.m.Last, a.sentence(c.back)) }
}

// before asks whether a pattern matches before the mention.
func before(name string) test {
	rule := patterns.Get(name)
	return func(a *anaphor, c candidate) bool { return rule.Matches(a.Reader, c.m.First, a.sentence(c.back)) }
}

func not(holds test) test { return func(a *anaphor, c candidate) bool { return !holds(a, c) } }

func either(x, y test) test { return func(a *anaphor, c candidate) bool { return x(a, c) || y(a, c) } }
