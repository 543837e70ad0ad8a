package bot

import (
	"context"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/index/ask"
)

// editable is how long after it was asked an edited question is answered again.
const editable = 15 * time.Minute

// A question is what a message asked, and where it is answered. Answers follow the newest ones.
type question struct {
	text   string
	edited *time.Time // nil if it was not
	to     *messageResponder
}

// onEdited takes a message that was edited: its answer follows it. A message that asked nothing before is answered as a
// new one. Commands that change something are not carried out again.
func (b *Bot) onEdited(m *discordgo.MessageUpdate) {
	if m == nil || m.Message == nil || m.Author == nil || m.ID == "" || m.EditedTimestamp == nil {
		return // previews of links are added by edits, too
	}
	b.editing.Lock() // events are handled side by side, and of two edits the last one counts
	defer b.editing.Unlock()
	before, known := b.answered.Of(m.ID)
	older := before.edited != nil && m.EditedTimestamp.Before(*before.edited)
	if known && (before.text == m.Content || older) || !known && time.Since(m.Timestamp) > editable {
		return
	}
	if r, _, ok := b.decode(m.Message); !ok || !r.Command.Searches && r.Command != ask.Context && r.Command != ask.Help {
		return
	}
	b.hear(m.Message, before.to)
}

// onDeleted takes a message that was deleted: its answer goes too.
func (b *Bot) onDeleted(m *discordgo.MessageDelete) {
	if m == nil || m.Message == nil {
		return
	}
	if q, ok := b.answered.Of(m.ID); ok {
		b.replies.jobs.Add(m.ChannelID, func(ctx context.Context) {
			if err := q.to.remove(ctx); err != nil {
				b.log.Warn("deleting an answer failed", "error", connect.Redact(err))
			}
		})
	}
}
