package discordtest

import (
	"slices"
	"strconv"

	"verbatim/bot/discordtest/gateway"
	"verbatim/bot/discordtest/schema"
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

// allPermissions are the bot's permissions in a channel, unless Deny takes some of them.
const allPermissions = PermViewChannel | PermSendMessages | PermEmbedLinks | PermAttachFiles | PermReadHistory |
	PermSendInThreads

// A User is an account.
type User struct {
	ID   string
	Name string
	Bot  bool
}

func (u User) wire() schema.Object {
	return schema.Object{
		"id": u.ID, "username": u.Name, "global_name": u.Name, "discriminator": "0", "avatar": nil, "bot": u.Bot,
	}
}

// A Guild is a Discord server.
type Guild struct {
	ID    string
	Name  string
	Owner string // a user's id; "" for none

	roles   []Role
	members map[string][]string // the ids of each member's roles
	nicks   map[string]string   // members' own names in the guild
	foreign bool                // the bot is not a member
}

// RoleMention returns the text that mentions the role with the bot's name.
func (g *Guild) RoleMention() string { return "<@&" + g.roles[1].ID + ">" }

// permissions returns what a member may do by their roles. Call it with the server's mu held.
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

// rolesOf returns the ids of a member's roles; never nil. Call it with the server's mu held.
func (g *Guild) rolesOf(user string) []string {
	if roles := g.members[user]; roles != nil {
		return roles
	}
	return []string{}
}

func (g *Guild) rolesWire() []schema.Object {
	roles := []schema.Object{}
	for _, r := range g.roles {
		roles = append(roles, r.wire())
	}
	return roles
}

// A Role is a role of a guild.
type Role struct {
	ID          string
	Name        string
	Permissions int64

	bot string // the id of the bot for which Discord made the role; only that bot has it
}

func (r Role) wire() schema.Object {
	permissions := strconv.FormatInt(r.Permissions, 10)
	o := schema.Object{"id": r.ID, "name": r.Name, "permissions": permissions, "managed": r.bot != ""}
	if r.bot != "" {
		o["tags"] = schema.Object{"bot_id": r.bot}
	}
	return o
}

// A World has the users, guilds and channels of a server.
type World struct {
	server    *Server
	users     map[string]User
	guilds    map[string]*Guild
	channels  map[string]*Channel
	installed map[string]bool // users who have installed the application, by id
}

func newWorld(s *Server) *World {
	return &World{
		server: s, users: map[string]User{}, guilds: map[string]*Guild{},
		channels: map[string]*Channel{}, installed: map[string]bool{},
	}
}

// AddUser adds an account.
func (w *World) AddUser(name string) User {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	u := User{ID: w.server.newID(), Name: name}
	w.users[u.ID] = u
	return u
}

// A Shard is one of the shards of a bot with Total of them.
type Shard struct{ Number, Total int }

// id returns the nth id of a guild that a shard handles.
func (s Shard) id(n uint64) string {
	const time = uint64(firstID) >> gateway.TimeShift
	total := uint64(s.Total)
	at := time - time%total + n*total + uint64(s.Number)
	return strconv.FormatUint(at<<gateway.TimeShift|n%(1<<gateway.TimeShift), 10)
}

// AddGuild adds a guild of which the bot is a member. If shards are named, the first handles it.
func (w *World) AddGuild(name string, on ...Shard) *Guild {
	s := w.server
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.newID()
	if len(on) > 0 {
		id = on[0].id(s.lastID - firstID)
	}
	g := &Guild{ID: id, Name: name, members: map[string][]string{}, nicks: map[string]string{}}
	g.roles = []Role{
		{ID: g.ID, Name: "@everyone"},
		{ID: s.newID(), Name: s.Bot.Name, bot: s.Bot.ID, Permissions: allPermissions},
	}
	w.guilds[g.ID] = g
	return g
}

// AddRole adds a role with permissions to a guild.
func (w *World) AddRole(g *Guild, name string, permissions int64) Role {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	r := Role{ID: w.server.newID(), Name: name, Permissions: permissions}
	g.roles = append(g.roles, r)
	return r
}

// Join makes a user a member of a guild with these roles. A member gets these roles instead of theirs.
func (w *World) Join(g *Guild, u User, roles ...Role) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	ids := []string{}
	for _, r := range roles {
		ids = append(ids, r.ID)
	}
	g.members[u.ID] = ids
}

// Nickname gives a member a name of their own in a guild.
func (w *World) Nickname(g *Guild, u User, nick string) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	g.nicks[u.ID] = nick
}

// nickWire returns the nickname of a member as it is sent. Call it with the server's mu held.
func (g *Guild) nickWire(user string) any {
	if nick := g.nicks[user]; nick != "" {
		return nick
	}
	return nil
}

// Own makes a user the owner of a guild.
func (w *World) Own(g *Guild, u User) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	g.Owner = u.ID
	g.members[u.ID] = []string{}
}

// PermitBot sets the permissions of the role that Discord made for the bot in a guild, as an invitation does.
func (w *World) PermitBot(g *Guild, permissions int64) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	g.roles[1].Permissions = permissions
}

// InstallFor installs the application for a user, who then has its commands of integration type 1 in the commands'
// contexts.
func (w *World) InstallFor(u User) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	w.installed[u.ID] = true
}

// guild returns a guild of which the bot is a member, or nil. Call it with mu held.
func (w *World) guild(id string) *Guild {
	if g := w.guilds[id]; g != nil && !g.foreign {
		return g
	}
	return nil
}

// joined returns the ids of the guilds of which the bot is a member.
func (w *World) joined() (ids []string) {
	w.server.mu.Lock()
	defer w.server.mu.Unlock()
	for id := range w.guilds {
		if w.guild(id) != nil {
			ids = append(ids, id)
		}
	}
	return ids
}
