package bot

import (
	"strings"

	"github.com/bwmarrin/discordgo"
)

// textOf returns all that a message says: its own text, that of what it forwards, of its embeds, as news bots post
// them, and of its components.
func textOf(m *discordgo.Message) string {
	if m == nil {
		return ""
	}
	parts := []string{m.Content}
	for _, e := range m.Embeds {
		if e != nil {
			parts = append(parts, textOfEmbed(e))
		}
	}
	parts = append(parts, textsIn(m.Components)...)
	for _, s := range m.MessageSnapshots {
		parts = append(parts, textOf(s.Message))
	}
	var some []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, "\n")
}

func textOfEmbed(e *discordgo.MessageEmbed) string {
	parts := []string{e.Title, e.Description}
	for _, f := range e.Fields {
		if f != nil {
			parts = append(parts, f.Name, f.Value)
		}
	}
	return strings.Join(parts, "\n")
}

// textsIn returns the texts of components, wherever they stand.
func textsIn(components []discordgo.MessageComponent) (texts []string) {
	for _, c := range components {
		switch c := c.(type) {
		case *discordgo.Container:
			texts = append(texts, textsIn(c.Components)...)
		case *discordgo.Section:
			texts = append(texts, textsIn(c.Components)...)
		case *discordgo.TextDisplay:
			texts = append(texts, c.Content)
		}
	}
	return texts
}
