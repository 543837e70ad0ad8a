package bot

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/form"
	"verbatim/bot/moderate"
	"verbatim/corpus/wording"
)

// openForm shows a form in answer to an interaction. What the member writes comes with the custom_id.
func (p *replier) openForm(to *interactionResponder, customID, title string, fields ...form.Field) {
	p.queue(to, func(ctx context.Context) { p.showForm(ctx, to, customID, title, fields...) })
}

// showForm is openForm for a job.
func (p *replier) showForm(
	ctx context.Context, to *interactionResponder, customID, title string, fields ...form.Field,
) {
	data := &discordgo.InteractionResponseData{CustomID: customID, Title: title, Components: form.Rows(fields...)}
	to.mu.Lock()
	defer to.mu.Unlock()
	modal := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseModal, Data: data}
	if err := to.respond(ctx, modal, nil); err != nil {
		p.log.Warn("showing a form failed", "error", connect.Redact(err))
	}
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
	written := form.Values(data)
	switch {
	case !known:
	case parts[0] == control.Report:
		b.reports.report(to, user, moderate.ReadPage(parts[1:]), written)
		return
	case parts[0] == control.TypeName && i.Message != nil:
		if report, ok := moderate.ReadCase(parts[1:]); ok {
			b.reports.settle(to, user, ruling{control.Accept, report}, written[form.Speaker], written[form.Role])
			return
		}
	case b.moderating.submit(to, user, parts, written):
		return
	}
	b.replies.tell(to, wording.Say("this form is from another version of the bot"),
		wording.Say("ask again to get working buttons"))
}
