package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/control"
	"verbatim/bot/moderate"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// onPress takes a press of a button, on an answer of today or of last year.
func (b *Bot) onPress(i *discordgo.Interaction) {
	data, ok := i.Data.(discordgo.MessageComponentInteractionData)
	user := author(i)
	if !ok || i.Message == nil || user == nil {
		b.dropped.Add(1)
		return
	}
	to := &interactionResponder{sender: b.sender, interaction: i, came: time.Now(), private: true}
	parts, ok := control.Parts(data.CustomID)
	for _, value := range data.Values {
		ok = ok && control.Offers(i.Message.Components, data.CustomID, value)
	}
	if !ok || !b.press(to, user, parts, data.Values) {
		b.replies.tell(to, wording.Say("this button is from another version of the bot"),
			wording.Say("ask again to get working buttons"))
	}
}

// press does what a button says. parts are the parts of its custom_id after the version, and values what was chosen in
// a menu. It reports whether it knows the button.
func (b *Bot) press(to *interactionResponder, user *discordgo.User, parts, values []string) bool {
	action, args := parts[0], parts[1:]
	joined := strings.Join(args, "")
	switch action {
	case control.Turn, control.Share, control.Narrow:
		return b.pressOfPage(to, user, parts, values)
	case control.More, control.People:
		again := control.Chosen(strings.Join(values, ""))
		return again[0] != control.More && b.press(to, user, again, nil)
	case control.Cite:
		b.replies.cite(to, joined)
	case control.Context:
		b.replies.take(to, asking{Request: ask.Request{Command: ask.Context, Words: joined}, asker: user.ID, private: true})
	case control.Try:
		r := ask.Request{Command: ask.WhoSaid, Words: strings.Join(args, "|")}
		b.replies.take(to, b.access.fill(to.interaction, user, asking{Request: r, private: true}))
	case control.Delete:
		b.remove(to, joined, user)
	case control.Confirm:
		return len(args) == 2 && b.confirm(to, user, args[0], args[1])
	case control.Report:
		b.reports.openReport(to, moderate.ReadPage(args))
	case control.Accept, control.TypeName, control.Dismiss:
		report, ok := moderate.ReadCase(args)
		if !ok {
			return false
		}
		b.reports.rule(to, user, ruling{action, report}, values)
	case control.End:
		alert, err := strconv.ParseInt(joined, 10, 64)
		if err != nil || alert == 0 {
			return false
		}
		r := ask.Request{Command: ask.Unsubscribe, Alert: alert}
		b.replies.take(to, b.access.fill(to.interaction, user, asking{Request: r, private: true}))
	case control.Cancel:
		b.moderate(to, user, ask.Request{Command: ask.Reindex, Words: ask.DoCancel})
	default:
		return slices.Contains(control.Moderating, action) && b.moderating.press(to, user, action, args, values)
	}
	return true
}

// pressOfPage does what a button says that needs the request of its page. It reports whether the request is there.
func (b *Bot) pressOfPage(to *interactionResponder, user *discordgo.User, parts, values []string) bool {
	s, ok := control.ReadState(to.interaction.Message.Components)
	request := ask.Request{Command: s.Command, Words: s.Words, Options: s.Options, Guild: to.interaction.GuildID}
	if parts[0] == control.Narrow {
		if ok = ok && len(values) == 1; ok { // the answer stays as it is
			b.replies.take(to, asking{Request: request, narrowBy: values[0], asker: user.ID, private: true})
		}
		return ok
	}
	page, err := strconv.Atoi(strings.Join(parts[1:min(len(parts), 2)], ""))
	if ok = ok && err == nil && page >= 0; !ok {
		return false
	}
	if parts[0] == control.Turn {
		b.turn(to, page, s, user)
		return true
	}
	to.private = false
	b.replies.take(to, asking{Request: request, page: page, snapshot: s.Snapshot, asker: user.ID})
	return true
}

// confirm carries out what was previewed. It reports whether it knows the command.
func (b *Bot) confirm(to *interactionResponder, user *discordgo.User, command, draft string) bool {
	c, ok := ask.Lookup(command)
	if ok {
		to.whole, to.update = true, true
		b.moderate(to, user, ask.Request{Command: c, Draft: draft})
	}
	return ok
}

// moderate carries out what a moderator wants by a button. Only they see the answer, or it replaces the message.
func (b *Bot) moderate(to *interactionResponder, user *discordgo.User, r ask.Request) {
	a := b.access.fill(to.interaction, user, asking{Request: r, private: true})
	if !a.Moderator {
		to.whole, to.update = false, false // the message stays
	}
	b.replies.take(to, a)
}

// turn shows another page. For the member who asked it replaces the page; any other member gets a copy.
func (b *Bot) turn(to *interactionResponder, page int, s control.State, user *discordgo.User) {
	request := ask.Request{Command: s.Command, Words: s.Words, Options: s.Options, Guild: to.interaction.GuildID}
	a := asking{Request: request, page: page, snapshot: s.Snapshot, asker: user.ID, private: true}
	if user.ID == s.Asker {
		to.update, to.private = true, false
		a.private = to.interaction.Message.Flags&discordgo.MessageFlagsEphemeral != 0
	}
	b.replies.take(to, a)
}

// remove deletes an answer for the member who asked, and for moderators.
func (b *Bot) remove(to *interactionResponder, asker string, user *discordgo.User) {
	if user.ID != asker && !b.access.moderates(to.interaction.Member) {
		b.replies.tell(to, wording.Say("only the member who asked and moderators can delete this answer"), wording.Text{})
		return
	}
	b.replies.queue(to, func(ctx context.Context) {
		to.mu.Lock()
		defer to.mu.Unlock()
		err := to.respond(ctx, &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredMessageUpdate}, nil)
		if err == nil {
			err = to.delete(ctx)
		}
		if err != nil {
			b.log.Warn("deleting an answer failed", "error", connect.Redact(err))
		}
	})
}
