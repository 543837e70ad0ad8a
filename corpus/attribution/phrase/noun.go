package phrase

import (
	"strings"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// notNoun reports whether the form of the word at token i, of which the lexicon knows no noun, speaks against its being one.
func (p *Reader) notNoun(i, floor int) bool {
	t := &p.Toks[i]
	if t.Has(trait.Time | trait.Calendar) {
		return true
	}
	if i > floor && (p.Toks[i-1].Has(trait.Determiner|trait.Possessive) || p.Toks[i-1].Has(trait.Clitic) && p.possessiveClitic(i-1)) {
		return false
	}
	if p.PluralNoun(i) {
		return false
	}
	if i > floor && p.Toks[i-1].Has(trait.People) && t.Has(trait.Base) { // "farmers want"
		return true
	}
	if t.Other(lexicon.Base|lexicon.Third|lexicon.Gerund) && t.Has(trait.Unlisted) {
		return true
	}
	w := p.Text[t.Start:t.End]
	return t.Lex.Verb != 0 && t.Has(trait.Past|trait.Third) || t.Other(lexicon.Past) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly") || p.Toks[i].Has(trait.Finite)
}

// helped reports whether a modal or a form of "do" makes a verb of the word at token i: "did not release".
func (p *Reader) helped(i, floor int) bool {
	for k := i - 1; k >= floor && !p.Toks[k].Has(trait.Quoted); k-- {
		t := &p.Toks[k]
		switch {
		case t.Has(trait.Modal), t.Lex.Class&lexicon.Auxiliary != 0 && strings.HasPrefix(p.Lower(k), "d"):
			return true
		case !t.Has(trait.Adverb | trait.Negation):
			return false
		}
	}
	return false
}

// InPhrase reports whether the word at token i can stand inside a noun phrase before its head.
func (p *Reader) InPhrase(i int) bool {
	t := &p.Toks[i]
	if p.Toks[i].Has(trait.Quoted) || p.EndsAt[i] > 0 {
		return false
	}
	switch {
	case t.Has(trait.Number):
		return true
	case t.Has(trait.Preposition) && !t.Has(trait.Subordinator) && i > 0 && p.Toks[i-1].Has(trait.Determiner): // "an inside source"
		return true
	case t.Has(trait.Adverb) && !t.Has(trait.Numeral|trait.Functional):
		return i > 0 && p.Toks[i-1].Has(trait.Determiner|trait.Clitic)
	case !t.Has(trait.Word) || t.Is(lexicon.Functional|lexicon.Possessive|lexicon.TimeWord|lexicon.DayName) && !t.Has(trait.Modifier):
		return false
	case t.Has(trait.Determiner):
		return false
	case t.Has(trait.Unlisted) && strings.HasSuffix(p.Text[t.Start:t.End], "ing"):
		return i > 0 && p.Toks[i-1].Has(trait.Determiner|trait.Possessive|trait.Modifier|trait.Clitic)
	case t.Has(trait.Unlisted) && (t.Other(lexicon.Base|lexicon.Third|lexicon.Gerund) || p.Toks[i].Has(trait.Finite)):
		return i > 0 && p.Toks[i-1].Has(trait.Determiner|trait.Possessive|trait.Modifier|trait.Clitic)
	case t.Lex.Verb != 0 && t.Has(trait.Past|trait.Third) && !t.Has(trait.Role|trait.People|trait.Document|trait.Body|trait.Modifier):
		return i > 0 && (p.Toks[i-1].Has(trait.Determiner|trait.Adjective) || p.Toks[i-1].Has(trait.Clitic) && p.EndsAt[max(i-2, 0)] > 0)
	}
	return true
}

// nounKind tells what a phrase with its head at token i stands for.
func (p *Reader) nounKind(i int) phraseKind {
	t := &p.Toks[i]
	switch {
	case t.Has(trait.People):
		return PeopleAre
	case t.Has(trait.Role):
		return PersonIs
	case t.Has(trait.Document):
		return DocumentIs
	case t.Has(trait.Body):
		return BodyIs
	case t.Has(trait.Unlisted) && token.Agents(p.Lower(i)):
		return PeopleAre
	}
	return OtherPhrase
}

// modifies reports whether a body's or place's name only describes the noun behind it: "a Western diplomat".
func (p *Reader) modifies(m, ceiling int) bool {
	ment := &p.Mentions[m]
	k := ment.Last
	if k >= ceiling || p.Toks[k].Has(trait.Quoted) {
		return false
	}
	t := &p.Toks[k]
	if ment.Kind == entity.AName && !t.Has(trait.Upper) && k+1 < ceiling && !p.Toks[k+1].Has(trait.Quoted) && t.Has(trait.Body) && p.Toks[k+1].Has(trait.People|trait.Role) && !p.Toks[k+1].Has(trait.Upper) {
		return true // "Marsh administration officials"
	}
	if ment.Kind == entity.AName {
		return ment.Last-ment.First == 1 && !t.Has(trait.Upper) && t.Has(trait.Document|trait.Body) && p.Toks[ment.First-1+entity.Bit(ment.First == 0)].Has(trait.Determiner)
	}
	return t.Has(trait.Small) && (t.Has(trait.Role|trait.People|trait.Body|trait.Document|trait.Modifier) || t.Has(trait.Unlisted) && !p.notNoun(k, k))
}
