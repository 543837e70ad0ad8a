package bot

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"sync"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/connect"
	"verbatim/bot/show"
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// access decides who may do what.
type access struct {
	*sender
	home  []string // ids of the servers whose moderators may change the corpus
	roles []string // ids of roles whose members are moderators
	own   sync.Map // whether a role, by its id, is the bot's own
}

// managing are the permissions that make a member a moderator; one of them is enough.
const managing = discordgo.PermissionManageGuild | discordgo.PermissionAdministrator

// Reasons why a member may not use a command.
var (
	deniedNoHome   = wording.Say("the operator has to name a server in VERBATIM_HOME_GUILDS first")
	deniedHere     = wording.Say("it works only in the servers that the operator has named, not here")
	deniedRole     = wording.Say("you need the permission Manage Server, or a role that the operator has named")
	deniedSettings = wording.Say("you need the permission Manage Server, in a channel of the server")
	deniedDirect   = wording.Say("this is not a channel of a server; without %s the alert comes to your direct messages",
		"where:here")
)

// fill fills in who asks by an interaction, where, and what they may do.
func (s *access) fill(i *discordgo.Interaction, user *discordgo.User, a asking) asking {
	a.asker, a.By = user.ID, show.NameOf(i.Member, user)
	a.Asker, a.Channel, a.Guild, a.Lang = user.ID, i.ChannelID, i.GuildID, string(i.Locale)
	s.allow(&a.Request, i.GuildID, func() bool { return s.moderates(i.Member) })
	return a
}

// allow fills in whether the member has the rights of a moderator. In the home servers moderators may change the corpus
// and see its files; in any server, they may subscribe a channel. It calls moderates only if that matters, because the
// answer may take a call.
func (s *access) allow(r *ask.Request, guild string, moderates func() bool) {
	switch c := r.Command; {
	case c.For == ask.Moderators:
		r.Moderator, r.Denied = s.mayChange(guild, s.isHome(guild) && moderates())
	case c.ShowsNames && s.isHome(guild):
		r.Moderator = moderates()
	case c.Manages:
		r.Moderator, r.Denied = guild != "" && moderates(), deniedSettings
	case c.Chat && guild == "":
		r.Denied = deniedDirect
	case c.Chat:
		r.Moderator, r.Denied = moderates(), deniedRole
	}
}

// mayChange reports whether a member may change the corpus from a server, and otherwise why not. moderates says whether
// they are a moderator of the server.
func (s *access) mayChange(guild string, moderates bool) (ok bool, why wording.Text) {
	switch {
	case len(s.home) == 0:
		return false, deniedNoHome
	case !s.isHome(guild):
		return false, deniedHere
	case !moderates:
		return false, deniedRole
	}
	return true, wording.Text{}
}

// isHome reports whether a server is one of the operator's.
func (s *access) isHome(guild string) bool { return guild != "" && slices.Contains(s.home, guild) }

// moderates reports whether the member who caused an interaction is a moderator of their server. Discord sends what
// they may do.
func (s *access) moderates(m *discordgo.Member) bool {
	return m != nil && (m.Permissions&managing != 0 || s.hasRole(m.Roles))
}

func (s *access) hasRole(roles []string) bool {
	return slices.ContainsFunc(roles, func(r string) bool { return slices.Contains(s.roles, r) })
}

// authorModerates reports whether the author of a message is a moderator. Messages do not say what members may do, so
// the server is asked for, unless a role tells.
func (s *access) authorModerates(ctx context.Context, m *discordgo.Message) bool {
	if m.Member == nil || m.GuildID == "" {
		return false
	}
	if s.hasRole(m.Member.Roles) {
		return true
	}
	guild, err := s.rest.Guild(m.GuildID, discordgo.WithContext(ctx))
	if err != nil {
		s.log.Warn("asking for a server's roles failed", "error", connect.Redact(err))
		return false
	}
	if guild.OwnerID == m.Author.ID {
		return true
	}
	return slices.ContainsFunc(guild.Roles, func(r *discordgo.Role) bool {
		has := r.ID == guild.ID || slices.Contains(m.Member.Roles, r.ID) // the role with the server's id is everyone's
		return has && r.Permissions&managing != 0
	})
}

// ownRole reports whether Discord made the role for the bot. discordgo does not decode whose role it is.
func (s *access) ownRole(ctx context.Context, guild, role string) bool {
	if own, ok := s.own.Load(role); ok {
		return own.(bool)
	}
	address := discordgo.EndpointGuildRoles(guild)
	answer, err := s.rest.RequestWithBucketID(http.MethodGet, address, nil, address, discordgo.WithContext(ctx))
	var roles []struct {
		ID   string `json:"id"`
		Tags struct {
			Bot string `json:"bot_id"`
		} `json:"tags"`
	}
	if err == nil {
		err = json.Unmarshal(answer, &roles)
	}
	if err != nil {
		s.log.Warn("asking for a server's roles failed", "error", connect.Redact(err))
		return false
	}
	own := false
	for _, r := range roles {
		own = own || r.ID == role && r.Tags.Bot == s.self().id
	}
	s.own.Store(role, own)
	return own
}
