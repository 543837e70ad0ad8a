package bot

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/index/ask"
)

// decode reads the request in a message. Discord makes a role of the bot's name for it in each server, and who types that
// name mentions one as easily as the other; so a role is returned too, when the message is meant for the bot only if that
// role is the bot's.
func (b *Bot) decode(m *discordgo.Message) (r ask.Request, role string, ok bool) {
	defer func() {
		if ok && m.ReferencedMessage != nil && pointsAt[strings.ToLower(strings.Trim(r.Words, " ?!."))] && asksWho[r.Command] {
			r = sourceOf(m.ReferencedMessage)
		}
	}()
	h := Hearing{Prefix: b.options.Prefix, Self: known(&b.self), Name: known(&b.name), Direct: m.GuildID == ""}
	if r, ok = Decode(m.Content, h); ok {
		return r, "", true
	}
	for _, role := range m.MentionRoles {
		if r, ok = Decode(m.Content, Hearing{Self: "&" + role, Prefix: h.Prefix}); ok {
			return r, role, true
		}
	}
	return r, "", false
}

// pointsAt are the words by which a reply asks about the message that it replies to: "who said this?".
var pointsAt = map[string]bool{"": true, "this": true, "that": true, "it": true, "who said this": true, "who said that": true, "who said it": true}

// asksWho are the commands of such a reply.
var asksWho = map[string]bool{ask.WhoSaid: true, ask.Ask: true, ask.Source: true}

// ownRole reports whether the role is the one that Discord made for the bot. discordgo does not read whose a role is.
func (b *Bot) ownRole(ctx context.Context, guild, role string) bool {
	if own, ok := b.roles.Load(role); ok {
		return own.(bool)
	}
	address := discordgo.EndpointGuildRoles(guild)
	answer, err := b.rest.RequestWithBucketID(http.MethodGet, address, nil, address, discordgo.WithContext(ctx))
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
		b.log.Warn("asking for a server's roles failed", "error", redact(err))
		return false
	}
	own := false
	for _, r := range roles {
		own = own || r.ID == role && r.Tags.Bot == known(&b.self)
	}
	b.roles.Store(role, own)
	return own
}

// managing are the permissions of which one makes a moderator.
const managing = discordgo.PermissionManageGuild | discordgo.PermissionAdministrator

// isHome reports whether a server is one of the operator's own, in which moderators may change the corpus.
func (b *Bot) isHome(guild string) bool {
	return guild != "" && slices.Contains(b.options.HomeGuilds, guild)
}

// Why somebody may not change the corpus.
const (
	deniedNoHome = "whoever runs the bot has named no server whose moderators may: VERBATIM_HOME_GUILDS"
	deniedHere   = "it works in the servers that whoever runs the bot has named, not here"
	deniedRole   = "it takes the permission Manage Server, or a role that whoever runs the bot has named"
	deniedDirect = "here is no channel of a server, and without where:here it comes to your direct messages"
)

// allow fills in whether the user has the rights of a moderator. In the operator's own servers these are to change the
// corpus and to know its files; in any server, to subscribe a channel. moderates is asked only where it matters, since
// the answer may be far away.
func (b *Bot) allow(r *ask.Request, guild string, moderates func() bool) {
	switch c, _ := ask.Lookup(r.Command); {
	case c.For == ask.Moderators:
		r.Moderator, r.Denied = b.may(guild, b.isHome(guild) && moderates())
	case c.Name == ask.Status && b.isHome(guild):
		r.Moderator = moderates()
	case c.Chat && guild == "":
		r.Denied = deniedDirect
	case c.Chat:
		r.Moderator, r.Denied = moderates(), deniedRole
	}
}

// may returns whether moderators' commands are carried out in a server for somebody who moderates there or does not, and else why not.
func (b *Bot) may(guild string, moderates bool) (ok bool, why string) {
	switch {
	case len(b.options.HomeGuilds) == 0:
		return false, deniedNoHome
	case !b.isHome(guild):
		return false, deniedHere
	case !moderates:
		return false, deniedRole
	}
	return true, ""
}

// moderatesHere reports whether the member who used a command is a moderator of their server. Discord sends what they may do.
func (b *Bot) moderatesHere(m *discordgo.Member) bool {
	return m != nil && (m.Permissions&managing != 0 || b.hasRole(m.Roles))
}

func (b *Bot) hasRole(roles []string) bool {
	return slices.ContainsFunc(roles, func(r string) bool { return slices.Contains(b.options.ModeratorRoles, r) })
}

// moderates reports whether the author of a message is a moderator. Messages do not say what members may do, so unless a
// role tells, the server is asked for.
func (b *Bot) moderates(ctx context.Context, m *discordgo.Message) bool {
	if m.Member == nil || m.GuildID == "" {
		return false
	}
	if b.hasRole(m.Member.Roles) {
		return true
	}
	guild, err := b.rest.Guild(m.GuildID, discordgo.WithContext(ctx))
	if err != nil {
		b.log.Warn("asking for a server's roles failed", "error", redact(err))
		return false
	}
	if guild.OwnerID == m.Author.ID {
		return true
	}
	for _, r := range guild.Roles {
		if r.Permissions&managing != 0 && (r.ID == guild.ID || slices.Contains(m.Member.Roles, r.ID)) {
			return true
		}
	}
	return false
}
