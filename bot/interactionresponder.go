package bot

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/locale"
	"verbatim/bot/show"
	"verbatim/bot/upload"
)

// An interactionResponder answers an interaction: a slash command, a button, a form.
type interactionResponder struct {
	*sender
	interaction *discordgo.Interaction
	came        time.Time // when the interaction came
	private     bool      // only the member who caused the interaction sees the answer
	update      bool      // the answer replaces the message whose button was pressed
	whole       bool      // with update: so does an answer without buttons

	mu        sync.Mutex
	responded bool        // the first response was sent, or a deferral
	shape     shape       // of what is shown, or of the message that the answer replaces
	deferral  *time.Timer // defers, unless the answer is quicker
	fallback  *messageResponder
}

// deferAfter defers the interaction unless it is answered before. The lock is held while a response is sent, so that
// the second response is an edit.
func (r *interactionResponder) deferAfter(ctx context.Context, after time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.deferral = time.AfterFunc(after, func() {
		defer connect.LogPanic(r.log, "deferring")
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.responded {
			return
		}
		deferred := &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
		if r.update {
			deferred.Type = discordgo.InteractionResponseDeferredMessageUpdate
		} else if r.private {
			deferred.Data = &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral}
		}
		if err := r.respond(ctx, deferred, nil); err != nil {
			r.log.Warn("deferring failed", "error", connect.Redact(err))
		}
	})
}

// A messageResponse is discordgo's InteractionResponse with the files that the message has then.
type messageResponse struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data struct {
		discordgo.InteractionResponseData
		Attachments *[]upload.Attachment `json:"attachments,omitempty"` // nil if there are and were none
	} `json:"data"`
}

// respond sends the first response. It repeats it after an outage while there is time; then it is fine if Discord
// already has the response. Call it with mu held.
func (r *interactionResponder) respond(ctx context.Context, response any, picture *show.Picture) error {
	r.responded = true
	if r.deferral != nil {
		r.deferral.Stop()
	}
	url := discordgo.EndpointInteractionResponse(r.interaction.ID, r.interaction.Token)
	for attempt := 1; ; attempt++ {
		err := r.call(ctx, http.MethodPost, url, response, picture)
		switch {
		case err == nil, attempt > 1 && connect.IsCode(err, discordgo.ErrCodeInteractionHasAlreadyBeenAcknowledged):
			return nil
		case attempt == connect.Attempts || !connect.Outage(err) || time.Since(r.came) > r.timing.first:
			r.responded = !connect.Refused(err) // another response may follow one that was refused
			return err
		}
		if !connect.Sleep(ctx, retryAfter) {
			return err
		}
	}
}

// retryAfter is the pause before a first response is repeated.
const retryAfter = 200 * time.Millisecond

// edit replaces the first response. It can be repeated without harm.
func (r *interactionResponder) edit(ctx context.Context, m show.Message) (err error) {
	url := discordgo.EndpointInteractionResponseActions(r.interaction.AppID, r.interaction.Token)
	r.shape, err = r.deliver(m, r.shape, func(b body) error {
		edit := webhookEdit{discordgo.WebhookEdit{
			Content: &b.content, AllowedMentions: noMentions(), Components: &b.components,
		}, b.flags &^ discordgo.MessageFlagsEphemeral, upload.List(b.picture)}
		return connect.Persist(ctx, func() error { return r.call(ctx, http.MethodPatch, url, edit, b.picture) })
	})
	return err
}

// A webhookEdit is discordgo's WebhookEdit with the flags that it lacks, and the files that the message has then.
type webhookEdit struct {
	discordgo.WebhookEdit
	Flags       discordgo.MessageFlags `json:"flags,omitempty"`
	Attachments []upload.Attachment    `json:"attachments"`
}

// delete deletes the first response. It can be repeated without harm.
func (r *interactionResponder) delete(ctx context.Context) error {
	url := discordgo.EndpointInteractionResponseActions(r.interaction.AppID, r.interaction.Token)
	return connect.Persist(ctx, func() error { return r.call(ctx, http.MethodDelete, url, nil, nil) })
}

func (r *interactionResponder) show(ctx context.Context, m show.Message) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	m.Private = m.Private || r.private
	aside := r.update && !r.whole && len(m.Components) == 0 && m.Layout == nil // an error leaves the message as it is
	replaces := r.update && !aside
	switch {
	case r.shape != unset:
	case replaces:
		r.shape = shapeOf(r.interaction.Message)
	default:
		r.shape = r.usualShape(r.interaction.GuildID)
	}
	switch {
	case r.responded && aside:
		return r.followUp(ctx, m)
	case r.responded:
		return r.orChannel(ctx, m, r.edit(ctx, m))
	}
	var err error
	r.shape, err = r.deliver(m, r.shape, func(b body) error {
		response := messageResponse{Type: discordgo.InteractionResponseChannelMessageWithSource}
		response.Data.InteractionResponseData = discordgo.InteractionResponseData{
			Content: b.content, AllowedMentions: noMentions(), Flags: b.flags, Components: b.components,
		}
		if files := upload.List(b.picture); replaces || len(files) > 0 {
			response.Data.Attachments = &files
		}
		if replaces {
			response.Type = discordgo.InteractionResponseUpdateMessage
		}
		return r.respond(ctx, response, b.picture)
	})
	return err
}

// followUp sends another message.
func (r *interactionResponder) followUp(ctx context.Context, m show.Message) error {
	b, _ := r.bodyOf(m, content)
	params := &discordgo.WebhookParams{Content: b.content, AllowedMentions: noMentions(), Flags: b.flags}
	url := discordgo.EndpointFollowupMessage(r.interaction.AppID, r.interaction.Token)
	return r.call(ctx, http.MethodPost, url, params, nil)
}

// view has the prefix of slash commands, unless the interaction is with the answer to a message.
func (r *interactionResponder) view() show.View {
	v := r.viewOf(r.interaction.GuildID)
	if s := r.servers.Of(r.interaction.GuildID); s.Language == "" {
		v.Lang = locale.For(string(r.interaction.Locale)).Writing(s.Dates.Write)
	}
	if m := r.interaction.Message; m == nil || m.Interaction != nil || m.InteractionMetadata != nil {
		v.Prefix = show.SlashPrefix
	}
	return v
}

// slashView is view where commands are typed as slash commands.
func (r *interactionResponder) slashView() show.View {
	v := r.view()
	v.Prefix = show.SlashPrefix
	return v
}

// orChannel posts into the channel if err says that the interaction's 15 minutes are over, or to the member if only
// they should see the answer. Call it with mu held.
func (r *interactionResponder) orChannel(ctx context.Context, m show.Message, err error) error {
	member := r.interaction.AuthorizingIntegrationOwners[discordgo.ApplicationIntegrationGuildInstall] != ""
	if err == nil || time.Since(r.came) < r.timing.webhook || !member {
		return err
	}
	if r.fallback == nil {
		place := r.interaction.ChannelID
		if user := author(r.interaction); r.private && user != nil {
			direct, closed := r.rest.UserChannelCreate(user.ID, discordgo.WithContext(ctx))
			if closed != nil {
				return err
			}
			place = direct.ID
		}
		r.fallback = r.channel(place)
	}
	return r.fallback.show(ctx, m)
}

// call makes a request of an interaction. Each call has its own rate limiter: discordgo would keep one bucket per token
// for ever, and would put all edits into one queue.
func (r *interactionResponder) call(ctx context.Context, method, url string, payload any, picture *show.Picture) error {
	kind, body, err := upload.Encode(payload, picture)
	if err != nil {
		return err
	}
	if payload == nil {
		body = nil
	}
	bucket := discordgo.NewRatelimiter().LockBucket("interaction")
	_, err = r.rest.RequestWithLockedBucket(method, url, kind, body, bucket, 0, discordgo.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("responding to an interaction: %w", err)
	}
	return nil
}
