package discordtest

import (
	"slices"
	"strconv"

	"verbatim/bot/discordtest/feed"
	"verbatim/bot/discordtest/schema"
)

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

	server  *Server
	kind    int
	parent  *Channel // of a thread
	foreign bool     // the bot is not there

	archived, locked bool // a thread

	members []string // ids of the users who are there; nil for a guild of which the bot is a member
	botMay  int64    // the bot's permissions; in a foreign channel, the members'
	posts   feed.Feed[Message]
}

// AddChannel adds a text channel to a guild.
func (w *World) AddChannel(g *Guild, name string) *Channel {
	return w.add(&Channel{Guild: g.ID, Name: name, kind: channelText, botMay: allPermissions})
}

// AddThread adds a public thread to a text channel. The bot has the channel's permissions in it, but needs
// PermSendInThreads instead of PermSendMessages to send.
func (w *World) AddThread(parent *Channel, name string) *Channel {
	return w.add(&Channel{
		Guild: parent.Guild, Name: name, kind: channelThread, parent: parent,
		foreign: parent.foreign, members: parent.members, botMay: parent.botMay,
	})
}

// memberPermissions are what members may do in a foreign channel, unless Deny takes some of it.
const memberPermissions = allPermissions | PermUseExternalApps

// AddForeignChannel adds a text channel in a new guild of which the bot is not a member. The bot sees no messages
// there, and can only answer interactions of users who have installed it. Without PermUseExternalApps, which Deny
// takes, its answers are private.
func (w *World) AddForeignChannel(name string, members ...User) *Channel {
	s := w.server
	s.mu.Lock()
	g := &Guild{ID: s.newID(), Name: "guild of " + name, foreign: true}
	g.members, g.nicks = map[string][]string{}, map[string]string{}
	g.roles = []Role{{ID: g.ID, Name: "@everyone", Permissions: memberPermissions}}
	for _, u := range members {
		g.members[u.ID] = []string{}
	}
	w.guilds[g.ID] = g
	s.mu.Unlock()
	return w.add(&Channel{
		Guild: g.ID, Name: name, kind: channelText, foreign: true, members: ids(members), botMay: memberPermissions,
	})
}

// AddGroupDM adds direct messages of a group of users. The bot is not among them, as in a foreign channel.
func (w *World) AddGroupDM(name string, members ...User) *Channel {
	return w.add(&Channel{Name: name, kind: channelGroup, foreign: true, members: ids(members), botMay: memberPermissions})
}

// ids returns the ids of users; never nil.
func ids(users []User) []string {
	all := []string{}
	for _, u := range users {
		all = append(all, u.ID)
	}
	return all
}

func (w *World) add(c *Channel) *Channel {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	c.ID, c.server = w.server.newID(), w.server
	w.channels[c.ID] = c
	return c
}

// Direct returns the channel of the direct messages between a user and the bot.
func (w *World) Direct(u User) *Channel {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	return w.direct(u.ID)
}

// direct returns the channel of direct messages with a user, and opens it the first time. Call it with mu held.
func (w *World) direct(user string) *Channel {
	for _, c := range w.channels {
		if c.kind == channelDirect && c.members[0] == user {
			return c
		}
	}
	c := &Channel{
		server: w.server, ID: w.server.newID(), kind: channelDirect, members: []string{user}, botMay: allPermissions,
	}
	w.channels[c.ID] = c
	return c
}

// Deny takes permissions from the bot in a channel and its threads.
func (w *World) Deny(c *Channel, permissions int64) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	c.own().botMay &^= permissions
}

// Grant gives the bot permissions in a channel and its threads.
func (w *World) Grant(c *Channel, permissions int64) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	c.own().botMay |= permissions
}

// own returns the channel whose permissions count: a thread has none of its own.
func (c *Channel) own() *Channel {
	if c.parent != nil {
		return c.parent
	}
	return c
}

// may returns the bot's permissions in the channel. Call it with mu held.
func (c *Channel) may() int64 { return c.own().botMay }

// Archive archives a thread. Its messages can't be changed. The next message that is posted makes it active again,
// unless it is locked.
func (c *Channel) Archive() {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.archived = true
}

// Lock locks a thread for all but moderators, of whom the bot is none.
func (c *Channel) Lock() {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.locked = true
}

// closed returns why nothing can be posted into a thread, or nil. Call it with mu held.
func (c *Channel) closed() error {
	switch {
	case c.locked && c.archived:
		return schema.ErrArchived
	case c.locked:
		return schema.ErrLocked
	}
	return nil
}

// maySend reports whether the bot may post. Call it with mu held.
func (c *Channel) maySend() bool {
	if c.kind == channelThread {
		return c.may()&PermSendInThreads != 0
	}
	return c.may()&PermSendMessages != 0
}

// hidden reports whether the bot can't see the channel. Call it with mu held.
func (c *Channel) hidden() bool { return c.foreign || c.may()&PermViewChannel == 0 }

// has reports whether the user is in the channel. Call it with mu held.
func (c *Channel) has(u User) bool { return c.members == nil || slices.Contains(c.members, u.ID) }

// context returns the channel's kind for an interaction: a guild, direct messages with the bot, or those of others.
func (c *Channel) context() int {
	switch c.kind {
	case channelDirect:
		return 1
	case channelGroup:
		return 2
	}
	return 0
}

// forced returns the flags that an answer in a channel always has. Call it with mu held.
func (c *Channel) forced() int {
	if c.foreign && c.may()&PermUseExternalApps == 0 {
		return FlagEphemeral
	}
	return 0
}

func (c *Channel) wire() schema.Object {
	o := schema.Object{"id": c.ID, "type": c.kind, "name": c.Name}
	if c.Guild != "" {
		o["guild_id"] = c.Guild
	}
	if c.parent != nil {
		o["parent_id"] = c.parent.ID
		o["thread_metadata"] = schema.Object{"archived": c.archived, "locked": c.locked}
	}
	return o
}

// overwriteMember is the type of an overwrite for a member, of the channel page.
const overwriteMember = 1

// overwrites returns the bot's permissions in a channel as its own overwrite, which counts more than roles. Call it
// with mu held.
func (c *Channel) overwrites(bot string) []schema.Object {
	allow, deny := strconv.FormatInt(c.botMay, 10), strconv.FormatInt(allPermissions&^c.botMay, 10)
	return []schema.Object{{"id": bot, "type": overwriteMember, "allow": allow, "deny": deny}}
}
