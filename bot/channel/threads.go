// Package channel knows the channels of servers: which one a thread belongs to, and which ones a moderator names. Start
// with [Threads] and [Resolve].
package channel

import (
	"context"
	"log/slog"
	"sync"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
)

// Threads knows the channels of threads: a message says only the thread's id. Several goroutines may use it.
type Threads struct {
	REST *discordgo.Session
	Log  *slog.Logger

	parents sync.Map // the id of the channel, by the thread's; "" for what is no thread
}

// Parent returns the id of the channel of a thread, or "" for another channel. It is not known before it is looked up.
func (t *Threads) Parent(id string) (channel string, known bool) {
	v, known := t.parents.Load(id)
	channel, _ = v.(string)
	return channel, known
}

// LookUp asks Discord whether a channel is a thread.
func (t *Threads) LookUp(ctx context.Context, id string) {
	c, err := t.REST.Channel(id, discordgo.WithContext(ctx))
	if err != nil {
		t.Log.Debug("asking for a channel failed", "error", connect.Redact(err))
		return
	}
	parent := ""
	if c.IsThread() {
		parent = c.ParentID
	}
	t.parents.Store(id, parent)
}
