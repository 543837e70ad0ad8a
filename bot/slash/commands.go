// Package slash makes Discord's commands from the command table, and reads how they are used.
package slash

import (
	"encoding/json"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/show"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
)

// maxWords is how many characters the text of a slash command may have. Discord allows up to 6000.
const maxWords = 500

// Commands makes Discord's commands from the command table. The commands for all members, and one in a message's
// menu, are global. The commands for moderators are registered only in the home servers, where they may be used.
func Commands(global bool) []*discordgo.ApplicationCommand {
	var all []*discordgo.ApplicationCommand
	for _, c := range ask.Commands {
		if global == (c.For == ask.Moderators) {
			continue
		}
		cmd := &discordgo.ApplicationCommand{Type: discordgo.ChatApplicationCommand, Name: c.Name, Description: c.Summary}
		for _, p := range c.Params {
			cmd.Options = append(cmd.Options, option(p))
		}
		switch {
		case c.Manages:
			inServers(moderators(cmd))
		case global:
			everywhere(cmd)
			cmd.Options = append(cmd.Options, &discordgo.ApplicationCommandOption{
				Type: discordgo.ApplicationCommandOptionBoolean, Name: show.OptionPrivate, Description: show.AboutPrivate,
			})
		default:
			moderators(cmd)
		}
		all = append(all, localize(cmd))
	}
	if !global {
		return append(all, moderators(localize(menuCommand(MenuAdd))))
	}
	source := localize(menuCommand(MenuSource))
	everywhere(source)
	return append(all, source)
}

// moderators shows a command only to members who may manage the server, unless its administrators say otherwise.
func moderators(c *discordgo.ApplicationCommand) *discordgo.ApplicationCommand {
	need := int64(discordgo.PermissionManageGuild)
	c.DefaultMemberPermissions = &need
	return c
}

// everywhere allows a global command in servers, in direct messages, and for users who have installed the bot for
// themselves.
func everywhere(c *discordgo.ApplicationCommand) {
	c.Contexts = &[]discordgo.InteractionContextType{
		discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel,
	}
	c.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{
		discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall,
	}
}

// inServers allows a global command in the servers to which the bot was added.
func inServers(c *discordgo.ApplicationCommand) {
	c.Contexts = &[]discordgo.InteractionContextType{discordgo.InteractionContextGuild}
	c.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
}

func option(p ask.Param) *discordgo.ApplicationCommandOption {
	o := &discordgo.ApplicationCommandOption{Name: p.Name, Description: p.Summary, Required: p.Required}
	switch p.Kind {
	case param.Files:
		o.Type = discordgo.ApplicationCommandOptionAttachment
	case param.Switch:
		o.Type = discordgo.ApplicationCommandOptionBoolean
	case param.Line:
		o.Type, o.MaxLength = discordgo.ApplicationCommandOptionString, p.Max
		o.Autocomplete = p.Complete != param.NoCompletion
	case param.Number:
		least := float64(p.Min)
		o.Type, o.MinValue, o.MaxValue = discordgo.ApplicationCommandOptionInteger, &least, float64(p.Max)
	default:
		o.Type = discordgo.ApplicationCommandOptionString
		for _, c := range p.Choices {
			o.Choices = append(o.Choices, &discordgo.ApplicationCommandOptionChoice{Name: c, Value: c})
		}
		if len(p.Choices) == 0 {
			o.MaxLength, o.Autocomplete = maxWords, p.Complete != param.NoCompletion
		}
	}
	return o
}

// Same reports whether the registered commands are the wanted ones, so that nothing needs to be written.
func Same(registered, wanted []*discordgo.ApplicationCommand) bool {
	if len(registered) != len(wanted) {
		return false
	}
	have := map[string]bool{}
	for _, c := range registered {
		have[essence(c)] = true
	}
	for _, c := range wanted {
		if !have[essence(c)] {
			return false
		}
	}
	return true
}

// essence returns what the command table decides about a command, as a string.
func essence(c *discordgo.ApplicationCommand) string {
	type wanted struct {
		Type              discordgo.ApplicationCommandOptionType
		Name, Description string
		Required          bool
		Choices           []string
		Min, Max          float64
		MaxLength         int
		Autocomplete      bool
		Names, About      map[discordgo.Locale]string
	}
	var options []wanted
	for _, o := range c.Options {
		x := wanted{
			Type: o.Type, Name: o.Name, Description: o.Description, Required: o.Required,
			Max: o.MaxValue, MaxLength: o.MaxLength, Autocomplete: o.Autocomplete,
			Names: o.NameLocalizations, About: o.DescriptionLocalizations,
		}
		if o.MinValue != nil {
			x.Min = *o.MinValue
		}
		for _, choice := range o.Choices {
			x.Choices = append(x.Choices, fmt.Sprint(choice.Value, choice.NameLocalizations))
		}
		options = append(options, x)
	}
	text, _ := json.Marshal([]any{
		c.Type, c.Name, c.Description, c.DefaultMemberPermissions, c.Contexts, c.IntegrationTypes, options,
		c.NameLocalizations, c.DescriptionLocalizations,
	})
	return string(text)
}
