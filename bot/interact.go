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
		err := v.respond(ctx, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource})
		if err != nil {
			v.bot.log.Warn("deferring failed", "error", redact(err))
		}
	})
}

// respond sends the first response. Call it with mu held.
func (v *interactionVenue) respond(ctx context.Context, r *discordgo.InteractionResponse) error {
	v.responded = true
	if v.deferral != nil {
		v.deferral.Stop()
	}
	url := discordgo.EndpointInteractionResponse(v.interaction.ID, v.interaction.Token)
	var attached []*discordgo.File
	if r.Data != nil {
		attached = r.Data.Files
	}
	return v.call(ctx, http.MethodPost, url, r, attached)
}

func (v *interactionVenue) show(ctx context.Context, m Message) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.responded {
		edit := &discordgo.WebhookEdit{Content: &m.Content, AllowedMentions: nobody()}
		url := discordgo.EndpointInteractionResponseActions(v.interaction.AppID, v.interaction.Token)
		return v.orChannel(ctx, m, true, v.call(ctx, http.MethodPatch, url, edit, files(m)))
	}
	data := &discordgo.InteractionResponseData{Content: m.Content, AllowedMentions: nobody(), Files: files(m), Flags: flags(m)}
	return v.respond(ctx, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: data})
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
