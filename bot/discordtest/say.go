package discordtest

import (
	"context"
	"fmt"
	"maps"
	"strings"
)

// EventKind says what happened in an Exchange.
type EventKind string

const (
	Posted   EventKind = "posted"   // a new message
	Edited   EventKind = "edited"   // a message was changed
	Deferred EventKind = "deferred" // an interaction was acknowledged; the answer comes later
	Updated  EventKind = "updated"  // the message was changed whose button was pressed, or select menu used
	Deleted  EventKind = "deleted"  // a message was deleted
	Opened   EventKind = "opened"   // a modal was opened
)

// An Event is something the bot did in answer to a message or an interaction.
type Event struct {
	Kind    EventKind
	Message Message // as it stood then; of a Deferred, and of a Deleted that was deferred, only Flags are set
	Modal   Modal   // of an Opened, which has no message
}

// An Exchange is something a member said or did, with all that the bot answers to it.
type Exchange struct {
	ID      string // of the message or interaction
	Channel string
	events  feed[Event]
}

// Next waits for the next thing the bot does in answer; each is returned once.
func (x *Exchange) Next(ctx context.Context) (Event, error) { return x.events.next(ctx) }

// Answer waits for the next message in answer, posted, edited or updated, and passes over deferrals and deletions. It fails when a modal
// is opened.
func (x *Exchange) Answer(ctx context.Context) (Message, error) {
	for {
		e, err := x.Next(ctx)
		if err != nil {
			return Message{}, fmt.Errorf("waiting for an answer to %s: %w", x.ID, err)
		}
		if e.Kind == Opened {
			return Message{}, fmt.Errorf("a modal was opened in answer to %s", x.ID)
		}
		if e.Kind != Deferred && e.Kind != Deleted {
			return e.Message, nil
		}
	}
}

// Pending returns how much the bot has done in answer that neither Next nor Answer has returned.
func (x *Exchange) Pending() int { return x.events.len() }

// Posted waits for the next message that the bot posts into a channel, whether or not it replies to anything; answers to
// interactions are not among them.
func (s *Server) Posted(ctx context.Context, c *Channel) (Message, error) { return c.posts.next(ctx) }

// Say posts a message of a user's into a channel.
func (s *Server) Say(c *Channel, author User, text string) *Exchange {
	m, x := s.said(c, author, &form{Content: text})
	s.announce(m)
	return x
}

// said stores a message of a user's.
func (s *Server) said(c *Channel, author User, f *form) (Message, *Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.store(c, author, f)
	x := &Exchange{ID: m.ID, Channel: c.ID}
	s.exchanges[m.ID] = x
	return *m, x
}

// DM sends the bot a direct message of a user's.
func (s *Server) DM(author User, text string) *Exchange { return s.Say(s.Direct(author), author, text) }

// Direct returns the channel of the direct messages between a user and the bot.
func (s *Server) Direct(u User) *Channel {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.direct(u.ID)
}

// Mention is what a message that mentions the bot holds.
func (s *Server) Mention() string { return "<@" + s.Bot.ID + ">" }

// announce sends MESSAGE_CREATE to the sessions that may see the message, unless the bot is not there or may not view the channel.
func (s *Server) announce(m Message) { s.announceWith(m, nil) }

// announceWith is announce with fields in the place of the message's own.
func (s *Server) announceWith(m Message, fields object) {
	s.mu.Lock()
	o := m.wire()
	mentioned := strings.Contains(m.Content, "<@"+s.Bot.ID+">") || strings.Contains(m.Content, "<@!"+s.Bot.ID+">")
	if mentioned {
		o["mentions"] = []any{s.Bot.wire()}
	}
	if c := s.channels[m.Channel]; c.foreign || c.may()&PermViewChannel == 0 {
		s.mu.Unlock()
		return
	}
	roles := []string{}
	for _, found := range mention.FindAllStringSubmatch(m.Content, -1) {
		if found[2] != "" {
			roles = append(roles, found[2])
		}
	}
	o["mention_roles"] = roles
	need := intentDirectMessages
	if m.Guild != "" {
		need = intentGuildMessages
		o["guild_id"] = m.Guild
		o["member"] = object{"roles": s.guilds[m.Guild].rolesOf(m.Author.ID), "joined_at": "2021-12-21T00:00:00Z"}
	}
	s.mu.Unlock()
	maps.Copy(o, fields)
	s.gateway.dispatch("MESSAGE_CREATE", func(intents int) any {
		if intents&need == 0 {
			return nil
		}
		if intents&intentMessageContent == 0 && m.Guild != "" && !mentioned && m.Author.ID != s.Bot.ID {
			return blanked(o)
		}
		return o
	})
}

// blanked is a message as a bot without the Message Content intent gets it.
func blanked(o object) object {
	b := object{}
	for k, v := range o {
		b[k] = v
	}
	b["content"] = ""
	for _, k := range []string{"embeds", "attachments", "components"} {
		b[k] = []any{}
	}
	return b
}

func (g *Guild) rolesOf(user string) []string {
	if roles := g.members[user]; roles != nil {
		return roles
	}
	return []string{}
}
