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
	case strings.HasPrefix(lower, "check against delivery"), strings.HasPrefix(lower, "replying to @"), Controls(text):
		return true
	case strings.Contains(text, "://") && !SentenceEnd(text), clerk.MatchString(text):
		return true
	case text == "" || !strings.ContainsFunc(text, unicode.IsLetter):
		return true
	}
	return timeRow.MatchString(lower)
}

// Controls reports whether a row has nothing but the controls of a record's page, which may stand without space between
// them: "- View Speech - Hansard - - - Excerpts", "Share this contributionCopy Link", "Column 123"; or the caption of no
// one's portrait.
func Controls(text string) bool {
	rest := strings.ToLower(text)
	switch {
	case strings.HasPrefix(rest, "none portrait "), strings.HasPrefix(rest, "later in debate"):
		return true
	case len(rest) > maxControls || !strings.ContainsFunc(rest, unicode.IsLetter):
		return false
	}
	for rest = trimControl(rest); rest != ""; rest = trimControl(rest) {
		after, ok := cutAny(rest, recordControls)
		if !ok {
			return false
		}
		rest = after
	}
	return true
}

// maxControls is how many bytes a row of controls may have.
const maxControls = 120

// trimControl removes what may stand between controls: dashes, bars, brackets and numbers.
func trimControl(s string) string { return strings.TrimLeft(s, " -–—|·•:#()\u00a00123456789") }

// cutAny removes the first of some words with which s begins.
func cutAny(s string, words []string) (string, bool) {
	for _, w := range words {
		if after, ok := strings.CutPrefix(s, w); ok {
			return after, true
		}
	}
	return s, false
}

// recordControls are what pages of parliaments' records have at each contribution, in lower case, the longer before
// those that they begin with.
var recordControls = []string{
	"share this contribution", "share this debate", "share contribution", "link to this contribution",
	"link to contribution", "link to this speech", "link to this", "link", "view speech", "copy link",
	"print this debate", "print this page", "print this contribution", "download text", "previous debate",
	"next debate", "previous contribution", "next contribution", "back to top", "add to alerts", "read full debate",
	"read debate ministerial extracts", "full debate", "debate ministerial extracts", "ministerial extracts",
	"official report", "hansard source", "hansard", "excerpts", "portrait", "contribution", "share", "print",
	"watch this debate", "watch", "listen", "source", "column", "read", "debate", "text",
}

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
