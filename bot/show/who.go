package show

import "github.com/bwmarrin/discordgo"

// NameOf returns the name by which a server knows a member: the nickname, or else the user's own name. Outside servers
// there is no member.
func NameOf(m *discordgo.Member, u *discordgo.User) string {
	if m != nil && m.Nick != "" {
		return m.Nick
	}
	return u.DisplayName()
}

// WhoIs names a member to moderators, with the id by which they find the account of someone who has changed the name
// since. The id is plain text, which mentions no one.
func WhoIs(m *discordgo.Member, u *discordgo.User) string {
	return Clip(NameOf(m, u), MaxName) + " (" + u.ID + ")"
}
