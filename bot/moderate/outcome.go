package moderate

import (
	"verbatim/bot/show"
	"verbatim/corpus"
)

// An Outcome is what became of a report: what the moderators read below it, and what the member who made it is told. by
// is the name of the moderator who decided, and quote that of the quote, both as they are shown.
type Outcome struct{ Result, Told string }

// Accepted says that a quote has another speaker now.
func Accepted(by, quote string, now corpus.Speaker) Outcome {
	who := show.Escape(show.Clip(now.String(), show.MaxRole))
	return Outcome{
		"Accepted by " + by + ". The speaker is now " + who + ".",
		"Thank you. The quote that you reported, " + quote + ", is now attributed to " + who + ".",
	}
}

// Dismissed says that a quote has the right speaker.
func Dismissed(by, quote string) Outcome {
	return Outcome{
		"Dismissed by " + by + ". The speaker is right.",
		"A moderator has checked the quote that you reported, " + quote + ". It stays as it is.",
	}
}

// Gone says that a quote is no longer shown, so that nothing needs to be decided.
func Gone(by string) Outcome {
	return Outcome{
		"Closed by " + by + ". The quote is no longer shown: it was hidden, or its article was changed or removed.",
		"The quote that you reported is no longer shown.",
	}
}
