package discordtest

import "slices"

// Types of channels, of the channel page.
const (
	channelText   = 0
	channelDirect = 1
	channelGroup  = 3
	channelThread = 11
)

// A Channel is a text channel of a guild or a thread in one, direct messages with a user, or a group's direct messages.
type Channel struct {
	ID    string
	Guild string // "" for direct messages
	Name  string

	kind    int
	parent  *Channel // of a thread
	foreign bool     // the bot is not there
	members []string // who is there, by id; nil for a guild of which the bot is a member
	botMay  int64    // what the bot may do here; where it is foreign, what a member may
	posts   feed[Message]
}

// AddChannel adds a text channel to a guild.
func (s *Server) AddChannel(g *Guild, name string) *Channel {
	return s.addChannel(&Channel{Guild: g.ID, Name: name, kind: channelText, botMay: allPermissions})
}

// AddThread adds a public thread to a text channel. The bot may do in it what it may do in the channel, but for sending it
// needs PermSendInThreads in the place of PermSendMessages.
func (s *Server) AddThread(parent *Channel, name string) *Channel {
	return s.addChannel(&Channel{
		Guild: parent.Guild, Name: name, kind: channelThread, parent: parent,
		foreign: parent.foreign, members: parent.members, botMay: parent.botMay,
	})
}

func (s *Server) addChannel(c *Channel) *Channel {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.ID = s.newID()
	s.channels[c.ID] = c
	return c
}

// Deny takes permissions from the bot in a channel and its threads.
func (s *Server) Deny(c *Channel, permissions int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.own().botMay &^= permissions
}

// Grant gives the bot permissions in a channel and its threads.
func (s *Server) Grant(c *Channel, permissions int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.own().botMay |= permissions
}

// own is the channel whose permissions count: a thread has none of its own.
func (c *Channel) own() *Channel {
	if c.parent != nil {
		return c.parent
	}
	return c
}

// may returns what the bot may do in the channel. Call it with mu held.
func (c *Channel) may() int64 { return c.own().botMay }

// maySend reports whether the bot may post. Call it with mu held.
func (c *Channel) maySend() bool {
	if c.kind == channelThread {
		return c.may()&PermSendInThreads != 0
	}
	return c.may()&PermSendMessages != 0
}

// context is what kind of place the channel is to an interaction: a guild, direct messages with the bot, or those of others.
func (c *Channel) context() int {
	switch c.kind {
	case channelDirect:
		return 1
	case channelGroup:
		return 2
	}
	return 0
}

// sees reports whether the user is in the channel. Call it with mu held.
func (s *Server) sees(c *Channel, u User) bool {
	return c.members == nil || slices.Contains(c.members, u.ID)
}

// direct returns the channel of direct messages with a user, and opens it the first time. Call it with mu held.
func (s *Server) direct(user string) *Channel {
	for _, c := range s.channels {
		if c.kind == channelDirect && c.members[0] == user {
			return c
		}
	}
	c := &Channel{ID: s.newID(), kind: channelDirect, members: []string{user}, botMay: allPermissions}
	s.channels[c.ID] = c
	return c
}

func (c *Channel) wire() object {
	o := object{"id": c.ID, "type": c.kind, "name": c.Name}
	if c.Guild != "" {
		o["guild_id"] = c.Guild
	}
	if c.parent != nil {
		o["parent_id"] = c.parent.ID
	}
	return o
}
