package examine

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/permission"
)

// Types of channels without text, of the channel page.
const (
	channelCategory = 4
	channelForum    = 15
	channelMedia    = 16
)

// guild looks at a server: whether the bot is in it, and what its roles let it do.
func (e *examiner) guild(ctx context.Context, id string) Guild {
	g := Guild{Place: Place{ID: id}, Roles: map[string]string{}}
	m, err := e.membership(ctx, id)
	if err != nil {
		g.Wrong = err.Error()
		return g
	}
	g.Name = m.guild
	for _, r := range m.roles {
		g.Roles[r.ID] = r.Name
	}
	g.Missing = permission.Missing(permission.Of(id, e.ID, m.has, m.roles, nil), permission.Needed)
	return g
}

// A membership is the bot's place in a server.
type membership struct {
	guild string // the server's name
	roles []permission.Role
	has   []string // the ids of the bot's own roles
}

func (e *examiner) membership(ctx context.Context, id string) (m membership, err error) {
	var guild struct {
		Name  string
		Roles []permission.Role
	}
	if err := e.get(ctx, discordgo.EndpointGuild(id), &guild); err != nil {
		return m, err
	}
	var member struct{ Roles []string }
	err = e.get(ctx, discordgo.EndpointGuildMember(id, e.ID), &member)
	return membership{guild.Name, guild.Roles, member.Roles}, err
}

// A channel is a channel as Discord describes it.
type channel struct {
	Name       string
	Type       discordgo.ChannelType
	Guild      string                 `json:"guild_id"`
	Parent     string                 `json:"parent_id"`
	Overwrites []permission.Overwrite `json:"permission_overwrites"`
}

// channel looks at a channel: whether the bot sees it and may write there. A thread has the permissions of the channel
// it is in.
func (e *examiner) channel(ctx context.Context, id string) Place {
	p := Place{ID: id}
	var c channel
	if err := e.get(ctx, discordgo.EndpointChannel(id), &c); err != nil {
		p.Wrong = err.Error()
		return p
	}
	p.Name, p.Guild = c.Name, c.Guild
	needed := int64(discordgo.PermissionViewChannel | discordgo.PermissionSendMessages)
	switch c.Type {
	case discordgo.ChannelTypeGuildNewsThread,
		discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread:
		needed = discordgo.PermissionViewChannel | discordgo.PermissionSendMessagesInThreads
		var parent channel
		if err := e.get(ctx, discordgo.EndpointChannel(c.Parent), &parent); err != nil {
			p.Wrong = err.Error()
			return p
		}
		c.Overwrites = parent.Overwrites
	case channelCategory, channelForum, channelMedia:
		p.Wrong = "it is not a text channel"
		return p
	}
	if c.Guild == "" {
		return p // direct messages
	}
	m, err := e.membership(ctx, c.Guild)
	if err != nil {
		p.Wrong = err.Error()
		return p
	}
	p.Missing = permission.Missing(permission.Of(c.Guild, e.ID, m.has, m.roles, c.Overwrites), needed)
	return p
}
