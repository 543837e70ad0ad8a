package look

import (
	"regexp"
	"strings"
	"unicode"

	"verbatim/corpus/layout/voice"
	"verbatim/corpus/table"
)

// maxProceeding is how many bytes a record's note of what the house does may have.
const maxProceeding = 90

// Proceeding reports whether a row is a record's note of what the house does: "Debate adjourned."
func Proceeding(text string) bool {
	return len(text) <= maxProceeding && proceedings().MatchString(text)
}

// proceedings matches such a note.
var proceedings = table.Pattern(
	`^(?:The )?(?:Debate|Question|Motion|Amendments?|Bill|Leave|Sitting|House|Clause|Order)\b[^,;?!]*\b` +
		`(?:adjourned|agreed to|negatived|put|passed|granted|suspended|resumed|withdrawn|divided|read a \w+ time)\b` +
		`[^,;?!]*$|` +
		`\b(?:[Mm]embers?|[Ss]enators?|hon\. Members) (?:interjecting|having interjected|rose|interrupted)[—–. -]*$`)

// Furniture reports whether a row is a control of the page, a line without words, or a time: "3.41 pm".
func Furniture(text string) bool {
	text = strings.TrimLeft(text, "- ")
	lower := strings.ToLower(text)
	switch {
	case strings.HasPrefix(lower, "check against delivery"), strings.HasPrefix(lower, "replying to @"), controls(lower):
		return true
	case strings.Contains(text, "://") && !SentenceEnd(text), clerk.MatchString(text):
		return true
	case text == "" || !strings.ContainsFunc(text, unicode.IsLetter):
		return true
	}
	return timeRow.MatchString(lower)
}

// controls reports whether a row in lower case has nothing but the controls of a record's page: "- View Speech -
// Hansard
// - - - Excerpts", or the caption of no one's portrait.
func controls(lower string) bool {
	if strings.HasPrefix(lower, "none portrait ") || strings.HasPrefix(lower, "later in debate") {
		return true
	}
	n := 0
	for w := range strings.FieldsSeq(lower) {
		if w = strings.Trim(w, "-–|()"); w != "" && !controlWords[w] {
			return false
		}
		n++
	}
	return n > 0
}

// controlWords are the words of a record's controls.
var controlWords = table.Set("view", "speech", "hansard", "excerpts", "share", "link", "copy", "contribution",
	"this", "read",
	"full", "debate", "text", "ministerial", "extracts", "source", "official", "report")

// clerk matches what a record says of its clerks.
var clerk = regexp.MustCompile(`^The .{0,60}\bclerk (?:proceeded|called|will|read)`)

// timeRow matches a row that is only a time.
var timeRow = regexp.MustCompile(`^\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?$`)

// Capitals reports whether a row is set in capitals throughout: "CROSS-EXAMINATION".
func Capitals(text string) bool { return len(text) > 2 && text == strings.ToUpper(text) }

// TitleCase reports whether a row is set as a heading is: three words or more, nearly all of which begin with a
// capital.
func TitleCase(text string) bool {
	upper, lower := 0, 0
	for w := range strings.FieldsSeq(text) {
		switch first := voice.FirstRune(w); {
		case len(w) < 4:
		case first >= 'A' && first <= 'Z':
			upper++
		default:
			lower++
		}
	}
	return upper >= 3 && lower*4 <= upper
}
