package discordtest

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"verbatim/bot/discordtest/feed"
	"verbatim/bot/discordtest/schema"
)

// Commands are the registered application commands.
type Commands struct {
	server *Server
	lists  map[string][]schema.Command // by guild; "" has the global ones
	puts   int                         // how often commands were overwritten
	put    feed.Feed[struct{}]
}

func newCommands(s *Server) *Commands {
	return &Commands{server: s, lists: map[string][]schema.Command{}}
}

// In returns the commands that are registered for a guild, or for "" the global ones.
func (l *Commands) In(guild string) []schema.Command {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	return append([]schema.Command(nil), l.lists[guild]...)
}

// Puts returns how often commands were overwritten.
func (l *Commands) Puts() int {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	return l.puts
}

// Registered waits until commands are overwritten, for a guild or globally. Each time counts once.
func (l *Commands) Registered(ctx context.Context) error {
	_, err := l.put.Next(ctx)
	return err
}

// Remap shows a command to all members, as an administrator can do in Integrations.
func (l *Commands) Remap(command string) {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	for guild, list := range l.lists {
		list = slices.Clone(list) // the old list may be on its way to the bot
		for i := range list {
			if list[i].Name == command {
				list[i].Permissions = nil
			}
		}
		l.lists[guild] = list
	}
}

func (l *Commands) getCommands(r *http.Request) (int, any, error) {
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	list := append([]schema.Command{}, l.lists[r.PathValue("guild")]...)
	if r.URL.Query().Get("with_localizations") != "true" {
		for i := range list {
			list[i] = list[i].WithoutLocalizations()
		}
	}
	return 200, list, nil
}

func (l *Commands) putCommands(r *http.Request) (int, any, error) {
	var list []schema.Command
	if err := decode(r.Body, &list); err != nil {
		return 0, nil, err
	}
	s := l.server
	s.mu.Lock()
	defer s.mu.Unlock()
	guild := r.PathValue("guild")
	if r.PathValue("app") != s.Bot.ID || guild != "" && s.World.guild(guild) == nil {
		return 0, nil, schema.ErrMissingAccess
	}
	names, count := map[string]bool{}, map[int]int{}
	for i := range list {
		c := &list[i]
		if c.Type == 0 {
			c.Type = schema.CommandChat
		}
		if err := c.Check(); err != nil {
			return 0, nil, err
		}
		key := fmt.Sprint(c.Type, " ", c.Name)
		if names[key] {
			return 0, nil, schema.Invalid("%s: Application command names must be unique", c.Name)
		}
		names[key] = true
		if err := schema.CheckUnique("Application command", names, &c.Localizations); err != nil {
			return 0, nil, err
		}
		if count[c.Type]++; count[c.Type] > schema.MaxCommands[c.Type] {
			return 0, nil, schema.ErrTooManyCommands
		}
		c.ID, c.Application, c.Guild = s.newID(), s.Bot.ID, guild
		c.FillIn()
	}
	l.lists[guild] = list
	l.puts++
	l.put.Put(struct{}{})
	return 200, list, nil
}

// lookup finds a command of a type that the user may run in the channel, and the installations through which. Call it
// with mu held.
func (l *Commands) lookup(c *Channel, u User, kind int, name string) (*schema.Command, schema.Object, error) {
	if !c.has(u) {
		return nil, nil, fmt.Errorf("%s does not see the channel", u.Name)
	}
	lists := [][]schema.Command{l.lists[""]}
	if c.Guild != "" {
		lists = [][]schema.Command{l.lists[c.Guild], l.lists[""]}
	}
	for _, list := range lists {
		for i := range list {
			cmd := &list[i]
			owners := l.owners(cmd, c, u)
			if cmd.Name != name || cmd.Type != kind || len(owners) == 0 {
				continue
			}
			if !l.shows(cmd, c, u) {
				return nil, nil, fmt.Errorf("/%s is not shown to %s: it needs the permissions %s", name, u.Name, *cmd.Permissions)
			}
			return cmd, owners, nil
		}
	}
	return nil, nil, fmt.Errorf("/%s is not registered here", name)
}

// shows reports whether the user has the permissions that a command needs by default. Call it with mu held.
func (l *Commands) shows(cmd *schema.Command, c *Channel, u User) bool {
	if cmd.Permissions == nil || c.Guild == "" {
		return true
	}
	has := l.server.World.guilds[c.Guild].permissions(u.ID)
	needs, _ := strconv.ParseInt(*cmd.Permissions, 10, 64)
	return has&PermAdministrator != 0 || needs != 0 && has&needs == needs
}

// owners returns the installations through which a command is available to the user in the channel; none if it is not.
// Call it with mu held.
func (l *Commands) owners(cmd *schema.Command, c *Channel, u User) schema.Object {
	owners := schema.Object{}
	if cmd.Guild != "" {
		owners["0"] = cmd.Guild
		return owners
	}
	if !slices.Contains(cmd.Contexts, c.context()) {
		return owners
	}
	if slices.Contains(cmd.IntegrationTypes, schema.InstalledForGuild) && !c.foreign {
		owners["0"] = "0" // means the bot's direct messages
		if c.Guild != "" {
			owners["0"] = c.Guild
		}
	}
	if slices.Contains(cmd.IntegrationTypes, schema.InstalledForUser) && l.server.World.installed[u.ID] {
		owners["1"] = u.ID
	}
	return owners
}
