package bot

import (
	"context"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/slash"
	"verbatim/index/ask/param"
)

// onAutocomplete offers values to a member who types one for an option.
func (b *Bot) onAutocomplete(i *discordgo.Interaction) {
	data, ok := i.Data.(discordgo.ApplicationCommandInteractionData)
	if !ok {
		b.dropped.Add(1)
		return
	}
	to := &interactionResponder{sender: b.sender, interaction: i, came: time.Now()}
	b.replies.jobs.Add(i.ID, func(ctx context.Context) {
		found := b.replies.complete(ctx, data)
		response := &discordgo.InteractionResponse{Type: discordgo.InteractionApplicationCommandAutocompleteResult,
			Data: &discordgo.InteractionResponseData{Choices: slash.Choices(found)}}
		url := discordgo.EndpointInteractionResponse(i.ID, i.Token)
		if err := to.call(ctx, http.MethodPost, url, response, nil); err != nil {
			b.log.Debug("completing failed", "error", connect.Redact(err))
		}
	})
}

// complete returns values for the option that is being typed.
func (r *replier) complete(ctx context.Context, data discordgo.ApplicationCommandInteractionData) []string {
	by, text := slash.Focused(data)
	if by == param.NoCompletion {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, r.timing.complete)
	defer cancel()
	found, err := r.answerer.Complete(ctx, by, text)
	if err != nil {
		r.log.Debug("completing failed", "error", err)
	}
	return found
}
