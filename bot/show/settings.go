package show

import (
	"cmp"
	"fmt"
	"regexp"

	"verbatim/index/ask"
	"verbatim/index/servers"
)

// renderSettings shows the settings of a server and who changed them last.
func renderSettings(v View, a *ask.SettingsInfo) []Message {
	lines := settingChanged(a.Changed)
	for _, x := range servers.All {
		lines = append(lines, fmt.Sprintf("- **%s**: %s. %s: %s", x.Name, holds(x, &a.Settings), UpperFirst(x.Summary), Escape(x.Takes)))
	}
	lines = append(lines, "To change one: "+v.typed(ask.Settings.Example)+". The value `"+servers.Usual+"` takes it back.")
	for _, c := range a.Changes {
		lines = append(lines, fmt.Sprintf("-# %s: %s from %s to %s by %s", c.At.Format(stamp), c.Name, settingValue(c.Was),
			settingValue(c.Value), cmp.Or(Escape(Clip(c.Nick, MaxName)), "a member who is forgotten")))
	}
	return private(v.renderList(&a.Head, "", lines))
}

// Welcome is what the bot says when it comes to a server: how to ask, and who can change how it behaves.
func Welcome(v View) Message {
	v.Prefix = SlashPrefix
	return Message{Content: JoinLines(
		"Hello. I find who said what in a collection of news articles, with their exact words and a link.",
		"- "+v.typed(ask.WhoSaid.Example)+" finds quotes with these words",
		"- "+v.typed(ask.SaidBy.Example)+" finds what a person said",
		"- "+v.typed(ask.Help.Name)+" lists all commands",
		"You can also mention me and ask in plain words. Who manages this server can change how I behave: "+
			v.typed(ask.Settings.Name),
	)}
}

// settingChanged says what was changed, if anything was.
func settingChanged(c *servers.Change) []string {
	switch {
	case c == nil:
		return nil
	case c.Was == c.Value:
		return []string{fmt.Sprintf("%s was %s already.", c.Name, settingValue(c.Value))}
	}
	return []string{fmt.Sprintf("%s is now %s. It was %s.", c.Name, settingValue(c.Value), settingValue(c.Was))}
}

// holds says what holds of a setting.
func holds(x *servers.Setting, in *servers.Settings) string {
	if value := x.In(in); value != "" {
		return settingValue(value)
	}
	return x.Default + " (" + servers.Usual + ")"
}

// settingValue shows the value of a setting. Channels are linked.
func settingValue(value string) string {
	if value == "" {
		return servers.Usual
	}
	return escapedChannel.ReplaceAllString(Escape(value), "<#$1>")
}

var escapedChannel = regexp.MustCompile(`\\<#(\d+)\\>`)
