// Package page shows messages of the fake Discord as a page for a browser, laid out as Discord's client lays them out:
// so that what the bot sends can be looked at, and pictures of it made. Start with [Write].
package page

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/schema"
)

//go:embed page.html
var source string

var templates = template.Must(template.New("page").Funcs(template.FuncMap{
	"markdown": markdown,
	"isLayout": func(m discordtest.Message) bool { return m.Flags&discordtest.FlagLayout != 0 },
	"isOwn":    func(m discordtest.Message) bool { return m.Flags&discordtest.FlagEphemeral != 0 },
	"initial":  func(u discordtest.User) string { return string([]rune(u.Name + "?")[:1]) },
	"hue": func(u discordtest.User) int {
		n := 0
		for _, r := range u.Name {
			n = n*31 + int(r)
		}
		return n % 360
	},
	"colour": func(c schema.Component) template.CSS {
		if c.Accent == nil {
			return "transparent"
		}
		return template.CSS(fmt.Sprintf("#%06x", *c.Accent))
	},
}).Parse(source))

// Write writes the messages of a channel as a page.
func Write(w io.Writer, channel string, messages []discordtest.Message) error {
	err := templates.Execute(w, struct {
		Channel  string
		Messages []discordtest.Message
	}{channel, messages})
	if err != nil {
		return fmt.Errorf("writing a page: %w", err)
	}
	return nil
}
