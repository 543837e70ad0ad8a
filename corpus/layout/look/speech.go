package look

import (
	"strings"

	"verbatim/corpus/table"
)

// Delivered reports whether a row says that a speech stands below it.
func Delivered(row string) bool {
	return delivery.In(row) && saysDelivered().MatchString(row)
}

// delivery is in all words that say that a speech was delivered.
var delivery = table.NewPhrase("deliver")

// saysDelivered matches words that say that a speech stands below.
var saysDelivered = table.Pattern(`(?i)\bas (?:it was )?(?:delivered|prepared for delivery)\b`)

// About reports whether a row says what stands below it: "The following is a transcript of the briefing."
func About(text string) bool {
	about := textOf.Opens(text)
	for i := range versions {
		about = about || versions[i].In(text)
	}
	return about && !SaysI(text)
}

// A row that says what stands below it has one of the versions, or opens with textOf.
var (
	versions = table.Phrases("transcript", "following", "translation")
	textOf   = table.NewPhrase("text of")
)

// Addresses reports whether a row is how a speaker addresses the listeners: "Ladies and gentlemen,".
func Addresses(text string) bool {
	if strings.HasSuffix(text, ",") && !Capitals(text) {
		return true
	}
	if len(text) > MaxHeading || !strings.ContainsRune(":!—–-.", LastRune(text)) {
		return false
	}
	return listeners().MatchString(text)
}

// listeners matches the start of a row by which a speaker addresses the listeners.
var listeners = table.Pattern(`^(?:Ladies and|Dear |M(?:r|rs|s)\.? (?:Chair|Speaker|President)|Madam|Mister |Your |` +
	`Distinguished |Excellenc|Friends|Colleagues|Comrades|Citizens|Fellow |Honou?rable|My (?:fellow|dear|Lords)|` +
	`Good (?:morning|afternoon|evening))`)

// HeadsSpeech reports whether a row is part of a speech's heading: no sentence, a remark in brackets, or a day such as
// "16 Feb. 2022 -".
func HeadsSpeech(text string) bool {
	day := len(text) < MaxDay && (strings.Contains(text, "20") || strings.Contains(text, "19"))
	return !Addresses(text) && (day || About(text) || !SentenceEnd(text) || StageDirection(text))
}

// MaxDay is how many bytes a row may have that is only a day.
const MaxDay = 40
