// Package form has the forms that the bot opens. Start with [Field] and [Rows].
package form

import (
	"strings"
	"verbatim/bot/locale"

	"github.com/bwmarrin/discordgo"
)

// A Field is a text input of a form.
type Field struct {
	ID, Label, Hint string
	Long            bool // several lines may be written
	Required        bool
	Most            int    // characters
	Value           string // what it has at first
}

// IDs of fields.
const (
	Number  = "number"
	Reason  = "reason"
	Speaker = "speaker"
	Role    = "role"
)

// Rows returns the rows of a form with these fields.
func Rows(fields ...Field) []discordgo.MessageComponent {
	var rows []discordgo.MessageComponent
	for _, f := range fields {
		style := discordgo.TextInputShort
		if f.Long {
			style = discordgo.TextInputParagraph
		}
		rows = append(rows, discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.TextInput{
			CustomID: f.ID, Label: f.Label, Placeholder: f.Hint, Style: style, Required: f.Required, MaxLength: f.Most,
			Value: f.Value,
		}}})
	}
	return rows
}

// Values returns what was written into a form, by the fields' IDs.
func Values(data discordgo.ModalSubmitInteractionData) map[string]string {
	written := map[string]string{}
	for _, row := range data.Components {
		r, ok := row.(*discordgo.ActionsRow)
		if !ok {
			continue
		}
		for _, c := range r.Components {
			if input, ok := c.(*discordgo.TextInput); ok {
				written[input.CustomID] = strings.TrimSpace(input.Value)
			}
		}
	}
	return written
}

// Name asks who spoke, which may be known already.
func Name(in *locale.Language, known string, most int) Field {
	return Field{ID: Speaker, Label: in.Say("Name"), Required: true, Most: most, Value: known}
}

// Capacity asks for the role of a speaker, which may be known already.
func Capacity(in *locale.Language, known string, most int) Field {
	return Field{ID: Role, Label: in.Say("In what role?"), Hint: in.Say("a harbour pilot"), Most: most, Value: known}
}

// Why asks a moderator for a reason.
func Why(in *locale.Language, most int) Field {
	return Field{ID: Reason, Label: in.Say("Why? Other moderators read this."), Long: true, Required: true, Most: most}
}
