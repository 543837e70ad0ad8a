package discordtest

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Flags of a message, of the message page.
const (
	FlagSuppressEmbeds = 1 << 2
	FlagEphemeral      = 1 << 6
)

// A Message is a message as it stands in a channel.
type Message struct {
	ID              string
	Channel         string
	Guild           string // "" in direct messages
	Author          User
	Content         string
	Embeds          []Embed
	Files           []File
	Components      []Component // rows of buttons and select menus
	Flags           int
	AllowedMentions *AllowedMentions // nil when the message did not say
	ReplyTo         string           // the message it replies to
	Interaction     bool             // it answers an interaction

	repliedTo string       // the author of ReplyTo
	of        *interaction // that it answers
	exchange  *Exchange    // that it is part of; nil for what answers nothing
}

func (s *Server) createMessage(r *http.Request) (int, any, error) {
	f, err := readForm(r)
	if err != nil {
		return 0, nil, err
	}
	m, isNew, err := s.post(r.PathValue("channel"), f)
	if err != nil {
		return 0, nil, err
	}
	if isNew {
		s.announce(m)
		if s.loses() {
			return 0, nil, errOutage
		}
	}
	return 200, m.wire(), nil
}

// post puts a message of the bot's into a channel, unless its nonce says that it is there already.
func (s *Server) post(channel string, f *form) (m Message, isNew bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.channels[channel]
	if err := s.mayPost(c, f); err != nil {
		return m, false, err
	}
	nonce := c.ID + " " + fmt.Sprint(f.Nonce)
	if old := s.nonces[nonce]; old != nil && f.EnforceNonce {
		return *old, false, nil
	}
	var asked *Message
	if f.Reference != nil {
		asked = s.messages[f.Reference.Message]
		if asked == nil && (f.Reference.FailIfNone == nil || *f.Reference.FailIfNone) {
			return m, false, invalid("message_reference: Unknown message")
		}
	}
	stored := s.store(c, s.Bot, f)
	if asked != nil {
		stored.ReplyTo, stored.repliedTo = asked.ID, asked.Author.ID
		stored.exchange = s.exchanges[asked.ID]
	}
	if f.Nonce != nil {
		s.nonces[nonce] = stored
	}
	c.posts.put(*stored)
	if x := stored.exchange; x != nil {
		x.events.put(Event{Kind: Posted, Message: *stored})
	}
	return *stored, true, nil
}

// mayPost returns why the bot may not post this into a channel. Call it with mu held.
func (s *Server) mayPost(c *Channel, f *form) error {
	switch {
	case c == nil:
		return errUnknownChannel
	case c.foreign || c.may()&PermViewChannel == 0:
		return errMissingAccess
	case !c.maySend(), len(f.files) > 0 && c.may()&PermAttachFiles == 0:
		return errNoPermission
	case f.Reference != nil && c.may()&PermReadHistory == 0:
		return errNoHistory
	}
	if c.may()&PermEmbedLinks == 0 {
		f.Embeds = nil
	}
	if f.empty() {
		return errEmpty
	}
	return nil
}

// store adds a message to a channel. Call it with mu held.
func (s *Server) store(c *Channel, author User, f *form) *Message {
	m := &Message{
		ID: s.newID(), Channel: c.ID, Guild: c.Guild, Author: author, Content: strings.TrimSpace(f.Content),
		Embeds: f.Embeds, Files: s.keep(c, f.files), Components: f.Components, Flags: f.Flags, AllowedMentions: f.AllowedMentions,
	}
	s.messages[m.ID] = m
	return m
}

// wire is the message as the API and the gateway send it.
func (m Message) wire() object {
	embeds := []any{}
	for _, e := range m.Embeds {
		embeds = append(embeds, object{"type": "rich", "title": e.Title, "description": e.Description})
	}
	files := []any{}
	for _, f := range m.Files {
		files = append(files, f.wire())
	}
	components := m.Components
	if components == nil {
		components = []Component{}
	}
	o := object{
		"id": m.ID, "channel_id": m.Channel, "author": m.Author.wire(), "content": m.Content, "type": 0,
		"timestamp": time.Now().UTC().Format(time.RFC3339Nano), "edited_timestamp": nil, "tts": false, "mention_everyone": false,
		"mentions": []any{}, "mention_roles": []any{}, "attachments": files, "embeds": embeds, "components": components,
		"flags": m.Flags, "pinned": false,
	}
	if in := m.of; in != nil {
		o["interaction_metadata"] = in.metadata()
	}
	if m.ReplyTo != "" {
		o["type"] = 19
		o["message_reference"] = object{"message_id": m.ReplyTo, "channel_id": m.Channel}
	}
	return o
}
