package bot

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/locale"
	"verbatim/bot/permission"
	"verbatim/bot/show"
	"verbatim/index/servers"
)

// A sender is what the bot writes to Discord with.
type sender struct {
	conn   *connect.Connection
	rest   *discordgo.Session // conn's
	log    *slog.Logger
	timing timing
	prefix string // of commands, unless a server has its own

	sharedNames bool   // as servers have it that have not set it
	site        string // see Options

	servers *servers.Store // nil if servers have no settings
	layouts layoutLog

	me     atomic.Pointer[account] // set when READY comes
	closed sync.Map                // ids of channels that the log says are closed to the bot
}

// An account is the bot's own.
type account struct{ id, name, application string }

// self returns the bot's account; the zero account before READY.
func (d *sender) self() account {
	if a := d.me.Load(); a != nil {
		return *a
	}
	return account{}
}

// viewOf returns how answers are shown in a server to those who type commands after a prefix.
func (d *sender) viewOf(guild string) show.View {
	s := d.servers.Of(guild)
	v := show.View{Prefix: cmp.Or(s.Prefix, d.prefix), Shares: guild != "" && !d.ours(&s),
		Lang: locale.For(s.Language).Writing(s.Dates.Write), Site: d.site}
	if app := d.self().application; app != "" {
		v.Invite = permission.InviteURL(app)
	}
	return v
}

// languageOf returns the language of what is posted for the moderators of servers: that of the first.
func (d *sender) languageOf(home []string) *locale.Language {
	if len(home) == 0 {
		return nil
	}
	return d.viewOf(home[0]).Lang
}

// ours reports whether the prefix in a server is this bot's alone. One that was chosen for it is.
func (d *sender) ours(s *servers.Settings) bool {
	return d.sharedNames || s.SharedNames || cmp.Or(s.Prefix, d.prefix) != DefaultPrefix
}

// usualShape is how new answers are shown in a server.
func (d *sender) usualShape(guild string) shape {
	if s := d.servers.Of(guild); s.PlainText {
		return content
	}
	return unset
}

// A responder is where one request is answered.
type responder interface {
	// show shows a message in place of what is shown of the answer so far. The first call begins the answer.
	show(ctx context.Context, m show.Message) error
	// view is how answers are shown there.
	view() show.View
}

// finish shows an answer. If Discord refuses that, it says so in a line. It logs why an answer can't be shown, of a
// channel that is closed to the bot once.
func (d *sender) finish(ctx context.Context, to responder, m show.Message) {
	err := to.show(ctx, m)
	if connect.Refused(err) {
		d.log.Warn("Discord has refused an answer", "error", connect.Redact(err))
		err = to.show(ctx, show.Refusal(connect.ByAutoMod(err), to.view().Lang))
	}
	if err == nil {
		return
	}
	if r, ok := to.(*messageResponder); ok && connect.Forbidden(err) {
		if _, logged := d.closed.LoadOrStore(r.channel, true); logged {
			return
		}
	}
	d.log.Warn("sending an answer failed", "error", connect.Redact(err))
}

// channel returns a responder that posts into a channel, in answer to no message.
func (d *sender) channel(id string) *messageResponder {
	return &messageResponder{sender: d, channel: id}
}

// direct sends a direct message.
func (d *sender) direct(ctx context.Context, user string, m show.Message) error {
	direct, err := d.rest.UserChannelCreate(user, discordgo.WithContext(ctx))
	if err != nil {
		return fmt.Errorf("opening direct messages: %w", err)
	}
	return d.channel(direct.ID).show(ctx, m)
}

// writeTo sends a direct message. It reports whether that was possible.
func (d *sender) writeTo(ctx context.Context, user, text string) bool {
	err := d.direct(ctx, user, show.Message{Content: text})
	if err != nil {
		d.log.Debug("a direct message could not be sent", "error", connect.Redact(err))
	}
	return err == nil
}
