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
		addVerb(VerbClasses[section], word)
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
	{CommonNoun, ^(CommonNoun | Adjective | Department | Modifier), CommonNoun, regularThird},
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

// settle resolves what can't be both: a given name that men and women bear tells no gender, a spelling that is said of
// a reporting verb far more often ("said") is no name, and a noun that also is something that names begin with is no
// common one.
func settle(e *entry) Class {
	c := e.Class
	if e.Verb != 0 || c&^(WordClasses|Modifier) != 0 {
		c &^= CommonNoun
	}
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

// sets has the sets of sets.txt by their names.
var sets = sync.OnceValue(func() map[string]WordBits {
	words := map[string]string{}
	mustEach("sets.txt", func(section, word string) { words[section] += " " + word })
	list := make(map[string]WordBits, len(words))
	for name, w := range words {
		list[name] = WordSet(w)
	}
	return list
})

// Set returns a set of sets.txt. It is called before main, so that a missing set is noticed at once.
func Set(name string) WordBits {
	set := sets()[name]
	if set == nil {
		panic(fmt.Sprintf("lexicon: sets.txt has no set %q", name))
	}
	return set
}

// ReportClasses gives the class of the report that a verb, noun or adjective makes, by the particle after the verb; ""
// is for any other word. It is read with the lexicon.
var ReportClasses = map[string]map[string]corpus.ReportClass{}

// addReportClass enters a word of reports.txt: "deny", "rule/out".
func addReportClass(class corpus.ReportClass, word string) {
	lemma, particles, _ := strings.Cut(word, "/")
	if ReportClasses[lemma] == nil {
		ReportClasses[lemma] = map[string]corpus.ReportClass{}
	}
	for particle := range strings.SplitSeq(particles, ",") {
		ReportClasses[lemma][particle] = class
	}
}
