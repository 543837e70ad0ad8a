package phrase

import (
	"strings"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// notNoun reports whether the form of the word at token i, of which the lexicon knows no noun, speaks against its being one.
func (p *Reader) notNoun(i, floor int) bool {
	t := &p.Toks[i]
	if t.Is(lexicon.TimeWord) || t.Calendar() {
		return true
	}
	if i > floor && (p.Toks[i-1].Is(lexicon.Determiner|lexicon.Possessive) || p.Toks[i-1].Kind == token.Clitic && p.possessiveClitic(i-1)) {
		return false
	}
	if p.PluralNoun(i) {
		return false
	}
	if t.Other(lexicon.Base|lexicon.Third|lexicon.Gerund) && t.Unlisted() {
		return true
	}
	w := p.Text[t.Start:t.End]
	return t.Lex.Verb != 0 && t.Form(lexicon.Past|lexicon.Third) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly") || p.Finite(i)
}

// helped reports whether a modal or a form of "do" makes a verb of the word at token i: "did not release".
func (p *Reader) helped(i, floor int) bool {
	for k := i - 1; k >= floor && p.At[k] == 0; k-- {
		t := &p.Toks[k]
		switch {
		case t.Is(lexicon.Modal), t.Lex.Class&lexicon.Auxiliary != 0 && strings.HasPrefix(p.Lower(k), "d"):
			return true
		case !t.Is(lexicon.Adverb | lexicon.Negation):
			return false
		}
	}
	return false
}

// InPhrase reports whether the word at token i can stand inside a noun phrase before its head.
func (p *Reader) InPhrase(i int) bool {
	t := &p.Toks[i]
	if p.At[i] != 0 || p.EndsAt[i] > 0 {
		return false
	}
	switch {
	case t.Kind == token.NumberToken:
		return true
	case t.Is(lexicon.Preposition) && !t.Is(lexicon.Subordinator) && i > 0 && p.Toks[i-1].Is(lexicon.Determiner): // "an inside source"
		return true
	case t.Is(lexicon.Adverb) && !t.Is(lexicon.Numeral|lexicon.Functional):
		return i > 0 && (p.Toks[i-1].Is(lexicon.Determiner) || p.Toks[i-1].Kind == token.Clitic)
	case t.Kind != token.WordToken || t.Is(lexicon.Functional|lexicon.Possessive|lexicon.TimeWord|lexicon.DayName) && !t.Is(lexicon.Modifier):
		return false
	case t.Is(lexicon.Determiner):
		return false
	case t.Unlisted() && strings.HasSuffix(p.Text[t.Start:t.End], "ing"):
		return i > 0 && (p.Toks[i-1].Is(lexicon.Determiner|lexicon.Possessive|lexicon.Modifier) || p.Toks[i-1].Kind == token.Clitic)
	case t.Unlisted() && (t.Other(lexicon.Base|lexicon.Third|lexicon.Gerund) || p.Finite(i)):
		return i > 0 && (p.Toks[i-1].Is(lexicon.Determiner|lexicon.Possessive|lexicon.Modifier) || p.Toks[i-1].Kind == token.Clitic)
	case t.Lex.Verb != 0 && t.Form(lexicon.Past|lexicon.Third) && !t.Is(lexicon.Role|lexicon.People|lexicon.Document|lexicon.Body|lexicon.Modifier):
		return i > 0 && (p.Toks[i-1].Is(lexicon.Determiner|lexicon.Adjective) || p.Toks[i-1].Kind == token.Clitic && p.EndsAt[max(i-2, 0)] > 0)
	}
	return true
}

// nounKind tells what a phrase with its head at token i stands for.
func (p *Reader) nounKind(i int) phraseKind {
	t := &p.Toks[i]
	switch {
	case t.Is(lexicon.People):
		return PeopleAre
	case t.Is(lexicon.Role):
		return PersonIs
	case t.Is(lexicon.Document):
		return DocumentIs
	case t.Is(lexicon.Body):
		return BodyIs
	case t.Unlisted() && token.Agents(p.Lower(i)):
		return PeopleAre
	}
	return OtherPhrase
}

// modifies reports whether a body's or place's name only describes the noun behind it: "a Western diplomat".
func (p *Reader) modifies(m, ceiling int) bool {
	ment := &p.Mentions[m]
	k := ment.Last
	if k >= ceiling || p.At[k] != 0 {
		return false
	}
	t := &p.Toks[k]
	if ment.Kind == entity.AName && !t.Upper && k+1 < ceiling && p.At[k+1] == 0 && t.Is(lexicon.Body) && p.Toks[k+1].Is(lexicon.People|lexicon.Role) && !p.Toks[k+1].Upper {
		return true // "Marsh administration officials"
	}
	if ment.Kind == entity.AName {
		return ment.Last-ment.First == 1 && !t.Upper && t.Is(lexicon.Document|lexicon.Body) && p.Toks[ment.First-1+entity.Bit(ment.First == 0)].Is(lexicon.Determiner)
	}
	return t.Kind == token.WordToken && !t.Upper && (t.Is(lexicon.Role|lexicon.People|lexicon.Body|lexicon.Document|lexicon.Modifier) || t.Unlisted() && !p.notNoun(k, k))
}
