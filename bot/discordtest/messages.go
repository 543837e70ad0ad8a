package discordtest

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"verbatim/bot/discordtest/schema"
)

// Flags of a message, of the message page.
const (
	FlagSuppressEmbeds = 1 << 2
	FlagEphemeral      = 1 << 6
	FlagLayout         = schema.FlagLayout
)

// typeReply is the type of a message that replies to another, of the message page.
const typeReply = 19

// A Message is a message in a channel, as it was when it was returned.
type Message struct {
	ID              string
	Channel         string
	Guild           string // "" in direct messages
	Author          User
	Content         string
	Embeds          []schema.Embed
	Files           []schema.File
	Components      []schema.Component // rows of buttons and select menus; with FlagLayout all of the message
	Flags           int
	AllowedMentions *schema.AllowedMentions // nil if the message did not say
	ReplyTo         string                  // the message that it replies to
	Interaction     bool                    // it responds to an interaction

	repliedTo string       // the author of ReplyTo
	of        *interaction // that it responds to
	exchange  *Exchange    // that it belongs to; nil if it answers nothing
}

// Text returns what a reader sees of the message, files aside: its content, or the texts of its layout.
func (m Message) Text() string {
	if m.Flags&FlagLayout != 0 {
		return schema.Texts(m.Components)
	}
	return m.Content
}

// Buttons returns the buttons of the message, in order.
func (m Message) Buttons() []schema.Component { return m.ofType(schema.ComponentButton) }

// Selects returns the select menus of the message, in order.
func (m Message) Selects() []schema.Component { return m.ofType(schema.ComponentSelect) }

func (m Message) ofType(kind int) []schema.Component {
	var all []schema.Component
	for c := range schema.Each(m.Components) {
		if c.Type == kind {
			all = append(all, *c)
		}
	}
	return all
}

// Pinged returns who is notified by the message: ids of users and roles, "everyone", "here".
func (m Message) Pinged() []string {
	return schema.Pinged(m.Text(), m.AllowedMentions, m.Interaction, m.repliedTo)
}

// private reports whether only one user sees the message.
func (m Message) private() bool { return m.Flags&FlagEphemeral != 0 }

// wire returns the message as the API and the gateway send it.
func (m Message) wire() schema.Object {
	embeds := []any{}
	for _, e := range m.Embeds {
		embeds = append(embeds, schema.Object{"type": "rich", "title": e.Title, "description": e.Description})
	}
	files := []any{}
	for _, f := range m.Files {
		files = append(files, f.Wire())
	}
	components := schema.Shown(m.Components, m.Files)
	if components == nil {
		components = []schema.Component{}
	}
	o := schema.Object{
		"id": m.ID, "channel_id": m.Channel, "author": m.Author.wire(), "content": m.Content, "type": 0,
		"timestamp": time.Now().UTC().Format(time.RFC3339Nano), "edited_timestamp": nil,
		"tts": false, "mention_everyone": false,
		"mentions": []any{}, "mention_roles": []any{}, "attachments": files, "embeds": embeds, "components": components,
		"flags": m.Flags, "pinned": false,
	}
	if m.of != nil {
		o["interaction_metadata"] = m.of.metadata()
	}
	if m.ReplyTo != "" {
		o["type"] = typeReply
		o["message_reference"] = schema.Object{"message_id": m.ReplyTo, "channel_id": m.Channel}
	}
	return o
}

// Messages are the messages of all channels.
type Messages struct {
	server    *Server
	byID      map[string]*Message
	nonces    map[string]*Message  // by channel and nonce
	exchanges map[string]*Exchange // by the id of the message that they answer
}

func newMessages(s *Server) *Messages {
	return &Messages{
		server: s, byID: map[string]*Message{}, nonces: map[string]*Message{}, exchanges: map[string]*Exchange{},
	}
}

// clear drops all messages. Call it with mu held.
func (l *Messages) clear() {
	clear(l.byID)
	clear(l.nonces)
	clear(l.exchanges)
}

// Find returns a message as it is now. ok is false if it was deleted.
func (l *Messages) Find(id string) (m Message, ok bool) {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	found := l.byID[id]
	if found == nil {
		return Message{}, false
	}
	return *found, true
}

// Posted waits for the next message that the bot posts into a channel. Responses to interactions do not count. Each
// message is returned once.
func (l *Messages) Posted(ctx context.Context, c *Channel) (Message, error) { return c.posts.Next(ctx) }

// Pending returns how many of the bot's posts into a channel Posted has not returned.
func (l *Messages) Pending(c *Channel) int { return c.posts.Len() }

// Remove deletes a message as a moderator or its author does in the client.
func (l *Messages) Remove(m Message) {
	l.server.mu.Lock()
	delete(l.byID, m.ID)
	l.server.mu.Unlock()
	gone := schema.Object{"id": m.ID, "channel_id": m.Channel}
	if m.Guild != "" {
		gone["guild_id"] = m.Guild
	}
	l.server.Gateway.Send("MESSAGE_DELETE", m.Guild, func(int) any { return gone })
}

// Edit replaces the text of a user's message, as its author does. What the bot does then comes to the exchange of the
// message.
func (l *Messages) Edit(x *Exchange, text string) {
	s := l.server
	s.mu.Lock()
	m := l.byID[x.ID]
	m.Content = text
	now := *m
	s.mu.Unlock()
	s.announce("MESSAGE_UPDATE", now, schema.Object{"edited_timestamp": time.Now().UTC().Format(time.RFC3339Nano)})
}

// store adds a message to a channel. Call it with mu held.
func (l *Messages) store(c *Channel, author User, f *schema.Form) *Message {
	m := &Message{
		ID: l.server.newID(), Channel: c.ID, Guild: c.Guild, Author: author, Content: strings.TrimSpace(f.Content),
		Embeds: f.Embeds, Files: l.server.Files.keep(c, f.Files), Components: f.Components, Flags: f.Flags,
		AllowedMentions: f.AllowedMentions,
	}
	l.byID[m.ID] = m
	return m
}

// said stores a message of a user.
func (l *Messages) said(c *Channel, author User, f *schema.Form) (Message, *Exchange) {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	m := l.store(c, author, f)
	x := &Exchange{ID: m.ID, Channel: c.ID}
	l.exchanges[m.ID] = x
	return *m, x
}

// change applies an edit. Fields that were not sent stay; allowed mentions do not. Call it with mu held.
func (l *Messages) change(m *Message, f *schema.Form) error {
	if err := l.server.API.moderate(l.server.World.channels[m.Channel], f); err != nil {
		return err
	}
	next := *m
	if _, ok := f.Has["content"]; ok {
		next.Content = strings.TrimSpace(f.Content)
	}
	if _, ok := f.Has["embeds"]; ok {
		next.Embeds = f.Embeds
	}
	if _, ok := f.Has["components"]; ok {
		next.Components = f.Components
	}
	if _, ok := f.Has["flags"]; ok {
		next.Flags = next.Flags&^FlagSuppressEmbeds | f.Flags&(FlagSuppressEmbeds|FlagLayout) // a layout remains one
	}
	if err := next.checkLayout(); err != nil {
		return err
	}
	f.Components = next.Components // which may be those of before
	files, err := f.Attach(m.Files)
	if err != nil {
		return err
	}
	next.Files = l.server.Files.keep(l.server.World.channels[m.Channel], files)
	next.AllowedMentions = f.AllowedMentions
	if next.Text() == "" && len(next.Embeds) == 0 && len(next.Files) == 0 {
		return schema.ErrEmpty
	}
	*m = next
	return nil
}

// checkLayout returns an error if an edit would give a layout content, or a message with content a layout.
func (m *Message) checkLayout() error {
	if m.Flags&FlagLayout == 0 {
		return nil
	}
	whole := schema.Form{Content: m.Content, Embeds: m.Embeds, Components: m.Components, Flags: m.Flags}
	return whole.Check()
}

// remove deletes a message. It tells the exchange that the message belongs to, and the exchange that deletes it if
// that is another one. Call it with mu held.
func (l *Messages) remove(m *Message, also *Exchange) {
	delete(l.byID, m.ID)
	event := Event{Kind: Deleted, Message: *m}
	if m.exchange != nil {
		m.exchange.events.Put(event)
	}
	if also != nil && also != m.exchange {
		also.events.Put(event)
	}
}

// post puts a message of the bot into a channel, unless its nonce says that it is there already.
func (l *Messages) post(channel string, f *schema.Form) (m Message, isNew bool, err error) {
	s := l.server
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.World.channels[channel]
	if err := c.mayPost(f); err != nil {
		return m, false, err
	}
	nonce := c.ID + " " + fmt.Sprint(f.Nonce)
	if old := l.nonces[nonce]; old != nil && f.EnforceNonce {
		return *old, false, nil
	}
	var asked *Message
	if f.Reference != nil {
		asked = l.byID[f.Reference.Message]
		if asked == nil && (f.Reference.FailIfNone == nil || *f.Reference.FailIfNone) {
			return m, false, schema.Invalid("message_reference: Unknown message")
		}
	}
	stored := l.store(c, s.Bot, f)
	c.archived = false
	if asked != nil {
		stored.ReplyTo, stored.repliedTo = asked.ID, asked.Author.ID
		stored.exchange = l.exchanges[asked.ID]
	}
	if f.Nonce != nil {
		l.nonces[nonce] = stored
	}
	c.posts.Put(*stored)
	if x := stored.exchange; x != nil {
		x.events.Put(Event{Kind: Posted, Message: *stored})
	}
	return *stored, true, nil
}

// mayPost returns why the bot may not post this into a channel, which is nil if there is none. Call it with the
// server's mu held.
func (c *Channel) mayPost(f *schema.Form) error {
	switch {
	case c == nil:
		return schema.ErrUnknownChannel
	case c.hidden():
		return schema.ErrMissingAccess
	case !c.maySend(), len(f.Files) > 0 && c.may()&PermAttachFiles == 0:
		return schema.ErrNoPermission
	case f.Reference != nil && c.may()&PermReadHistory == 0:
		return schema.ErrNoHistory
	}
	if c.may()&PermEmbedLinks == 0 {
		f.Embeds = nil
	}
	if f.Empty() {
		return schema.ErrEmpty
	}
	if err := cmp.Or(c.closed(), c.server.API.moderate(c, f)); err != nil {
		return err
	}
	var err error
	f.Files, err = f.Attach(nil)
	return err
}
