package bot

import (
	"context"
	"sync"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/typed"
)

// threads knows the channels of threads: a message says only the thread's id.
type threads struct {
	*sender
	parents sync.Map // the id of the channel, by the thread's; "" for what is no thread
}

// parent returns the id of the channel of a thread, or "" for another channel. It is not known before it is looked up.
func (t *threads) parent(id string) (channel string, known bool) {
	v, known := t.parents.Load(id)
	channel, _ = v.(string)
	return channel, known
}

// lookUp asks Discord whether a channel is a thread.
func (t *threads) lookUp(ctx context.Context, id string) {
	c, err := t.rest.Channel(id, discordgo.WithContext(ctx))
	if err != nil {
		t.log.Debug("asking for a channel failed", "error", connect.Redact(err))
		return
	}
	parent := ""
	if c.IsThread() {
		parent = c.ParentID
	}
	t.parents.Store(id, parent)
}

// hearInThread answers a message that would be a command if its thread belonged to a channel where commands are heard,
// once that is known.
func (b *Bot) hearInThread(m *discordgo.Message, to *messageResponder) {
	s := b.servers.Of(m.GuildID)
	if _, known := b.threads.parent(m.ChannelID); known || s.Hears(m.ChannelID, "") {
		return
	}
	h := b.hearing(m)
	h.Prefix = b.viewOf(m.GuildID).Prefix
	if _, command := typed.Decode(m.Content, h); !command {
		return
	}
	b.replies.jobs.Add(m.ChannelID, func(ctx context.Context) {
		b.threads.lookUp(ctx, m.ChannelID)
		if parent, _ := b.threads.parent(m.ChannelID); s.Hears(m.ChannelID, parent) {
			b.hear(m, to)
		}
	})
}
