package typed

import (
	"net/http"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/show"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// About returns a request about the message that m replies to if r asks about that: "who said this?". It returns r if
// that message is not known, see [Awaits].
func About(r ask.Request, m *discordgo.Message) ask.Request {
	switch about := m.ReferencedMessage; {
	case about == nil || !points(r):
		return r
	case Text(about) == "":
		return unreadable(r, wording.Say("the message that you answer has no text that the bot can read"))
	default:
		source := Source(about)
		r.Command, r.Words, r.Options, r.Wrong = source.Command, source.Words, nil, nil
		return r
	}
}

// Awaits reports whether a request needs the message that m replies to, its words or its files, and m came without it.
func Awaits(r ask.Request, m *discordgo.Message) bool {
	if m.ReferencedMessage != nil || m.MessageReference == nil || m.MessageReference.MessageID == "" {
		return false
	}
	return points(r) || r.Moderator && r.Command.TakesFiles() && len(m.Attachments) == 0
}

// Missing returns a request about a message that could not be fetched.
func Missing(r ask.Request, err error) ask.Request {
	if !points(r) {
		return r
	}
	switch connect.Status(err) {
	case http.StatusNotFound:
		return unreadable(r, wording.Say("the message that you answer is gone"))
	case http.StatusForbidden:
		return unreadable(r, wording.Say("the bot may not read the message that you answer"))
	}
	return unreadable(r, wording.Say("Discord has not shown the message that you answer"))
}

// unreadable returns a request that is answered with why the message can't be read.
func unreadable(r ask.Request, why wording.Text) ask.Request {
	hint := ask.Hint{Text: wording.Say("ask with the words"), Example: "source WORDS"}
	r.Wrong = &ask.UsageError{Message: why, Hint: hint}
	return r
}

// points reports whether a request is about the message that it replies to, if it is a reply.
func points(r ask.Request) bool {
	return r.Command.AsksWho && pointing[strings.ToLower(strings.Trim(r.Words, " ?!."))]
}

// pointing are the words by which a reply asks about the message that it replies to.
var pointing = map[string]bool{
	"": true, "this": true, "that": true, "it": true, "who said this": true, "who said that": true, "who said it": true,
}

// Source asks for the source of a quotation in a message, or of the whole message.
func Source(m *discordgo.Message) ask.Request {
	return ask.Request{Command: ask.Source, Words: show.Unescape(Text(m))}
}
