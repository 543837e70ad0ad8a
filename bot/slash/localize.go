package slash

import (
	"github.com/bwmarrin/discordgo"

	"verbatim/bot/locale"
)

// localize adds the names and descriptions of a command in the languages of members. Discord shows them in place of the
// English ones, and sends the English ones when the command is used.
func localize(c *discordgo.ApplicationCommand) *discordgo.ApplicationCommand {
	names, descriptions := inAll(c.Name), inAll(c.Description)
	c.NameLocalizations = &names
	if c.Description != "" {
		c.DescriptionLocalizations = &descriptions
	}
	for _, o := range c.Options {
		o.NameLocalizations, o.DescriptionLocalizations = inAll(o.Name), inAll(o.Description)
		for _, choice := range o.Choices {
			choice.NameLocalizations = inAll(choice.Name)
		}
	}
	return c
}

// inAll returns a text in all languages, by their codes.
func inAll(text string) map[discordgo.Locale]string {
	all := map[discordgo.Locale]string{}
	for _, l := range locale.Languages {
		all[discordgo.Locale(l.Code)] = l.Word(text)
	}
	return all
}
