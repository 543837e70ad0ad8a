package typed

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/show"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// About returns a request about the message that m replies to if r asks about that: "who said this?".
func About(r ask.Request, m *discordgo.Message) ask.Request {
	words := strings.ToLower(strings.Trim(r.Words, " ?!."))
	if !r.Command.AsksWho || !pointing[words] || m.MessageReference == nil && m.ReferencedMessage == nil {
		return r
	}
	switch about := m.ReferencedMessage; {
	case about == nil:
		r.Wrong = &ask.UsageError{
			Message: wording.Say("the message that you answer is gone, or the bot may not see it"),
			Hint:    ask.Hint{Text: wording.Say("ask with the words"), Example: "source WORDS"},
		}
		return r
	case Text(about) == "":
		r.Wrong = &ask.UsageError{
			Message: wording.Say("the message that you answer has no text that the bot can read"),
			Hint:    ask.Hint{Text: wording.Say("ask with the words"), Example: "source WORDS"},
		}
		return r
	default:
		return Source(about)
	}
}

// pointing are the words by which a reply asks about the message that it replies to.
var pointing = map[string]bool{
	"": true, "this": true, "that": true, "it": true, "who said this": true, "who said that": true, "who said it": true,
}

// Source asks for the source of a quotation in a message, or of the whole message.
func Source(m *discordgo.Message) ask.Request {
	return ask.Request{Command: ask.Source, Words: show.Unescape(Text(m))}
}
