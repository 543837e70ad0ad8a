package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"sync"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/show"
	"verbatim/bot/upload"
)

// noMentions lets no mention ping. It goes with every message and every edit: without it Discord pings everyone whom
// the text mentions.
func noMentions() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}
}

// A messageResponder answers a message, in its channel and as a reply to it.
type messageResponder struct {
	*sender
	channel string
	guild   string             // of the channel; may be empty where no answer depends on it
	asked   *discordgo.Message // nil if it answers no message, as in the report channel
	nonce   string             // of a post that answers no message, so that it can be repeated; may be empty

	mu    sync.Mutex // guards the fields below: an edited question is answered while the first answer may be under way
	gone  bool       // the question was deleted
	sent  int
	first string // the id of the message that show sent first
	shape shape  // of that message
}

// A post is discordgo's MessageSend with the nonce that it lacks. With an enforced nonce, Discord answers a repeated
// post with the first one, so that it can be repeated without harm.
type post struct {
	*discordgo.MessageSend
	Attachments []upload.Attachment `json:"attachments,omitempty"`
	Nonce       string              `json:"nonce,omitempty"`
	Enforce     bool                `json:"enforce_nonce,omitempty"`
}

// A messageEdit is discordgo's MessageEdit with the files that the message has then.
type messageEdit struct {
	*discordgo.MessageEdit
	Attachments []upload.Attachment `json:"attachments"`
}

func (r *messageResponder) show(ctx context.Context, m show.Message) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gone {
		return nil
	}
	if r.first == "" {
		id, err := r.post(ctx, m)
		r.first = id
		return err
	}
	_, err := r.deliver(m, r.shape, func(b body) error { return r.edit(ctx, b) })
	return err
}

// edit replaces the message that show sent first.
func (r *messageResponder) edit(ctx context.Context, b body) error {
	edit := discordgo.NewMessageEdit(r.channel, r.first).SetContent(b.content)
	edit.AllowedMentions, edit.Flags, edit.Components = noMentions(), b.flags, &b.components
	kind, payload, err := upload.Encode(messageEdit{edit, upload.List(b.picture)}, b.picture)
	if err != nil {
		return err
	}
	endpoint := discordgo.EndpointChannelMessage(r.channel, r.first)
	bucket := discordgo.EndpointChannelMessage(r.channel, "")
	err = connect.Persist(ctx, func() error {
		_, err := r.rest.RequestRaw(http.MethodPatch, endpoint, kind, payload, bucket, 0, discordgo.WithContext(ctx))
		return err
	})
	if err != nil {
		return fmt.Errorf("editing a message: %w", err)
	}
	return nil
}

// remove deletes the answer, if there is one.
func (r *messageResponder) remove(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gone = true; r.first == "" {
		return nil
	}
	id := r.first
	return connect.Persist(ctx, func() error {
		return r.rest.ChannelMessageDelete(r.channel, id, discordgo.WithContext(ctx))
	})
}

// view is without a prefix in a server where the bot sees only messages that mention it.
func (r *messageResponder) view() show.View {
	v := r.viewOf(r.guild)
	if r.guild != "" && !r.conn.MessageContent() {
		v.Prefix = ""
	}
	return v
}

// post sends a message. Call it with mu held, unless no other uses the responder. If the bot may not reply, it posts
// without a reply. If it may not write in the channel at all, it writes to the member who asked.
func (r *messageResponder) post(ctx context.Context, m show.Message) (id string, err error) {
	m.Private = false
	r.sent++
	r.shape, err = r.deliver(m, r.usualShape(r.guild), func(b body) error {
		id, err = r.postBody(ctx, b)
		return err
	})
	if inChannel := r.asked != nil && r.channel == r.asked.ChannelID; connect.Forbidden(err) && inChannel && r.asked.GuildID != "" {
		return r.postDirect(ctx, m, err)
	}
	return id, err
}

// postBody sends a message, as a reply if that is possible.
func (r *messageResponder) postBody(ctx context.Context, b body) (id string, err error) {
	send := &discordgo.MessageSend{
		Content: b.content, AllowedMentions: noMentions(), Flags: b.flags, Components: b.components,
	}
	out := post{MessageSend: send, Attachments: upload.List(b.picture)}
	if r.nonce != "" {
		out.Nonce, out.Enforce = r.nonce+"."+strconv.Itoa(r.sent), true
	}
	if r.asked != nil {
		out.Nonce, out.Enforce = r.asked.ID+"."+strconv.Itoa(r.sent), true
	}
	if r.asked != nil && r.channel == r.asked.ChannelID {
		send.Reference = r.asked.SoftReference()
	}
	id, err = r.send(ctx, out, b.picture)
	if connect.Forbidden(err) && send.Reference != nil {
		send.Reference = nil
		id, err = r.send(ctx, out, b.picture)
	}
	return id, err
}

// postDirect continues in the direct messages of the member who asked. If that is not possible either, it returns the
// error of the channel.
func (r *messageResponder) postDirect(ctx context.Context, m show.Message, closed error) (id string, err error) {
	direct, err := r.rest.UserChannelCreate(r.asked.Author.ID, discordgo.WithContext(ctx))
	if err != nil || direct == nil {
		return "", closed
	}
	r.channel = direct.ID
	why := "-# " + r.view().Lang.Say("The bot may not write in %s, so the answer comes here.", "<#"+r.asked.ChannelID+">")
	if _, err := r.post(ctx, show.Message{Content: why}); err != nil {
		return "", closed
	}
	return r.post(ctx, m)
}

// send sends a post. It repeats it after an outage if an enforced nonce keeps it from being shown twice.
func (r *messageResponder) send(ctx context.Context, p post, picture *show.Picture) (string, error) {
	endpoint := discordgo.EndpointChannelMessages(r.channel)
	kind, body, err := upload.Encode(p, picture)
	if err != nil {
		return "", err
	}
	var answer []byte
	try := func() (err error) {
		answer, err = r.rest.RequestRaw(http.MethodPost, endpoint, kind, body, endpoint, 0, discordgo.WithContext(ctx))
		return err
	}
	if p.Enforce {
		err = connect.Persist(ctx, try)
	} else {
		err = try()
	}
	if err != nil {
		return "", fmt.Errorf("sending a message: %w", err)
	}
	var m struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(answer, &m); err != nil {
		return "", fmt.Errorf("reading the answer to a message: %w", err)
	}
	return m.ID, nil
}
