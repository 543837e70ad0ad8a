package bot

import (
	"context"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/moderate"
)

// A field is a text input of a form.
type field struct {
	id, label, hint string
	style           discordgo.TextInputStyle
	required        bool
	most            int // characters
}

// Ids of the fields of forms.
const (
	inputNumber  = "number"
	inputReason  = "reason"
	inputSpeaker = "speaker"
	inputRole    = "role"
)

// openForm shows a form in answer to an interaction. What the member writes comes with the custom_id.
func (p *replier) openForm(to *interactionResponder, customID, title string, fields ...field) {
	var rows []discordgo.MessageComponent
	for _, f := range fields {
		input := discordgo.TextInput{
			CustomID: f.id, Label: f.label, Placeholder: f.hint, Style: f.style, Required: f.required, MaxLength: f.most,
		}
		rows = append(rows, discordgo.ActionsRow{Components: []discordgo.MessageComponent{input}})
	}
	data := &discordgo.InteractionResponseData{CustomID: customID, Title: title, Components: rows}
	p.queue(to, func(ctx context.Context) {
		to.mu.Lock()
		defer to.mu.Unlock()
		modal := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal, Data: data}
		if err := to.respond(ctx, modal, nil); err != nil {
			p.log.Warn("showing a form failed", "error", connect.Redact(err))
		}
	})
}

// values returns what was written into a form, by the fields' ids.
func values(data discordgo.ModalSubmitInteractionData) map[string]string {
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

// onSubmit takes a form that a member has filled in.
func (b *Bot) onSubmit(i *discordgo.Interaction) {
	data, ok := i.Data.(discordgo.ModalSubmitInteractionData)
	user := author(i)
	if !ok || user == nil {
		b.dropped.Add(1)
		return
	}
	to := &interactionResponder{sender: b.sender, interaction: i, came: time.Now(), private: true}
	parts, known := control.Parts(data.CustomID)
	written := values(data)
	switch {
	case !known:
	case parts[0] == control.Report:
		b.reports.report(to, user, moderate.ReadPage(parts[1:]), written)
		return
	case parts[0] == control.TypeName && len(parts) == 3 && i.Message != nil:
		b.reports.settle(to, user, ruling{control.Accept, parts[1], parts[2]}, written[inputSpeaker], written[inputRole])
		return
	}
	b.replies.tell(to, "this form is from another version of the bot", "ask again to get working buttons")
}
