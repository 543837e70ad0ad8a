// Package registry registers the bot's commands with Discord, and removes those for moderators from servers that are no
// longer at home. Start with [New].
package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"sync/atomic"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/slash"
)

// A Registry registers commands: those for all members everywhere, and those for moderators in the home servers.
type Registry struct {
	rest *discordgo.Session
	log  *slog.Logger
	home []string // ids of the home servers
	file string   // where the record is; "" for none
	done atomic.Bool

	record record // of the goroutine that registers
}

// New returns a Registry for these home servers. The file remembers between two runs in which servers moderators'
// commands are registered; without a file ("") each run has to look.
func New(rest *discordgo.Session, log *slog.Logger, home []string, file string) *Registry {
	return &Registry{rest: rest, log: log, home: slices.Clone(home), file: file, record: read(file, log)}
}

// Start reports whether the commands need to be registered. It returns true once, and again after Register has failed.
func (g *Registry) Start() bool { return !g.done.Swap(true) }

// Done reports whether nothing needs to be registered.
func (g *Registry) Done() bool { return g.done.Load() }

// Register writes the commands that differ from the registered ones, and removes those of servers that are no longer at
// home. guilds are the ids of the servers that the bot is in. Only one call runs at a time.
func (g *Registry) Register(ctx context.Context, app string, guilds []string) {
	done := true
	for _, guild := range append([]string{""}, g.home...) {
		if guild != "" {
			g.record.keep(guild)
		}
		if err := g.overwrite(ctx, app, guild, slash.Commands(guild == "")); err != nil {
			g.log.Error("registering the slash commands failed; the next new session tries again",
				"guild", guild, "error", connect.Redact(err))
			done = false
		}
	}
	g.record.write(g.file, g.log) // before anything is removed: a crash loses no server
	g.removeFrom(ctx, app, g.record.former(g.home, guilds))
	g.record.write(g.file, g.log)
	g.done.Store(done)
}

// overwrite registers commands for a guild, or globally for "".
func (g *Registry) overwrite(ctx context.Context, app, guild string, wanted []*discordgo.ApplicationCommand) error {
	registered, err := g.registered(ctx, app, guild)
	switch {
	case err != nil:
		g.log.Debug("asking for the registered commands failed, so they are written", "error", connect.Redact(err))
	case slash.Same(registered, wanted):
		return nil
	}
	if _, err := g.rest.ApplicationCommandBulkOverwrite(app, guild, wanted, discordgo.WithContext(ctx)); err != nil {
		return fmt.Errorf("overwriting the commands: %w", err)
	}
	g.log.Info("registered the slash commands", "guild", guild, "commands", len(wanted))
	return nil
}

// registered returns the registered commands with their names in all languages, which discordgo does not ask for.
func (g *Registry) registered(ctx context.Context, app, guild string) (list []*discordgo.ApplicationCommand, err error) {
	address := discordgo.EndpointApplicationGlobalCommands(app)
	if guild != "" {
		address = discordgo.EndpointApplicationGuildCommands(app, guild)
	}
	const all = "?with_localizations=true"
	answer, err := g.rest.RequestWithBucketID(http.MethodGet, address+all, nil, address, discordgo.WithContext(ctx))
	if err == nil {
		err = json.Unmarshal(answer, &list)
	}
	return list, err
}

// removeFrom removes the commands of servers. One that fails is tried again by the next run.
func (g *Registry) removeFrom(ctx context.Context, app string, guilds []string) {
	for _, guild := range guilds {
		err := g.remove(ctx, app, guild)
		if err != nil && !gone(err) {
			g.log.Warn("removing the slash commands of a server that is no longer at home failed; the next start tries again",
				"guild", guild, "error", connect.Redact(err))
			continue
		}
		g.record.clear(guild)
	}
}

// gone reports whether an error says that the bot may not see a server's commands: it has left the server, or was
// invited without commands.
func gone(err error) bool { return connect.Forbidden(err) || connect.Status(err) == 404 }

// remove removes the commands of a server, if it has any.
func (g *Registry) remove(ctx context.Context, app, guild string) error {
	registered, err := g.rest.ApplicationCommands(app, guild, discordgo.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("asking for the registered commands: %w", err)
	}
	if len(registered) == 0 {
		return nil
	}
	none := []*discordgo.ApplicationCommand{}
	if _, err := g.rest.ApplicationCommandBulkOverwrite(app, guild, none, discordgo.WithContext(ctx)); err != nil {
		return fmt.Errorf("overwriting the commands: %w", err)
	}
	g.log.Info("removed the slash commands of a server that is no longer at home", "guild", guild)
	return nil
}
