package typed

import (
	"strings"

	"github.com/bwmarrin/discordgo"
)

// Text returns all that a message says: its own text, that of what it forwards, of its embeds, as news bots post
// them, and of its components.
func Text(m *discordgo.Message) string {
	if m == nil {
		return ""
	}
	parts := []string{m.Content}
	for _, e := range m.Embeds {
		if e != nil {
			parts = append(parts, ofEmbed(e))
		}
	}
	parts = append(parts, ofComponents(m.Components)...)
	for _, s := range m.MessageSnapshots {
		parts = append(parts, Text(s.Message))
	}
	var some []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, "\n")
}

func ofEmbed(e *discordgo.MessageEmbed) string {
	parts := []string{e.Title, e.Description}
	for _, f := range e.Fields {
		if f != nil {
			parts = append(parts, f.Name, f.Value)
		}
	}
	return strings.Join(parts, "\n")
}

// ofComponents returns the texts of components, wherever they stand.
func ofComponents(components []discordgo.MessageComponent) (texts []string) {
	for _, c := range components {
		switch c := c.(type) {
		case *discordgo.Container:
			texts = append(texts, ofComponents(c.Components)...)
		case *discordgo.Section:
			texts = append(texts, ofComponents(c.Components)...)
		case *discordgo.TextDisplay:
			texts = append(texts, c.Content)
		}
	}
	return texts
}
