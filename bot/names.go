package bot

import (
	"github.com/bwmarrin/discordgo"

	"verbatim/bot/show"
	"verbatim/index/ask"
)

// nameOf returns the name by which a server knows a member: the nickname, or else the user's own name. Outside servers
// there is no member.
func nameOf(m *discordgo.Member, u *discordgo.User) string {
	if m != nil && m.Nick != "" {
		return m.Nick
	}
	return u.DisplayName()
}

// whoIs names a member to moderators, with the id by which they find the account of someone who has changed the name
// since. The id is plain text, which mentions no one.
func whoIs(m *discordgo.Member, u *discordgo.User) string {
	return show.Clip(nameOf(m, u), show.MaxName) + " (" + u.ID + ")"
}

// withoutNames returns an answer without the names of files that were left out, and reports whether there were any.
func withoutNames(a ask.Answer) (ask.Answer, bool) {
	if r, ok := a.(ask.Redactable); ok {
		return r.WithoutNames()
	}
	return a, false
}

// namesElsewhere tells moderators how to see the names that an answer in a channel leaves out.
var namesElsewhere = "-# " + show.SlashPrefix + ask.Status.Name + " with private:True names them to moderators."
