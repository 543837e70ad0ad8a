package entity

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
)

// A Mention is a name as it stands in the text, with the title or role that stands before it.
type Mention struct {
	First, Last int // tokens of the whole: title, role and name: [first, last)
	Name        int // the first token of the name; last when there is a title alone ("the Prime Minister")
	Kind        mentionKind
	Owner       bool // a possessive: 's follows
	Who         int  // index into the people; -1 while unresolved
	gender      lexicon.Class
	Titled      bool // a title or role stands before the name

	surname, parts int // of a person's name: the token of the last part, and how many there are, both without suffixes
}

type mentionKind uint8

const (
	AName  mentionKind = 1 << iota // a person's, as far as its form tells
	AnOrg                          // a body's
	APlace                         // only a place
	ATitle                         // a title or role with a capital, without a name
)

var (
	titles     = patterns.Get("titles")
	titledName = patterns.Get("titled-name")
	bodyFirst  = patterns.Get("body-first")
	roleBefore = patterns.Get("role-before")
	tenure     = patterns.Get("tenure")

	honours        = patterns.Get("honours")
	suffixes       = patterns.Get("suffixes")
	particlesFirst = patterns.Get("particles-first")
)

// nameKinds tell by its words what a name without a title names. The first that matches wins.
var nameKinds = []struct {
	words *pattern.Pattern[*reader]
	kind  mentionKind
}{
	{patterns.Get("body-name"), AnOrg},
	{patterns.Get("place-name"), APlace},
	{patterns.Get("given-name"), AName},
	{patterns.Get("letters"), AnOrg},
}

// take makes a mention of the capitals at tokens [first, last).
func (r *reader) take(first, last int) {
	m := Mention{First: first, Last: last, Who: -1}
	m.Name = titles.Over(r, first, token.Sentence{First: first, Last: last})
	m.Owner = r.Tok(last).Kind == token.Clitic
	m.Titled = m.Name > first
	m.Kind = r.kind(&m)
	if m.Kind&(AnOrg|APlace) != 0 {
		m.Name, m.Titled = first, false
	}
	r.parse(&m)
	r.ments = append(r.ments, m)
	if m.Kind == AName {
		r.takeRole(&r.ments[len(r.ments)-1])
	}
}

// kind tells from a mention's form what it names.
func (r *reader) kind(m *Mention) mentionKind {
	name := token.Sentence{First: m.Name, Last: m.Last}
	switch {
	case m.Name == m.Last:
		return ATitle
	case m.Titled && titledName.Matches(r, m.Name, name):
		return AName
	}
	for _, k := range nameKinds {
		if k.words.Matches(r, m.Name, name) {
			return k.kind
		}
	}
	if name.First = max(m.First-1, 0); bodyFirst.Matches(r, name.First, name) {
		return AnOrg
	}
	return AName
}

// takeRole takes the words before a name that tell a role into its mention, and what they tell of the gender.
func (r *reader) takeRole(m *Mention) {
	if first, ok := roleBefore.Match(r, m.First, r.scope); ok {
		m.First, m.Titled = first, true
	}
	if m.Titled {
		m.First = tenure.Over(r, m.First, r.scope)
		m.gender = r.holder(m.First, m.Name)
	}
}

// holder returns the gender that the titles and roles among the tokens [first, last) tell of their holder. Those of
// an owner tell nothing: "the queen's secretary".
func (r *reader) holder(first, last int) (gender lexicon.Class) {
	for i := last - 1; i >= first && r.Toks[i].Kind != token.Clitic; i-- {
		if t := &r.Toks[i]; t.Is(lexicon.Title | lexicon.Role) {
			gender |= t.Holder()
		}
	}
	return gender
}

// parse finds the last part of a name and counts its parts.
func (r *reader) parse(m *Mention) {
	m.surname, m.parts = m.Last-1, m.Last-m.Name
	if name := (token.Sentence{First: m.Name, Last: m.Last}); m.parts > 1 {
		m.surname = suffixes.Over(r, m.Last, name) - 1
		m.parts = m.surname + 1 - particlesFirst.Over(r, m.Name, name)
	}
}

// nameSpan is the span of the name without its title and without letters such as "KC" after it.
func (r *reader) nameSpan(m *Mention) corpus.Span {
	return r.Span(m.Name, honours.Over(r, m.Last, token.Sentence{First: m.surname + 1, Last: m.Last}))
}

// isFull reports whether a mention has several parts of a person's name.
func (m *Mention) isFull() bool { return m.Kind == AName && m.parts > 1 }
