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

// An interactionVenue answers a slash command.
type interactionVenue struct {
	bot         *Bot
	interaction *discordgo.Interaction
	came        time.Time

	mu        sync.Mutex
	responded bool        // the first response was sent, or a deferral
	deferral  *time.Timer // defers, unless the answer is quicker
	channel   *messageVenue
}

// watch defers the interaction unless it is answered before. The lock is held while a response is under way, so that
// whoever comes second edits.
func (v *interactionVenue) watch(ctx context.Context, after time.Duration) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.deferral = time.AfterFunc(after, func() {
		defer logPanic(v.bot.log, "deferring")
		v.mu.Lock()
		defer v.mu.Unlock()
		if v.responded {
			return
		}
		err := v.respond(ctx, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}, Message{})
		if err != nil {
			v.bot.log.Warn("deferring failed", "error", redact(err))
		}
	})
}

// respond sends the first response. After an outage it sends it again while there is time; that Discord has the first one
// already is then as good. Call it with mu held.
func (v *interactionVenue) respond(ctx context.Context, r *discordgo.InteractionResponse, m Message) error {
	v.responded = true
	if v.deferral != nil {
		v.deferral.Stop()
	}
	url := discordgo.EndpointInteractionResponse(v.interaction.ID, v.interaction.Token)
	for attempt := 1; ; attempt++ {
		err := v.call(ctx, http.MethodPost, url, r, files(m))
		switch {
		case err == nil, attempt > 1 && isCode(err, discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged):
			return nil
		case attempt == attempts || !outage(err) || time.Since(v.came) > discordgo.InteractionDeadline:
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
func (v *interactionVenue) edit(ctx context.Context, m Message) error {
	url := discordgo.EndpointInteractionResponseActions(v.interaction.AppID, v.interaction.Token)
	return persist(ctx, func() error {
		return v.call(ctx, http.MethodPatch, url, &discordgo.WebhookEdit{Content: &m.Content, AllowedMentions: nobody()}, files(m))
	})
}

func (v *interactionVenue) show(ctx context.Context, m Message) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.responded {
		return v.orChannel(ctx, m, true, v.edit(ctx, m))
	}
	data := &discordgo.InteractionResponseData{Content: m.Content, AllowedMentions: nobody(), Flags: flags(m)}
	return v.respond(ctx, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: data}, m)
}

func (v *interactionVenue) add(ctx context.Context, m Message) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	params := &discordgo.WebhookParams{Content: m.Content, AllowedMentions: nobody(), Flags: flags(m)}
	url := discordgo.EndpointFollowupMessage(v.interaction.AppID, v.interaction.Token)
	return v.orChannel(ctx, m, false, v.call(ctx, http.MethodPost, url, params, files(m)))
}

func flags(m Message) discordgo.MessageFlags {
	if m.Private {
		return discordgo.MessageFlagsSuppressEmbeds | discordgo.MessageFlagsEphemeral
	}
	return discordgo.MessageFlagsSuppressEmbeds
}

func (v *interactionVenue) prefix() string { return slashPrefix }

// orChannel posts into the channel once the interaction's 15 minutes are over. Call it with mu held.
func (v *interactionVenue) orChannel(ctx context.Context, m Message, first bool, err error) error {
	if err == nil || time.Since(v.came) < v.bot.timing.webhook {
		return err
	}
	if v.channel == nil {
		v.channel = &messageVenue{bot: v.bot, channel: v.interaction.ChannelID}
	}
	if first {
		return v.channel.show(ctx, m)
	}
	return v.channel.add(ctx, m)
}

// call makes a request of an interaction. Each gets a rate limiter of its own: discordgo keeps a bucket a token for ever,
// and puts all edits of all members into one queue.
func (v *interactionVenue) call(ctx context.Context, method, url string, payload any, attached []*discordgo.File) error {
	kind, body := "application/json", []byte(nil)
	var err error
	if len(attached) > 0 {
		kind, body, err = discordgo.MultipartBodyWithJSON(payload, attached)
	} else {
		body, err = json.Marshal(payload)
	}
	if err != nil {
		return fmt.Errorf("writing a response: %w", err)
	}
	bucket := discordgo.NewRatelimiter().LockBucket("interaction")
	if _, err = v.bot.rest.RequestWithLockedBucket(method, url, kind, body, bucket, 0, discordgo.WithContext(ctx)); err != nil {
		return fmt.Errorf("responding to an interaction: %w", err)
	}
	return nil
}
