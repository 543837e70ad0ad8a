package discordtest

import (
	"net/http"
	"strconv"
)

// applicationContent is the flag of an application in fewer than 100 servers for which the Message Content intent is switched on, of the
// application page.
const applicationContent = 1 << 19

// getApplication answers what the bot's owner has set on the application's page.
func (s *Server) getApplication(*http.Request) (int, any, error) {
	flags := applicationContent
	if s.options.NoMessageContent {
		flags = 0
	}
	return 200, object{"id": s.Bot.ID, "name": s.Bot.Name, "description": "", "bot_public": true, "flags": flags}, nil
}

// getChannel answers what a channel is, to a bot that can see it.
func (s *Server) getChannel(r *http.Request) (int, any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.channels[r.PathValue("channel")]
	switch {
	case c == nil:
		return 0, nil, errUnknownChannel
	case c.foreign || c.may()&PermViewChannel == 0:
		return 0, nil, errMissingAccess
	}
	o := c.wire()
	if c.kind == channelText {
		o["permission_overwrites"] = s.overwrites(c)
	}
	return 200, o, nil
}

// overwriteMember is the type of an overwrite for a member, of the channel page.
const overwriteMember = 1

// overwrites says what the bot may do in a channel as its own overwrite, which goes before all roles. Call it with mu held.
func (s *Server) overwrites(c *Channel) []object {
	return []object{{"id": s.Bot.ID, "type": overwriteMember, "allow": strconv.FormatInt(c.botMay, 10), "deny": strconv.FormatInt(allPermissions&^c.botMay, 10)}}
}

// getMember answers who a member of a guild is. The bot has the role that Discord made for it.
func (s *Server) getMember(r *http.Request) (int, any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.guild(r.PathValue("guild"))
	if g == nil {
		return 0, nil, errUnknownGuild
	}
	if id := r.PathValue("user"); id != s.Bot.ID {
		roles, ok := g.members[id]
		if !ok {
			return 0, nil, errUnknownMember
		}
		return 200, object{"user": s.users[id].wire(), "roles": roles}, nil
	}
	return 200, object{"user": s.Bot.wire(), "roles": []string{g.roles[1].ID}}, nil
}

// PermitBot gives the role that Discord made for the bot in a guild these permissions, as an invitation does, in the place of those it had.
func (s *Server) PermitBot(g *Guild, permissions int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g.roles[1].Permissions = permissions
}
