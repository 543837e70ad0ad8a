package show

import (
	"strings"
	"unicode/utf8"

	"verbatim/bot/locale"
	"verbatim/index"
	"verbatim/index/ask"
)

// whyLine returns the line of a report that has the reason. It is read again when the report is accepted.
func whyLine(in *locale.Language, reason string) string { return in.Say("Why: %s", reason) }

// MaxReason is the length of the reason of a report, in characters.
const MaxReason = 300

// Report is what the moderators read of a report: who made it, why, and the quote. It leaves room for the result. by
// has at most some 100 characters.
func Report(v View, about *ask.QuoteContext, by, reason string) string {
	if reason = strings.Join(strings.Fields(reason), " "); reason == "" {
		reason = v.Lang.Say("no reason was given")
	}
	head := v.Lang.Say("**Wrong speaker?** %s says that this is not the speaker.", Escape(by))
	if about.From != "" {
		head += " " + v.Lang.Say("In the corpus %s.", about.From)
	}
	return quoteBelow(v, head+"\n"+whyLine(v.Lang, Escape(Clip(reason, MaxReason))), &about.Hit)
}

// Moderation is what a moderator reads above what can be done with a quote.
func Moderation(v View, about *ask.QuoteContext) string {
	return quoteBelow(v, v.Lang.Say("**What should be changed of this quote?** Only you see this."), &about.Hit)
}

// quoteBelow returns a head with a quote below it, of which as much is shown as fits.
func quoteBelow(v View, head string, hit *index.Hit) string {
	head += "\n" + quoting{v}.creditLine(hit.Quote.Speaker, hit.KnownOf(0))
	foot := quoting{v}.sourceLine(hit, hit.Quote.Speaker, 0, false)
	room := maxPage - settledRoom - utf8.RuneCountInString(head+foot) - quoting{v}.frameRoom(hit)
	room -= len("> “” (999/999)\n\n")
	parts := quoteParts(hit, max(room, leastRoom))
	words := shown(hit.Quote.Kind, parts[0])
	if len(parts) > 1 {
		words += " …"
	}
	text := JoinLines(head, quoting{v}.framed(hit, words), foot)
	if !fits(text) {
		text = JoinLines(head, foot)
	}
	return text
}

// settledRoom is how many characters are left for the result of a report.
const settledRoom = 430

// ReasonOf reads the reason of a report from its text, which may be in any language.
func ReasonOf(report string) string {
	for line := range strings.Lines(report) {
		for _, in := range append(locale.Languages, nil) {
			if why, ok := strings.CutPrefix(strings.TrimSpace(line), whyLine(in, "")); ok {
				return Unescape(why)
			}
		}
	}
	return "no reason was given"
}
