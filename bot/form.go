package bot

import (
	"context"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus/legible"
)

// A field is a line of a form.
type field struct {
	id, label, hint string
	value           string // what stands in it
	style           discordgo.TextInputStyle
	required        bool
	most            int // characters
}

// open shows a form in answer to an interaction; what is written into it comes with the custom_id.
func (b *Bot) open(v *interactionResponder, customID, title string, fields ...field) {
	var rows []discordgo.MessageComponent
	for _, f := range fields {
		rows = append(rows, discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.TextInput{
			CustomID: f.id, Label: f.label, Placeholder: f.hint, Value: legible.Text(f.value), Style: f.style, Required: f.required, MaxLength: f.most}}})
	}
	b.queue(v, func(ctx context.Context) {
		v.mu.Lock()
		defer v.mu.Unlock()
		err := v.respond(ctx, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal,
			Data: &discordgo.InteractionResponseData{CustomID: customID, Title: title, Components: rows}})
		if err != nil {
			b.log.Warn("showing a form failed", "error", redact(err))
		}
	})
}

// written returns what was written into a form, by the fields' ids.
func written(data discordgo.ModalSubmitInteractionData) map[string]string {
	values := map[string]string{}
	for _, row := range data.Components {
		r, ok := row.(*discordgo.ActionsRow)
		if !ok {
			continue
		}
		for _, c := range r.Components {
			if input, ok := c.(*discordgo.TextInput); ok {
				values[input.CustomID] = strings.TrimSpace(input.Value)
			}
		}
	}
	return values
}

// onSubmit takes a form that somebody has filled in.
func (b *Bot) onSubmit(i *discordgo.Interaction) {
	data, ok := i.Data.(discordgo.ModalSubmitInteractionData)
	user := author(i)
	if !ok || user == nil {
		b.dropped.Add(1)
		return
	}
	v := &interactionResponder{bot: b, interaction: i, came: time.Now(), private: true}
	version, rest, _ := strings.Cut(data.CustomID, buttonSep)
	parts := strings.Split(rest, buttonSep)
	switch {
	case version != buttonVersion:
	case parts[0] == reports && len(parts) == 2:
		b.report(v, user, parts[1], written(data))
		return
	case parts[0] == types && len(parts) == 3 && i.Message != nil:
		given := written(data)
		b.settle(v, user, ruling{accepts, parts[1], parts[2]}, given[inputSpeaker], given[inputRole])
		return
	}
	b.tell(v, "this form is of another version", "ask again, and the answer has buttons that work")
}
