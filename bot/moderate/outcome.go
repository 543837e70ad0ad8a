package moderate

import (
	"verbatim/bot/show"
	"verbatim/corpus"
	"verbatim/corpus/wording"
)

// An Outcome is what became of a report: what the moderators read below it, and what the member who made it is told. by
// is the name of the moderator who decided, and quote that of the quote, both as they are shown.
type Outcome struct{ Result, Told wording.Text }

// Accepted says that a quote has another speaker now.
func Accepted(by, quote string, now corpus.Speaker) Outcome {
	who := show.Escape(show.Clip(now.String(), show.MaxRole))
	return Outcome{
		wording.Say("Accepted by %s. The speaker is now %s.", by, who),
		wording.Say("Thank you. The quote that you reported, %s, is now attributed to %s.", quote, who),
	}
}

// Dismissed says that a quote has the right speaker.
func Dismissed(by, quote string) Outcome {
	return Outcome{
		wording.Say("Dismissed by %s. The speaker is right.", by),
		wording.Say("A moderator has checked the quote that you reported, %s. It stays as it is.", quote),
	}
}

// Gone says that a quote is no longer shown, so that nothing needs to be decided.
func Gone(by string) Outcome {
	return Outcome{
		wording.Say("Closed by %s. The quote is no longer shown: it was hidden, or its article was changed or removed.", by),
		wording.Say("The quote that you reported is no longer shown."),
	}
}
