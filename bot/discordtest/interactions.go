package discordtest

import (
	"strconv"
	"time"
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
	owners    object // through whose installation it came: authorizing_integration_owners
	exchange  *Exchange
	due       time.Time // for the first response
	expires   time.Time
	responded int          // the type of the first response; 0 before it
	pending   bool         // a new message was deferred and is not there yet
	flags     int          // of the deferral
	original  string       // the id of the message that @original is; "" while there is none
	pressed   string       // the id of the message whose button was pressed, or select menu used
	on        *Message     // that message, also when it is deleted
	from      *interaction // whose response opened the modal that was submitted
	submitted *interaction // that was last made by submitting the modal
	followUps int
	option    *Option // that was typed into
	choices   feed[[]Choice]
}

// begin makes an interaction of a user's. Call it with mu held.
func (s *Server) begin(kind int, c *Channel, u User, owners object) *interaction {
	now := time.Now()
	in := &interaction{
		id: s.newID(), kind: kind, user: u, channel: c, owners: owners,
		due: now.Add(s.options.InteractionDeadline), expires: now.Add(s.options.TokenLife),
	}
	in.token = "interaction-token-" + in.id
	in.exchange = &Exchange{ID: in.id, Channel: c.ID}
	s.interactions[in.token] = in
	return in
}

// sendInteraction sends INTERACTION_CREATE to all sessions: no intent is needed for it.
func (s *Server) sendInteraction(o object) {
	s.gateway.dispatch("INTERACTION_CREATE", func(int) any { return o })
}

// metadata is what a message that answers the interaction says of it.
func (in *interaction) metadata() object {
	o := object{"id": in.id, "type": in.kind, "user": in.user.wire(), "authorizing_integration_owners": in.owners}
	if in.from != nil {
		o["triggering_interaction_metadata"] = in.from.metadata()
	}
	return o
}

// wire is the interaction as the gateway sends it. Call it with the server's mu held.
func (in *interaction) wire(s *Server, data object) object {
	c := in.channel
	o := object{
		"id": in.id, "application_id": s.Bot.ID, "type": in.kind, "token": in.token, "version": 1, "data": data,
		"channel_id": c.ID, "channel": c.wire(), "locale": "en-GB",
		"app_permissions": strconv.FormatInt(c.may(), 10), "entitlements": []any{}, "attachment_size_limit": maxFile, "context": c.context(),
		"authorizing_integration_owners": in.owners,
	}
	if c.Guild == "" {
		o["user"] = in.user.wire()
		return o
	}
	g := s.guilds[c.Guild]
	o["guild_id"], o["guild_locale"] = g.ID, "en-GB"
	o["member"] = object{
		"user": in.user.wire(), "roles": g.rolesOf(in.user.ID), "joined_at": "2021-12-21T00:00:00Z",
		"permissions": strconv.FormatInt(g.permissions(in.user.ID), 10),
	}
	return o
}
