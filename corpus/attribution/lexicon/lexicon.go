// Package lexicon has all that is known of words: their classes, how verbs report, and the forms of verbs. The words
// stand in the text files beside it. Start with [Known] and [Lexeme].
package lexicon

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"verbatim/corpus"
)

//go:embed *.txt
var files embed.FS

// A Class is a set of the word classes that the engine asks about. A word may be in several.
type Class uint64

// The classes of words.
const (
	Determiner    Class = 1 << iota
	Possessive          // his, her: a determiner that stands for someone
	Pronoun             // he, she, they, it: in a subject's place
	ObjectPronoun       // him, her, them
	Relative            // who, which
	Preposition
	Coordinator // and, but, or
	Subordinator
	Auxiliary
	Modal
	Negation
	Adverb
	TimeWord // today, yesterday
	DayName
	MonthName
	Numeral
	Particle // de, von, bin: part of a name
	Suffix   // Jr., III
	Starter  // no name, though it may begin a sentence with a capital
	Title    // Mr., Sen., Professor
	Role     // minister, spokesman: one person
	People   // experts, officials: several
	Document // poll, report
	Body     // government, campaign
	Modifier // foreign, deputy: stands before a role noun
	OrgWord  // University, Ministry: part of a body's name
	OrgName  // NATO: a body's name by itself
	Place
	Demonym
	Male
	Female
	FirstName
	CueNoun      // claim, belief
	CueAdjective // concerned, confident
	Abbreviation
	Adjective
	CommonNoun
	Department // State, Affairs: what an office is of
)

// WordClasses are those that tell only what part of speech a word is.
const WordClasses = Adjective | CommonNoun | Department

// A VerbClass is a set of the ways in which a reporting verb takes what is reported.
type VerbClass uint16

// The ways in which verbs report.
const (
	Say    VerbClass = 1 << iota // a clause or words; a hearer follows "to"
	Tell                         // a hearer, then a clause
	Ask                          // a question, with a hearer or without
	Write                        // like say
	Call                         // someone, something
	Judge                        // someone or something, then "for" or "as"
	Topic                        // something
	Act                          // to do something
	Talk                         // with a preposition: "about", "to"
	Mind                         // a clause: thinks, wants
	Show                         // a clause; the subject is a document
	Object                       // tells what was said by its object alone: "rejected the offer"
)

// A Form is a set of the forms that a spelling of a verb can be.
type Form uint8

// The forms of verbs.
const (
	Base Form = 1 << iota
	Third
	Past
	Participle // said, written
	Gerund     // saying
)

// Load reads the lexicon into the vocabulary when it is first asked for: most processes only search what was found
// before, and reading it would be a third of their start.
var Load = sync.OnceFunc(mustReadLexicon)

// sections names the classes of the data files' sections.
var sections = map[string]map[string]Class{
	"words.txt": {"determiner": Determiner, "possessive": Possessive, "pronoun": Pronoun, "object-pronoun": ObjectPronoun,
		"relative": Relative, "preposition": Preposition, "coordinator": Coordinator, "subordinator": Subordinator,
		"auxiliary": Auxiliary, "modal": Modal, "negation": Negation, "adverb": Adverb, "time": TimeWord, "day": DayName,
		"month": MonthName, "number": Numeral, "particle": Particle, "suffix": Suffix, "starter": Starter},
	"titles.txt": {"m": Title | Male, "f": Title | Female, "u": Title, "several": Title | People},
	"roles.txt": {"person": Role, "person m": Role | Male, "person f": Role | Female, "people": People, "document": Document,
		"body": Body, "modifier": Modifier, "department": Department},
	"persons.txt":           {"": Role},
	"orgs.txt":              {"word": OrgWord, "body": OrgName},
	"places.txt":            {"place": Place, "demonym": Demonym},
	"nouns.txt":             {"noun": CueNoun, "adjective": CueAdjective},
	"abbreviations.txt":     {"": Abbreviation},
	"adjectives.txt":        {"": Adjective},
	"commonnouns.txt":       {"": CommonNoun},
	"firstnames-census.txt": {"m": FirstName | Male, "f": FirstName | Female, "u": FirstName},
	"firstnames-world.txt":  {"m": FirstName | Male, "f": FirstName | Female, "u": FirstName},
}

var verbSections = map[string]VerbClass{"say": Say, "tell": Tell, "ask": Ask, "write": Write, "call": Call, "judge": Judge,
	"topic": Topic, "act": Act, "talk": Talk, "mind": Mind, "show": Show,
	"object": Object}

// Genders are the classes that tell a gender; a name in both sections loses it.
const Genders = Male | Female

// Prepositions lead from the verb of a lemma to what was said: "called for a ban".
var Prepositions = map[WordID]WordBits{}

func mustReadLexicon() {
	for name, classes := range sections {
		mustEach(name, func(section, word string) {
			c, ok := classes[section]
			if !ok {
				panic(fmt.Sprintf("lexicon/%s: unknown section %q", name, section))
			}
			if c&FirstName != 0 {
				addName(word, c)
				return
			}
			at(word).Class |= c
		})
	}
	addPlurals()
	mustEach("verbs.txt", func(section, word string) {
		if section == "phrasal" {
			lemma, preps, _ := strings.Cut(word, "/")
			addVerb(Talk, lemma)
			Prepositions[WordOf(lemma)] = WordSet(strings.ReplaceAll(preps, ",", " "))
			return
		}
		addVerb(verbSections[section], word)
	})
	mustEach("reports.txt", func(section, word string) { addReportClass(corpus.ReportClass(section), word) })
	mustEach("verbs-other.txt", func(section, word string) { addOther(section == "past", word) })
	for i := range vocabulary.entries {
		e := &vocabulary.entries[i]
		e.Class = settle(e)
		e.Traits = TraitsOf(&e.Lexeme)
	}
	gatherSpellings()
}

// gatherSpellings puts all spellings into one stretch of memory, so that comparing a word with one seldom misses the
// cache.
func gatherSpellings() {
	all := vocabulary.entries
	var b strings.Builder
	for i := range all {
		b.WriteString(all[i].spelling)
	}
	rest := b.String()
	for i := range all {
		n := len(all[i].spelling)
		all[i].spelling, rest = rest[:n], rest[n:]
	}
}

// plurals tell what the plural of a word is that has some classes and none of others.
var plurals = []struct {
	of, not, is Class
	plural      func(word string) []string
}{
	{CueNoun, Role | People, CueNoun, regularThird},
	{Document, Role | People, Document, regularThird},
	{Role, Modifier | Title, People, pluralOf},
	{Title | Role, Modifier | Abbreviation, Title | People, regularThird},
	{Demonym, Modifier, People, pluralDemonym},
}

// addPlurals enters the plurals of nouns for roles, titles, documents and nationalities.
func addPlurals() {
	added := map[string]Class{}
	for i := range vocabulary.entries {
		e := &vocabulary.entries[i]
		for _, p := range plurals {
			if e.Class&(p.of|p.not) != p.of {
				continue
			}
			for _, plural := range p.plural(e.spelling) {
				added[plural] |= p.is
			}
		}
	}
	for word, c := range added {
		at(word).Class |= c
	}
}

// pluralOf returns the plurals of a noun for a person: "fishermen", "farmers".
func pluralOf(noun string) []string {
	if stem, ok := strings.CutSuffix(noun, "man"); ok {
		return []string{stem + "men"}
	}
	return regularThird(noun)
}

// pluralDemonym returns the plural of a nationality that has one: "Norwegians", but not "French".
func pluralDemonym(word string) []string {
	if strings.HasSuffix(word, "n") {
		return []string{word + "s"}
	}
	return nil
}

// notNames are classes of words that are no names, though a list of names has the spelling.
const notNames = Determiner | Pronoun | Preposition | Coordinator | Auxiliary | Adverb

// settle resolves what can't be both: a given name that men and women bear tells no gender, and a spelling that is said
// of a reporting verb far more often ("said") is no name.
func settle(e *entry) Class {
	c := e.Class
	switch reports := e.Verb != 0 && e.Form&(Past|Gerund) != 0; {
	case c&FirstName == 0:
	case reports, e.Is(notNames):
		c &^= FirstName | Genders
	case c&Genders == Genders:
		c &^= Genders
	}
	return c
}

func addName(word string, c Class) {
	e := at(word)
	if e.Class&FirstName != 0 && e.Class&Genders != c&Genders {
		c |= Genders // both, which settle makes none
	}
	e.Class |= c
}

// at returns the entry of a word of the lexicon.
func at(word string) *entry {
	e := &vocabulary.entries[WordOf(word)]
	e.Listed = true
	return e
}

// mustEach calls f for each word of a data file with the section it stands in. The files are built in, so that a
// mistake in one is a mistake of the program.
func mustEach(name string, f func(section, word string)) {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	section := ""
	for line := range strings.Lines(string(data)) {
		switch line = strings.TrimSuffix(line, "\n"); {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			section = strings.Trim(line, "[]")
		default:
			for _, word := range entryFields(line) {
				f(section, word)
			}
		}
	}
}

// entryFields parts a line at its spaces, but not inside the brackets that hold a verb's forms.
func entryFields(line string) []string {
	depth := 0
	return strings.FieldsFunc(line, func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		return r == ' ' && depth == 0
	})
}
