package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// An interactionResponder answers a slash command.
type interactionResponder struct {
	bot         *Bot
	interaction *discordgo.Interaction
	came        time.Time
	private     bool // the answer is for whoever caused the interaction alone
	update      bool // the answer takes the place of the message with the button that was pressed
	whole       bool // with update: so does what has no buttons

	mu        sync.Mutex
	responded bool        // the first response was sent, or a deferral
	deferral  *time.Timer // defers, unless the answer is quicker
	channel   *messageResponder
}

// watch defers the interaction unless it is answered before. The lock is held while a response is under way, so that
// whoever comes second edits.
func (v *interactionResponder) watch(ctx context.Context, after time.Duration) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.deferral = time.AfterFunc(after, func() {
		defer logPanic(v.bot.log, "deferring")
		v.mu.Lock()
		defer v.mu.Unlock()
		if v.responded {
			return
		}
		deferred := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
		if v.update {
			deferred.Type = discordgo.InteractionResponseDeferredMessageUpdate
		} else if v.private {
			deferred.Data = &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral}
		}
		err := v.respond(ctx, deferred)
		if err != nil {
			v.bot.log.Warn("deferring failed", "error", redact(err))
		}
	})
}

// respond sends the first response. After an outage it sends it again while there is time; that Discord has the first one
// already is then as good. Call it with mu held.
func (v *interactionResponder) respond(ctx context.Context, r *discordgo.InteractionResponse) error {
	v.responded = true
	if v.deferral != nil {
		v.deferral.Stop()
	}
	url := discordgo.EndpointInteractionResponse(v.interaction.ID, v.interaction.Token)
	for attempt := 1; ; attempt++ {
		err := v.call(ctx, http.MethodPost, url, r)
		switch {
		case err == nil, attempt > 1 && isCode(err, discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged):
			return nil
		case attempt == attempts || !outage(err) || time.Since(v.came) > v.bot.timing.first:
			return err
		}
		if !sleep(ctx, retryAfter) {
			return err
		}
	}
}

// retryAfter is the pause before a first response is repeated.
const retryAfter = 200 * time.Millisecond

// edit puts a message in the place of the first response. It can be repeated without harm.
func (v *interactionResponder) edit(ctx context.Context, m Message) error {
	url := discordgo.EndpointInteractionResponseActions(v.interaction.AppID, v.interaction.Token)
	return persist(ctx, func() error {
		return v.call(ctx, http.MethodPatch, url, &discordgo.WebhookEdit{Content: &m.Content, AllowedMentions: nobody(), Components: m.buttons()})
	})
}

func (v *interactionResponder) show(ctx context.Context, m Message) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	m.Private = m.Private || v.private
	aside := v.update && !v.whole && len(m.components) == 0 // what went wrong is told beside what was there
	switch {
	case v.responded && aside:
		return v.followUp(ctx, m)
	case v.responded:
		return v.orChannel(ctx, m, v.edit(ctx, m))
	}
	data := &discordgo.InteractionResponseData{Content: m.Content, AllowedMentions: nobody(), Flags: flags(m), Components: *m.buttons()}
	r := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: data}
	if v.update && !aside {
		r.Type = discordgo.InteractionResponseUpdateMessage
	}
	return v.respond(ctx, r)
}

// followUp sends a further message.
func (v *interactionResponder) followUp(ctx context.Context, m Message) error {
	params := &discordgo.WebhookParams{Content: m.Content, AllowedMentions: nobody(), Flags: flags(m)}
	return v.call(ctx, http.MethodPost, discordgo.EndpointFollowupMessage(v.interaction.AppID, v.interaction.Token), params)
}

func flags(m Message) discordgo.MessageFlags {
	if m.Private {
		return discordgo.MessageFlagsSuppressEmbeds | discordgo.MessageFlagsEphemeral
	}
	return discordgo.MessageFlagsSuppressEmbeds
}

// prefix is that of slash commands, unless the page is one of an answer to something typed.
func (v *interactionResponder) prefix() string {
	if m := v.interaction.Message; m != nil && m.Interaction == nil && m.InteractionMetadata == nil {
		return v.bot.options.Prefix
	}
	return slashPrefix
}

// orChannel posts into the channel once the interaction's 15 minutes are over. Call it with mu held.
func (v *interactionResponder) orChannel(ctx context.Context, m Message, err error) error {
	member := v.interaction.AuthorizingIntegrationOwners[discordgo.ApplicationIntegrationGuildInstall] != ""
	if err == nil || time.Since(v.came) < v.bot.timing.webhook || !member || v.private {
		return err
	}
	if v.channel == nil {
		v.channel = &messageResponder{bot: v.bot, channel: v.interaction.ChannelID}
	}
	return v.channel.show(ctx, m)
}

// call makes a request of an interaction. Each gets a rate limiter of its own: discordgo keeps a bucket a token for ever,
// and puts all edits of all members into one queue.
func (v *interactionResponder) call(ctx context.Context, method, url string, payload any) error {
	body, err := json.Marshal(payload)
	if err != nil {
		return fmt.Errorf("writing a response: %w", err)
	}
	if payload == nil {
		body = nil
	}
	bucket := discordgo.NewRatelimiter().LockBucket("interaction")
	if _, err = v.bot.rest.RequestWithLockedBucket(method, url, "application/json", body, bucket, 0, discordgo.WithContext(ctx)); err != nil {
		return fmt.Errorf("responding to an interaction: %w", err)
	}
	return nil
}
