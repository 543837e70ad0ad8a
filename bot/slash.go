package bot

import (
	"encoding/json"
	"fmt"

	"github.com/bwmarrin/discordgo"

	"verbatim/index/ask"
)

// maxWords is how many characters a slash command's text may have; Discord allows up to 6000.
const maxWords = 500

// slashPrefix is what stands before a slash command.
const slashPrefix = "/"

// slashCommands makes Discord's slash commands from the command table. Contexts are for global commands alone.
func slashCommands(global bool) []*discordgo.ApplicationCommand {
	var all []*discordgo.ApplicationCommand
	for _, c := range ask.Commands {
		cmd := &discordgo.ApplicationCommand{Type: discordgo.ChatApplicationCommand, Name: c.Name, Description: c.Summary}
		contexts := []discordgo.InteractionContextType{discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM}
		if c.For == ask.Moderators {
			need := int64(discordgo.PermissionManageGuild)
			cmd.DefaultMemberPermissions = &need
			contexts = contexts[:1] // there are no moderators in direct messages
		}
		if global {
			cmd.Contexts = &contexts
		}
		for _, p := range c.Params {
			cmd.Options = append(cmd.Options, slashOption(p))
		}
		all = append(all, cmd)
	}
	return all
}

func slashOption(p ask.Param) *discordgo.ApplicationCommandOption {
	o := &discordgo.ApplicationCommandOption{Name: p.Name, Description: p.Summary, Required: p.Required}
	switch p.Kind {
	case ask.Number:
		least := float64(p.Min)
		o.Type, o.MinValue, o.MaxValue = discordgo.ApplicationCommandOptionInteger, &least, float64(p.Max)
	default:
		o.Type = discordgo.ApplicationCommandOptionString
		for _, c := range p.Choices {
			o.Choices = append(o.Choices, &discordgo.ApplicationCommandOptionChoice{Name: c, Value: c})
		}
		if len(p.Choices) == 0 {
			o.MaxLength = maxWords
		}
	}
	return o
}

// decodeSlash reads the request in a slash command's data.
func decodeSlash(data discordgo.ApplicationCommandInteractionData) (ask.Request, bool) {
	c, ok := ask.Lookup(data.Name)
	if !ok {
		return ask.Request{}, false
	}
	r := ask.Request{Command: c.Name}
	for _, o := range data.Options {
		if o == nil {
			continue
		}
		value := fmt.Sprint(o.Value)
		if n, ok := o.Value.(float64); ok {
			value = fmt.Sprintf("%.0f", n)
		}
		if len(c.Params) > 0 && o.Name == c.Params[0].Name {
			r.Words = uncode(value)
			continue
		}
		if r.Options == nil {
			r.Options = map[string]string{}
		}
		r.Options[o.Name] = value
	}
	return r, true
}

// sameCommands reports whether what is registered is what is wanted, so that nothing needs to be written.
func sameCommands(registered, wanted []*discordgo.ApplicationCommand) bool {
	if len(registered) != len(wanted) {
		return false
	}
	byName := map[string]string{}
	for _, c := range registered {
		byName[c.Name] = essence(c)
	}
	for _, c := range wanted {
		if byName[c.Name] != essence(c) {
			return false
		}
	}
	return true
}

// essence is what the table decides of a command, as a string.
func essence(c *discordgo.ApplicationCommand) string {
	type option struct {
		Type              discordgo.ApplicationCommandOptionType
		Name, Description string
		Required          bool
		Choices           []string
		Min, Max          float64
		MaxLength         int
	}
	var options []option
	for _, o := range c.Options {
		x := option{Type: o.Type, Name: o.Name, Description: o.Description, Required: o.Required, Max: o.MaxValue, MaxLength: o.MaxLength}
		if o.MinValue != nil {
			x.Min = *o.MinValue
		}
		for _, choice := range o.Choices {
			x.Choices = append(x.Choices, fmt.Sprint(choice.Value))
		}
		options = append(options, x)
	}
	text, _ := json.Marshal([]any{c.Type, c.Name, c.Description, c.DefaultMemberPermissions, c.Contexts, options})
	return string(text)
}
