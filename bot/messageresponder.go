package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

// nobody lets no mention ping. It goes with every message and every edit: without it Discord pings whomever the text
// mentions.
func nobody() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}

// A messageResponder answers a message, in its channel and as a reply to it.
type messageResponder struct {
	bot     *Bot
	channel string
	asked   *discordgo.Message // nil where nothing was asked: in the report channel
	nonce   string             // where nothing was asked: what tells this post from others, so that it can be repeated; may be empty
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

func (v *messageResponder) show(ctx context.Context, m Message) error {
	if v.first == "" {
		id, err := v.post(ctx, m)
		v.first = id
		return err
	}
	edit := discordgo.NewMessageEdit(v.channel, v.first).SetContent(m.Content)
	edit.AllowedMentions = nobody()
	edit.Flags = discordgo.MessageFlagsSuppressEmbeds
	edit.Components = m.buttons()
	err := persist(ctx, func() error {
		_, err := v.bot.rest.ChannelMessageEditComplex(edit, discordgo.WithContext(ctx))
		return err
	})
	if err != nil {
		return fmt.Errorf("editing a message: %w", err)
	}
	return nil
}

// prefix is empty in a server where the bot hears only what mentions it.
func (v *messageResponder) prefix() string {
	if v.asked != nil && v.asked.GuildID != "" && !v.bot.withText.Load() {
		return ""
	}
	return v.bot.options.Prefix
}

// post sends a message. Where the bot may not reply, it sends what it may; where it may not write at all, it writes to whoever asked.
func (v *messageResponder) post(ctx context.Context, m Message) (id string, err error) {
	send := &discordgo.MessageSend{Content: m.Content, AllowedMentions: nobody(), Flags: discordgo.MessageFlagsSuppressEmbeds, Components: m.components}
	out := post{MessageSend: send}
	if nonce := v.nonce; nonce != "" {
		out.Nonce, out.Enforce = nonce+"."+strconv.Itoa(v.sent), true
	}
	if v.asked != nil {
		out.Nonce, out.Enforce = v.asked.ID+"."+strconv.Itoa(v.sent), true
		if v.channel == v.asked.ChannelID {
			send.Reference = v.asked.SoftReference()
		}
	}
	v.sent++
	id, err = v.deliver(ctx, out)
	if forbidden(err) && send.Reference != nil {
		send.Reference = nil
		id, err = v.deliver(ctx, out)
	}
	if forbidden(err) && v.asked != nil && v.asked.GuildID != "" && v.channel == v.asked.ChannelID {
		return v.postDirect(ctx, m, err)
	}
	return id, err
}

// postDirect goes on in the direct messages of whoever asked. Where that is not possible either, it returns why the channel
// was closed.
func (v *messageResponder) postDirect(ctx context.Context, m Message, closed error) (id string, err error) {
	direct, err := v.bot.rest.UserChannelCreate(v.asked.Author.ID, discordgo.WithContext(ctx))
	if err != nil || direct == nil {
		return "", closed
	}
	v.channel = direct.ID
	why := "-# The bot may not write in <#" + v.asked.ChannelID + ">, so the answer comes here."
	if _, err := v.post(ctx, Message{Content: why}); err != nil {
		return "", closed
	}
	return v.post(ctx, m)
}

// deliver sends a post, and again after an outage when its nonce keeps it from being shown twice.
func (v *messageResponder) deliver(ctx context.Context, p post) (string, error) {
	endpoint := discordgo.EndpointChannelMessages(v.channel)
	body, err := json.Marshal(p)
	if err != nil {
		return "", fmt.Errorf("writing a message: %w", err)
	}
	var answer []byte
	send := func() (err error) {
		answer, err = v.bot.rest.RequestRaw(http.MethodPost, endpoint, "application/json", body, endpoint, 0, discordgo.WithContext(ctx))
		return err
	}
	if p.Enforce {
		err = persist(ctx, send)
	} else {
		err = send()
	}
	if err != nil {
		return "", fmt.Errorf("sending a message: %w", err)
	}
	var m struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(answer, &m); err != nil {
		return "", fmt.Errorf("reading what was sent: %w", err)
	}
	return m.ID, nil
}

// persist makes a call that can be repeated without harm, and makes it again after an outage.
func persist(ctx context.Context, call func() error) error {
	for attempt := 1; ; attempt++ {
		err := call()
		if err == nil || attempt == attempts || !outage(err) || !sleep(ctx, time.Duration(attempt)*time.Second/2) {
			return err
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

// isCode reports whether err is Discord's answer with that error code.
func isCode(err error, code int) bool {
	var rest *discordgo.RESTError
	return errors.As(err, &rest) && rest.Message != nil && rest.Message.Code == code
}

// outage reports whether the same call may succeed in a moment. For a 502 discordgo has an error of its own.
func outage(err error) bool {
	var limit *discordgo.RateLimitError
	s := status(err)
	return !errors.Is(err, errBlocked) && !errors.Is(err, context.Canceled) && !errors.As(err, &limit) && (s == 0 || s >= 500)
}
