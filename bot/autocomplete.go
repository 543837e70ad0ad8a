package bot

import (
	"context"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/locale"
	"verbatim/bot/suggest"
	"verbatim/index/ask"
)

// onAutocomplete offers values to a member who types one for an option.
func (b *Bot) onAutocomplete(i *discordgo.Interaction) {
	data, ok := i.Data.(discordgo.ApplicationCommandInteractionData)
	if !ok || author(i) == nil {
		b.dropped.Add(1)
		return
	}
	to := &interactionResponder{sender: b.sender, interaction: i, came: time.Now()}
	b.replies.jobs.Add(i.ID, func(ctx context.Context) {
		found := []*suggest.Choice{} // Discord refuses a list that is missing
		if b.access.mayComplete(i, data.Name) {
			found = b.replies.complete(ctx, i, data, to.view().Lang)
		}
		const result = discordgo.InteractionApplicationCommandAutocompleteResult
		response := map[string]any{"type": result, "data": map[string]any{"choices": found}}
		url := discordgo.EndpointInteractionResponse(i.ID, i.Token)
		if err := to.call(ctx, http.MethodPost, url, response, nil); err != nil {
			b.log.Debug("completing failed", "error", connect.Redact(err))
		}
	})
}

// mayComplete reports whether the values of a command are completed for a member. Those of moderators' commands name
// files of the corpus. An administrator may have shown the commands to all.
func (s *access) mayComplete(i *discordgo.Interaction, command string) bool {
	c, ok := ask.Lookup(command)
	if !ok || c.For != ask.Moderators {
		return ok
	}
	may, _ := s.mayChange(i.GuildID, s.moderates(i.Member))
	return may
}

// complete returns values for the option that is being typed.
func (r *replier) complete(
	ctx context.Context, i *discordgo.Interaction, data discordgo.ApplicationCommandInteractionData, in *locale.Language,
) []*suggest.Choice {
	ctx, cancel := context.WithTimeout(ctx, r.timing.complete)
	defer cancel()
	by := ask.Request{Channel: i.ChannelID, Guild: i.GuildID, Asker: author(i).ID}
	found, err := suggest.Choices(ctx, r.answerer, data, by, in)
	if err != nil {
		r.log.Debug("completing failed", "error", err)
	}
	return found
}
