package bot

import (
	"context"
	"net/http"
	"time"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus/legible"
	"verbatim/index/ask"
)

// Limits of a completion, of Discord's page on autocompletion.
const (
	maxChoices      = 25
	maxChoiceLength = 100
)

// onAutocomplete answers somebody who types the value of an option.
func (b *Bot) onAutocomplete(i *discordgo.Interaction) {
	data, ok := i.Data.(discordgo.ApplicationCommandInteractionData)
	if !ok {
		b.dropped.Add(1)
		return
	}
	v := &interactionResponder{bot: b, interaction: i, came: time.Now()}
	b.pool.add(i.ID, func(ctx context.Context) {
		found := b.complete(ctx, data)
		response := &discordgo.InteractionResponse{Type: discordgo.InteractionApplicationCommandAutocompleteResult,
			Data: &discordgo.InteractionResponseData{Choices: choices(found)}}
		url := discordgo.EndpointInteractionResponse(i.ID, i.Token)
		if err := v.call(ctx, http.MethodPost, url, response); err != nil {
			b.log.Debug("completing failed", "error", redact(err))
		}
	})
}

// complete returns values for the option that is typed.
func (b *Bot) complete(ctx context.Context, data discordgo.ApplicationCommandInteractionData) []string {
	c, _ := ask.Lookup(data.Name)
	for _, o := range data.Options {
		if o == nil || !o.Focused {
			continue
		}
		typed, _ := o.Value.(string)
		for _, p := range c.Params {
			if p.Name != o.Name || p.Complete == ask.NoCompletion {
				continue
			}
			ctx, cancel := context.WithTimeout(ctx, b.timing.complete)
			defer cancel()
			found, err := b.options.Answerer.Complete(ctx, p.Complete, typed)
			if err != nil {
				b.log.Debug("completing failed", "error", err)
			}
			return found
		}
	}
	return nil
}

// choices are values as Discord takes them: what is too long for a choice is left out rather than cut, for it would be sent so.
func choices(values []string) []*discordgo.ApplicationCommandOptionChoice {
	list := []*discordgo.ApplicationCommandOptionChoice{}
	for _, v := range values {
		name := legible.Text(v) // which is shown; the value is sent
		if n := utf8.RuneCountInString(v); name != "" && n <= maxChoiceLength && len(list) < maxChoices {
			list = append(list, &discordgo.ApplicationCommandOptionChoice{Name: name, Value: v})
		}
	}
	return list
}
