package attribution

import (
	"bufio"
	"bytes"
	"embed"
	"fmt"
	"strings"
	"sync"

	"verbatim/corpus"
)

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// A class is a set of the word classes that the engine asks about. A word may be in several.
type class uint64

const (
	determiner    class = 1 << iota
	possessive          // his, her: a determiner that stands for somebody
	pronoun             // he, she, they, it: in a subject's place
	objectPronoun       // him, her, them
	relative            // who, which
	preposition
	coordinator // and, but, or
	subordinator
	auxiliary
	modal
	negation
	adverb
	timeWord // today, yesterday
	dayName
	monthName
	numeral
	particle // de, von, bin: part of a name
	suffix   // Jr., III
	starter  // no name, though it may begin a sentence with a capital
	title    // Mr., Sen., Professor
	role     // minister, spokesman: one person
	people   // experts, officials: several
	document // poll, report
	body     // government, campaign
	modifier // foreign, deputy: stands before a role noun
	orgWord  // University, Ministry: part of a body's name
	orgName  // NATO: a body's name by itself
	place
	demonym
	male
	female
	firstName
	cueNoun      // claim, belief
	cueAdjective // concerned, confident
	abbreviation
	adjective
	commonNoun
	department // State, Affairs: what an office is of
)

// wordClasses are those that tell only what part of speech a word is.
const wordClasses = adjective | commonNoun | department

// A verbClass is a set of the ways in which a reporting verb takes what is reported.
type verbClass uint16

const (
	say    verbClass = 1 << iota // a clause or words; a hearer follows "to"
	tell                         // a hearer, then a clause
	ask                          // a question, with a hearer or without
	write                        // like say
	call                         // somebody, something
	judge                        // somebody or something, then "for" or "as"
	topic                        // something
	act                          // to do something
	talk                         // with a preposition: "about", "to"
	mind                         // a clause: thinks, wants
	show                         // a clause; the subject is a document
	object                       // tells what was said by its object alone: "rejected the offer"
)

// A form is a set of the forms that a spelling of a verb can be.
type form uint8

const (
	base form = 1 << iota
	third
	past
	participle // said, written
	gerund     // saying
)

// lexicon reads the lexicon into the vocabulary when it is first asked for: most processes only search what was found before, and
// reading it would be a third of their start.
var lexicon = sync.OnceFunc(mustReadLexicon)

// sections names the classes of the data files' sections.
var sections = map[string]map[string]class{
	"words.txt": {"determiner": determiner, "possessive": possessive, "pronoun": pronoun, "object-pronoun": objectPronoun,
		"relative": relative, "preposition": preposition, "coordinator": coordinator, "subordinator": subordinator,
		"auxiliary": auxiliary, "modal": modal, "negation": negation, "adverb": adverb, "time": timeWord, "day": dayName,
		"month": monthName, "number": numeral, "particle": particle, "suffix": suffix, "starter": starter},
	"titles.txt": {"m": title | male, "f": title | female, "u": title},
	"roles.txt": {"person": role, "person m": role | male, "person f": role | female, "people": people, "document": document,
		"body": body, "modifier": modifier, "department": department},
	"persons.txt":           {"": role},
	"orgs.txt":              {"word": orgWord, "body": orgName},
	"places.txt":            {"place": place, "demonym": demonym},
	"nouns.txt":             {"noun": cueNoun, "adjective": cueAdjective},
	"abbreviations.txt":     {"": abbreviation},
	"adjectives.txt":        {"": adjective},
	"commonnouns.txt":       {"": commonNoun},
	"firstnames-census.txt": {"m": firstName | male, "f": firstName | female, "u": firstName},
	"firstnames-world.txt":  {"m": firstName | male, "f": firstName | female, "u": firstName},
}

var verbSections = map[string]verbClass{"say": say, "tell": tell, "ask": ask, "write": write, "call": call, "judge": judge,
	"topic": topic, "act": act, "talk": talk, "mind": mind, "show": show,
	"object": object}

// genderOf are the sections that tell a gender; names in both lose it.
const genders = male | female

// prepositions lead from the verb of a lemma to what was said: "called for a ban".
var prepositions = map[wordID]wordBits{}

func mustReadLexicon() {
	for name, classes := range sections {
		mustEach("lexicon/"+name, func(section, word string) {
			c, ok := classes[section]
			if !ok {
				panic(fmt.Sprintf("lexicon/%s: unknown section %q", name, section))
			}
			if c&firstName != 0 {
				addName(word, c)
				return
			}
			at(word).class |= c
		})
	}
	addPlurals()
	mustEach("lexicon/verbs.txt", func(section, word string) {
		if section == "phrasal" {
			lemma, preps, _ := strings.Cut(word, "/")
			addVerb(talk, lemma)
			prepositions[wordOf(lemma)] = wordSet(strings.ReplaceAll(preps, ",", " "))
			return
		}
		addVerb(verbSections[section], word)
	})
	mustEach("lexicon/reports.txt", func(section, word string) { addReportClass(corpus.ReportClass(section), word) })
	mustEach("lexicon/verbs-other.txt", func(section, word string) { addOther(section == "past", word) })
	for i := range vocabulary.entries {
		e := &vocabulary.entries[i]
		e.class = settle(e)
	}
}

// addPlurals enters the plurals of nouns for roles, titles, documents and nationalities.
func addPlurals() {
	plurals := map[string]class{}
	all := vocabulary.entries
	for i := range all {
		e := &all[i]
		if c := e.class & (cueNoun | document); c != 0 && e.class&(role|people) == 0 {
			for _, plural := range regularThird(e.spelling) {
				plurals[plural] |= c
			}
		}
	}
	for i := range all {
		e := &all[i]
		if e.is(role) && !e.is(modifier|title) {
			for _, plural := range regularThird(e.spelling) {
				plurals[plural] |= people
			}
		}
	}
	for i := range all {
		e := &all[i]
		if e.is(title) && e.is(role) && !e.is(modifier) && !strings.HasSuffix(e.spelling, ".") {
			for _, plural := range regularThird(e.spelling) {
				plurals[plural] |= title | people
			}
		}
	}
	for i := range all {
		e := &all[i]
		if e.is(demonym) && strings.HasSuffix(e.spelling, "n") && !e.is(modifier) {
			plurals[e.spelling+"s"] |= people
		}
	}
	for word, c := range plurals {
		at(word).class |= c
	}
}

// settle resolves what can't be both: a given name that men and women bear tells no gender, and a spelling that is said
// of a reporting verb far more often ("said") is no name.
func settle(e *entry) class {
	c := e.class
	if c&firstName != 0 && c&genders == genders {
		c &^= genders
	}
	if c&firstName != 0 && (c&(determiner|pronoun|preposition|coordinator|auxiliary|adverb) != 0 || e.form&(past|gerund) != 0 && e.verb != 0) {
		c &^= firstName | genders
	}
	return c
}

func addName(word string, c class) {
	e := at(word)
	if e.class&firstName != 0 && e.class&genders != c&genders {
		c |= genders // both, which settle makes none
	}
	e.class |= c
}

// at returns the entry of a word of the lexicon.
func at(word string) *entry {
	e := &vocabulary.entries[wordOf(word)]
	e.listed = true
	return e
}

// mustEach calls f for each word of a data file with the section it stands in. The files are built in, so that a mistake in
// one is a mistake of the program.
func mustEach(name string, f func(section, word string)) {
	data, err := lexiconFiles.ReadFile(name)
	if err != nil {
		panic(err)
	}
	section := ""
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		line := lines.Text()
		switch {
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
