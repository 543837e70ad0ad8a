package slash

import (
	"github.com/bwmarrin/discordgo"
)

// Commands in a message's menu. One finds who said what the message quotes. The other, for moderators, adds the
// article in the message to the corpus.
const (
	MenuSource = "Who said this?"
	MenuAdd    = "Add as article"
)

// menuCommand returns a command of the menu as Discord registers it.
func menuCommand(name string) *discordgo.ApplicationCommand {
	return &discordgo.ApplicationCommand{Type: discordgo.MessageApplicationCommand, Name: name}
}
