package bot

import (
	"context"
	"net/http"
	"sync"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/shards"
	"verbatim/bot/show"
)

// A greeter says a word of welcome once in each server to which the bot is added.
type greeter struct {
	*sender
	mu     sync.Mutex
	known  map[string]bool // ids of the servers that the bot was in when their shards connected
	ready  map[int]bool    // the shards that have connected
	shards int             // of the bot
}

// connected notes the servers that the bot is in already, which are those of a shard.
func (g *greeter) connected(shard, of int, guilds []*discordgo.Guild) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shards != of {
		g.known, g.ready, g.shards = map[string]bool{}, map[int]bool{}, of
	}
	g.ready[shard] = true
	for _, in := range guilds {
		if in != nil {
			g.known[in.ID] = true
		}
	}
}

// isNew reports whether the bot was added to a server since its shard connected, and notes the server.
func (g *greeter) isNew(guild string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.ready[shards.Of(guild, g.shards)] || g.known[guild] {
		return false
	}
	g.known[guild] = true
	return true
}

// mostTries is in how many channels a welcome is tried.
const mostTries = 3

// welcome posts the welcome where the bot may write: where Discord tells who joins, or else in one of the first
// channels. An earlier welcome, before the bot was removed and added again, is enough.
func (g *greeter) welcome(ctx context.Context, in *connect.Guild) {
	first, err := g.servers.Welcome(ctx, in.ID)
	if err != nil {
		g.log.Warn("a welcome could not be recorded", "error", err)
		return
	}
	if !first {
		return
	}
	var channels []string
	if in.SystemChannel != "" {
		channels = append(channels, in.SystemChannel)
	}
	for _, c := range in.Channels {
		if c.Type == discordgo.ChannelTypeGuildText && c.ID != in.SystemChannel {
			channels = append(channels, c.ID)
		}
	}
	for _, id := range channels[:min(len(channels), mostTries)] {
		to := g.channel(id)
		to.guild, to.nonce = in.ID, "hello"+in.ID
		err := to.show(ctx, show.Welcome(to.view()))
		if err == nil {
			return
		}
		g.log.Debug("a welcome could not be posted", "error", connect.Redact(err))
		if s := connect.Status(err); s < http.StatusBadRequest || s >= http.StatusInternalServerError {
			return // Discord may have taken it all the same
		}
	}
}

// onGuild welcomes a server to which the bot was just added.
func (b *Bot) onGuild(in *connect.Guild) {
	if in == nil || in.ID == "" || in.Unavailable || b.servers == nil || !b.greeter.isNew(in.ID) {
		return
	}
	b.replies.jobs.Add(in.ID, func(ctx context.Context) { b.greeter.welcome(ctx, in) })
}
