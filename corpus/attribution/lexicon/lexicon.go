// Package lexicon has all that is known of words: their classes, how verbs report, and the forms of verbs. The words
// stand in the text files beside it. Start with [Known] and [Lexeme].
package lexicon

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

// Genders are the classes that tell a gender; a name in both sections loses it.
const Genders = Male | Female

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
