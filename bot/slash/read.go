package slash

import (
	"fmt"
	"maps"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/show"
	"verbatim/bot/typed"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
)

// A Use of a command is what a member asks by it.
type Use struct {
	ask.Request
	Private bool                           // only the member should see the answer
	Public  bool                           // the member says that all should see it
	Files   []*discordgo.MessageAttachment // sent with it
	About   *discordgo.Message             // whose menu the command stands in; nil for a slash command
}

// Read reads the use of a command. It reports whether there is such a command.
func Read(data discordgo.ApplicationCommandInteractionData) (Use, bool) {
	if data.CommandType == discordgo.MessageApplicationCommand {
		return readMenu(data)
	}
	return readSlash(data)
}

// readSlash reads the request in a slash command's data.
func readSlash(data discordgo.ApplicationCommandInteractionData) (u Use, ok bool) {
	c, ok := ask.Lookup(data.Name)
	if !ok {
		return u, false
	}
	u.Request, u.Private = ask.Request{Command: c, Options: map[string]string{}}, c.For == ask.Moderators
	for _, o := range data.Options {
		if o == nil {
			continue
		}
		value := fmt.Sprint(o.Value)
		if n, ok := o.Value.(float64); ok {
			value = fmt.Sprintf("%.0f", n)
		}
		first := len(c.Params) > 0 && o.Name == c.Params[0].Name
		switch {
		case o.Name == show.OptionPrivate:
			u.Private, _ = o.Value.(bool)
			u.Public = !u.Private
		case first && c.TakesFiles():
			if data.Resolved != nil && data.Resolved.Attachments[value] != nil {
				u.Files = append(u.Files, data.Resolved.Attachments[value])
			}
		case first && c.Language == param.Arguments:
			u.Words = wholeValue(typed.Plain(value))
		case first:
			u.Words = typed.Plain(value)
		default:
			u.Options[o.Name] = value
		}
	}
	switch {
	case c == ask.Help:
		u.Words = inEnglish(u.Words)
	case c == ask.Settings && u.Words == "off":
		u.Options["value"] = inEnglish(u.Options["value"])
	}
	if c.Language == param.Query || c.Language == param.English {
		var flags map[string]string
		u.Words, flags, u.Wrong = c.ReadFlags(u.Words)
		if flags != nil {
			maps.Copy(flags, u.Options) // an option of its own overrides a flag among the words
			u.Options = flags
		}
	}
	return u, true
}

// wholeValue quotes a value of several words, as members type it where more may follow.
func wholeValue(value string) string {
	if strings.Contains(value, " ") && !strings.Contains(value, `"`) {
		return `"` + value + `"`
	}
	return value
}

// readMenu reads the use of a command in a message's menu.
func readMenu(data discordgo.ApplicationCommandInteractionData) (u Use, ok bool) {
	if data.Resolved == nil || data.Resolved.Messages[data.TargetID] == nil {
		return u, false
	}
	u.About, u.Private = data.Resolved.Messages[data.TargetID], true
	switch data.Name {
	case MenuSource:
		u.Request = typed.Source(u.About)
	case MenuAdd:
		u.Request = ask.Request{Command: ask.Add}
	default:
		return u, false
	}
	return u, true
}

// Focused returns how the option that is being typed is completed, and what of it was typed.
func Focused(data discordgo.ApplicationCommandInteractionData) (by ask.Completion, text string) {
	c, ok := ask.Lookup(data.Name)
	if !ok {
		return by, ""
	}
	for _, o := range data.Options {
		if o == nil || !o.Focused {
			continue
		}
		text, _ = o.Value.(string)
		for _, p := range c.Params {
			if p.Name == o.Name {
				return p.Complete, text
			}
		}
	}
	return by, ""
}
