package discordtest

import (
	"strconv"
	"time"

	"verbatim/bot/discordtest/feed"
	"verbatim/bot/discordtest/schema"
)

// Types of interactions, of the page on receiving and responding.
const (
	interactionCommand      = 2
	interactionComponent    = 3
	interactionAutocomplete = 4
	interactionModal        = 5
)

// An interaction is one that was sent to the bot.
type interaction struct {
	id, token string
	kind      int
	user      User
	channel   *Channel
	owners    schema.Object // the installations through which it came: authorizing_integration_owners
	exchange  *Exchange
	due       time.Time // for the first response
	expires   time.Time
	responded int          // the type of the first response; 0 before it
	pending   bool         // a new message was deferred and has not come yet
	flags     int          // of the deferral
	original  string       // the id of the message @original; "" if there is none
	pressed   string       // the id of the message whose component was used
	on        *Message     // that message, even if it was deleted
	from      *interaction // whose response opened the modal that was submitted
	submitted *interaction // the last one made by submitting the modal
	followUps int
	option    *schema.Option // that is typed into
	choices   feed.Feed[[]schema.Choice]
}

// interactions are those that were sent to the bot.
type interactions struct {
	server  *Server
	byToken map[string]*interaction
}

func newInteractions(s *Server) *interactions {
	return &interactions{server: s, byToken: map[string]*interaction{}}
}

// begin makes an interaction of a user. Call it with mu held.
func (l *interactions) begin(kind int, c *Channel, u User, owners schema.Object) *interaction {
	s, now := l.server, time.Now()
	in := &interaction{
		id: s.newID(), kind: kind, user: u, channel: c, owners: owners,
		due: now.Add(s.options.InteractionDeadline), expires: now.Add(s.options.TokenLife),
	}
	in.token = "interaction-token-" + in.id
	in.exchange = &Exchange{ID: in.id, Channel: c.ID}
	l.byToken[in.token] = in
	return in
}

// send sends INTERACTION_CREATE, which needs no intent. That of a guild without the bot comes to the first shard.
func (l *interactions) send(o schema.Object) {
	guild, _ := o["guild_id"].(string)
	l.server.mu.Lock()
	if l.server.World.guild(guild) == nil {
		guild = ""
	}
	l.server.mu.Unlock()
	l.server.Gateway.Send("INTERACTION_CREATE", guild, func(int) any { return o })
}

// metadata returns what a message that responds to the interaction says of it.
func (in *interaction) metadata() schema.Object {
	o := schema.Object{"id": in.id, "type": in.kind, "user": in.user.wire(), "authorizing_integration_owners": in.owners}
	if in.from != nil {
		o["triggering_interaction_metadata"] = in.from.metadata()
	}
	return o
}

// wire returns the interaction as the gateway sends it. Call it with the server's mu held.
func (in *interaction) wire(s *Server, data schema.Object) schema.Object {
	c := in.channel
	o := schema.Object{
		"id": in.id, "application_id": s.Bot.ID, "type": in.kind, "token": in.token, "version": 1, "data": data,
		"channel_id": c.ID, "channel": c.wire(), "context": c.context(), "locale": s.options.Locale,
		"app_permissions": strconv.FormatInt(c.may(), 10), "entitlements": []any{}, "attachment_size_limit": schema.MaxFile,
		"authorizing_integration_owners": in.owners,
	}
	if c.Guild == "" {
		o["user"] = in.user.wire()
		return o
	}
	g := s.World.guilds[c.Guild]
	o["guild_id"], o["guild_locale"] = g.ID, s.options.GuildLocale
	o["member"] = schema.Object{
		"user": in.user.wire(), "nick": g.nickWire(in.user.ID), "roles": g.rolesOf(in.user.ID), "joined_at": joinedAt,
		"permissions": strconv.FormatInt(g.permissions(in.user.ID), 10),
	}
	return o
}
