// Package entity finds the names in an article and whom they name: people, organizations and places, with titles,
// roles and genders. Start with [Names], which finds mentions, and [Cast], the table of those whom they mean.
package entity

import (
	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

var (
	nameStart       = patterns.Get("name-start")
	particlesBefore = patterns.Get("particles-before")
	wholeName       = patterns.Get("name-words")
)

// Names finds the names outside quotations, in order. It takes the memory of found.
func Names(found []Mention, article token.Reading) []Mention {
	r := newReader(found[:0], article)
	for _, s := range r.Sentences {
		if !s.Headline {
			r.names(s)
		}
	}
	return r.ments
}

// names finds the names of a sentence. Small words such as "von" before one belong to it.
func (r *reader) names(s token.Sentence) {
	s.First = s.Body
	r.scope = s
	for i := r.Next(s.First, s.Last, trait.Upper); i < s.Last; i = r.Next(i, s.Last, trait.Upper) {
		if !nameStart.Matches(r, i, s) {
			i++
			continue
		}
		end := wholeName.Over(r, i, s)
		r.take(particlesBefore.Over(r, i, s), end)
		i = end
	}
}

// quotedNames returns the full names that stand only within quotations and headlines, by folded surname: a first name
// and one more word with a capital.
func (r *reader) quotedNames() map[string][]string {
	found := map[string][]string{}
	for i := range r.Toks {
		if r.fullName(i) {
			key := r.Lower(i + 1)
			found[key] = append(found[key], r.TokenSpan(i, i+2).In(r.Text))
		}
	}
	return found
}

// fullName reports whether a first name and a surname, and no more capitals, stand at tokens i and i+1. The first
// name is a known one, or an unknown word that has its capital inside a clause.
func (r *reader) fullName(i int) bool {
	const others = lexicon.Title | lexicon.Role | lexicon.Modifier | lexicon.Place | lexicon.Demonym | lexicon.Starter
	given := r.Tok(i)
	switch {
	case !r.capital(i), !r.capital(i + 1), r.capital(i - 1), r.capital(i + 2), given.Is(others):
		return false
	case given.Is(lexicon.FirstName):
		return true
	}
	return given.Unlisted() && r.Tok(i-1).Kind == token.WordToken
}

// A Mention is a name as it stands in the text, with the title or role that stands before it.
type Mention struct {
	First, Last int // tokens of the whole: title, role and name: [first, last)
	Name        int // the first token of the name; last when there is a title alone ("the Prime Minister")
	Kind        mentionKind
	Owner       bool // a possessive: 's follows
	Who         int  // index into the people; -1 while unresolved
	gender      lexicon.Class
	Titled      bool // a title or role stands before the name

	// Of a person's name, without suffixes.
	Parts   int // how many there are
	surname int // the token of the last one
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

// holder returns the gender that the last title or role among the tokens [first, last) tells of its holder. That of an
// owner tells nothing: "the queen's secretary".
func (r *reader) holder(first, last int) lexicon.Class {
	for i := last - 1; i >= first; i-- {
		if t := &r.Toks[i]; t.Is(lexicon.Title | lexicon.Role) {
			return t.Holder()
		}
	}
	return 0
}

// parse finds the last part of a name and counts its parts.
func (r *reader) parse(m *Mention) {
	m.surname, m.Parts = m.Last-1, m.Last-m.Name
	if name := (token.Sentence{First: m.Name, Last: m.Last}); m.Parts > 1 {
		m.surname = suffixes.Over(r, m.Last, name) - 1
		m.Parts = m.surname + 1 - particlesFirst.Over(r, m.Name, name)
	}
}

// nameSpan is the span of the name without its title and without letters such as "KC" after it.
func (r *reader) nameSpan(m *Mention) corpus.Span {
	return r.TokenSpan(m.Name, honours.Over(r, m.Last, token.Sentence{First: m.surname + 1, Last: m.Last}))
}

// isFull reports whether a mention has several parts of a person's name.
func (m *Mention) isFull() bool { return m.Kind == AName && m.Parts > 1 }
