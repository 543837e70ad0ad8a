package lexicon_test

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/readtest"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// printers have for each file of cases in testdata the function that prints what is known of a word.
var printers = map[string]func(word string) string{
	"verbs":   printVerb,
	"classes": printClasses,
	"reports": printReport,
}

// TestCases prints what is known of each word of a case, a line per word.
func TestCases(t *testing.T) {
	for name, printed := range printers {
		t.Run(name, func(t *testing.T) {
			readtest.Cases(t, filepath.Join("testdata", name+".txt"), *update, func(text string) (lines []string) {
				for word := range strings.FieldsSeq(text) {
					lines = append(lines, word+": "+printed(word))
				}
				return lines
			})
		})
	}
}

// A named bit is one of a set, with its name.
type named[T any] struct {
	bit  T
	name string
}

var ways = []named[lexicon.VerbClass]{
	{lexicon.Say, "say"}, {lexicon.Tell, "tell"}, {lexicon.Ask, "ask"}, {lexicon.Write, "write"}, {lexicon.Call, "call"},
	{lexicon.Judge, "judge"}, {lexicon.Topic, "topic"}, {lexicon.Act, "act"}, {lexicon.Talk, "talk"},
	{lexicon.Mind, "mind"},
	{lexicon.Show, "show"}, {lexicon.Object, "object"},
}

var forms = []named[lexicon.Form]{
	{lexicon.Base, "base"}, {lexicon.Third, "third"}, {lexicon.Past, "past"}, {lexicon.Participle, "participle"},
	{lexicon.Gerund, "-ing"},
}

var classes = []named[lexicon.Class]{
	{lexicon.Determiner, "determiner"}, {lexicon.Possessive, "possessive"}, {lexicon.Pronoun, "pronoun"},
	{lexicon.ObjectPronoun, "object pronoun"}, {lexicon.Relative, "relative"}, {lexicon.Preposition, "preposition"},
	{lexicon.Coordinator, "coordinator"}, {lexicon.Subordinator, "subordinator"}, {lexicon.Auxiliary, "auxiliary"},
	{lexicon.Modal, "modal"}, {lexicon.Negation, "negation"}, {lexicon.Adverb, "adverb"}, {lexicon.TimeWord, "time"},
	{lexicon.DayName, "day"}, {lexicon.MonthName, "month"}, {lexicon.Numeral, "numeral"}, {lexicon.Particle, "particle"},
	{lexicon.Suffix, "suffix"}, {lexicon.Starter, "starter"}, {lexicon.Title, "title"}, {lexicon.Role, "role"},
	{lexicon.People, "people"}, {lexicon.Document, "document"}, {lexicon.Body, "body"}, {lexicon.Modifier, "modifier"},
	{lexicon.OrgWord, "part of a body's name"}, {lexicon.OrgName, "body's name"}, {lexicon.Place, "place"},
	{lexicon.Demonym, "demonym"}, {lexicon.Male, "male"}, {lexicon.Female, "female"}, {lexicon.FirstName, "first name"},
	{lexicon.CueNoun, "cue noun"}, {lexicon.CueAdjective, "cue adjective"}, {lexicon.Abbreviation, "abbreviation"},
	{lexicon.Adjective, "adjective"}, {lexicon.CommonNoun, "common noun"}, {lexicon.Department, "department"},
}

// namesOf returns the names of the bits of a set.
func namesOf[T lexicon.Class | lexicon.VerbClass | lexicon.Form](set T, bits []named[T]) string {
	var names []string
	for _, b := range bits {
		if set&b.bit != 0 {
			names = append(names, b.name)
		}
	}
	return strings.Join(names, ", ")
}

func printVerb(word string) string {
	e := lexicon.Known(word)
	switch {
	case e.Verb != 0:
		return fmt.Sprintf("%s of %q; reports: %s", namesOf(e.Form, forms), e.Lemma, namesOf(e.Verb, ways))
	case e.Other != 0:
		return namesOf(e.Other, forms) + "; reports nothing"
	}
	return "no verb"
}

func printClasses(word string) string {
	e := lexicon.Known(word)
	switch {
	case !e.Listed:
		return "not listed"
	case e.Class == 0:
		return "no class"
	}
	return namesOf(e.Class, classes)
}

func printReport(word string) string {
	lemma, particle, _ := strings.Cut(word, "/")
	lexicon.Load()
	if class, ok := lexicon.ReportClasses[lemma][particle]; ok {
		return string(class)
	}
	return "no class"
}
