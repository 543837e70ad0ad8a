package speaker

import (
	"iter"
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
)

// A candidate is one whom an anaphor may mean: the figure of a mention, or an earlier speaker.
type candidate struct {
	who  int             // the figure; -1 for one without a name
	m    *entity.Mention // that brings it up
	said *spoken         // or what they said
	back int             // how many sentences back
}

// noMention is an empty mention. It must not be written to.
var noMention = entity.Mention{First: -1, Last: -1, Kind: entity.ATitle, Who: -1}

// none is a candidate that was not found.
var none = candidate{who: -1, m: &noMention, said: &noOne}

// A source gives candidates at most some sentences back, the nearest first.
type source func(a *anaphor, within int) iter.Seq[candidate]

// A test asks one thing of a candidate.
type test func(a *anaphor, c candidate) bool

// A search is a way to find whom an anaphor means: the first of some candidates that passes all tests.
type search struct {
	among  source
	within int
	step   step             // how sure the candidate is
	nouns  lexicon.WordBits // the heads of the descriptions that it is for; nil for any
	when   test             // asked once, of the anaphor alone
	tests  []test
}

// search tries searches one after another. It returns an empty resolution if all of them fail.
func (a *anaphor) search(list []search, m corpus.Method) resolution {
	for _, s := range list {
		switch {
		case s.nouns != nil && !s.nouns.Holds(a.word):
			continue
		case s.when != nil && !s.when(a, none):
			continue
		}
		if c := a.find(s.among, s.within, s.tests...); c.who >= 0 {
			return figure(c.who, m, s.step)
		} else if c.said.Known() {
			return resolution{c.said.Referent, m, s.step}
		}
	}
	return resolution{}
}

// find returns the first candidate that passes all tests.
func (a *anaphor) find(among source, within int, tests ...test) candidate {
	for c := range among(a, within) {
		if a.passes(c, tests) {
			return c
		}
	}
	return none
}

// passes reports whether a candidate passes all tests, which are asked in their order.
func (a *anaphor) passes(c candidate, tests []test) bool {
	for _, holds := range tests {
		if !holds(a, c) {
			return false
		}
	}
	return true
}

// mentioned gives the mentions that end before the anaphor.
func mentioned(a *anaphor, within int) iter.Seq[candidate] {
	return func(yield func(candidate) bool) {
		back, oldest := 0, a.sentence(within).First
		for k := a.Memory.ments - 1; k >= 0 && a.Mentions[k].First >= oldest; k-- {
			m := &a.Mentions[k]
			for m.First < a.sentence(back).First {
				back++
			}
			if m.Last <= a.First && !yield(candidate{m.Who, m, &noOne, back}) {
				return
			}
		}
	}
}

// spoke gives those who have spoken.
func spoke(a *anaphor, within int) iter.Seq[candidate] {
	return func(yield func(candidate) bool) {
		for s := range a.Memory.back(within) {
			if !yield(candidate{s.One(), &noMention, s, a.Memory.sent - s.sent}) {
				return
			}
		}
	}
}

// ahead gives mentions after the sentence: a later paragraph may name with an office whom the lead describes. "The
// island's fisheries minister has accused …" and then "Island Fisheries Minister Ada Marsh said".
func ahead(a *anaphor, within int) iter.Seq[candidate] {
	return func(yield func(candidate) bool) {
		rest := a.Mentions[a.Memory.ments:]
		for k := range min(len(rest), within) {
			if !yield(candidate{rest[k].Who, &rest[k], &noOne, 0}) {
				return
			}
		}
	}
}

// lastPerson gives the last person to speak, or who spoke without a name after them.
func lastPerson(a *anaphor, within int) iter.Seq[candidate] {
	return slices.Values([]candidate{a.find(spoke, within, isNoBody)})
}

// author gives who wrote the article.
func author(a *anaphor, _ int) iter.Seq[candidate] {
	return slices.Values([]candidate{{a.Author(), &noMention, &noOne, 0}})
}

// pairs gives two people named as "Marsh and Roe", as if they had spoken.
func pairs(a *anaphor, within int) iter.Seq[candidate] {
	c := a.find(mentioned, within, isName, isJoined)
	if c == none {
		return slices.Values([]candidate{none})
	}
	two := []int{c.who, a.mentionAt(c.m.Last + 1).Who}
	return slices.Values([]candidate{{-1, &noMention, &spoken{Referent: Referent{Figures: two}}, c.back}})
}
