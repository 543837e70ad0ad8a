package bot

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// Rejected reports whether err says that Discord does not take the token.
func Rejected(err error) bool {
	var wrong *restError
	return errors.As(err, &wrong) && wrong.status == http.StatusUnauthorized
}

// permissionNames are the permissions that the bot needs, as Discord's settings call them.
var permissionNames = []struct {
	bit  int64
	name string
}{
	{discordgo.PermissionViewChannel, "View Channels"},
	{discordgo.PermissionSendMessages, "Send Messages"},
	{discordgo.PermissionSendMessagesInThreads, "Send Messages in Threads"},
	{discordgo.PermissionReadMessageHistory, "Read Message History"},
}

// missing names those of the needed permissions that are not among the given ones.
func missing(given, needed int64) (names []string) {
	for _, p := range permissionNames {
		if needed&p.bit != 0 && given&p.bit == 0 {
			names = append(names, p.name)
		}
	}
	return names
}

// A bits is a set of permissions, which Discord writes as a number in quotation marks.
type bits int64

// UnmarshalText implements encoding.TextUnmarshaler.
func (b *bits) UnmarshalText(text []byte) error {
	n, err := strconv.ParseInt(string(text), 10, 64)
	*b = bits(n)
	return err
}

// A role and an overwrite are what permissions are made of.
type role struct {
	ID, Name    string
	Permissions bits
}

type overwrite struct {
	ID          string
	Allow, Deny bits
}

// all are the permissions of whoever has every one.
const all = ^bits(0)

// given are the permissions that a member has in a server by its roles, of which one named like the server is everybody's; and, with the overwrites
// of one of its channels, there. The order is that of Discord's page on permissions: everybody, the roles together, the member.
func given(guild, member string, has []string, roles []role, over []overwrite) bits {
	var p bits
	for _, r := range roles {
		if r.ID == guild || slices.Contains(has, r.ID) {
			p |= r.Permissions
		}
	}
	if p&discordgo.PermissionAdministrator != 0 {
		return all
	}
	var allow, deny bits
	for _, o := range over {
		switch {
		case o.ID == guild:
			p = p&^o.Deny | o.Allow
		case slices.Contains(has, o.ID):
			allow, deny = allow|o.Allow, deny|o.Deny
		}
	}
	p = p&^deny | allow
	for _, o := range over {
		if o.ID == member {
			p = p&^o.Deny | o.Allow
		}
	}
	return p
}

// Types of channels, of the channel page.
const (
	channelCategory = 4
	channelForum    = 15
	channelMedia    = 16
)

// guild looks at a server: whether the bot is in it, and what its roles let it do.
func (e *examiner) guild(ctx context.Context, id string) GuildState {
	s := GuildState{PlaceState: PlaceState{ID: id}, Roles: map[string]string{}}
	roles, has, name, err := e.standing(ctx, id)
	if err != nil {
		s.Wrong = err.Error()
		return s
	}
	s.Name = name
	for _, r := range roles {
		s.Roles[r.ID] = r.Name
	}
	s.Missing = missing(int64(given(id, e.ID, has, roles, nil)), permissions)
	return s
}

// standing is what roles a server has, and which of them the bot.
func (e *examiner) standing(ctx context.Context, id string) (roles []role, has []string, name string, err error) {
	var guild struct {
		Name  string
		Roles []role
	}
	if err := e.get(ctx, discordgo.EndpointGuild(id), &guild); err != nil {
		return nil, nil, "", err
	}
	var member struct{ Roles []string }
	err = e.get(ctx, discordgo.EndpointGuildMember(id, e.ID), &member)
	return guild.Roles, member.Roles, guild.Name, err
}

// channel looks at a channel: whether the bot sees it and may write there. A thread has the permissions of the channel it is in.
func (e *examiner) channel(ctx context.Context, id string) PlaceState {
	type channel struct {
		Name, Parent, Guild string
		Type                int
		Over                []overwrite
	}
	ask := func(id string) (c channel, err error) {
		var in struct {
			Name   string
			Type   int
			Guild  string      `json:"guild_id"`
			Parent string      `json:"parent_id"`
			Over   []overwrite `json:"permission_overwrites"`
		}
		err = e.get(ctx, discordgo.EndpointChannel(id), &in)
		return channel{in.Name, in.Parent, in.Guild, in.Type, in.Over}, err
	}
	s := PlaceState{ID: id}
	c, err := ask(id)
	if err != nil {
		s.Wrong = err.Error()
		return s
	}
	s.Name, s.Guild = c.Name, c.Guild
	needed := int64(discordgo.PermissionViewChannel | discordgo.PermissionSendMessages)
	switch c.Type {
	case int(discordgo.ChannelTypeGuildNewsThread), int(discordgo.ChannelTypeGuildPublicThread), int(discordgo.ChannelTypeGuildPrivateThread):
		needed = discordgo.PermissionViewChannel | discordgo.PermissionSendMessagesInThreads
		parent, err := ask(c.Parent)
		if err != nil {
			s.Wrong = err.Error()
			return s
		}
		c.Over = parent.Over
	case channelCategory, channelForum, channelMedia:
		s.Wrong = "nothing can be written there: it is no channel for text"
		return s
	}
	if c.Guild == "" {
		return s // direct messages
	}
	roles, has, _, err := e.standing(ctx, c.Guild)
	if err != nil {
		s.Wrong = err.Error()
		return s
	}
	s.Missing = missing(int64(given(c.Guild, e.ID, has, roles, c.Over)), needed)
	return s
}
