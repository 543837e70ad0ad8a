package bot

import (
	"cmp"
	"context"
	"time"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/attached"
	"verbatim/bot/connect"
	"verbatim/bot/meter"
	"verbatim/bot/permission"
	"verbatim/bot/show"
	"verbatim/bot/slash"
	"verbatim/bot/typed"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// onReady learns the bot's account. The process with shard 0 registers the slash commands unless that is done.
func (b *Bot) onReady(shard int, r *discordgo.Ready) {
	if r == nil || r.User == nil {
		b.dropped.Add(1)
		return
	}
	a := &account{id: r.User.ID, name: r.User.Username, application: r.User.ID}
	if r.Application != nil && r.Application.ID != "" {
		a.application = r.Application.ID // accounts made before 2017 have another id than their application
	}
	b.me.Store(a)
	of := 1
	if r.Shard != nil {
		of = r.Shard[1]
	}
	b.greeter.connected(shard, of, r.Guilds)
	b.invited.Do(func() {
		b.log.Info("to invite the bot to a server, open this address", "address", permission.InviteURL(a.application))
	})
	if shard == 0 && b.registry.Start() {
		guilds := idsOf(r.Guilds)
		b.replies.jobs.Add("commands", func(ctx context.Context) { b.registry.Register(ctx, a.application, guilds) })
	}
}

// idsOf returns the ids of servers.
func idsOf(guilds []*discordgo.Guild) (ids []string) {
	for _, g := range guilds {
		if g != nil {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

// onMessage takes a message. Parts that could not be decoded are empty.
func (b *Bot) onMessage(m *discordgo.MessageCreate) {
	if m == nil || m.Message == nil || m.Author == nil || m.ID == "" {
		b.dropped.Add(1)
		return
	}
	b.hear(m.Message, nil)
}

// hear answers a message that asks something. to shows its answer so far, if it was edited; nil for a new message.
func (b *Bot) hear(m *discordgo.Message, to *messageResponder) {
	ordinary := m.Type == discordgo.MessageTypeDefault || m.Type == discordgo.MessageTypeReply
	if m.Author.Bot || m.WebhookID != "" || !ordinary {
		return
	}
	request, role, ok := b.decode(m)
	if !ok {
		b.hearInThread(m, to)
		return
	}
	came, isNew := time.Now(), to == nil
	if isNew {
		to = &messageResponder{sender: b.sender, channel: m.ChannelID, guild: m.GuildID, asked: m}
	}
	if wait, first := b.cooling.Take(m.Author.ID, m.ChannelID, came); wait > 0 {
		b.meter.Command(request.Command, meter.Cooled).Inc()
		if first && isNew { // one notice is enough, and it takes the place of no answer
			b.replies.jobs.Add(m.ChannelID, func(ctx context.Context) { b.replies.coolDown(ctx, to, wait) })
		}
		return
	}
	request.By, request.Asker = show.NameOf(m.Member, m.Author), m.Author.ID
	request.Channel, request.Guild, request.Lang = m.ChannelID, m.GuildID, b.servers.Of(m.GuildID).Language
	b.answered.Note(m.ID, question{m.Content, m.EditedTimestamp, to})
	queued := b.replies.jobs.Add(m.ChannelID, func(ctx context.Context) {
		ctx = connect.Since(ctx, came)
		if role != "" && !b.access.ownRole(ctx, m.GuildID, role) {
			return
		}
		b.access.allow(&request, m.GuildID, func() bool { return b.access.authorModerates(ctx, m) })
		request, m := b.replies.withReplied(ctx, request, m)
		b.replies.answer(ctx, asking{Request: request, asker: m.Author.ID, files: attached.To(m), open: true}, to)
	})
	if !queued {
		b.meter.Command(request.Command, meter.Dropped).Inc()
		b.log.Warn(noRoom, "command", request.Command.Name)
	}
}

// withReplied fetches the message that m replies to if the request needs it and the server has not sent it.
func (p *replier) withReplied(
	ctx context.Context, r ask.Request, m *discordgo.Message,
) (ask.Request, *discordgo.Message) {
	if !typed.Awaits(r, m) {
		return r, m
	}
	ctx, cancel := context.WithTimeout(ctx, p.timing.search)
	defer cancel()
	ref := m.MessageReference
	about, err := p.conn.Message(ctx, cmp.Or(ref.ChannelID, m.ChannelID), ref.MessageID)
	if err != nil {
		p.log.Debug("asking for a message failed", "error", connect.Redact(err))
		return typed.Missing(r, err), m
	}
	whole := *m
	whole.ReferencedMessage = about
	return typed.About(r, &whole), &whole
}

// decode reads the request in a message. Discord makes a role of the bot's name in each server, and members mention
// that role as easily as the bot. If a role is returned, the message is meant for the bot only if the role is the
// bot's.
func (b *Bot) decode(m *discordgo.Message) (r ask.Request, role string, ok bool) {
	h := b.hearing(m)
	if r, ok = typed.Decode(m.Content, h); ok {
		return typed.About(r, m), "", true
	}
	for _, role := range m.MentionRoles {
		h.Self, h.Name = "&"+role, ""
		if r, ok = typed.Decode(m.Content, h); ok {
			return typed.About(r, m), role, true
		}
	}
	return r, "", false
}

// hearing returns how a message is heard.
func (b *Bot) hearing(m *discordgo.Message) typed.Hearing {
	self, s := b.self(), b.servers.Of(m.GuildID)
	h := typed.Hearing{Prefix: cmp.Or(s.Prefix, b.prefix), Self: self.id, Name: self.name, Direct: m.GuildID == ""}
	h.Ours = b.ours(&s)
	if parent, _ := b.threads.Parent(m.ChannelID); !s.Hears(m.ChannelID, parent) {
		h.Prefix = ""
	}
	return h
}

// hearInThread answers a message that would be a command if its thread belonged to a channel where commands are heard,
// once that is known.
func (b *Bot) hearInThread(m *discordgo.Message, to *messageResponder) {
	s := b.servers.Of(m.GuildID)
	if _, known := b.threads.Parent(m.ChannelID); known || s.Hears(m.ChannelID, "") {
		return
	}
	h := b.hearing(m)
	h.Prefix = b.viewOf(m.GuildID).Prefix
	if _, command := typed.Decode(m.Content, h); !command {
		return
	}
	b.replies.jobs.Add(m.ChannelID, func(ctx context.Context) {
		b.threads.LookUp(ctx, m.ChannelID)
		if parent, _ := b.threads.Parent(m.ChannelID); s.Hears(m.ChannelID, parent) {
			b.hear(m, to)
		}
	})
}

// coolDown tells a member to wait.
func (p *replier) coolDown(ctx context.Context, to responder, wait time.Duration) {
	p.finish(ctx, to, show.Wait(wait, to.view()))
}

// onInteraction takes what a member did with the bot's commands and buttons. Its first response is due within 3
// seconds.
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

// onCommand takes a slash command, or a command of a message's menu.
func (b *Bot) onCommand(i *discordgo.Interaction) {
	data, ok := i.Data.(discordgo.ApplicationCommandInteractionData)
	user := author(i)
	if !ok || user == nil {
		b.dropped.Add(1)
		return
	}
	to := &interactionResponder{sender: b.sender, interaction: i, came: time.Now()}
	use, ok := slash.Read(data)
	s := b.servers.Of(i.GuildID)
	to.private = use.Private || s.Private && !use.Public
	if !ok {
		to.private = true
		b.replies.tell(to, wording.Say("this command no longer exists"), wording.Say("help lists the commands"))
		return
	}
	if wait, _ := b.cooling.Take(user.ID, i.ChannelID, to.came); wait > 0 {
		b.meter.Command(use.Command, meter.Cooled).Inc()
		b.replies.jobs.Add(i.ID, func(ctx context.Context) { b.replies.coolDown(ctx, to, wait) })
		return
	}
	a := asking{Request: use.Request, private: to.private, files: attached.By(use)}
	b.replies.take(to, b.access.fill(i, user, a))
}

// author returns the member or, in direct messages, the user who caused an interaction.
func author(i *discordgo.Interaction) *discordgo.User {
	if i.Member != nil {
		return i.Member.User
	}
	return i.User
}
