package bot

import (
	"github.com/bwmarrin/discordgo"

	"verbatim/index/ask"
)

// menuName is the command in a message's menu that finds who said what stands in it.
const menuName = "Who said this?"

// menuCommand is that command as Discord registers it.
func menuCommand() *discordgo.ApplicationCommand {
	c := &discordgo.ApplicationCommand{Type: discordgo.MessageApplicationCommand, Name: menuName}
	everywhere(c)
	return c
}

// decodeMenu reads the request in the use of that command.
func decodeMenu(data discordgo.ApplicationCommandInteractionData) (ask.Request, bool) {
	if data.Name != menuName || data.Resolved == nil {
		return ask.Request{}, false
	}
	m := data.Resolved.Messages[data.TargetID]
	if m == nil {
		return ask.Request{}, false
	}
	return sourceOf(m), true
}

// sourceOf asks for the source of what a message says: of a quotation in it, or of all.
func sourceOf(m *discordgo.Message) ask.Request {
	return ask.Request{Command: ask.Source, Words: Unescape(m.Content)}
}
