package discordtest

import (
	"slices"
	"strconv"
)

// Permission bits, of Discord's permissions page.
const (
	PermAdministrator   = 1 << 3
	PermManageGuild     = 1 << 5
	PermViewChannel     = 1 << 10
	PermSendMessages    = 1 << 11
	PermManageMessages  = 1 << 13
	PermEmbedLinks      = 1 << 14
	PermAttachFiles     = 1 << 15
	PermReadHistory     = 1 << 16
	PermSendInThreads   = 1 << 38
	PermUseExternalApps = 1 << 50
)

// allPermissions is what the bot may do in a channel unless Deny takes some of it.
const allPermissions = PermViewChannel | PermSendMessages | PermEmbedLinks | PermAttachFiles | PermReadHistory | PermSendInThreads

// A User is an account.
type User struct {
	ID   string
	Name string
	Bot  bool
}

// A Guild is a Discord server.
type Guild struct {
	ID    string
	Name  string
	Owner string // a user's id; nobody when empty

	roles   []Role
	members map[string][]string // the ids of each member's roles
	foreign bool                // the bot is no member
}

// A Role is a role of a guild.
type Role struct {
	ID          string
	Name        string
	Permissions int64

	bot string // the id of the bot for which Discord made it; nobody else can have it
}

func (r Role) wire() object {
	o := object{"id": r.ID, "name": r.Name, "permissions": strconv.FormatInt(r.Permissions, 10), "managed": r.bot != ""}
	if r.bot != "" {
		o["tags"] = object{"bot_id": r.bot}
	}
	return o
}

// RoleMention is what a message holds that mentions the role of the bot's name.
func (g *Guild) RoleMention() string { return "<@&" + g.roles[1].ID + ">" }

// AddUser adds an account.
func (s *Server) AddUser(name string) User {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := User{ID: s.newID(), Name: name}
	s.users[u.ID] = u
	return u
}

// AddGuild adds a guild of which the bot is a member.
func (s *Server) AddGuild(name string) *Guild {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := &Guild{ID: s.newID(), Name: name, members: map[string][]string{}}
	g.roles = []Role{{ID: g.ID, Name: "@everyone"}, {ID: s.newID(), Name: s.Bot.Name, bot: s.Bot.ID, Permissions: allPermissions}}
	s.guilds[g.ID] = g
	return g
}

// AddRole adds a role with permissions to a guild.
func (s *Server) AddRole(g *Guild, name string, permissions int64) Role {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := Role{ID: s.newID(), Name: name, Permissions: permissions}
	g.roles = append(g.roles, r)
	return r
}

// Join makes the user a member of the guild with these roles, or gives a member these roles instead of theirs.
func (s *Server) Join(g *Guild, u User, roles ...Role) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := []string{}
	for _, r := range roles {
		ids = append(ids, r.ID)
	}
	g.members[u.ID] = ids
}

// permissions returns what a member may do, from their roles. Call it with mu held.
func (g *Guild) permissions(user string) int64 {
	if g.Owner != "" && g.Owner == user {
		return PermAdministrator
	}
	var p int64
	for _, r := range g.roles {
		if r.ID == g.ID || slices.Contains(g.members[user], r.ID) {
			p |= r.Permissions
		}
	}
	return p
}

// object is a JSON object on the wire.
type object = map[string]any

func (u User) wire() object {
	return object{"id": u.ID, "username": u.Name, "global_name": u.Name, "discriminator": "0", "avatar": nil, "bot": u.Bot}
}

// Own makes the user the guild's owner.
func (s *Server) Own(g *Guild, u User) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g.Owner = u.ID
	g.members[u.ID] = []string{}
}
