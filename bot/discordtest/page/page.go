// Package page shows messages of the fake Discord as a page for a browser, laid out as Discord's client lays them out:
// so that what the bot sends can be looked at, and pictures of it made. Start with [Write].
package page

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"verbatim/bot/discordtest"
	"verbatim/bot/discordtest/schema"
)

//go:embed page.html
var source string

var templates = template.Must(template.New("page").Funcs(template.FuncMap{
	"markdown":  markdown,
	"isLayout":  func(m discordtest.Message) bool { return m.Flags&discordtest.FlagLayout != 0 },
	"isOwn":     func(m discordtest.Message) bool { return m.Flags&discordtest.FlagEphemeral != 0 },
	"isPicture": isPicture,
	"address":   func(s string) template.URL { return template.URL(s) }, // of a picture in the page itself, or on the web
	"item":      itemOf,
	"initial":   func(u discordtest.User) string { return string([]rune(u.Name + "?")[:1]) },
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
	var shown []discordtest.Message
	for _, m := range messages {
		shown = append(shown, embedded(m))
	}
	err := templates.Execute(w, struct {
		Channel  string
		Messages []discordtest.Message
	}{channel, shown})
	if err != nil {
		return fmt.Errorf("writing a page: %w", err)
	}
	return nil
}

func isPicture(f schema.File) bool { return strings.HasPrefix(f.Type, "image/") }

// itemOf returns a file as a picture of a gallery.
func itemOf(f schema.File) schema.Item {
	item := schema.Item{Description: f.Description}
	item.Media.URL = f.URL
	return item
}

// embedded returns a message whose pictures are in their addresses, so that the page needs no other file.
func embedded(m discordtest.Message) discordtest.Message {
	m.Files = slices.Clone(m.Files)
	for i := range m.Files {
		if f := &m.Files[i]; isPicture(*f) {
			f.URL = "data:" + f.Type + ";base64," + base64.StdEncoding.EncodeToString(f.Content)
		}
	}
	m.Components = schema.Shown(m.Components, m.Files)
	return m
}
