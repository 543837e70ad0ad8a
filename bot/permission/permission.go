// Package permission knows which permissions the bot needs on Discord, and computes which it has from roles and
// overwrites. Start with [Needed] and [Of].
package permission

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// Needed are the fewest permissions that the bot works with: to view channels, to send messages, also in threads, and
// to read the history, without which it can't reply to a message.
const Needed = discordgo.PermissionViewChannel | discordgo.PermissionSendMessages |
	discordgo.PermissionSendMessagesInThreads | discordgo.PermissionReadMessageHistory

// asked are the permissions that the bot asks for: the needed ones, and to attach files, for the pictures of timelines.
// Without that one, timelines are text.
const asked = Needed | discordgo.PermissionAttachFiles

// InviteURL returns the address at which a server's manager adds the bot with the permissions that it asks for. app is
// the application's id.
func InviteURL(app string) string {
	const page = "https://discord.com/oauth2/authorize"
	return fmt.Sprintf("%s?client_id=%s&scope=bot+applications.commands&permissions=%d", page, app, asked)
}

// names are the needed permissions, as Discord's settings call them.
var names = []struct {
	bit  int64
	name string
}{
	{discordgo.PermissionViewChannel, "View Channels"},
	{discordgo.PermissionSendMessages, "Send Messages"},
	{discordgo.PermissionSendMessagesInThreads, "Send Messages in Threads"},
	{discordgo.PermissionReadMessageHistory, "Read Message History"},
}

// Missing names the needed permissions that are not among the given ones.
func Missing(given Set, needed int64) (missing []string) {
	for _, p := range names {
		if needed&p.bit != 0 && int64(given)&p.bit == 0 {
			missing = append(missing, p.name)
		}
	}
	return missing
}

// A Set is a set of permissions. Discord writes it as a number in quotation marks.
type Set int64

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *Set) UnmarshalText(text []byte) error {
	n, err := strconv.ParseInt(string(text), 10, 64)
	*s = Set(n)
	return err
}

// A Role grants permissions in a server.
type Role struct {
	ID, Name    string
	Permissions Set
}

// An Overwrite changes the permissions of a role or a member in a channel.
type Overwrite struct {
	ID          string // of the role or member
	Allow, Deny Set
}

// all are the permissions of an administrator.
const all = ^Set(0)

// Of returns the permissions that a member has in a server by its roles. With a channel's overwrites, it returns those
// in the channel. The role with the server's id is everyone's. The order is that of Discord's page on permissions:
// everyone, then the roles together, then the member.
func Of(guild, member string, has []string, roles []Role, over []Overwrite) Set {
	var p Set
	for _, r := range roles {
		if r.ID == guild || slices.Contains(has, r.ID) {
			p |= r.Permissions
		}
	}
	if p&discordgo.PermissionAdministrator != 0 {
		return all
	}
	var allow, deny Set
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
