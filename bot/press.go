package bot

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/index/ask"
)

// onPress takes a button that somebody has pressed, on an answer of today or of last year.
func (b *Bot) onPress(i *discordgo.Interaction) {
	data, ok := i.Data.(discordgo.MessageComponentInteractionData)
	user := author(i)
	if !ok || i.Message == nil || user == nil {
		b.dropped.Add(1)
		return
	}
	v := &interactionResponder{bot: b, interaction: i, came: time.Now(), private: true}
	version, rest, _ := strings.Cut(data.CustomID, buttonSep)
	parts := strings.Split(rest, buttonSep)
	if version == buttonVersion {
		switch parts[0] {
		case turns:
			if t, ok := parseTurning(parts[1:]); ok {
				b.turn(i, v, t, user)
				return
			}
		case surround:
			b.take(v, asking{Request: ask.Request{Command: ask.Context, Words: strings.Join(parts[1:], "")}, private: true})
			return
		case remove:
			b.remove(v, strings.Join(parts[1:], ""), user)
			return
		case confirms:
			if len(parts) == 3 {
				v.whole, v.update = true, true
				b.moderate(v, user, ask.Request{Command: parts[1], Draft: parts[2]})
				return
			}
		case reports:
			b.askWhatIsWrong(v, strings.Join(parts[1:], ""))
			return
		case accepts, types, dismiss:
			if len(parts) == 3 {
				b.rule(v, user, ruling{parts[0], parts[1], parts[2]}, data.Values)
				return
			}
		case ends:
			r := ask.Request{Command: ask.Unsubscribe, Words: strings.Join(parts[1:], "")}
			b.take(v, b.from(i, user, asking{Request: r, private: true}))
			return
		case cancels:
			b.moderate(v, user, ask.Request{Command: ask.Reindex, Words: ask.DoCancel})
			return
		}
	}
	b.tell(v, "this button is of another version", "ask again, and the answer has buttons that work")
}

// from fills in who asks by an interaction, where, and what they may.
func (b *Bot) from(i *discordgo.Interaction, user *discordgo.User, a asking) asking {
	a.asker, a.By = user.ID, user.DisplayName()
	a.Asker, a.Channel, a.Guild = user.ID, i.ChannelID, i.GuildID
	b.allow(&a.Request, i.GuildID, func() bool { return b.moderatesHere(i.Member) })
	return a
}

// moderate carries out what a moderator wants by a button; what it shows is theirs alone, or takes the place of what was there.
func (b *Bot) moderate(v *interactionResponder, user *discordgo.User, r ask.Request) {
	a := b.from(v.interaction, user, asking{Request: r, private: true})
	if !a.Moderator {
		v.whole, v.update = false, false // what was there stays
	}
	b.take(v, a)
}

// turn shows another page: in the place of the one that was there to whoever asked, to anybody else as a copy of their own.
func (b *Bot) turn(i *discordgo.Interaction, v *interactionResponder, t turning, user *discordgo.User) {
	command, words, ok := parseTitle(i.Message.Content)
	if !ok {
		b.tell(v, "this answer does not say any more what was asked", "ask again")
		return
	}
	a := asking{Request: ask.Request{Command: t.command, Words: words, Options: map[string]string{}}, page: t.page, snapshot: t.snapshot, shownAs: command}
	if t.order != "" {
		a.Options[ask.ParamSort] = t.order
	}
	if t.limit != "" {
		a.Options[ask.ParamLimit] = t.limit
	}
	if a.asker = user.ID; user.ID == t.asker {
		v.update, v.private = true, false
		a.private = i.Message.Flags&discordgo.MessageFlagsEphemeral != 0
	} else {
		a.private = true
	}
	b.take(v, a)
}

// remove deletes an answer for whoever asked, and for moderators.
func (b *Bot) remove(v *interactionResponder, asker string, user *discordgo.User) {
	if user.ID != asker && !b.moderatesHere(v.interaction.Member) {
		b.tell(v, "this answer can be deleted by whoever asked for it, and by moderators", "")
		return
	}
	b.queue(v, func(ctx context.Context) {
		v.mu.Lock()
		defer v.mu.Unlock()
		err := v.respond(ctx, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredMessageUpdate})
		if err == nil {
			url := discordgo.EndpointInteractionResponseActions(v.interaction.AppID, v.interaction.Token)
			err = persist(ctx, func() error { return v.call(ctx, http.MethodDelete, url, nil) })
		}
		if err != nil {
			b.log.Warn("deleting an answer failed", "error", redact(err))
		}
	})
}

// take answers what was asked by an interaction, in its turn.
func (b *Bot) take(v *interactionResponder, a asking) {
	v.watch(b.pool.ctx, b.timing.deferral)
	if !b.queue(v, func(ctx context.Context) { b.answer(ctx, a, v) }) {
		b.meter.command(a.Command, outcomeDropped).Inc()
	}
}

// queue runs what answers an interaction, or says that there is no room; it reports whether there was.
func (b *Bot) queue(v *interactionResponder, run job) bool {
	if b.pool.add(v.interaction.ID, func(ctx context.Context) { run(since(ctx, v.came)) }) {
		return true
	}
	b.log.Warn(noRoom)
	b.finish(b.pool.ctx, v, RenderTrouble(ask.Trouble{Message: "no more can be taken just now", Hint: "try again in a moment"}, v.prefix())[0])
	return false
}

// tell answers an interaction with a sentence for whoever caused it alone.
func (b *Bot) tell(v *interactionResponder, message, hint string) {
	b.pool.add(v.interaction.ID, func(ctx context.Context) {
		b.finish(ctx, v, RenderTrouble(ask.Trouble{Message: message, Hint: hint}, v.prefix())[0])
	})
}
