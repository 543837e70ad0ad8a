package bot

import (
	"context"
	"net/http"
	"time"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/corpus/legible"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
)

// Limits of a completion, of Discord's page on autocompletion.
const (
	maxChoices      = 25
	maxChoiceLength = 100
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
			Data: &discordgo.InteractionResponseData{Choices: choices(found)}}
		url := discordgo.EndpointInteractionResponse(i.ID, i.Token)
		if err := to.call(ctx, http.MethodPost, url, response); err != nil {
			b.log.Debug("completing failed", "error", connect.Redact(err))
		}
	})
}

// complete returns values for the option that is being typed.
func (r *replier) complete(ctx context.Context, data discordgo.ApplicationCommandInteractionData) []string {
	c, ok := ask.Lookup(data.Name)
	if !ok {
		return nil
	}
	for _, o := range data.Options {
		if o == nil || !o.Focused {
			continue
		}
		typed, _ := o.Value.(string)
		for _, p := range c.Params {
			if p.Name != o.Name || p.Complete == param.NoCompletion {
				continue
			}
			ctx, cancel := context.WithTimeout(ctx, r.timing.complete)
			defer cancel()
			found, err := r.answerer.Complete(ctx, p.Complete, typed)
			if err != nil {
				r.log.Debug("completing failed", "error", err)
			}
			return found
		}
	}
	return nil
}

// choices returns values as Discord takes them. A value that is too long is left out rather than cut: the cut value
// would be sent.
func choices(values []string) []*discordgo.ApplicationCommandOptionChoice {
	list := []*discordgo.ApplicationCommandOptionChoice{}
	for _, v := range values {
		name := legible.Text(v) // the name is shown, the value is sent
		if n := utf8.RuneCountInString(v); name != "" && n <= maxChoiceLength && len(list) < maxChoices {
			list = append(list, &discordgo.ApplicationCommandOptionChoice{Name: name, Value: v})
		}
	}
	return list
}
