package bot

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// onReady learns who the bot is, and registers the slash commands where that was not done yet.
func (b *Bot) onReady(r *discordgo.Ready) {
	if r == nil || r.User == nil {
		b.dropped.Add(1)
		return
	}
	app := r.User.ID // accounts made before 2017 have another id than their application
	if r.Application != nil && r.Application.ID != "" {
		app = r.Application.ID
	}
	b.web.starts.use()
	b.self.Store(&r.User.ID)
	b.name.Store(&r.User.Username)
	b.app.Store(&app)
	b.invited.Do(func() {
		b.log.Info("to invite the bot to a server, open this address", "address", inviteURL(app))
	})
	if !b.registered.Swap(true) {
		b.pool.add("commands", func(ctx context.Context) { b.registered.Store(b.register(ctx, app)) })
	}
}

// permissions are the fewest that the bot works with: to view channels, send messages, also in threads, and
// read the history, without which it can't reply to a message.
const permissions = discordgo.PermissionViewChannel | discordgo.PermissionSendMessages | discordgo.PermissionSendMessagesInThreads |
	discordgo.PermissionReadMessageHistory

// inviteURL is where somebody who manages a server adds the bot to it.
func inviteURL(app string) string {
	return fmt.Sprintf("https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d", app, permissions)
}

// register writes the slash commands where they differ from what is registered, and reports whether all is well.
func (b *Bot) register(ctx context.Context, app string) (done bool) {
	done = true
	for _, guild := range append([]string{""}, b.options.HomeGuilds...) {
		wanted := slashCommands(guild == "")
		if err := b.overwrite(ctx, app, guild, wanted); err != nil {
			b.log.Error("registering the slash commands failed; it is tried again with the next new session", "guild", guild, "error", redact(err))
			done = false
		}
	}
	return done
}

func (b *Bot) overwrite(ctx context.Context, app, guild string, wanted []*discordgo.ApplicationCommand) error {
	registered, err := b.rest.ApplicationCommands(app, guild, discordgo.WithContext(ctx))
	switch {
	case err != nil:
		b.log.Debug("asking for the registered commands failed; they are written", "error", redact(err))
	case sameCommands(registered, wanted):
		return nil
	}
	if wanted == nil {
		wanted = []*discordgo.ApplicationCommand{}
	}
	if _, err := b.rest.ApplicationCommandBulkOverwrite(app, guild, wanted, discordgo.WithContext(ctx)); err != nil {
		return fmt.Errorf("overwriting the commands: %w", err)
	}
	b.log.Info("registered the slash commands", "guild", guild, "commands", len(wanted))
	return nil
}

// onMessage takes a message that somebody wrote. discordgo delivers messages that it could not decode with their fields
// empty.
func (b *Bot) onMessage(m *discordgo.MessageCreate) {
	if m == nil || m.Message == nil || m.Author == nil || m.ID == "" {
		b.dropped.Add(1)
		return
	}
	if m.Author.Bot || m.WebhookID != "" || m.Type != discordgo.MessageTypeDefault && m.Type != discordgo.MessageTypeReply {
		return
	}
	request, role, ok := b.decode(m.Message)
	if !ok {
		return
	}
	wait, first := b.cooling.take(m.Author.ID, m.ChannelID, time.Now())
	if wait > 0 {
		b.meter.command(request.Command, outcomeCooled).Inc()
	}
	if wait > 0 && !first {
		return // they have been told
	} else if wait > 0 {
		b.pool.add(m.ChannelID, func(ctx context.Context) {
			b.coolDown(ctx, &messageResponder{bot: b, channel: m.ChannelID, asked: m.Message}, wait)
		})
		return
	}
	request.By, request.Asker, request.Channel, request.Guild = m.Author.DisplayName(), m.Author.ID, m.ChannelID, m.GuildID
	v, came := &messageResponder{bot: b, channel: m.ChannelID, asked: m.Message}, time.Now()
	queued := b.pool.add(m.ChannelID, func(ctx context.Context) {
		ctx = since(ctx, came)
		if role != "" && !b.ownRole(ctx, m.GuildID, role) {
			return
		}
		b.allow(&request, m.GuildID, func() bool { return b.moderates(ctx, m.Message) })
		b.answer(ctx, asking{Request: request, asker: m.Author.ID, files: attachedTo(m.Message), open: true}, v)
	})
	if !queued {
		b.meter.command(request.Command, outcomeDropped).Inc()
		b.log.Warn(noRoom, "command", request.Command)
	}
}

// coolDown tells somebody that they ask too much.
func (b *Bot) coolDown(ctx context.Context, v responder, wait time.Duration) {
	left := wording.Count(int(math.Ceil(wait.Seconds())), "second")
	b.finish(ctx, v, RenderTrouble(ask.Trouble{Message: "that was much at once", Hint: "try again in " + left}, v.prefix())[0])
}

// noRoom is what the log says of a command for which there was no room, or no time at the end.
const noRoom = "a command was dropped: too many are waiting, or the bot is about to end"

// onInteraction takes what somebody did with the bot's commands and buttons. Its first response is due within 3 seconds of now, wherever
// the time goes.
func (b *Bot) onInteraction(i *discordgo.InteractionCreate) {
	if i == nil || i.Interaction == nil || i.ID == "" || i.Token == "" {
		b.dropped.Add(1)
		return
	}
	switch i.Type {
	case discordgo.InteractionApplicationCommand:
		b.onCommand(i.Interaction)
	case discordgo.InteractionApplicationCommandAutocomplete:
		b.onAutocomplete(i.Interaction)
	case discordgo.InteractionMessageComponent:
		b.onPress(i.Interaction)
	case discordgo.InteractionModalSubmit:
		b.onSubmit(i.Interaction)
	}
}

// onCommand takes a slash command, or one in a message's menu.
func (b *Bot) onCommand(i *discordgo.Interaction) {
	data, ok := i.Data.(discordgo.ApplicationCommandInteractionData)
	user := author(i)
	if !ok || user == nil {
		b.dropped.Add(1)
		return
	}
	v := &interactionResponder{bot: b, interaction: i, came: time.Now()}
	a, ok := decodeSlash(data)
	if data.CommandType == discordgo.MessageApplicationCommand {
		a, ok = decodeMenu(data)
	}
	v.private = a.private
	if !ok {
		v.private = true
		b.tell(v, "this command is gone", "see help for those there are")
		return
	}
	if wait, _ := b.cooling.take(user.ID, i.ChannelID, v.came); wait > 0 {
		b.meter.command(a.Command, outcomeCooled).Inc()
		b.pool.add(i.ID, func(ctx context.Context) { b.coolDown(ctx, v, wait) })
		return
	}
	b.take(v, b.from(i, user, a))
}

func author(i *discordgo.Interaction) *discordgo.User {
	if i.Member != nil {
		return i.Member.User
	}
	return i.User
}
