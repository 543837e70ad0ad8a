package bot

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/index/ask"
)

// decode reads the request in a message. Discord makes a role of the bot's name in each server, and members mention
// that role as easily as the bot. If a role is returned, the message is meant for the bot only if the role is the
// bot's.
func (b *Bot) decode(m *discordgo.Message) (r ask.Request, role string, ok bool) {
	self := b.self()
	h := Hearing{Prefix: b.prefix, Self: self.id, Name: self.name, Direct: m.GuildID == ""}
	if r, ok = Decode(m.Content, h); ok {
		return aboutReplied(r, m), "", true
	}
	for _, role := range m.MentionRoles {
		if r, ok = Decode(m.Content, Hearing{Self: "&" + role, Prefix: h.Prefix}); ok {
			return aboutReplied(r, m), role, true
		}
	}
	return r, "", false
}

// aboutReplied returns a request about the message that m replies to if r asks about that: "who said this?".
func aboutReplied(r ask.Request, m *discordgo.Message) ask.Request {
	words := strings.ToLower(strings.Trim(r.Words, " ?!."))
	if !r.Command.AsksWho || !pointing[words] || m.MessageReference == nil && m.ReferencedMessage == nil {
		return r
	}
	switch about := m.ReferencedMessage; {
	case about == nil:
		r.Wrong = &ask.UsageError{
			Message: "the message that you answer is gone, or the bot may not see it",
			Hint:    ask.Hint{Text: "ask with the words", Example: "source WORDS"},
		}
		return r
	case textOf(about) == "":
		r.Wrong = &ask.UsageError{
			Message: "the message that you answer has no text that the bot can read",
			Hint:    ask.Hint{Text: "ask with the words", Example: "source WORDS"},
		}
		return r
	default:
		return sourceOf(about)
	}
}

// pointing are the words by which a reply asks about the message that it replies to.
var pointing = map[string]bool{
	"": true, "this": true, "that": true, "it": true, "who said this": true, "who said that": true, "who said it": true,
}
