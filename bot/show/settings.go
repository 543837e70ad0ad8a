package show

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"verbatim/bot/locale"
	"verbatim/index/ask"
	"verbatim/index/servers"
)

// renderSettings shows the settings of a server and who changed them last.
func renderSettings(v View, a *ask.SettingsInfo) []Message {
	lines := settingChanged(a.Changed, v.Lang)
	for _, x := range servers.All {
		takes := v.Lang.Word(x.Takes)
		switch {
		case x == servers.Corpus && len(a.Corpora) == 0:
			continue
		case x == servers.Corpus:
			takes = strings.Join(a.Corpora, ", ")
		}
		lines = append(lines, fmt.Sprintf("- **%s**: %s. %s: %s", x.Name, holds(x, &a.Settings, v.Lang),
			UpperFirst(v.Lang.Word(x.Summary)), Escape(takes)))
	}
	lines = append(lines, v.Lang.Say("To change one: %s. The value %s takes it back.",
		v.typed(ask.Settings.Example), Code(servers.Usual)))
	for _, c := range a.Changes {
		lines = append(lines, "-# "+v.Lang.Say("%s: %s from %s to %s by %s", v.moment(c.At), c.Name, settingValue(c.Was),
			settingValue(c.Value), cmp.Or(Escape(Clip(c.Nick, MaxName)), v.Lang.Say("a member who is forgotten"))))
	}
	return private(v.renderList(&a.Head, "", lines))
}

// Welcome is what the bot says when it comes to a server: how to ask, and who can change how it behaves.
func Welcome(v View) Message {
	v.Prefix = SlashPrefix
	return Message{Content: JoinLines(
		v.Lang.Say("Hello. I find who said what in a collection of news articles, with their exact words and a link."),
		"- "+v.Lang.Say("%s finds quotes with these words", v.typed(ask.WhoSaid.Example)),
		"- "+v.Lang.Say("%s finds what a person said", v.typed(ask.SaidBy.Example)),
		"- "+v.Lang.Say("%s lists all commands", v.typed(ask.Help.Name)),
		v.Lang.Say("You can also mention me and ask in plain words. Who manages this server can change how I behave: %s",
			v.typed(ask.Settings.Name)),
	)}
}

// settingChanged says what was changed, if anything was.
func settingChanged(c *servers.Change, in *locale.Language) []string {
	switch {
	case c == nil:
		return nil
	case c.Was == c.Value:
		return []string{in.Say("%s was %s already.", c.Name, settingValue(c.Value))}
	}
	return []string{in.Say("%s is now %s. It was %s.", c.Name, settingValue(c.Value), settingValue(c.Was))}
}

// holds says what holds of a setting.
func holds(x *servers.Setting, of *servers.Settings, in *locale.Language) string {
	if value := x.In(of); value != "" {
		return settingValue(value)
	}
	return in.Word(x.Default) + " (" + servers.Usual + ")"
}

// settingValue shows the value of a setting. Channels are linked.
func settingValue(value string) string {
	if value == "" {
		return servers.Usual
	}
	return escapedChannel.ReplaceAllString(Escape(value), "<#$1>")
}

var escapedChannel = regexp.MustCompile(`\\<#(\d+)\\>`)
