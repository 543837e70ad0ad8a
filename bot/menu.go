package bot

import (
	"github.com/bwmarrin/discordgo"

	"verbatim/bot/show"
	"verbatim/index/ask"
)

// Commands in a message's menu. One finds who said what the message quotes. The other, for moderators, adds the
// article in the message to the corpus.
const (
	menuSource = "Who said this?"
	menuAdd    = "Add as article"
)

// menuCommand returns a command of the menu as Discord registers it.
func menuCommand(name string) *discordgo.ApplicationCommand {
	return &discordgo.ApplicationCommand{Type: discordgo.MessageApplicationCommand, Name: name}
}

// decodeMenu decodes the use of such a command. The article is the message's attachment, or its text if it has none.
func decodeMenu(data discordgo.ApplicationCommandInteractionData) (a asking, ok bool) {
	if data.Resolved == nil || data.Resolved.Messages[data.TargetID] == nil {
		return a, false
	}
	m := data.Resolved.Messages[data.TargetID]
	a.private = true
	switch data.Name {
	case menuSource:
		a.Request = sourceOf(m)
	case menuAdd:
		a.Request = ask.Request{Command: ask.Add}
		if a.files = attachedTo(m); len(a.files) == 0 && textOf(m) != "" {
			a.files = []attachedFile{asFile(m)}
		}
	default:
		return a, false
	}
	return a, true
}

// sourceOf asks for the source of a quotation in a message, or of the whole message.
func sourceOf(m *discordgo.Message) ask.Request {
	return ask.Request{Command: ask.Source, Words: show.Unescape(textOf(m))}
}
