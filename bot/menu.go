package bot

import (
	"github.com/bwmarrin/discordgo"

	"verbatim/index/ask"
)

// The commands in a message's menu: one finds who said what stands in it, the other, for moderators, adds what it brings to the corpus.
const (
	menuSource = "Who said this?"
	menuAdd    = "Add as article"
)

// menuCommand is such a command as Discord registers it.
func menuCommand(name string) *discordgo.ApplicationCommand {
	return &discordgo.ApplicationCommand{Type: discordgo.MessageApplicationCommand, Name: name}
}

// decodeMenu reads what is asked for by the use of one of them. An article is what is attached to the message, or else its text.
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
		if a.files = attachedTo(m); len(a.files) == 0 && m.Content != "" {
			a.files = []attachedFile{asFile(m)}
		}
	default:
		return a, false
	}
	return a, true
}

// sourceOf asks for the source of what a message says: of a quotation in it, or of all.
func sourceOf(m *discordgo.Message) ask.Request {
	return ask.Request{Command: ask.Source, Words: Unescape(m.Content)}
}
