package bot

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/slash"
)

// A registrar registers the slash commands.
type registrar struct {
	*sender
	home []string // ids of the home guilds
	done atomic.Bool
}

// start reports whether the commands need to be registered. It returns true once, and again after register has failed.
func (g *registrar) start() bool { return !g.done.Swap(true) }

// register writes the commands that differ from the registered ones.
func (g *registrar) register(ctx context.Context, app string) {
	done := true
	for _, guild := range append([]string{""}, g.home...) {
		if err := g.overwrite(ctx, app, guild, slash.Commands(guild == "")); err != nil {
			g.log.Error("registering the slash commands failed; the next new session tries again",
				"guild", guild, "error", connect.Redact(err))
			done = false
		}
	}
	g.done.Store(done)
}

// overwrite registers commands for a guild, or globally for "".
func (g *registrar) overwrite(ctx context.Context, app, guild string, wanted []*discordgo.ApplicationCommand) error {
	registered, err := g.rest.ApplicationCommands(app, guild, discordgo.WithContext(ctx))
	switch {
	case err != nil:
		g.log.Debug("asking for the registered commands failed, so they are written", "error", connect.Redact(err))
	case slash.Same(registered, wanted):
		return nil
	}
	if wanted == nil {
		wanted = []*discordgo.ApplicationCommand{}
	}
	if _, err := g.rest.ApplicationCommandBulkOverwrite(app, guild, wanted, discordgo.WithContext(ctx)); err != nil {
		return fmt.Errorf("overwriting the commands: %w", err)
	}
	g.log.Info("registered the slash commands", "guild", guild, "commands", len(wanted))
	return nil
}
