package lexicon

import "verbatim/corpus/attribution/trait"

var classTraits = []struct {
	class Class
	trait trait.Set
}{
	{Determiner, trait.Determiner}, {Possessive, trait.Possessive}, {Pronoun, trait.Pronoun}, {ObjectPronoun, trait.ObjectPronoun},
	{Relative, trait.Relative}, {Preposition, trait.Preposition}, {Coordinator, trait.Coordinator}, {Subordinator, trait.Subordinator},
	{Auxiliary, trait.Auxiliary}, {Modal, trait.Modal}, {Negation, trait.Negation}, {Adverb, trait.Adverb}, {TimeWord, trait.Time},
	{Numeral, trait.Numeral}, {Title, trait.Title}, {Role, trait.Role}, {People, trait.People}, {Document, trait.Document},
	{Body, trait.Body}, {Modifier, trait.Modifier}, {Place, trait.Place}, {Demonym, trait.Demonym}, {CueNoun, trait.CueNoun},
	{CueAdjective, trait.CueAdjective}, {Adjective, trait.Adjective},
	{Functional, trait.Functional},
}

var formTraits = []struct {
	form  Form
	trait trait.Set
}{{Base, trait.Base}, {Third, trait.Third}, {Past, trait.Past}, {Participle, trait.Participle}, {Gerund, trait.Gerund}}

var wordTraits = map[WordID]trait.Set{ThatWord: trait.That, OfWord: trait.Of, ToWord: trait.To, ByWord: trait.By, AsWord: trait.As,
	AndWord: trait.And, TheWord: trait.The, AWord: trait.An, AnWord: trait.An, WhoWord: trait.Who}

// TraitsOf sums up what is known of a word.
func TraitsOf(l *Lexeme) trait.Set {
	s := wordTraits[l.Word]
	for _, c := range classTraits {
		if l.Class&c.class != 0 {
			s |= c.trait
		}
	}
	for _, f := range formTraits {
		if l.Form&f.form != 0 {
			s |= f.trait
		}
	}
	if l.Verb&Reporting != 0 {
		s |= trait.Reporting
	}
	if l.Unlisted() {
		s |= trait.Unlisted
	}
	return s
}
