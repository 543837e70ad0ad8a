package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// nobody lets no mention ping. It goes with every message and every edit: without it Discord pings whomever the text
// mentions.
func nobody() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}

func files(m Message) []*discordgo.File {
	if m.File == nil {
		return nil
	}
	return []*discordgo.File{{Name: m.File.Name, ContentType: "text/plain; charset=utf-8", Reader: strings.NewReader(m.File.Text)}}
}

// A messageVenue answers a message, in its channel and as a reply to it.
type messageVenue struct {
	bot     *Bot
	channel string
	asked   *discordgo.Message // nil where nothing was asked: in the report channel
	sent    int
	first   string // the id of the message that show began
}

// A post is what discordgo's MessageSend lacks beside: with a nonce that is enforced, Discord answers a second sending of
// one message with the first, so that it can be repeated.
type post struct {
	*discordgo.MessageSend
	Nonce   string `json:"nonce,omitempty"`
	Enforce bool   `json:"enforce_nonce,omitempty"`
}

func (v *messageVenue) show(ctx context.Context, m Message) error {
	if v.first == "" {
		id, err := v.post(ctx, m)
		v.first = id
		return err
	}
	edit := discordgo.NewMessageEdit(v.channel, v.first).SetContent(m.Content)
	edit.AllowedMentions, edit.Files = nobody(), files(m)
	edit.Flags = discordgo.MessageFlagsSuppressEmbeds
	_, err := v.bot.rest.ChannelMessageEditComplex(edit, discordgo.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("editing a message: %w", err)
	}
	return nil
}

func (v *messageVenue) add(ctx context.Context, m Message) error {
	_, err := v.post(ctx, m)
	return err
}

// post sends a message. Where the bot may not reply or attach files, it sends what it may.
func (v *messageVenue) post(ctx context.Context, m Message) (id string, err error) {
	send := &discordgo.MessageSend{Content: m.Content, AllowedMentions: nobody(), Flags: discordgo.MessageFlagsSuppressEmbeds, Files: files(m)}
	out := post{MessageSend: send}
	if v.asked != nil {
		send.Reference = v.asked.SoftReference()
		out.Nonce, out.Enforce = v.asked.ID+"."+strconv.Itoa(v.sent), true
	}
	v.sent++
	id, err = v.deliver(ctx, out)
	if forbidden(err) && (send.Reference != nil || send.Files != nil) {
		send.Reference = nil
		if send.Files != nil {
			send.Files = nil
			send.Content = joinLines(send.Content, "-# The file could not be attached here: the bot has no permission to attach files.")
		}
		id, err = v.deliver(ctx, out)
	}
	return id, err
}

// deliver sends a post, and once more after an outage.
func (v *messageVenue) deliver(ctx context.Context, p post) (string, error) {
	endpoint := discordgo.EndpointChannelMessages(v.channel)
	kind, body := "application/json", []byte(nil)
	var err error
	if len(p.Files) > 0 {
		kind, body, err = discordgo.MultipartBodyWithJSON(p, p.Files)
	} else {
		body, err = json.Marshal(p)
	}
	if err != nil {
		return "", fmt.Errorf("writing a message: %w", err)
	}
	for attempt := 1; ; attempt++ {
		answer, err := v.bot.rest.RequestRaw(http.MethodPost, endpoint, kind, body, endpoint, 0, discordgo.WithContext(ctx))
		if err == nil {
			var m struct {
				ID string `json:"id"`
			}
			if err := json.Unmarshal(answer, &m); err != nil {
				return "", fmt.Errorf("reading what was sent: %w", err)
			}
			return m.ID, nil
		}
		if attempt == attempts || !p.Enforce || !outage(err) || !sleep(ctx, time.Duration(attempt)*time.Second/2) {
			return "", fmt.Errorf("sending a message: %w", err)
		}
	}
}

// status is the HTTP status that an error of discordgo stands for; 0 when Discord did not answer.
func status(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Response != nil {
		return rest.Response.StatusCode
	}
	return 0
}

func forbidden(err error) bool { return status(err) == http.StatusForbidden }

// outage reports whether the same call may succeed in a moment. For a 502 discordgo has an error of its own.
func outage(err error) bool {
	var limit *discordgo.RateLimitError
	s := status(err)
	return !errors.Is(err, errBlocked) && !errors.Is(err, context.Canceled) && !errors.As(err, &limit) && (s == 0 || s >= 500)
}

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
