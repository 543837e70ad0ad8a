package lexicon

// Classes are the classes of words by the names that patterns have for them.
var Classes = map[string]Class{
	"determiner": Determiner, "possessive": Possessive, "pronoun": Pronoun, "object-pronoun": ObjectPronoun, "relative": Relative,
	"preposition": Preposition, "coordinator": Coordinator, "subordinator": Subordinator, "auxiliary": Auxiliary, "modal": Modal,
	"negation": Negation, "adverb": Adverb, "time": TimeWord, "day": DayName, "month": MonthName, "numeral": Numeral,
	"particle": Particle, "suffix": Suffix, "starter": Starter, "title": Title, "role": Role, "people": People,
	"document": Document, "body": Body, "modifier": Modifier, "org-word": OrgWord, "org-name": OrgName, "place": Place,
	"demonym": Demonym, "male": Male, "female": Female, "first-name": FirstName, "cue-noun": CueNoun,
	"cue-adjective": CueAdjective, "abbreviation": Abbreviation, "adjective": Adjective, "common-noun": CommonNoun,
	"department": Department, "functional": Functional,
}

// VerbClasses are the classes of verbs by their names, which are those of their sections in verbs.txt; "reporting" has
// all.
var VerbClasses = map[string]VerbClass{"say": Say, "tell": Tell, "ask": Ask, "write": Write, "call": Call, "judge": Judge,
	"topic": Topic, "act": Act, "talk": Talk, "mind": Mind, "show": Show, "object": Object, "reporting": Reporting}

// Forms are the forms of verbs by the names that patterns have for them.
var Forms = map[string]Form{"base": Base, "third": Third, "past": Past, "participle": Participle, "gerund": Gerund}
