package lexicon

// classNames are the classes by the names that patterns have for them.
var classNames = map[string]Class{
	"determiner": Determiner, "possessive": Possessive, "pronoun": Pronoun, "object-pronoun": ObjectPronoun, "relative": Relative,
	"preposition": Preposition, "coordinator": Coordinator, "subordinator": Subordinator, "auxiliary": Auxiliary, "modal": Modal,
	"negation": Negation, "adverb": Adverb, "time": TimeWord, "day": DayName, "month": MonthName, "numeral": Numeral,
	"particle": Particle, "suffix": Suffix, "starter": Starter, "title": Title, "role": Role, "people": People,
	"document": Document, "body": Body, "modifier": Modifier, "org-word": OrgWord, "org-name": OrgName, "place": Place,
	"demonym": Demonym, "male": Male, "female": Female, "first-name": FirstName, "cue-noun": CueNoun,
	"cue-adjective": CueAdjective, "abbreviation": Abbreviation, "adjective": Adjective, "common-noun": CommonNoun,
	"department": Department, "functional": Functional,
}

// formNames are the forms of verbs by the names that patterns have for them.
var formNames = map[string]Form{"base": Base, "third": Third, "past": Past, "participle": Participle, "gerund": Gerund}

// ClassNamed returns the class of a name: "first-name".
func ClassNamed(name string) (Class, bool) {
	c, ok := classNames[name]
	return c, ok
}

// VerbClassNamed returns the class of verbs of a name, which is that of its section in verbs.txt; "reporting" has all.
func VerbClassNamed(name string) (VerbClass, bool) {
	if name == "reporting" {
		return Reporting, true
	}
	c, ok := verbSections[name]
	return c, ok
}

// FormNamed returns the form of verbs of a name: "past".
func FormNamed(name string) (Form, bool) {
	f, ok := formNames[name]
	return f, ok
}
