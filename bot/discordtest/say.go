package discordtest

import (
	"fmt"
	"maps"
	"strings"

	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/discordtest/schema"
)

// Say posts a message of a user into a channel.
func (s *Server) Say(c *Channel, author User, text string) *Exchange {
	return s.SayWith(c, author, text, nil)
}

// SayWith posts a message of a user. Its MESSAGE_CREATE has these fields instead of its own, such as components of a
// type that the bot's library does not know.
func (s *Server) SayWith(c *Channel, author User, text string, fields map[string]any) *Exchange {
	m, x := s.Messages.said(c, author, &schema.Form{Content: text})
	s.announce("MESSAGE_CREATE", m, fields)
	return x
}

// DM sends the bot a direct message of a user.
func (s *Server) DM(author User, text string) *Exchange {
	return s.Say(s.World.Direct(author), author, text)
}

// SayFiles posts a message of a user with files attached. It fails where Discord's client would not let the user post
// it: it is empty, its text or a file is too long, there are too many files, or the user does not see the channel.
func (s *Server) SayFiles(c *Channel, author User, text string, files ...schema.File) (*Exchange, error) {
	f := &schema.Form{Content: text}
	s.mu.Lock()
	err := s.Files.mayAttach(c, author, files)
	if err == nil {
		f.Files = s.Files.keep(c, files)
	}
	s.mu.Unlock()
	switch {
	case err != nil:
		return nil, err
	case f.Empty():
		return nil, fmt.Errorf("the message of %s is empty", author.Name)
	case schema.Length(text) > schema.MaxContent:
		return nil, fmt.Errorf("the message of %s has more than %d characters", author.Name, schema.MaxContent)
	}
	m, x := s.Messages.said(c, author, f)
	s.announce("MESSAGE_CREATE", m, nil)
	return x, nil
}

// DMFiles sends the bot a direct message of a user with files attached, as SayFiles does.
func (s *Server) DMFiles(author User, text string, files ...schema.File) (*Exchange, error) {
	return s.SayFiles(s.World.Direct(author), author, text, files...)
}

// announce sends an event of a message, with these fields instead of the message's own, to the sessions that may see
// the message. It sends nothing if the bot can't see the channel.
func (s *Server) announce(event string, m Message, fields schema.Object) {
	s.mu.Lock()
	if s.World.channels[m.Channel].hidden() {
		s.mu.Unlock()
		return
	}
	o := m.wire()
	mentioned := strings.Contains(m.Content, "<@"+s.Bot.ID+">") || strings.Contains(m.Content, "<@!"+s.Bot.ID+">")
	if mentioned {
		o["mentions"] = []any{s.Bot.wire()}
	}
	o["mention_roles"] = schema.MentionedRoles(m.Content)
	need := gateway.IntentDirectMessages
	if m.Guild != "" {
		need = gateway.IntentGuildMessages
		o["guild_id"] = m.Guild
		g, id := s.World.guilds[m.Guild], m.Author.ID
		o["member"] = schema.Object{"nick": g.nickWire(id), "roles": g.rolesOf(id), "joined_at": joinedAt}
	}
	s.mu.Unlock()
	maps.Copy(o, fields)
	always := m.Guild == "" || mentioned || m.Author.ID == s.Bot.ID // the content is sent without the intent, too
	s.Gateway.Send(event, m.Guild, func(intents int) any {
		switch {
		case intents&need == 0:
			return nil
		case intents&gateway.IntentMessageContent == 0 && !always:
			return withoutContent(o)
		}
		return o
	})
}

// joinedAt is when every member joined their guild.
const joinedAt = "2021-12-21T00:00:00Z"

// withoutContent returns a message as a bot without the Message Content intent receives it.
func withoutContent(o schema.Object) schema.Object {
	o = maps.Clone(o)
	o["content"] = ""
	for _, k := range []string{"embeds", "attachments", "components"} {
		o[k] = []any{}
	}
	return o
}
