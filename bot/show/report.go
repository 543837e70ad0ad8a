package show

import (
	"strings"
	"unicode/utf8"

	"verbatim/index"
	"verbatim/index/ask"
)

// Lines of a report. The line with whyLine is read again when the report is accepted.
const (
	reportHead = "**Wrong speaker?**"
	whyLine    = "Why: "
	noReason   = "no reason was given"
)

// MaxReason is the length of the reason of a report, in characters.
const MaxReason = 300

// Report is what the moderators read of a report: who made it, why, and the quote. It leaves room for the result. by
// has at most some 100 characters.
func Report(about *ask.QuoteContext, by, reason string) string {
	if reason = strings.Join(strings.Fields(reason), " "); reason == "" {
		reason = noReason
	}
	in := ""
	if about.From != "" {
		in = " In the corpus " + about.From + "."
	}
	head := reportHead + " " + Escape(by) + " says that this is not the speaker." + in + "\n" +
		whyLine + Escape(Clip(reason, MaxReason))
	return quoteBelow(head, &about.Hit)
}

// Moderation is what a moderator reads above what can be done with a quote.
func Moderation(about *ask.QuoteContext) string {
	return quoteBelow("**What should be changed of this quote?** Only you see this.", &about.Hit)
}

// quoteBelow returns a head with a quote below it, of which as much is shown as fits.
func quoteBelow(head string, hit *index.Hit) string {
	head += "\n" + quoting{}.creditLine(hit.Quote.Speaker, hit.KnownOf(0))
	foot := quoting{}.sourceLine(hit, hit.Quote.Speaker, 0, false)
	room := maxPage - settledRoom - utf8.RuneCountInString(head+foot) - quoting{}.frameRoom(hit) - len("> “” (999/999)\n\n")
	parts := quoteParts(hit, max(room, leastRoom))
	words := shown(hit.Quote.Kind, parts[0])
	if len(parts) > 1 {
		words += " …"
	}
	text := JoinLines(head, quoting{}.framed(hit, words), foot)
	if !fits(text) {
		text = JoinLines(head, foot)
	}
	return text
}

// settledRoom is how many characters are left for the result of a report.
const settledRoom = 430

// ReasonOf reads the reason of a report from its text.
func ReasonOf(report string) string {
	for line := range strings.Lines(report) {
		if why, ok := strings.CutPrefix(strings.TrimSpace(line), whyLine); ok {
			return Unescape(why)
		}
	}
	return noReason
}
