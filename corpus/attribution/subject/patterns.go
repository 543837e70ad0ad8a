package subject

import (
	_ "embed"

	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
)

//go:embed patterns.txt
var text string

// things are what no person is: a name may be that of a place.
const things = phrase.NamePhrase | phrase.BodyName | phrase.DocumentIs | phrase.BodyIs | phrase.OtherPhrase

// sources are what a clause that is shortened to its participle describes.
const sources = phrase.DocumentIs | phrase.PersonIs | phrase.PeopleAre

var patterns = pattern.Must(text, phrase.Funcs(pattern.Funcs[*Reader]{
	"thing":       phrase.Kinds[*Reader](things),
	"description": phrase.Kinds[*Reader](phrase.PersonIs),
	"person":      phrase.Kinds[*Reader](phrase.NamePhrase),
	"source":      phrase.Kinds[*Reader](sources),
}))
